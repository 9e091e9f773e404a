"""Registries that answer nonsense, birthdays that cannot be, and which refused files a circular reaches (tests-Q05)."""

from datetime import timedelta
from typing import Any

import httpx
import pytest
from django.urls import reverse

from applicants import services
from applicants.files import inquiries, reopening
from applicants.files.inquiries import ReplyStatus
from applicants.models import Application, Inquiry, Person, State
from schemes.units import today
from tests.applicants import test_inquiries, test_way_of_self_help_group
from tests.applicants.circulars import a_circular
from tests.applicants.portal import signed_in
from tests.applicants.test_inquiries import Registry
from tests.applicants.test_reopening import extended, late, reopened, state_of
from tests.applicants.test_way_of_self_help_group import a_facilitator, formed, women
from tests.ours import ours
from tests.world import SEMNAN, a_file, a_person, a_saudi, a_user, national_code

pytestmark = pytest.mark.django_db
registry = test_inquiries.registry  # a server that says what it is told
_a_target_county = test_way_of_self_help_group._a_target_county


@pytest.mark.parametrize("said", ["true", 1, None, {}, []])
def test_an_identity_is_matched_or_not_and_nothing_else_is_an_answer(registry: Registry, said: Any) -> None:
    registry.say("/identity", {"idCode": "0499370899", "validation": said})
    assert inquiries.ask("identity", a_person()) == (ReplyStatus.UNAVAILABLE, {})


@pytest.mark.parametrize("answer", [[], "yes", 7, None, b"<html>", b"", b"\xff"])
def test_what_is_no_object_is_no_answer(registry: Registry, answer: Any) -> None:
    registry.say("/debts", answer)
    assert inquiries.ask("debts", a_person()) == (ReplyStatus.UNAVAILABLE, {})


@pytest.mark.parametrize("status", [201, 202, 204, 301, 400, 404, 500])
def test_only_a_200_is_an_answer(registry: Registry, status: int) -> None:
    registry.say("/identity", {"validation": False}, status)
    assert inquiries.ask("identity", a_person()) == (ReplyStatus.UNAVAILABLE, {})


@pytest.mark.parametrize("url", ["http://[", "http://127.0.0.1:1/identity", "ftp://127.0.0.1/", "not an address"])
def test_a_registry_whose_address_is_wrong_is_unavailable(settings: Any, url: str) -> None:
    """tests-Q25: whatever is wrong with it, nobody is refused and nothing breaks."""
    settings.INQUIRY_URLS = {"identity": url}
    settings.INQUIRY_TIMEOUT_SECONDS = 0.5
    assert inquiries.ask("identity", a_person()) == (ReplyStatus.UNAVAILABLE, {})


