"""A figure that a source states."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import Attribute, field, frozen

from argmap.model.clean_text import clean
from argmap.model.origin import Origin
from argmap.model.type_checks import named

if TYPE_CHECKING:
    from argmap.model.quantity import Quantity


@frozen(field_transformer=named)
class Figure:
    """A figure as a source states it: what was counted, which measure of it, and the value.

    Figures of two maps can be held against each other where subject and measure are the same.
    The value is kept as it is written; :attr:`quantity` is what can be understood of it.
    Raises :class:`ValueError` where a part is empty or could not be written down again.

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
        """The number in the value, or ``None`` where it is vague."""
        from argmap.model.quantity import Quantity  # most commands read no figure

        return Quantity.read(self.value)

    @property
    def readings(self) -> tuple[str, ...]:
        """What the value may mean where that is open, each written so that it is not.

        >>> Figure("army", "men", "12.000").readings
        ('12,000', '12')
        """
        from argmap.model.figure_value import readings

        return readings(self.value)

    def __str__(self) -> str:
        return f"{self.subject} / {self.measure} = {self.value}"
