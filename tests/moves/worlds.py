"""A file of any way standing in any of its states, with the bank, the papers and the facts that belong to it there."""

import itertools
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils import timezone

from applicants import tasks
from applicants.models import Application, TargetCounty, User
from applicants.ways.self_help_group import forming
from disbursements import services as money
from disbursements.models import Bank, Referral
from schemes.units import today
from tests.applicants.circulars import a_circular
from tests.applicants.portal import ANSWERS
from tests.applicants.test_way_of_covid_relief import SEEN, UNIT
from tests.applicants.test_way_of_home_business import WORKER
from tests.applicants.test_way_of_self_help_group import BOOK, representative, trained, women
from tests.disbursements import bank_side
from tests.disbursements.bank_side import Caller
from tests.moves.written import STATES
from tests.ways import FAMILY, a_bank_with_credit, accepted, paid, studied, supplied
from tests.world import QASSIM, SEMNAN, a_file, a_paper, a_share, an_officer

LOANS = {"omid2": 250_000_000, "home_business": 2_000_000_000, "covid_relief": 480_000_000,
         "self_help_group": 240_000_000, "productive_families": 2_000_000}  # fmt: skip
# What the bank's contract says of itself, where neither the document nor a circular says it.
CONTRACTS: dict[str, dict[str, Any]] = {
    "omid2": {}, "covid_relief": {}, "home_business": {"months": 60, "rate_percent": 4},
    "self_help_group": {"months": 24, "rate_percent": 4}, "productive_families": {"months": 24, "rate_percent": 3},
}  # fmt: skip
LINES: dict[str, dict[str, Any]] = {
    "omid2": {}, "home_business": {}, "covid_relief": {"source": "national"}, "self_help_group": {"source": "national"},
    "productive_families": {"source": "portfolio", "currency": "SAR", "province": QASSIM},
}  # fmt: skip
NEEDS = {
    "omid2": ANSWERS,
    "home_business": WORKER,
    "covid_relief": UNIT,
    "self_help_group": {},
    "productive_families": FAMILY,
}
DECIDED_IN = {"omid2": "in_review", "home_business": "in_review", "covid_relief": "at_sector",
              "self_help_group": "training", "productive_families": "study"}  # fmt: skip
AT_A_BANK = ("referred", "graded", "contracted", "disbursing", "disbursed")
DAYS = {"covid_relief": "1399/04/15"}
A_DAY = "1405/09/01"
_workshops = itertools.count(1)


@dataclass
class World:
    """One file, and everybody who has to do with it."""

    way: str
    file: Application
    people: dict[str, User] = field(default_factory=dict)
    referral: Referral | None = None

    def officer(self, role: str) -> User:
        """An officer of this role in the file's province; of a group the facilitator who formed it."""
        everywhere = role in ("headquarters", "auditor", "administrator")
        if role not in self.people:
            self.people[role] = an_officer(role, "" if everywhere else self.file.province)
        return self.people[role]

    @cached_property
    def bank(self) -> Bank:
        """A bank with credit for the way; of a file that is at a bank, that one."""
        if self.referral:
            return self.referral.bank
        return a_bank_for(self.way)

    @cached_property
    def caller(self) -> Caller:
        """The bank's own client."""
        return Caller(self.bank)

    @property
    def desk(self) -> User:
        """Whoever works the files of the way."""
        return self.officer("association" if self.way == "productive_families" else "committee")

    def move_to(self, state: str, **fields: Any) -> None:
        """Stand the file in a state by hand, with what an approved file has."""
        at = STATES.index
        if at("approved") <= at(state) <= at("disbursed"):
            fields = {"plan_approved_on": today(), "chosen_amount": LOANS[self.way]} | fields
        Application.objects.filter(pk=self.file.pk).update(state=state, **fields)
        self.file.refresh_from_db()


def a_bank_for(way: str) -> Bank:
    """A bank that lends in this way, with room on its line."""
    return a_bank_with_credit(way, **({"year": today().year} if way == "productive_families" else {}) | LINES[way])


def standing(way: str, state: str, *, spoilt: bool = False) -> World:
    """A file of the way in the state; a `spoilt` one has what the law refuses."""
    if way == "self_help_group":
        world = _a_group(state, 9 if spoilt or state == "ineligible" else 12)
    elif way == "omid2":
        world = _a_saver(state, spoilt=spoilt)
    else:
        world = _a_borrower(way, state, spoilt=spoilt)
    if state == "ineligible":
        tasks.judge_application(world.file.pk)
        world.file.refresh_from_db()
    if state in AT_A_BANK:
        _to_the_bank(world, state)
    assert world.file.state == state
    return world


