"""What stands beside the files that a circular opens, and is none of them (K8; tests-Q03)."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from applicants.files import reopening
from applicants.models import Application, GroupMember, State
from applicants.services import judge, recheck_refused, rechecks_due
from schemes.catalogue import REGISTRATION
from schemes.units import day
from tests.applicants.circulars import a_circular
from tests.applicants.test_reopening import COVID, extended, late, state_of
from tests.applicants.test_way_of_covid_relief import UNIT
from tests.world import FARS, SEMNAN, a_file

pytestmark = pytest.mark.django_db
GROUP = "self_help_group"


@pytest.fixture(autouse=True)
def _ten_days_late(clock: Callable[..., Any]) -> None:
    clock("1399/05/10")


def refused_without_a_reason(scheme: str = COVID, **fields: Any) -> Application:
    """A file that the law of today would not refuse: what refused it was taken back, say."""
    answers = UNIT | {"workshop_code": f"{Application.objects.count():010}"} if scheme == COVID else {}
    fields = {"law_on": day("1399/04/20")} | fields
    file = a_file(State.IN_REVIEW if scheme == "omid2" else State.SUBMITTED, scheme=scheme, answers=answers, **fields)
    judge(application=file, stage=REGISTRATION)
    Application.objects.filter(pk=file.pk).update(state=State.INELIGIBLE)
    return file


def test_a_circular_opens_the_files_of_its_scheme_days_and_provinces_alone() -> None:
    """Another scheme's, one of the day before it and of the day after, and one next door stay as they are."""
    inside = [refused_without_a_reason(law_on=day(on)) for on in ("1399/04/10", "1399/04/20")]
    outside = [
        refused_without_a_reason(law_on=day("1399/04/09")), refused_without_a_reason(law_on=day("1399/04/21")),
        refused_without_a_reason(province=FARS), refused_without_a_reason("omid2", law_on=day("1399/04/15")),
    ]  # fmt: skip
    circular = extended(since="1399/04/10", until="1399/04/20", provinces=[SEMNAN])
    assert not recheck_refused(circular_id=circular.pk)
    assert [state_of(file) for file in inside] == [State.SUBMITTED] * 2
    assert [state_of(file) for file in outside] == [State.INELIGIBLE] * 4


def test_of_two_circulars_each_is_looked_through_by_itself() -> None:
    first, second = late(), late()
    Application.objects.filter(pk=first.pk).update(province=FARS)
    there, here = extended(provinces=[FARS]), extended(provinces=[SEMNAN], citation="نامه 13 روز 1399/05/09")
    assert not recheck_refused(circular_id=here.pk)
    assert rechecks_due() == [there.pk]
    assert [state_of(first), state_of(second)] == [State.INELIGIBLE, State.SUBMITTED]
    assert not recheck_refused(circular_id=there.pk)
    assert rechecks_due() == []
    assert state_of(first) == State.SUBMITTED


def test_in_chunks_each_file_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that stay refused too; and another circular's place in the queue is its own."""
    files = [late(has_licence=False), late(), late(has_licence=False)]
    one, other = extended(), extended(citation="نامه 13 روز 1399/05/09", since="1399/05/02")
    seen: list[int] = []
    eligible = reopening._eligible

    def watched(chunk: list[Application]) -> Iterator[Application]:
        seen.extend(file.pk for file in chunk)
        return eligible(chunk)

    monkeypatch.setattr(reopening, "CHUNK", 1)
    monkeypatch.setattr(reopening, "_eligible", watched)
    assert not recheck_refused(circular_id=one.pk, seconds=10)
    assert seen == [file.pk for file in files]
    other.refresh_from_db()
    assert (other.rechecked_to, other.rechecked_at) == (0, None)


def test_a_file_that_moved_while_the_others_were_judged_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    first, moved, last = late(), late(), late()
    eligible = reopening._eligible

    def meanwhile(chunk: list[Application]) -> Iterator[Application]:
        for file in eligible(chunk):
            Application.objects.filter(pk=moved.pk).update(state="at_sector")
            yield file

    monkeypatch.setattr(reopening, "_eligible", meanwhile)
    assert not recheck_refused(circular_id=extended().pk)
    assert [state_of(file) for file in (first, moved, last)] == [State.SUBMITTED, "at_sector", State.SUBMITTED]


def a_group_refused(*members: str) -> Application:
    file = refused_without_a_reason(GROUP, law_on=day("1399/05/10"))
    join(file, *members)
    return file


def join(file: Application, *members: str) -> None:
    said = {"name": "عضو", "is_woman": True, "is_low_income": True, "share": 1}
    GroupMember.objects.bulk_create(
        GroupMember(application=file, national_code=code, national_code_index=code, **said) for code in members
    )


def test_a_group_is_opened_unless_a_member_is_in_another_by_now() -> None:
    """G8: its own members, members of a group that has ended, and those of others hold nobody back."""
    free, taken = a_group_refused("0000000001", "0000000002"), a_group_refused("0000000003", "0000000004")
    join(a_file("training", scheme=GROUP), "0000000004", "0000000005")
    join(a_file(State.REJECTED, scheme=GROUP), "0000000001")
    circular = a_circular("least_members", 9, scheme=GROUP, since="1399/05/01")
    assert not recheck_refused(circular_id=circular.pk)
    assert [state_of(free), state_of(taken)] == [State.SUBMITTED, State.INELIGIBLE]
