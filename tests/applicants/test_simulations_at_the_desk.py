"""Simulations on the desk: what would change if a draft were in force, told before anyone signs."""

import re

import pytest

from applicants import tasks
from applicants.models import Role, Simulation
from tests.applicants.circulars import a_circular, a_draft, a_policy_maker
from tests.applicants.desk import at_desk
from tests.applicants.test_law_desk import shown, url
from tests.world import FARS, SEMNAN, a_file, an_officer

pytestmark = pytest.mark.django_db


def a_simulation_of(browser, draft, nudged, **fields):
    answer = browser.post(url("simulation", "add"), {"circulars": [draft.pk], "whole_queue": "yes"} | fields)
    assert answer.status_code == 302, answer.content.decode()
    simulation = Simulation.objects.latest("pk")
    assert nudged[-1] == simulation.pk
    return simulation


@pytest.mark.alone("a simulation counts the whole queue")
def test_a_trial_shows_its_progress_and_then_its_tables(clock, nudged):
    clock("1405/08/30")
    for number in range(12):
        a_file(province=FARS if number < 11 else SEMNAN, answers={"requested_amount": 900_000_000})
    browser = at_desk(a_policy_maker())
    draft = a_draft("ceiling", 500_000_000)
    assert draft.citation in shown(browser.get(url("simulation", "add", circular=draft.pk)))
    simulation = a_simulation_of(browser, draft, nudged)
    page_url = url("simulation", "change", simulation.pk)
    running = shown(browser.get(page_url))
    assert "تازه کردن" in running
    assert "صفحه را تازه کنید" in running, "nothing on the page moves by itself"
    assert "۰ از ۱۲ پرونده" in running

    tasks.run_simulation(simulation.pk)
    done = shown(browser.get(page_url))
    assert "تازه کردن" not in done
    assert "۱۱ · ۹٬۹۰۰٬۰۰۰٬۰۰۰ ریال" in done
    assert "۱ · ۹۰۰٬۰۰۰٬۰۰۰ ریال" in done
    public = shown(browser.get(page_url + "?public"))
    assert "پنهان" in public
    assert "۱ · ۹۰۰٬۰۰۰٬۰۰۰ ریال" not in public
    assert "۱۱ · ۹٬۹۰۰٬۰۰۰٬۰۰۰ ریال" not in public
    assert url("simulation", "change", simulation.pk) in shown(browser.get(url("circular", "change", draft.pk)))


@pytest.mark.alone("a simulation counts the whole queue")
def test_two_drafts_stand_side_by_side(clock, nudged):
    clock("1405/08/30")
    a_file(answers={"requested_amount": 900_000_000})
    browser = at_desk(a_policy_maker())
    pair = [a_simulation_of(browser, a_draft("ceiling", value), nudged) for value in (500_000_000, 950_000_000)]
    for simulation in pair:
        tasks.run_simulation(simulation.pk)
    assert "compare/?left=" in shown(browser.get(url("simulation", "change", pair[0].pk)))
    page = shown(browser.get(url("simulation", "compare", left=pair[0].pk, right=pair[1].pk)))
    assert "۵۰۰٬۰۰۰٬۰۰۰" in page
    assert "۹۵۰٬۰۰۰٬۰۰۰" in page
    # By place and gender lost under the first and waiting under the second; of all files today, and under each.
    assert page.count("۱ · ۹۰۰٬۰۰۰٬۰۰۰ ریال") == 4 + 4
    assert "یکسانی نبوده" not in page
    assert browser.get(url("simulation", "compare", left=pair[0].pk)).status_code == 404


@pytest.mark.alone("a simulation counts the whole queue")
def test_who_is_to_approve_sees_the_result_beside_the_official_numbers(nudged):
    """The second pair of eyes decides on the page of the circular."""
    a_file(answers={"requested_amount": 900_000_000})
    draft = a_draft("ceiling", 500_000_000, provinces=[SEMNAN], by=a_policy_maker(SEMNAN))
    page_url = url("circular", "change", draft.pk)
    simulation = a_simulation_of(at_desk(a_policy_maker()), draft, nudged)
    second = at_desk(a_policy_maker())
    assert "با پیش‌نویس" not in shown(second.get(page_url)), "a simulation that runs has no result"
    tasks.run_simulation(simulation.pk)
    page = shown(second.get(page_url))
    assert "تأیید و برقراری" in page
    assert re.search("هنوز معلوم نیست</th><td[^>]*>۱ · ۹۰۰٬۰۰۰٬۰۰۰ ریال</td><td[^>]*>۰</td>", page)
    assert re.search("شرط‌ها برقرار نیست</th><td[^>]*>۰</td><td[^>]*>۱ · ۹۰۰٬۰۰۰٬۰۰۰ ریال</td>", page)
    elsewhere = shown(at_desk(a_policy_maker(FARS)).get(page_url))
    assert url("simulation", "change", simulation.pk) not in elsewhere, "a page that would not be there for them"
    assert "با پیش‌نویس" not in elsewhere


