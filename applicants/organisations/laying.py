"""The bodies that the documents name, laid down as rows; what has been changed since stays as it is."""

from dataclasses import dataclass, field

from applicants.models import Organisation
from applicants.way import ways
from applicants.way.bodies import NamedBody
from schemes.catalogue import SCHEMES
from schemes.units.countries import Country
from schemes.units.places import areas_of


@dataclass(slots=True)
class PlacedBody:
    """A body of one place as the documents have it, and the schemes that name it."""

    body: NamedBody
    country: Country
    province: str
    schemes: list[str] = field(default_factory=list)


def lay_down() -> int:
    """Make every body that is not there yet, and return how many the documents name."""
    rows = {body.code: body for body in Organisation.objects.all()}
    named = _named()
    for code, each in named.items():
        if code not in rows:
            rows[code] = Organisation.objects.create(
                code=code, kind=each.body.kind, name=each.body.name, country=each.country.code, province=each.province,
                parent=rows[each.body.parent] if each.body.parent else None,
                schemes=[] if each.body.every_scheme else each.schemes,
            )  # fmt: skip
    return len(named)


def _named() -> dict[str, PlacedBody]:
    """Every body by its code, a whole before its parts, as the ways name them."""
    found: dict[str, PlacedBody] = {}
    for slug, way in ways():
        country = SCHEMES[slug].country
        for body in way.bodies.named:
            if body.of_each_province:
                there = [(body.at(area), area.code) for area in areas_of(country).values()]
            else:
                there = [(body, "")]
            for each, province in there:
                found.setdefault(each.code, PlacedBody(each, country, province)).schemes.append(slug)
    return found
