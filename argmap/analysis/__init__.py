"""Checks of single maps, beyond the syntax."""

from argmap.analysis.argument_schemes import SCHEMES
from argmap.analysis.checks import check, doubts

__all__ = ["SCHEMES", "check", "doubts"]
