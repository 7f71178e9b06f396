"""What can be said about a map: whether it is in order, and what in it is doubtful."""

from argmap.analysis.argument_schemes import SCHEMES
from argmap.analysis.checks import check, doubts

__all__ = ["SCHEMES", "check", "doubts"]
