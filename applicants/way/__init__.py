"""What the way of a scheme is made of: all that portal, desk and bank know of one scheme beside its law.

The ways themselves stand in `applicants/ways/<slug>/`, which may use every other room of this floor. So no room imports
them: `way_of` finds a way by the slug of its scheme, and is the one place where a room is named by a string.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse

from applicants.models import Application
from applicants.roles import DESK
from applicants.states import Holder
from applicants.way.bodies import Bodies
from applicants.way.conditions import Conditions
from applicants.way.deeds import Deed, DeskPage
from applicants.way.measures import Indicator, Scope
from applicants.way.pages import Questionnaire
from applicants.way.reasons import Reason
from applicants.way.steps import Step
from schemes.catalogue import SCHEMES
from schemes.circulars import Source

SourcedFact = tuple[str, Any, str]  # a fact by the law's name, its JSON value, and where it comes from


class Words(NamedTuple):
    """How a state reads on this way, where it is not as everywhere."""

    next: object
    holder: Holder


class Approval(NamedTuple):
    """What an approval is to the law: the fact it makes true (None: none), and whose word it is."""

    fact: str | None
    source: object = ""
    intro: object = ""  # what the desk says of it before it is done


def no_records(files: Sequence[Application]) -> dict[int, list[SourcedFact]]:
    """A way that keeps no records of its own."""
    return {}


def nothing_shown(file: Application) -> dict[str, Any]:
    """A way whose pages show nothing of its own."""
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One scheme's way. What has no default every scheme has to say."""

    bodies: Bodies  # whose its files are, and all that the document names
    form: Questionnaire
    conditions: Conditions
    steps: tuple[Step, ...]
    rejections: tuple[Reason, ...]
    approval: Approval
    filed: Callable[[Application], Iterator[SourcedFact]]  # what the filing itself tells the law
    terms: Callable[[Application, int, Mapping[str, Any]], dict[str, Any]]  # what a bank is asked to lend on
    measures: Callable[[Scope], list[Indicator]]  # what was promised in numbers beside what was done
    by_year: bool = False  # measured year by year, not from the beginning
    supplied: Mapping[str, str] = field(default_factory=dict)  # facts an officer may say, with the kind of inquiry
    earlier_loans: str = ""  # the fact by which the law asks for loans given before
    invites: bool = False  # by a list of the ministry, whose word the law asks for
    offers: bool = False  # the sum is the one of an offer chosen later, and not the one asked for
    desk: tuple[str, ...] = DESK  # who works its files
    own_role: str = ""  # the role that serves this scheme alone and sees no file of another
    deeds: tuple[Deed, ...] = ()
    calculator: Callable[[HttpRequest, Source], HttpResponse] | None = None
    desk_pages: tuple[DeskPage, ...] = ()
    words: Mapping[str, Words] = field(default_factory=dict)
    arrival: str = "in_review"  # the notice that tells the file has reached whoever decides
    records: Callable[[Sequence[Application]], dict[int, list[SourcedFact]]] = no_records
    shown: Callable[[Application], dict[str, Any]] = nothing_shown  # records for the pages of the file

    def step(self, verb: str) -> Step | None:
        """The step of this verb, if the way has one."""
        return next((step for step in self.steps if step.verb == verb), None)


@cache
def way_of(slug: str) -> Way:
    """The way of a scheme. Raises ModuleNotFoundError for a slug that the catalogue has not."""
    way: Way = import_module(f"applicants.ways.{slug}.way").WAY
    return way


def ways() -> Iterable[tuple[str, Way]]:
    """Every scheme's slug and way, in the order of the catalogue."""
    return ((slug, way_of(slug)) for slug in SCHEMES)
