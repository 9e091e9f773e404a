"""A facilitator's deeds at their edges: who may represent, who was there, which figures can be (tests-Q05)."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from applicants import services, tasks
from applicants.models import Application, GroupMember, Passbook, Person, State, Training
from applicants.ways.self_help_group import forming
from schemes.units import today
from tests.applicants import test_way_of_self_help_group
from tests.applicants.desk import at_desk, file_url
from tests.applicants.portal import refused
from tests.applicants.test_way_of_self_help_group import (
    BOOK,
    COUNTY,
    a_facilitator,
    formed,
    representative,
    trained,
    women,
)
from tests.ours import ours
from tests.world import a_person, an_officer, national_code

pytestmark = pytest.mark.django_db
_a_target_county = test_way_of_self_help_group._a_target_county


def said(deed: Any, **words: Any) -> tuple[str, str]:
    refusal = refused(deed, **words)
    return refusal.code, str(refusal)


def the_form(members: Any, **changes: Any) -> dict[str, Any]:
    """The page of a new group as a facilitator fills it."""
    lines = "\n".join(f"{each.name}، {each.national_code}، زن، بله، {each.share}" for each in members)
    words = {
        "group_name": "گل نرگس", "place": COUNTY, "first_name": "گلی", "last_name": "نمونه", "sex": "woman",
        "national": national_code(424_242), "phone": "09351234567", "born_0": "۱", "born_1": "۲", "born_2": "۱۳۶۰",
    }  # fmt: skip
    return words | {"people": lines} | changes


@pytest.fixture
def nudges(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    seen: list[Any] = []
    monkeypatch.setattr(tasks.judge_application, "delay_on_commit", lambda pk: seen.append(("judge", pk)))
    monkeypatch.setattr(tasks.send_notices, "delay_on_commit", lambda: seen.append("send"))
    return seen


def test_a_known_person_represents_a_group_and_only_one_at_a_time(nudges: list[Any]) -> None:
    """The applicant of that mobile and number is not written down anew; a second group is refused above the form."""
    known = a_person()
    desk, url = at_desk(a_facilitator()), reverse("admin:applicants_application_new_group")
    who = {"phone": known.user.mobile, "national": known.national_code}
    answer = desk.post(url, the_form(women(), **who))
    file = ours(Application).get()
    assert answer.headers["Location"] == file_url(file)
    assert (file.person, ours(Person).count()) == (known, 1)
    assert nudges == [("judge", file.pk), "send"]
    answer = desk.post(url, the_form(women(), **who))
    sentence = "نماینده گروه، گروه باز دیگری دارد."
    assert answer.status_code == 422
    assert answer.context["form"].errors == {"__all__": [sentence]}
    assert sentence in answer.content.decode()
    assert (ours(Application).count(), len(nudges)) == (1, 2)


def test_what_stands_in_the_way_of_a_group_is_said_above_the_form() -> None:
    by, known = a_facilitator(), a_person()
    desk, url = at_desk(by), reverse("admin:applicants_application_new_group")
    members = women()
    formed(by, members)
    for changes, rows, says in (
        ({"phone": known.user.mobile}, women(), "این شماره همراه از شخص دیگری است."),
        ({}, [*women(11), members[0]], "یکی از اعضا در گروه باز دیگری است."),
        ({}, [*(twice := women(11)), twice[0]], "یک عضو دو بار نوشته شده است، یا سهم کسی صفر است."),
        ({}, [*women(11), *women(1, share=0)], "یک عضو دو بار نوشته شده است، یا سهم کسی صفر است."),
    ):
        answer = desk.post(url, the_form(rows, **changes))
        assert answer.status_code == 422, says
        assert answer.context["form"].errors == {"__all__": [says]}
    assert (ours(Application).count(), ours(GroupMember).count()) == (1, 12)
    assert at_desk(an_officer()).get(url).status_code == 403


def test_a_group_has_a_name_and_members() -> None:
    by = a_facilitator()
    words: dict[str, Any] = {"by": by, "mobile": "09351234567", "representative": representative(), "county": COUNTY}
    incomplete = ("group_incomplete", "نام گروه و اعضای آن را بنویسید.")
    assert said(forming.form_group, **words, name=" ", members=women()) == incomplete
    assert said(forming.form_group, **words, name="گل", members=[]) == incomplete
    assert not ours(Application).exists()
    assert forming.form_group(**words, name=" گل ", members=women()).legal_name == "گل"


def test_a_training_has_a_subject_a_day_that_was_and_somebody_there() -> None:
    by = a_facilitator()
    file, other = formed(by), formed(by)
    mine, theirs = (list(each.members.values_list("pk", flat=True)) for each in (file, other))
    words: dict[str, Any] = {"application": file, "by": by}
    nobody = ("nobody", "موضوع آموزش و حاضران را بنویسید.")
    assert said(forming.record_training, **words, title=" ", held_on=today(), members=mine) == nobody
    assert said(forming.record_training, **words, title="پس‌انداز", held_on=today(), members=theirs) == nobody
    tomorrow = today() + timedelta(days=1)
    assert said(forming.record_training, **words, title="پس‌انداز", held_on=tomorrow, members=mine) == (
        "day_to_come", "روز آموزش نمی‌تواند در آینده باشد.",
    )  # fmt: skip
    assert not ours(Training).exists()
    there = forming.record_training(**words, title=" پس‌انداز ", held_on=today(), members=[*mine[:2], *theirs[:1]])
    assert (there.title, sorted(there.members.values_list("pk", flat=True))) == ("پس‌انداز", sorted(mine[:2]))
    assert file.events.latest("pk").note == "پس‌انداز"


@pytest.mark.parametrize(
    ("figures", "possible"),
    [
        ({"meetings_held": 24}, True),
        ({"meetings_held": 25}, False),
        ({"internal_repaid_on_time_percent": 100}, True),
        ({"internal_repaid_on_time_percent": 101}, False),
        ({"savings_total": 0}, True),
        ({"savings_total": -1}, False),
        ({"internal_loans_total": 0}, True),
        ({"internal_loans_total": -1}, False),
        ({"months_active": -1}, False),
    ],
)
def test_a_passbook_says_only_what_can_be(figures: dict[str, int], possible: bool) -> None:
    """tests-Q25: and it is of the day on which it is written down, by whoever did so."""
    by = a_facilitator()
    file = formed(by)
    trained(by, file)
    services.approve(application=file, by=an_officer())
    words: dict[str, Any] = {"application": file, "by": by, **BOOK, **figures}
    if not possible:
        assert said(forming.record_passbook, **words) == ("passbook_impossible", "رقم‌های دفترچه با هم جور نیست.")
        assert not ours(Passbook).exists()
        return
    book = forming.record_passbook(**words)
    assert (book.on, book.recorded_by, book.application) == (today(), by, file)
    assert file.events.latest("pk").verb == "record_passbook"
    file.refresh_from_db()
    assert file.state == State.READY