def _filed(way: str, state: str, **answers: Any) -> World:
    if way == "covid_relief":
        answers |= {"workshop_code": f"{next(_workshops):010}"}  # one file of a workshop at a time
    person = {"province": SEMNAN} if way != "productive_families" else {}
    fields: dict[str, Any] = {"answers": NEEDS[way] | answers, "chosen_offer": None, "plan_approved_on": None}
    if state in ("submitted", "ineligible"):
        fields |= {"check_due_at": timezone.now()}
    begun = state if state in ("draft", "submitted", "incomplete", "returned") else DECIDED_IN[way]
    file = a_file("submitted" if state == "ineligible" else begun, scheme=way, **person, **fields)
    return World(way, file)


def _a_saver(state: str, *, spoilt: bool) -> World:
    """Omid-2: from the invitation on with its account and its deposit."""
    if state in ("invited", "saving", "chosen", *AT_A_BANK):
        bank = a_bank_for("omid2")
        if state == "invited":
            file = bank_side.an_invited_file()
        else:
            file = (bank_side.a_saving_file if state == "saving" else bank_side.a_chosen_file)(bank)
        world = World("omid2", file)
        world.bank = bank
        return world
    amount = 1_100_000_000 if spoilt or state == "ineligible" else LOANS["omid2"]
    world = _filed("omid2", state, requested_amount=amount)
    a_paper(world.file, "plan")
    a_share(world.file.province)
    if world.file.state != state != "ineligible":
        world.move_to(state)
    return world


def _a_borrower(way: str, state: str, *, spoilt: bool) -> World:
    """Home businesses, the COVID relief and the families."""
    spoilt = spoilt or state == "ineligible"
    too_much = {"requested_amount": 2_000_000_001} if spoilt and way == "home_business" else {}
    if spoilt and way == "productive_families":
        a_circular("project_ceiling", 1_000_000, scheme=way, provinces=[QASSIM], since="1405/09/01")
    world = _filed(way, state, **too_much)
    if world.file.state in ("in_review", "at_sector", "study"):
        _known(world)
    if state == "bank_papers" or (way == "covid_relief" and state in ("ready", *AT_A_BANK)):
        for kind in ("bank_form", "guarantee"):
            a_paper(world.file, kind)
    if world.file.state != state != "ineligible":
        world.move_to("ready" if state in AT_A_BANK else state)
    return world


def _known(world: World) -> None:
    """What the officers of the way have found out."""
    if world.way == "home_business":
        supplied(world.file, world.desk, permit_valid=True)
    elif world.way == "covid_relief":
        supplied(world.file, world.desk, **SEEN, bounced_cheques=[], non_current_debt=0)
    else:
        studied(world.file, world.desk)


def _a_group(state: str, members: int) -> World:
    """Formed by a facilitator in a targeted county; trained, and with its passbook when it is ready."""
    letters = {"behzisti_letter": "نامه ۱", "executor_approval": "نامه ۲", "banks_letter": "نامه ۳"}
    TargetCounty.objects.get_or_create(province=SEMNAN, county="2001", defaults={"groups_allotted": 10, **letters})
    by = an_officer("facilitator")
    said = {"mobile": f"0936{by.pk:07d}", "representative": representative(), "county": "2001", "name": "گل نرگس"}
    file = forming.form_group(by=by, members=women(members), **said)
    world = World("self_help_group", file, {"facilitator": by})
    if state in ("submitted", "ineligible"):
        return world
    world.move_to("training", check_due_at=None)
    trained(by, file)
    if state in ("ready", *AT_A_BANK):
        world.move_to("ready")
        forming.record_passbook(application=file, by=by, **BOOK)
    elif state != "training":
        world.move_to(state)
    return world


def _to_the_bank(world: World, state: str) -> None:
    """Referred, and on as far as the bank has gone, by its own calls."""
    world.referral = money.refer(application=world.file, bank=world.bank, by=world.desk)
    if world.way == "omid2":
        for kind in ("791", "700"):
            bank_side.an_account(world.bank, world.file, kind)
    if world.way == "self_help_group" and state != "referred":
        graded(world)
    if state in ("contracted", "disbursing", "disbursed"):
        assert accepted(world.caller, world.referral, **CONTRACTS[world.way]).status_code == 201
    if state in ("disbursing", "disbursed"):
        amount = LOANS[world.way] - (100_000_000 if state == "disbursing" else 0)
        assert paid(world.caller, world.referral, amount).status_code == 201
    world.file.refresh_from_db()


def graded(world: World) -> Any:
    """The bank passes the group."""
    assert world.referral
    body = {"passed": True, "graded_on": today().isoformat()}
    return world.caller.post(f"referrals/{world.referral.code}/grade/", body)
