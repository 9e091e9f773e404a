"""The law with what has been signed. Circulars live a floor above; the roof hands these pages the way to read them."""

from collections.abc import Callable
from datetime import date

from schemes.book.circulars import CircularInForce, Circulars
from schemes.catalogue import SCHEMES, Scheme
from schemes.units.places import AREAS, Province

__all__ = ["SHARE", "CircularInForce", "Circulars", "Source", "law_under", "none_signed", "provinces_apart"]

SHARE = "absorption_ceiling_"  # how a province's share of article 22 is named; its code follows


Source = Callable[[], Circulars]


def none_signed() -> Circulars:
    """The law as printed."""
    return ()


def law_under(slug: str, circulars: Circulars, province: str | None = None) -> Scheme:
    """A scheme as these circulars have it in a province."""
    reaching = tuple(each.amendment for each in circulars if each.scheme == slug and each.reaches(province))
    return SCHEMES[slug].under(reaching) if reaching else SCHEMES[slug]


def provinces_apart(slug: str, circulars: Circulars, on: date) -> list[Province]:
    """The provinces in which a circular of their own answers people otherwise on a day, in the order of the alphabet.

    A share of article 22 is its province's own affair and no answer to anybody.
    """
    named = {
        province
        for each in circulars
        if each.scheme == slug and each.amendment.holds(on) and not each.amendment.parameter.startswith(SHARE)
        for province in each.provinces
    }
    return [province for code, province in AREAS.items() if code in named]