@pytest.mark.alone("a simulation counts the whole queue")
def test_a_province_that_was_not_tried_is_not_said_to_be_untouched(nudged):
    for province in (SEMNAN, FARS):
        a_file(province=province, answers={"requested_amount": 900_000_000})
    browser = at_desk(a_policy_maker())
    pair = [
        a_simulation_of(browser, a_draft("ceiling", 500_000_000), nudged, provinces=places) for places in ([], [SEMNAN])
    ]
    for simulation in pair:
        tasks.run_simulation(simulation.pk)
    page = shown(browser.get(url("simulation", "compare", left=pair[0].pk, right=pair[1].pk)))
    assert "این دو آزمون بر پرونده‌های یکسانی نبوده است" in page
    assert page.count("آزموده نشده") == 3, "gains, losses and waiting of Fars under the second"


@pytest.mark.alone("a simulation counts the whole queue")
def test_the_public_page_tells_no_small_number_by_the_others(nudged):
    """30 lose and 12 stay of 44: the two who wait must not be what is left."""
    for number, amount in ((30, 900_000_000), (2, 100_000_000)):
        for _file in range(number):
            a_file(answers={"requested_amount": amount})
    for _file in range(12):
        a_file(answers={"requested_amount": 1_100_000_000})
    browser = at_desk(a_policy_maker())
    simulation = a_simulation_of(browser, a_draft("ceiling", 500_000_000), nudged)
    tasks.run_simulation(simulation.pk)
    page_url = url("simulation", "change", simulation.pk)
    exact, public = (shown(browser.get(page_url + query)) for query in ("", "?public"))
    assert "۱۲ · ۱۳٬۲۰۰٬۰۰۰٬۰۰۰ ریال" in exact
    table = public.partition("به تفکیک استان")[2]
    assert "۳۰ · ۲۷٬۰۰۰٬۰۰۰٬۰۰۰ ریال" in table
    assert "۱۲ · " not in table
    assert "۴۴ از ۴۴" in exact
    assert "۴۴ از ۴۴" not in public


@pytest.mark.parametrize(("scheme", "parameter", "offers"), [("omid2", "ceiling", True),
                                                            ("home_business", "applicant_ceiling", False)])  # fmt: skip
def test_largest_offers_are_told_of_a_scheme_that_makes_offers(scheme, parameter, offers, nudged):
    browser = at_desk(a_policy_maker())
    simulation = a_simulation_of(browser, a_draft(parameter, 500_000_000, scheme=scheme), nudged)
    page = shown(browser.get(url("simulation", "change", simulation.pk)))
    assert ("بزرگ‌ترین وامی که می‌توانند برگزینند" in page) is offers


def test_the_number_of_a_letter_is_shown_in_the_readers_digits(nudged):
    browser = at_desk(a_policy_maker())
    draft = a_draft(citation="نامه 77 روز 1405/09/01")
    simulation = a_simulation_of(browser, draft, nudged)
    pages = [url("circular", "change", draft.pk), url("circular", "changelist"), url("simulation", "changelist")]
    for page_url in [*pages, url("simulation", "add"), url("simulation", "change", simulation.pk)]:
        page = shown(browser.get(page_url))
        assert "نامه ۷۷ روز ۱۴۰۵/۰۹/۰۱" in page
        assert "نامه 77" not in page


def test_an_officer_of_a_province_sees_only_its_trials(nudged):
    a_file()
    national = a_simulation_of(at_desk(a_policy_maker()), a_draft(), nudged)
    manager = at_desk(a_policy_maker(SEMNAN))
    own = a_simulation_of(manager, a_draft(), nudged, provinces=[SEMNAN])
    assert manager.get(url("simulation", "change", own.pk)).status_code == 200
    assert manager.get(url("simulation", "change", national.pk)).status_code == 404
    assert at_desk(an_officer(Role.EXPERT, FARS)).get(url("simulation", "change", own.pk)).status_code == 404


@pytest.mark.parametrize("number", [1, 6])
def test_lists_take_the_same_queries_for_any_number_of_rows(number, queries, nudged):
    browser = at_desk(a_policy_maker())
    for _number in range(number):
        a_circular()
        a_simulation_of(browser, a_draft(), nudged)
    counts = []
    for table in ("circular", "simulation"):
        with queries() as seen:
            shown(browser.get(url(table, "changelist")))
        counts.append(len(seen))
    assert counts == [5, 5], counts