@pytest.mark.parametrize("error", [httpx.ReadTimeout("slow"), httpx.InvalidURL("bent"), ValueError("no JSON")])
def test_each_fault_of_a_registry_is_silence(settings: Any, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def broken(*_args: Any, **_words: Any) -> None:
        raise error

    settings.INQUIRY_URLS = {"identity": "http://registry"}
    monkeypatch.setattr(httpx, "post", broken)
    assert inquiries.ask("identity", a_person()) == (ReplyStatus.UNAVAILABLE, {})
    assert inquiries.ask("identity", a_saudi()) == (ReplyStatus.NOT_CONFIGURED, {})
    assert inquiries.ask("debts", a_person()) == (ReplyStatus.NOT_CONFIGURED, {})


def test_a_fault_of_ours_is_no_silence(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.INQUIRY_URLS = {"identity": "http://registry"}
    monkeypatch.setattr(httpx, "post", lambda *_args, **_words: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        inquiries.ask("identity", a_person())


@pytest.mark.parametrize(
    ("debt", "record", "facts"),
    [
        (0, True, {"other_debt": 0, "good_record": True}),
        (10**15, False, {"other_debt": 10**15, "good_record": False}),
        (10**15 + 1, True, {"good_record": True}),
        (-1, True, {"good_record": True}),
        (True, "yes", {}),
        ("7", None, {}),
    ],
)
def test_of_debts_only_what_can_be_is_kept(registry: Registry, debt: Any, record: Any, facts: dict[str, Any]) -> None:
    registry.say("/debts", {"success": True, "data": {"otherDebt": debt, "goodRecord": record}})
    assert inquiries.ask("debts", a_person()) == (ReplyStatus.MATCHED if facts else ReplyStatus.UNAVAILABLE, facts)


def test_an_answer_about_debts_holds_thirty_days_and_one_about_identity_for_ever(registry: Registry) -> None:
    file = a_file()
    registry.say("/identity", {"validation": True})
    registry.say("/debts", {"success": True, "data": {"otherDebt": 0, "goodRecord": True}})
    services.ask_inquiries(application=file)
    until = dict(ours(Inquiry).values_list("kind", "valid_until"))
    assert until == {"identity": None, "debts": today() + timedelta(days=30)}


@pytest.mark.parametrize(
    ("born", "taken"),
    [
        (("1", "6", "1285"), False),
        (("2", "6", "1285"), True),
        (("31", "5", "1405"), True),
        (("1", "6", "1405"), False),
        (("2", "6", "1405"), False),
    ],
)
def test_one_was_born_within_120_years_and_before_today(born: tuple[str, str, str], taken: bool, clock: Any) -> None:
    """tests-Q25."""
    clock("1405/06/01")
    words = {"first_name": "گلی", "last_name": "نمونه", "gender": "woman", "county": f"{SEMNAN}01"}
    words |= {f"birth_on_{place}": part for place, part in enumerate(born)} | {"national_code": national_code(33_333)}
    answer = signed_in(a_user()).post(reverse("identity_in", args=[SEMNAN]), words)
    assert ours(Person).exists() is taken
    if not taken:
        says = "این تاریخ تولد درست نیست؛ سال را بازبینی کنید."
        assert answer.context["form"].errors == {"birth_on": [says]}
        assert says in answer.content.decode()


@pytest.fixture
def _ten_days_late(clock: Any) -> None:
    clock("1399/05/10")


@pytest.mark.usefixtures("_ten_days_late")
def test_a_circular_reaches_the_files_of_its_own_days_and_no_others(clock: Any) -> None:
    """K8: both of its days count."""
    files = []
    for on in ("1399/05/01", "1399/05/02", "1399/05/08", "1399/05/09"):
        clock(on)
        files.append(late())
    clock("1399/05/10")
    extended(since="1399/05/02", until="1399/05/08")
    assert reopened(*files) == [State.INELIGIBLE, "at_sector", "at_sector", State.INELIGIBLE]


@pytest.mark.usefixtures("_ten_days_late")
def test_a_refusal_by_facts_that_the_law_reads_no_more_is_left_to_an_officer() -> None:
    file, other = late(), late()
    judgement = file.judgements.get()
    judgement.pk = None
    judgement.facts = judgement.facts | {"jobs_kept": "perhaps"}
    judgement.save(force_insert=True)
    extended()
    assert reopened(file, other) == [State.INELIGIBLE, "at_sector"]


@pytest.mark.usefixtures("_ten_days_late")
def test_a_file_that_moves_while_a_circular_is_looked_through_is_left_alone() -> None:
    file = late()
    circular = extended()
    stale = Application.objects.get(pk=file.pk)
    reopening.recheck_refused(circular_id=circular.pk)
    assert state_of(file) == State.SUBMITTED
    reopening._open(stale, circular.citation, kind="reopened", reason=circular.citation)
    assert file.events.filter(verb="reopen").count() == 1


def test_a_group_one_of_whose_members_is_in_another_by_now_stays_closed() -> None:
    by, members = a_facilitator(), women()
    closed = formed(by, members[:12])
    assert closed.state == "training"
    Application.objects.filter(pk=closed.pk).update(state=State.INELIGIBLE)
    other = formed(by, [*women(11), members[0]])
    circular = a_circular("group_ceiling", 10**12, scheme="self_help_group", citation="نامه ۱ روز ۱۴۰۵/۰۱/۰۱")
    reopening._open(Application.objects.get(pk=closed.pk), circular.citation, kind="reopened", reason=circular.citation)
    assert state_of(closed) == State.INELIGIBLE
    Application.objects.filter(pk=other.pk).update(state=State.INELIGIBLE)
    reopening._open(Application.objects.get(pk=closed.pk), circular.citation, kind="reopened", reason=circular.citation)
    assert state_of(closed) == State.SUBMITTED
