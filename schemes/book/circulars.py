"""A circular as the pages of a book show it."""

from typing import NamedTuple

from schemes.law import Amendment
from schemes.units.places import AREAS, Province


class CircularInForce(NamedTuple):
    """An approved circular: its scheme, what it changes, and the provinces it names (none: all of them)."""

    scheme: str
    amendment: Amendment
    provinces: tuple[str, ...] = ()

    def reaches(self, province: str | None) -> bool:
        """Whether it holds in a province; in one that was not said, only what holds in all."""
        return not self.provinces or province in self.provinces

    @property
    def places(self) -> list[Province]:
        """The provinces it names."""
        return [AREAS[code] for code in self.provinces]


Circulars = tuple[CircularInForce, ...]
