"""The project of the live preview's tests, which the sandbox has in a browser tab."""

from __future__ import annotations

from tests.preview.conftest import folder as folder
