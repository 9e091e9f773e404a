"""Words that stand on a page only sometimes: usual days, what is lacking, the fonts, the next page (tests-Q05)."""

import re
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse
from django.utils import timezone

from applicants import services
from applicants.desk.records import Events
from applicants.models import Application, Event, GroupMember, Intake, Role, State
from applicants.services import record_inquiry
from applicants.templatetags import portal
from applicants.workflow import THE_SYSTEM, Actor, advance
from disbursements.models import Account, Loan
from tests.applicants.circulars import a_draft
from tests.applicants.desk import at_desk
from tests.applicants.portal import ANSWERS, page_url, signed_in
from tests.ours import ours
from tests.world import SEMNAN, a_file, a_paper, a_share, an_officer

pytestmark = pytest.mark.django_db


def read(answer: Any) -> str:
    assert answer.status_code == 200, answer
    return re.sub(r"\s+", " ", answer.content.decode())


def test_the_page_of_a_file_says_how_long_its_state_usually_takes_once_ten_have_left_it(clock: Any) -> None:
    clock("1405/05/31")
    waiting = a_file(State.IN_REVIEW)
    files = [a_file(State.SUBMITTED) for _number in range(10)]
    for file in files:
        advance(file, "pass_check", by=THE_SYSTEM)
    clock("1405/06/03", hour=9)  # three days begun
    for file in files[:9]:
        advance(file, "return_to_applicant", by=Actor("expert"))
    page = signed_in(waiting.person.user)
    assert "۳ روز" not in read(page.get(page_url(waiting, "application")))
    advance(files[9], "return_to_applicant", by=Actor("expert"))
    assert "۳ روز" in read(page.get(page_url(waiting, "application")))


def a_saver(opened: str, *movements: tuple[str, int]) -> Application:
    file = a_file(State.SAVING, answers=ANSWERS)
    a_paper(file)
    facts = {"account_code": 762, "account_opened_on": opened, "deposit_movements": [list(each) for each in movements]}
    record_inquiry(person=file.person, application=file, kind="deposits", facts=facts, source="bank")
    return file


def test_an_offer_whose_cash_cannot_be_blocked_says_how_much_is_lacking(clock: Any) -> None:
    """The mean of the months was enough, and then nearly all was taken out."""
    clock("1405/07/01")
    whole = a_saver("1405/03/01", ("1405/03/01", 200_000_000))
    taken = a_saver("1405/03/01", ("1405/03/01", 200_000_000), ("1405/07/01", -170_000_000))
    says = "برای نقد مسدود کم دارید"
    assert says not in read(signed_in(whole.person.user).get(page_url(whole, "offers")))
    page = read(signed_in(taken.person.user).get(page_url(taken, "offers")))
    assert f"<dt>{says}</dt>" in page


def test_an_offer_says_that_a_visit_is_needed_where_article_20_asks_for_one(clock: Any) -> None:
    clock("1405/07/01")
    small = a_saver("1405/03/01", ("1405/03/01", 200_000_000))
    large = a_saver("1405/03/01", ("1405/03/01", 900_000_000))
    says = "<dt>بازدید کارشناس</dt><dd>لازم است (ماده ۲۰)</dd>"
    assert says not in read(signed_in(small.person.user).get(page_url(small, "offers"))).replace("> <", "><")
    assert says in read(signed_in(large.person.user).get(page_url(large, "offers"))).replace("> <", "><")


@pytest.mark.parametrize("built", ["no", "after the others", "yes"])
def test_a_page_has_our_fonts_where_they_were_built(built: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def not_in_the_list(_path: str) -> str:
        raise ValueError("no entry")

    monkeypatch.setattr(finders, "find", lambda _path: None if built == "no" else "fonts.css")
    monkeypatch.setattr(portal, "static", not_in_the_list if built == "after the others" else lambda path: f"/s/{path}")
    written = portal.fonts_stylesheet.__wrapped__()
    assert written == ("/s/fonts/fonts.css" if built == "yes" else "")


def test_a_list_of_the_desk_is_turned_by_key_until_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Events, "list_per_page", 2)
    file = a_file(State.SUBMITTED)
    for verb, actor in (("pass_check", THE_SYSTEM), *(("report_visit", Actor("expert")),) * 4):
        advance(file, verb, by=actor)
    desk, url = at_desk(an_officer()), reverse("admin:applicants_event_changelist")
    seen, pages = [], 0
    while url and pages < 9:
        page = read(desk.get(url))
        seen += [int(pk) for pk in re.findall(r"event/(\d+)/change/", page)]
        found = re.search(r'href="\?(after=[^"]+)"', page)
        url, pages = f"{reverse('admin:applicants_event_changelist')}?{found[1]}" if found else "", pages + 1
    every = list(Event.objects.filter(province=SEMNAN).order_by("-pk").values_list("pk", flat=True))
    assert (pages, seen) == (-(-len(every) // 2), every)
    assert seen[:5] == list(ours(Event).order_by("-pk").values_list("pk", flat=True))


@pytest.mark.parametrize("table", ["person", "notice", "event", "judgement", "provinceshare"])
def test_a_record_is_read_and_has_nothing_to_save(table: str) -> None:
    """tests-Q25: the page of a row has neither a box nor a button of the admin's own form."""
    share, file = a_share(), a_file(State.SUBMITTED, check_due_at=timezone.now())
    services.judge_submitted(application_id=file.pk)
    row = {
        "person": file.person.pk, "notice": file.notices.get().pk, "event": file.events.get().pk,
        "judgement": file.judgements.get().pk, "provinceshare": share.pk,
    }[table]  # fmt: skip
    page = read(at_desk(an_officer(Role.MANAGER)).get(reverse(f"admin:applicants_{table}_change", args=[row])))
    main = page.split('id="content-main"')[1]
    assert 'name="_save"' not in main
    assert not re.findall(r'<(?:input|select|textarea) (?![^>]*type="hidden")[^>]*name="(?!q)', main)


def test_rows_are_called_what_people_call_them() -> None:
    assert str(GroupMember(name="گلی")) == "گلی"
    assert (str(a_draft(citation="نامه ۷")), str(Intake(name="دور یکم"))) == ("نامه ۷", "دور یکم")
    assert (str(Account(number="762-1")), str(Loan(contract_number="C-1"))) == ("762-1", "C-1")
