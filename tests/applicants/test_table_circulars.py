"""A whole table of the law replaced by a signed letter: filled cell by cell, judged, tried, in its window and place."""

import pytest

from applicants.lawdesk.circulars import law_in
from applicants.models import Circular, State
from applicants.services import judge, offers_of, record_inquiry, replay
from schemes.catalogue import GRANT, SCHEMES, plain
from schemes.units import day
from tests.applicants.circulars import a_circular, a_draft, a_policy_maker, a_simulation, run
from tests.applicants.desk import at_desk
from tests.applicants.test_law_desk import the_letter, url
from tests.world import FARS, SEMNAN, a_file

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_autumn(clock):
    clock("1405/08/30")


def a_table(parameter="patterns", scheme="omid2", row=1, **cells):
    rows = plain(SCHEMES[scheme].parameter(parameter, day("1405/01/01")))
    rows[row - 1] |= cells
    return rows


def a_saver(province=SEMNAN, law_on="1405/03/01", state=State.SAVING):
    file = a_file(state, province=province, law_on=day(law_on), plan_approved_on=day("1405/02/01"))
    facts = {
        "account_code": 762, "account_opened_on": "1405/02/01", "deposit_movements": [["1405/02/01", 100_000_000]],
    }  # fmt: skip
    record_inquiry(person=file.person, application=file, kind="deposits", facts=facts, source="bank")
    return file


def of_three_months(file):
    return [offer["amount"] for offer in offers_of(file) if offer["deposit_months"] == 3]


def test_a_new_coefficient_is_offered_in_its_window_and_province_and_replays():
    """O40, O43: the row of the circular for the files of its days and places, the printed one for the others."""
    table = a_table(coefficient_percent=100)
    circular = a_circular("patterns", table, provinces=[SEMNAN], since="1405/03/01", until="1405/03/31")
    assert of_three_months(a_saver()) == [100_000_000, 50_000_000]
    assert of_three_months(a_saver(FARS)) == of_three_months(a_saver(law_on="1405/04/01")) == [90_000_000, 50_000_000]
    judgement = judge(application=a_saver(state=State.CHOSEN), stage=GRANT)
    assert [(row["value"], row["citation"]) for row in judgement.amendments] == [(table, circular.citation)]
    assert replay(judgement).as_json() == judgement.verdict


def test_the_longer_repayment_and_the_guarantees_are_tables_too():
    """O43, K20."""
    a_circular("long_patterns", a_table("long_patterns", coefficient_percent=55))
    assert of_three_months(a_saver()) == [90_000_000, 55_000_000]
    rows = a_table("guarantee_rows", "covid_relief", row=1, up_to=200_000_000)
    a_circular("guarantee_rows", rows, scheme="covid_relief", since="1399/03/01")
    law, facts = law_in("covid_relief", SEMNAN), {"requested_amount": 180_000_000}
    bands = [law.judge(facts, day(on)).quantities["guarantee_band"] for on in ("1399/02/31", "1399/03/01")]
    assert bands == [2, 1]


@pytest.mark.alone("a simulation counts the whole queue")
def test_a_table_is_tried_on_the_queue_before_anyone_signs():
    file = a_saver(state=State.IN_REVIEW)
    assert max(offer["amount"] for offer in offers_of(file)) == 110_000_000
    found = run(a_simulation(a_draft("patterns", a_table(row=2, coefficient_percent=120))))
    assert (found["before_offered"], found["after_offered"]) == ((1, 110_000_000), (1, 120_000_000))


def cells(rows):
    """What a browser sends: box after box as the table has them."""
    typed = [value for row in rows for name, value in row.items() if name not in ("deposit_months", "band")]
    return {f"value_{number}": str(value) for number, value in enumerate(value for value in typed if value is not None)}


def letter(rows):
    fields = the_letter()
    del fields["value"]
    return fields | cells(rows)


@pytest.mark.parametrize(
    ("scheme", "parameter", "change", "old", "new"),
    [
        ("omid2", "patterns", {"coefficient_percent": 100}, "۹۰ درصد", "۱۰۰ درصد"),
        ("omid2", "long_patterns", {"repayment_months": 40}, "۳۶ ماه", "۴۰ ماه"),
        ("covid_relief", "guarantee_rows", {"up_to": 200_000_000}, "۱۶۰٬۰۰۰٬۰۰۰ ریال", "۲۰۰٬۰۰۰٬۰۰۰ ریال"),
    ],
)
def test_an_officer_fills_a_table_and_sees_old_beside_new(scheme, parameter, change, old, new):
    browser = at_desk(a_policy_maker())
    add = url("circular", "add", parameter=f"{scheme}/{parameter}")
    rows = a_table(parameter, scheme)
    page = browser.get(add).content.decode()
    boxes = cells(rows)
    assert all(f'name="{name}"' in page for name in boxes)
    assert f'value="{old.split()[0]}"' in page
    assert f'name="value_{len(boxes)}"' not in page
    answer = browser.post(add, letter(a_table(parameter, scheme, **change)))
    assert answer.status_code == 302, answer.content.decode()
    assert Circular.objects.get().value == a_table(parameter, scheme, **change)
    page = browser.get(answer.url).content.decode()
    assert f"<b>{new}</b>" in page
    assert page.count("بی‌این نامه:") == 1
    assert f"بی‌این نامه: {old}" in page


def test_old_is_what_holds_without_the_letter_other_circulars_included():
    a_circular("patterns", a_table(coefficient_percent=95))
    page = at_desk(a_policy_maker()).get(
        url("circular", "change", a_circular("patterns", a_table(coefficient_percent=100)).pk)
    )
    assert "بی‌این نامه: ۹۵ درصد" in page.content.decode()


@pytest.mark.parametrize(
    ("number", "typed", "says"),
    [
        (0, "صد", "ردیف ۱، ضریب"), (0, "", "ردیف ۱، ضریب"), (2, "101", "ردیف ۱، نقد مسدود"),
        (3, "80", "ردیف ۲، ضریب: باید از ردیف پیش کمتر نباشد"),
    ],
)  # fmt: skip
def test_a_wrong_cell_is_told_by_its_place_and_nothing_is_written(number, typed, says):
    browser = at_desk(a_policy_maker())
    fields = letter(a_table()) | {f"value_{number}": typed}
    answer = browser.post(url("circular", "add", parameter="omid2/patterns"), fields)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Circular.objects.exists()


def test_a_form_without_its_boxes_is_refused():
    fields = the_letter()
    answer = at_desk(a_policy_maker()).post(url("circular", "add", parameter="omid2/patterns"), fields)
    assert answer.status_code == 422
