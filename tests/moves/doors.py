"""The door of every verb: the applicant's page, the officer's deed, the bank's call, the system's task."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.test import Client
from django.urls import reverse

from applicants import tasks
from applicants.models import Application, Invitation, User
from disbursements.models import Referral
from schemes.units import jalali, today
from tests.applicants.circulars import a_draft, a_policy_maker
from tests.applicants.desk import at_desk, cancel_url, deed_url, refer_url
from tests.applicants.portal import read_url, signed_in
from tests.applicants.test_way_of_self_help_group import SHARE, women
from tests.disbursements.bank_side import key
from tests.moves.worlds import CONTRACTS, LOANS, World, graded, standing
from tests.moves.written import Move
from tests.ways import STUDY, accepted, paid
from tests.world import QASSIM

REASONS = {
    "omid2": "bad_record", "home_business": "committee_against", "covid_relief": "sector_against",
    "self_help_group": "executor_against", "productive_families": "line_outside",
}  # fmt: skip
NEEDED = {"omid2": "purpose", "home_business": "field", "covid_relief": "has_licence",
          "productive_families": "project_line"}  # fmt: skip
# The number of the law that refused the file, and what a circular makes of it.
OPENED_BY: dict[str, dict[str, Any]] = {
    "omid2": {"parameter": "ceiling", "value": 1_200_000_000},
    "home_business": {"parameter": "applicant_ceiling", "value": 3_000_000_000},
    "covid_relief": {"parameter": "registration_until", "value": "1399/05/31", "since": "1399/05/01"},
    "self_help_group": {"parameter": "least_members", "value": 8},
    "productive_families": {"parameter": "project_ceiling", "value": 3_000_000, "provinces": [QASSIM],
                            "since": "1405/09/01"},
}  # fmt: skip


def world_for(move: Move) -> World:
    """A file that stands where the move begins, with all that the move asks for."""
    world = standing(move.way, move.source, spoilt=move.verb == "find_ineligible")
    file = world.file
    if move.verb == "find_incomplete":
        Application.objects.filter(pk=file.pk).update(answers=file.answers | {NEEDED[move.way]: ""})
    elif move.verb == "expire_invitation":
        Invitation.objects.filter(application=file).update(expires_on=today() - timedelta(days=1))
    elif move.verb == "confirm_papers":
        Application.objects.filter(pk=file.pk).update(papers_confirmed_on=None)
    elif move.verb == "record_result":
        file.results.all().delete()
    file.refresh_from_db()
    return world


def _page(name: str, *more: str) -> Callable[[World, User], Any]:
    def post(world: World, by: User) -> Any:
        return signed_in(by).post(read_url(world.file, name, *more))

    return post


def _deed(verb: str, answers: Callable[[World], dict[str, Any]]) -> Callable[[World, User], Any]:
    def post(world: World, by: User) -> Any:
        return sitting(by).post(deed_url(world.file, verb), answers(world))

    return post


def sitting(user: User) -> Client:
    """A browser at the desk; who is no officer can only sign in as an applicant."""
    return at_desk(user) if user.is_staff else signed_in(user)


def _day(name: str) -> dict[str, str]:
    year, month, on = jalali(today()).split("/")
    return {f"{name}_0": on, f"{name}_1": month, f"{name}_2": year}


def _refer(world: World, by: User) -> Any:
    url = refer_url(world.file)
    return sitting(by).post(url, {"bank": world.bank.pk})


def _cancel(world: World, by: User) -> Any:
    referral = Referral.objects.get(application=world.file)
    url = cancel_url(referral)
    return sitting(by).post(url, {"reason": "بانک دیگر نزدیک‌تر است"})


def new_group(by: User) -> Any:
    """A group that a facilitator forms at the desk."""
    names = women()
    words = {
        "group_name": "گل نرگس", "place": "2001", "first_name": "گلی", "last_name": "نمونه", "sex": "woman",
        "national": women(1)[0].national_code, "phone": "09351234567",
        "people": "\n".join(f"{each.name}، {each.national_code}، زن، بله، {SHARE}" for each in names),
    }  # fmt: skip
    url = reverse("admin:applicants_application_new_group")
    return sitting(by).post(url, words | {"born_0": "1", "born_1": "2", "born_2": "1360"})


def _training(world: World) -> dict[str, Any]:
    return {"title": "دفترداری", "there": list(world.file.members.values_list("pk", flat=True)), **_day("held_on")}


BOOK = {"months": "6", "due": "24", "held": "24", "saved": "50000000", "lent": "30000000", "on_time": "100",
        "in_order": "yes"}  # fmt: skip
A_STUDY = {
    "member": "yes", "feasible": "yes", "cost": "25000", "income": "1500", "idea": "كليجا",
    "improves": STUDY["improves"], "windows": STUDY["windows"],
}  # fmt: skip

# By whom a move is made of those who are no users is known by the door itself: `by` is then not looked at.
OF_PEOPLE: dict[str, Callable[[World, User], Any]] = {
    "submit": _page("application_check"),
    "withdraw": _page("withdraw_application"),
    "complete_papers": _page("complete_papers"),
    "choose_offer": _page("choose_offer", "3"),
    "refer": _refer,
    "cancel_referral": _cancel,
    **{
        verb: _deed(verb, answers)
        for verb, answers in {
            "return_to_applicant": lambda _world: {"reason": "paper_missing", "note": ""},
            "reject": lambda world: {"reason": REASONS[world.way], "note": ""},
            "approve": lambda _world: {"note": ""},
            "report_visit": lambda _world: {"condition": "active", "text": "دیده شد.", **_day("visited_on")},
            "invite": lambda _world: {"intended_deposit": "300000000"},
            "confirm_papers": lambda _world: {},
            "record_training": _training,
            "record_passbook": lambda _world: BOOK,
            "record_study": lambda _world: A_STUDY | _day("studied_on"),
            "record_result": lambda _w: {"income": "2000", "quality": "better", "demand": "same", **_day("on")},
        }.items()
    },
}


def _reopen(world: World) -> None:
    """A circular that one at headquarters has written down and another puts in force at the desk."""
    drafted = a_draft(scheme=world.way, **OPENED_BY[world.way])
    url = reverse("admin:applicants_circular_act", args=[drafted.pk, "approve_circular"])
    assert at_desk(a_policy_maker()).post(url).status_code == 302
    tasks.recheck_refused(drafted.pk)


def _call(path: str, body: Callable[[World], dict[str, Any]]) -> Callable[[World], Any]:
    def post(world: World) -> Any:
        return world.caller.post(f"referrals/{_sent(world).code}/{path}/", body(world))

    return post


def _sent(world: World) -> Referral:
    assert world.referral
    return world.referral


def _opening(world: World) -> dict[str, Any]:
    code, day = world.file.person.national_code, today().isoformat()
    return {"national_code": code, "number": f"N{key()}", "kind": "762", "opened_on": day}


def _all_that_is_left(world: World) -> int:
    return 100_000_000 if world.file.state == "disbursing" else LOANS[world.way]


OF_BANKS: dict[str, Callable[[World], Any]] = {
    "open_account": lambda world: world.caller.post("accounts/", _opening(world)),
    "return_from_bank": _call("decline", lambda _world: {"reason": "collateral", "note": ""}),
    "grade": graded,
    "contract": lambda world: accepted(world.caller, _sent(world), **CONTRACTS[world.way]),
    "pay_stage": lambda world: paid(world.caller, _sent(world), 50_000_000),
    "disburse": lambda world: paid(world.caller, _sent(world), _all_that_is_left(world)),
}
OF_THE_SYSTEM: dict[str, Callable[[World], Any]] = {
    "pass_check": lambda world: tasks.judge_application(world.file.pk),
    "find_incomplete": lambda world: tasks.judge_application(world.file.pk),
    "find_ineligible": lambda _world: tasks.sweep_judgements(),
    "reopen": _reopen,
    "expire_invitation": lambda _world: tasks.expire_invitations(),
}


def make(world: World, move: Move) -> User | None:
    """Make the move through its door; return the user who made it, if it was one."""
    if move.role == "system":
        OF_THE_SYSTEM[move.verb](world)
        return None
    if move.role == "bank":
        answer = OF_BANKS[move.verb](world)
        assert answer.status_code in (200, 201), answer.content
        return None
    by = world.file.person.user if move.role == "applicant" else world.officer(move.role)
    answer = OF_PEOPLE[move.verb](world, by)
    assert answer.status_code == 302, answer.content.decode()
    return by
