"""The account of each document: every article and note in one place, every number once, the register whole."""

import json
import re
from decimal import Decimal

import pytest
from django.conf import settings
from django.core.management import call_command

from schemes import checks
from schemes.books.omid2.shares import SHARES
from schemes.catalogue import READINGS, SCHEMES
from schemes.law import Home, Scheme
from schemes.units import day, persian_digits
from schemes.units.places import PROVINCES
from tests.schemes.small_law import a_scheme

OMID2 = SCHEMES["omid2"]
ON = day("1400/06/01")


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
def test_the_law_is_whole(scheme: Scheme) -> None:
    assert scheme.problems() == []
    assert checks.every_law_is_whole() == []


def test_a_law_with_a_hole_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(checks.SCHEMES, "small", a_scheme())
    assert "small: ماده ۱ is placed nowhere" in [error.msg for error in checks.every_law_is_whole()]


def test_every_article_band_and_note_is_placed_once_in_the_order_of_the_document() -> None:
    """O48: 25 articles and 8 notes, and the nine bands of article 1."""
    assert [entry.article for entry in OMID2.account()] == list(OMID2.outline)
    assert len(OMID2.outline) == 1 + 25 + 9 + 8


@pytest.mark.parametrize(
    ("article", "home"),
    [
        ("مقدمه", Home.STEP),  # O2
        ("ماده ۱ بند ۱", Home.NO_EFFECT),  # O3
        ("تبصره ۱", Home.NO_EFFECT),  # O9
        ("ماده ۱ بند ۸", Home.OFFICER),  # O10
        ("ماده ۱ بند ۹", Home.OFFICER),  # O11
        ("ماده ۲", Home.REQUIREMENT),  # O12, O13
        ("تبصره ۲", Home.STEP),  # O14
        ("ماده ۳", Home.QUANTITY),  # O15, O16, O17
        ("ماده ۴", Home.STEP),  # O18
        ("تبصره ۴", Home.STEP),  # O21
        ("تبصره ۵", Home.STEP),  # O22
        ("ماده ۷", Home.STEP),  # O24
        ("ماده ۸", Home.STEP),  # O25
        ("ماده ۹", Home.STEP),  # O26
        ("ماده ۱۳", Home.STEP),  # O30
        ("ماده ۱۴", Home.SCHEDULE),  # O31
        ("ماده ۱۵", Home.STEP),  # O32
        ("ماده ۱۸", Home.SCHEDULE),  # O35
        ("تبصره ۶", Home.STEP),  # O38
        ("تبصره ۷", Home.SCHEDULE),  # O42
        ("ماده ۲۴", Home.OFFICER),  # O47
    ],
)
def test_what_no_rule_holds_is_placed_where_people_do_it(article: str, home: Home) -> None:
    (entry,) = (entry for entry in OMID2.account() if entry.article == article)
    assert entry.home is home


def test_the_table_of_provinces_is_as_printed_and_each_row_agrees_with_itself() -> None:
    """O44: every amount is its percent of 1,500 billion; each province once, by its ISO code."""
    assert [share.row for share in SHARES] == list(range(1, 32))
    assert all(share.percent * 1_500_000_000_000 == share.rials * 100 for share in SHARES)
    assert {share.province: share.name for share in SHARES} == {
        province.iso: province.name for province in PROVINCES.values()
    }


def test_the_printed_total_is_kept_and_the_rest_is_unallotted() -> None:
    """O44 and R7: the rows make 99.97 % and 450,000,000 rials less than printed; nobody is given them."""
    assert sum(share.percent for share in SHARES) == Decimal("99.97")
    assert sum(share.rials for share in SHARES) == 1_499_550_000_000
    assert OMID2.parameter("absorption_unallotted", ON) == 450_000_000
    assert OMID2.parameter("absorption_total", ON) == 1_500_000_000_000


def test_each_provinces_ceiling_is_a_parameter_a_circular_can_change() -> None:
    """O45: Semnan's 18,450,000,000."""
    assert OMID2.parameter("absorption_ceiling_IR-20", ON) == 18_450_000_000
    assert all(OMID2.parameter(f"absorption_ceiling_{share.province}", ON) == share.rials for share in SHARES)


def test_the_register_holds_every_reading_that_the_code_names_in_whole_sentences() -> None:
    named = {
        each
        for path in (settings.BASE_DIR / "schemes").rglob("*.py")
        if path.name != "readings.py"
        for each in re.findall(r"(?<![\w-])R\d+(?![\w-])", path.read_text(encoding="utf-8"))
    }
    assert list(READINGS) == [f"R{number}" for number in range(1, 1 + max(int(each[1:]) for each in READINGS))]
    assert named <= set(READINGS)
    assert {"R1", "R31", "R34"} <= set(READINGS)
    for reading in READINGS.values():
        assert reading.defect.endswith(".")
        assert reading.chosen.endswith(".")
        assert reading.decided_by


def test_every_sentence_of_the_law_is_one_plain_sentence_in_the_language_of_its_readers() -> None:
    """Persian, but P10: Arabic for the families of Herfa."""
    for scheme in SCHEMES.values():
        strange = r"[a-zA-Z0-9یکپچژگ]" if scheme is SCHEMES["productive_families"] else r"[a-zA-Z0-9يك]"
        for says in [clause.says for clause in scheme.clauses()] + [entry.says for entry in scheme.account()]:
            assert says.endswith(".")
            assert "\n" not in says
            assert not re.search(strange, says), says


def test_account_for_prints_one_line_for_each_article(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("account_for", "omid2")
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("\t")[0] for line in lines] == list(OMID2.outline)
    assert lines[-1].split("\t")[1] == "شرط"


def test_account_for_answers_in_json_with_the_rules_that_hold_an_article(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("account_for", "omid2", "--json")
    rows = {row["article"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows[f"ماده {persian_digits(16)}"] == {
        "article": "ماده ۱۶",
        "home": "requirement",
        "says": "وام فقط برای پنج مصرف است و از یک میلیارد ریال نمی‌گذرد.",
        "where": ["purpose_is_allowed", "amount_within_ceiling", "allowed_purposes", "ceiling"],
    }
