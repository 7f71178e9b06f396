"""Figures: numbers stated by a source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import Attribute, field

from argmap.frozen_class import frozen
from argmap.model.clean_text import clean
from argmap.model.origin import Origin
from argmap.model.type_checks import named

if TYPE_CHECKING:
    from argmap.model.quantity import Quantity


@frozen(field_transformer=named)
class Figure:
    """A figure as a source states it: a subject, a measure, and the value.

    Figures of two maps can be compared if subject and measure are the same. The value is kept as
    written; :attr:`quantity` is the parsed number. Raises :class:`ValueError` if a part is empty,
    or contains a character that separates the parts.

    >>> figure = Figure("Central Committee of 1934", "arrested and shot", "98 of 139")
    >>> figure.quantity.low, str(figure)
    (Decimal('98'), 'Central Committee of 1934 / arrested and shot = 98 of 139')
    """

    subject: str = field(converter=clean)
    measure: str = field(converter=clean)
    value: str = field(converter=clean)
    origin: Origin | None = field(default=None, eq=False, repr=False)

    @subject.validator
    @measure.validator
    @value.validator
    def _can_be_written(self, attribute: Attribute[Any], value: str) -> None:
        forbidden = {"subject": "/=", "measure": "="}.get(attribute.name, "")
        if not value:
            raise ValueError(f"the {attribute.name} of a figure is empty")
        for sign in forbidden:
            if sign in value:
                raise ValueError(f"the {attribute.name} of a figure holds no {sign!r}: {value}")

    @property
    def quantity(self) -> Quantity | None:
        """The number in the value, or ``None`` if it is vague or ambiguous."""
        from argmap.model.quantity import Quantity  # imported late: most commands need no figures

        return Quantity.read(self.value)

    @property
    def readings(self) -> tuple[str, ...]:
        """The possible meanings of an ambiguous value, each written unambiguously; else empty.

        >>> Figure("army", "men", "12.000").readings
        ('12,000', '12')
        """
        from argmap.model.figure_value import readings

        return readings(self.value)

    def __str__(self) -> str:
        return f"{self.subject} / {self.measure} = {self.value}"
