"""How the properties are tested: the same cases every time, or new ones to explore with."""

from __future__ import annotations

import os

from hypothesis import settings

# A run that is to be trusted is the same everywhere; ARGMAP_EXPLORE=1 looks for new cases.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None, max_examples=1000)
settings.load_profile("explore" if os.environ.get("ARGMAP_EXPLORE") else "same")
