"""A point in time at which a search gives up."""

from __future__ import annotations

from time import monotonic

from argmap.frozen_class import frozen
from argmap.model.type_checks import expect


class OutOfTimeError(Exception):
    """A search has reached its deadline."""


@frozen
class Deadline:
    """A point in time, or never."""

    at: float | None = None

    @classmethod
    def after(cls, seconds: float | None) -> Deadline:
        """Return the deadline that is so many seconds away.

        Raises :class:`TypeError` or :class:`ValueError` if that is not a positive number.

        >>> Deadline.after(None).at is None
        True
        """
        if seconds is None:
            return cls()
        expect(seconds, (int, float), "seconds")
        if not seconds > 0:
            raise ValueError(f"seconds must be more than 0, not {seconds}")
        return cls(monotonic() + seconds)

    def share(self, parts: int) -> Deadline:
        """Return the deadline for the first of several parts, if each may take as long."""
        if self.at is None:
            return self
        now = monotonic()
        return Deadline(now + (self.at - now) / parts)

    def check(self) -> None:
        """Raise :class:`OutOfTimeError` if the deadline has passed."""
        if self.at is not None and monotonic() >= self.at:
            raise OutOfTimeError
