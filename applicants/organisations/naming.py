"""Which body it was: in whose name somebody of a role acts on a file."""

from applicants.models import Application, Organisation
from applicants.way import way_of
from applicants.way.bodies import Kinds
from schemes.units.places import province


def body_of(application: Application, *, role: str = "", verb: str = "", own: Organisation | None = None) -> str:
    """The name of the body for which a role acts on this file or takes a step; without either, of the one that has it.

    It is the officer's own where that is of a kind the scheme's document knows; else, where a desk is shared by several
    bodies, the one of the file's place, or what the document calls it.
    """
    bodies = way_of(application.scheme).bodies
    kinds = bodies.kinds_of(role, verb)
    if own is not None and own.kind in kinds:
        return own.name
    found = _nearest(application, kinds)
    return found.name if found else bodies.called(kinds[0], province(application.province))


def _nearest(application: Application, kinds: Kinds) -> Organisation | None:
    """The one body of the kind that is nearest to the file; None where two are equally near."""
    serving = Organisation.objects.serving(
        scheme=application.scheme, province=application.province, county=application.county
    )
    found = list(serving.filter(kind=kinds[0])[:2])
    if len(found) == 2 and found[0].place == found[1].place:
        return None
    return found[0] if found else None
