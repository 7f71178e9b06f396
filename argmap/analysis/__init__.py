"""What can be said about a map: whether it is in order, and what in it is doubtful."""

from argmap.analysis.checks import check, doubts
from argmap.analysis.schemes import SCHEMES

__all__ = ["SCHEMES", "check", "doubts"]
