"""The terms of the Herfa portfolio: set by circulars of its own region, in riyals, and tried on its queue (R31)."""

from typing import Any

import pytest
from django.urls import reverse

from applicants import services
from applicants.models import Circular, Intake, Role, State
from schemes.units import today
from tests.applicants.circulars import a_circular, a_draft, a_policy_maker, run
from tests.applicants.desk import at_desk
from tests.applicants.portal import read_url, refused, signed_in
from tests.applicants.test_law_desk import a_day, shown, the_letter, url
from tests.ways import FAMILY, HERFA, sent
from tests.world import QASSIM, SEMNAN, an_officer

pytestmark = pytest.mark.django_db
CEILING = "project_ceiling"


def test_a_ceiling_is_one_circular_of_the_portfolio() -> None:
    """R31: exactly at it is met, one halala more is not, and the form says it before."""
    one, other = an_officer(Role.HEADQUARTERS, ""), an_officer(Role.HEADQUARTERS, "")
    words = {"scheme": HERFA, "parameter": "project_ceiling", "value": 2_000_000, "citation": "خطاب ٧"}
    drafted = services.draft_circular(**words, since=today(), provinces=[QASSIM], by=one)
    services.approve_circular(circular=drafted, by=other)
    assert sent(HERFA, FAMILY).state == "study"
    over = sent(HERFA, FAMILY | {"requested_amount": 2_000_001})
    assert (over.state, over.events.get(verb="find_ineligible").reason) == (State.INELIGIBLE, "الفقرة ٢")
    page = signed_in(over.person.user).get(reverse("judgement", args=[over.code])).content.decode()
    assert "٢٠٬٠٠٠٫٠١" in page
    file = services.start(person=over.person, scheme=HERFA)
    url = read_url(file, "application_step", "amount")
    answer = signed_in(file.person.user).post(url, {"requested_amount": "20000.01"})
    assert "لا يزيد التمويل" in answer.content.decode()


def test_a_letter_of_the_portfolio_is_written_in_riyals_for_its_own_region() -> None:
    """R31: the desk offers that region alone, and keeps halalas."""
    desk, add = at_desk(a_policy_maker()), url("circular", "add", parameter=f"{HERFA}/{CEILING}")
    page = shown(desk.get(add))
    assert f'value="{QASSIM}"' in page
    assert f'value="{SEMNAN}"' not in page
    assert desk.post(add, the_letter(value="50000.50", provinces=[QASSIM])).status_code == 302
    circular = Circular.objects.get()
    assert (circular.value, circular.provinces) == (5_000_050, [QASSIM])
    assert "۵۰٬۰۰۰٫۵۰ ریال سعودی" in shown(desk.get(url("circular", "change", circular.pk)))


@pytest.mark.parametrize(("scheme", "parameter", "area"), [(HERFA, CEILING, SEMNAN), ("omid2", "ceiling", QASSIM)])
def test_no_letter_or_intake_is_for_a_place_where_the_scheme_is_not_lent(
    scheme: str, parameter: str, area: str
) -> None:
    """R31."""
    by, days = a_policy_maker(), {"opens_on": today(), "closes_on": today()}
    assert refused(a_draft, parameter, 1_000_000, scheme=scheme, provinces=[area]).code == "wrong_province"
    intake = {"scheme": scheme, "name": "دوره", "province": area} | days
    assert refused(services.plan_intake, **intake, by=by).code == "wrong_province"


def test_an_intake_of_the_portfolio_closes_it_outside_its_days() -> None:
    """P1."""
    desk = at_desk(a_policy_maker())
    days = a_day("opens_on", "1410/01/01") | a_day("closes_on", "1410/02/01")
    answer = desk.post(url("intake", "add"), {"scheme": HERFA, "name": "الدورة", "province": QASSIM} | days)
    assert answer.status_code == 302
    assert refused(sent, HERFA, FAMILY).code == "closed"
    row = Intake.objects.get()
    again = {"scheme": HERFA, "name": "أخرى", "opens_on": row.closes_on, "closes_on": row.closes_on}
    for province in (QASSIM, ""):
        assert (
            refused(services.plan_intake, **again, province=province, by=a_policy_maker()).code
            == "intakes_do_not_overlap"
        )


def test_rate_and_months_of_the_portfolio_are_empty_until_a_letter_sets_them(clock: Any) -> None:
    """R31."""
    clock("1405/06/10")
    file = sent(HERFA, FAMILY)
    law = services.law_of(file)
    assert [law.parameter(name, today()) for name in ("rate_percent", "repayment_months")] == [None, None]
    for name, value in (("rate_percent", 4), ("repayment_months", 24)):
        a_circular(name, value, scheme=HERFA, provinces=[QASSIM])
    law = services.law_of(file)
    assert [law.parameter(name, today()) for name in ("rate_percent", "repayment_months")] == [4, 24]


def test_a_draft_is_tried_on_the_families_and_the_money_is_riyals() -> None:
    """R31: a ceiling below what was asked loses the family, in its region and currency."""
    sent(HERFA, FAMILY)
    draft, by = a_draft(CEILING, 1_000_000, scheme=HERFA), a_policy_maker()
    simulation = services.simulate(scheme=HERFA, circulars=[draft], whole_queue=True, by=by)
    assert run(simulation)["lose"] == (1, 2_000_000)
    page = shown(at_desk(by).get(url("simulation", "change", simulation.pk)))
    assert "۲۰٬۰۰۰ ریال سعودی" in page
    assert "القصيم، بريدة" in page
