"""Circulars, intakes and simulations on the desk: two people, plain pages, nothing for other roles."""

import re
from typing import Any

import pytest
from django.urls import reverse

from applicants.models import Circular, Intake, Role, State
from schemes.units import day
from tests.applicants.circulars import a_circular, a_draft, a_policy_maker
from tests.applicants.desk import at_desk
from tests.world import SEMNAN, a_file, an_officer

pytestmark = pytest.mark.django_db


def url(table, page, *args, **query):
    return reverse(f"admin:applicants_{table}_{page}", args=args, query=query or None)


def shown(answer):
    assert answer.status_code == 200, answer.content.decode()[:2000]
    return re.sub(r"\s+", " ", answer.content.decode())


def a_day(name, jalali_day):
    year, month, number = jalali_day.split("/")
    return {f"{name}_0": number, f"{name}_1": str(int(month)), f"{name}_2": year}


def the_letter(**fields):
    no_end = {"until_0": "", "until_1": "", "until_2": ""}
    return {"citation": "نامه ۱۲۳", "value": "۲۰ میلیون", **a_day("since", "1405/01/01"), **no_end} | fields


def test_one_writes_a_circular_and_another_puts_it_in_force():
    writer, second = a_policy_maker(), a_policy_maker()
    browser = at_desk(writer)
    assert "حداقل آورده" in shown(browser.get(url("circular", "add")))
    add = url("circular", "add", parameter="omid2/minimum_contribution")
    assert "۳۰٬۰۰۰٬۰۰۰" in shown(browser.get(add))
    answer = browser.post(add, the_letter())
    circular = Circular.objects.get()
    assert answer.url == url("circular", "change", circular.pk)
    assert (circular.value, circular.since, circular.until, circular.provinces) == (
        20_000_000,
        day("1405/01/01"),
        None,
        [],
    )
    page = shown(browser.get(answer.url))
    assert "همکار دیگری باید آن را تأیید کند" in page
    assert "تأیید و برقراری" not in page

    approve = url("circular", "act", circular.pk, "approve_circular")
    assert "شما این بخشنامه را نوشته‌اید" in shown(browser.post(approve, follow=True))
    circular.refresh_from_db()
    assert circular.state == "draft"

    other = at_desk(second)
    assert "تأیید و برقراری" in shown(other.get(answer.url))
    assert "بخشنامه برقرار شد" in shown(other.post(approve, follow=True))
    circular.refresh_from_db()
    assert (circular.state, circular.approved_by) == ("approved", second)


@pytest.mark.parametrize(
    ("parameter", "typed", "kept"),
    [
        ("omid2/schedule_method", {"value": "qard_simple"}, "qard_simple"),
        ("omid2/most_plan_pages", {"value": "۵"}, 5),
        ("omid2/allowed_purposes", {"value": ["creation", "equipment"]}, ["creation", "equipment"]),
        ("covid_relief/payout_until", a_day("value", "1399/06/31"), "1399/06/31"),
        ("covid_relief/note_times", {"value": "2.5"}, "2.5"),
        ("home_business/rate_percent", {"value": "4"}, 4),
    ],
)
def test_a_value_is_asked_by_the_kind_of_its_parameter(parameter, typed, kept):
    browser = at_desk(a_policy_maker())
    letter = the_letter()
    del letter["value"]
    answer = browser.post(url("circular", "add", parameter=parameter), letter | typed)
    assert answer.status_code == 302, answer.content.decode()
    assert Circular.objects.get().value == kept
    shown(browser.get(answer.url))


def test_what_the_service_refuses_is_said_on_the_form():
    browser = at_desk(a_policy_maker())
    answer = browser.post(
        url("circular", "add", parameter="omid2/minimum_contribution"), the_letter(**a_day("until", "1404/12/01"))
    )
    assert answer.status_code == 422
    assert "روز پایان پیش از روز آغاز است" in answer.content.decode()
    assert not Circular.objects.exists()


def test_numbers_tables_and_shares_are_offered_for_change_and_the_printed_sums_are_not():
    page = shown(at_desk(a_policy_maker()).get(url("circular", "add")))
    offered = ("ceiling", "patterns", "long_patterns", "absorption_ceiling_IR-20")
    assert all(f'value="omid2/{name}"' in page for name in offered)
    assert 'value="omid2/absorption_total"' not in page


@pytest.mark.parametrize("role", [Role.EXPERT, Role.AUDITOR, Role.COMMITTEE])
def test_other_roles_read_circulars_and_write_none(role, nudged):
    circular = a_draft()
    browser = at_desk(an_officer(role, "" if role == Role.AUDITOR else SEMNAN))
    assert circular.citation in shown(browser.get(url("circular", "changelist")))
    page = shown(browser.get(url("circular", "change", circular.pk)))
    assert "تأیید و برقراری" not in page
    for verb in ("approve_circular", "withdraw_circular"):
        assert browser.post(url("circular", "act", circular.pk, verb)).status_code == 403
    for table in ("circular", "intake", "simulation"):
        assert browser.get(url(table, "add")).status_code == 403
    assert nudged == []


def test_a_circular_cannot_be_written_over_by_the_admins_own_form():
    circular = a_draft()
    browser = at_desk(a_policy_maker())
    assert browser.post(url("circular", "change", circular.pk), {"value": "1"}).status_code == 403
    assert browser.post(url("circular", "delete", circular.pk), {"post": "yes"}).status_code == 403


def test_an_intake_is_opened_extended_and_kept_from_overlapping():
    browser = at_desk(a_policy_maker())
    words = {"scheme": "omid2", "name": "دوره یکم", "province": ""}
    window = a_day("opens_on", "1405/03/01") | a_day("closes_on", "1405/03/31")
    assert browser.post(url("intake", "add"), words | window).status_code == 302
    again = browser.post(url("intake", "add"), words | window)
    assert "دوره دیگری" in again.content.decode()
    intake = Intake.objects.get()
    browser.post(url("intake", "change", intake.pk), a_day("closes_on", "1405/04/15"))
    intake.refresh_from_db()
    assert intake.closes_on == day("1405/04/15")
    assert "دوره یکم" in shown(browser.get(url("intake", "changelist")))


def test_a_decision_sheet_on_the_file_page_cites_the_circular(clock: Any):
    clock("1405/06/10")
    file = a_file(State.IN_REVIEW)
    circular = a_circular("most_plan_pages", 5)
    page = shown(at_desk(an_officer(Role.COMMITTEE)).get(url("application", "change", file.pk)))
    assert circular.citation in page
