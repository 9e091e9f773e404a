"""The six offers of Omid-2: coefficients, months, collateral, and what a deposit is worth (O19, O34, O39–O43)."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemes.catalogue import Amendment, Outcome, Verdict
from schemes.units import add_months, day, jalali
from tests.schemes.omid2_file import finding, judge, refused_by

OPENED, CAP = "1400/03/01", 1_000_000_000


def offers(*movements: list[Any], on: str = "1400/12/01", **changes: Any) -> tuple[Any, ...]:
    return verdict(*movements, on=on, **changes).offers


def verdict(*movements: list[Any], on: str = "1400/12/01", **changes: Any) -> Verdict:
    return judge(on, deposit_movements=[*movements], **changes)


def later(days: int, since: str = OPENED) -> str:
    return jalali(day(since) + timedelta(days=days))


def setting(name: str, value: str) -> dict[str, tuple[Amendment, ...]]:
    return {"amendments": (Amendment(name, value, day(OPENED), citation="بخشنامه"),)}


def test_there_are_exactly_six_offers_as_printed() -> None:
    """O39, O40, O43: each deposit period with its repayment, or a longer one for a lower coefficient; no mixing."""
    assert [offer[:4] for offer in offers([OPENED, 100_000_000])] == [
        (3, False, 90, 18),
        (3, True, 50, 36),
        (6, False, 110, 24),
        (6, True, 60, 48),
        (9, False, 135, 36),
        (9, True, 70, 60),
    ]


def test_an_offer_shows_every_sum_of_the_contract() -> None:
    """O7, O41 and R3: blocks are of the contribution and part of the 120 %."""
    assert verdict([OPENED, 500_000_000]).as_json()["offers"][0] == {
        "deposit_months": 3,
        "long_repayment": False,
        "coefficient_percent": 90,
        "repayment_months": 18,
        "base": 500_000_000,
        "amount": 450_000_000,
        "capped": False,
        "collateral_total": 540_000_000,
        "blocked_cash": 100_000_000,
        "other_collateral": 440_000_000,
        "block_shortfall": 0,
        "visit_required": True,
    }


@pytest.mark.parametrize(
    ("on", "months"), [("1400/05/31", []), ("1400/06/01", [3]), ("1400/08/30", [3]), ("1400/09/01", [3, 6]),
                       ("1400/11/30", [3, 6]), ("1400/12/01", [3, 6, 9])],
)  # fmt: skip
def test_an_offer_opens_on_the_day_its_months_are_full(on: str, months: list[int]) -> None:
    """R5."""
    assert [offer.deposit_months for offer in offers([OPENED, 50_000_000], on=on) if not offer.long_repayment] == months


def test_one_rial_below_the_minimum_is_refused() -> None:
    """O34 and R6: 29,999,999 brings no offer; exactly 30,000,000 is enough."""
    below = verdict([OPENED, 29_999_999], requested_amount=0)
    assert (below.offers, refused_by(below)) == ((), ["contribution_reaches_the_minimum"])
    enough = verdict([OPENED, 30_000_000], requested_amount=40_500_000)
    assert (len(enough.offers), enough.outcome) == (6, Outcome.MET)
    assert finding(enough, "contribution_reaches_the_minimum").because["contribution"] == 30_000_000


def test_a_billion_needs_a_mean_of_seven_hundred_and_forty_million_and_a_bit() -> None:
    """O7: 740,740,740 brings 999,999,999 in nine months; one rial more brings the billion, uncapped."""
    for deposit, amount, capped in (
        (740_740_740, 999_999_999, False),
        (740_740_741, CAP, False),
        (740_740_742, CAP, True),
    ):
        best = offers([OPENED, deposit])[4]
        assert (best.amount, best.capped) == (amount, capped)


def test_a_request_above_the_chosen_offer_is_refused() -> None:
    """O7, O23: the sum is the system's."""
    assert verdict([OPENED, 300_000_000], requested_amount=300_000_000, deposit_months=3).outcome is Outcome.NOT_MET
    chosen = verdict([OPENED, 300_000_000], requested_amount=270_000_000, deposit_months=3)
    assert (chosen.outcome, chosen.quantities["amount_offered"]) == (Outcome.MET, 270_000_000)
    assert refused_by(verdict([OPENED, 300_000_000], requested_amount=270_000_001, deposit_months=3)) == [
        "amount_within_the_chosen_offer"
    ]


def test_an_offer_not_yet_open_cannot_be_chosen() -> None:
    """O19, O20."""
    early = verdict([OPENED, 500_000_000], on="1400/11/30", requested_amount=1)
    assert refused_by(early) == ["deposit_period_has_passed"]
    assert early.quantities["deposit_ripens_on"] == day("1400/12/01")
    assert early.quantities["amount_offered"] == 0


def test_the_mean_is_of_end_of_day_balances_with_the_day_itself_left_out() -> None:
    """R5: a deposit of the last day before counts for one day of 91; one drawn and paid back in a day for none."""
    on, opened = "1400/09/01", "1400/06/01"
    days = (day(on) - day(opened)).days
    assert days == 91
    (base,) = {offer.base for offer in offers([opened, 91_000_000], [on, 10**12], on=on, account_opened_on=opened)}
    assert base == 91_000_000
    added = offers([opened, 91_000_000], [later(-1, on), 91_000_000], on=on, account_opened_on=opened)
    assert added[0].base == 92_000_000
    back_in_an_evening = offers(
        [opened, 91_000_000], ["1400/07/10", -50_000_000], ["1400/07/10", 50_000_000], on=on, account_opened_on=opened
    )
    assert back_in_an_evening[0].base == 91_000_000


def test_only_the_last_months_count_for_each_period() -> None:
    """R5: money taken out before the last three months lowers the nine-month mean, not the three-month one."""
    three, _, six, _, nine, _ = offers([OPENED, 400_000_000], ["1400/06/01", -300_000_000])
    assert (three.base, six.base) == (100_000_000, 100_000_000)
    assert nine.base == (400_000_000 * 93 + 100_000_000 * 181) // 274


def test_rounding_happens_once_at_the_end() -> None:
    """R33: base, amount and block come from the exact mean: part of a rial is not lost before multiplying."""
    nine = offers([OPENED, 100_000_000], ["1400/11/30", 200])[4]
    assert nine.base == 100_000_000
    assert nine.blocked_cash == 30_000_001
    nine = offers([OPENED, 100_000_000], ["1400/11/30", 203])[4]
    assert (nine.base, nine.amount) == (100_000_000, 135_000_001)


def test_the_block_is_rounded_up_and_its_shortfall_is_of_the_days_balance() -> None:
    """O41: 20, 25 and 30 %, whichever repayment is chosen; what was drawn must be brought back."""
    assert [offer.blocked_cash for offer in offers([OPENED, 100_000_001])] == [
        20_000_001, 20_000_001, 25_000_001, 25_000_001, 30_000_001, 30_000_001,
    ]  # fmt: skip
    drawn = offers([OPENED, 100_000_000], ["1400/12/01", -90_000_000])
    assert [offer.block_shortfall for offer in drawn] == [10**7, 10**7, 15_000_000, 15_000_000, 2 * 10**7, 2 * 10**7]


def test_collateral_is_a_hundred_and_twenty_percent_rounded_up() -> None:
    """O30, O41 and R3."""
    long_offer = offers([OPENED, 33_333_333])[1]
    assert (long_offer.amount, long_offer.collateral_total) == (16_666_666, 20_000_000)
    assert long_offer.other_collateral == 20_000_000 - 6_666_667
    assert offers([OPENED, 10**12])[4].other_collateral == 0


def test_a_visit_is_flagged_above_three_hundred_million() -> None:
    """O37: at exactly 300,000,000 it is not."""
    assert [offers([OPENED, deposit])[1].visit_required for deposit in (600_000_000, 600_000_002)] == [False, True]


def test_an_empty_or_overdrawn_account_brings_nothing() -> None:
    """O34."""
    for movements in ([], [[OPENED, 0]], [[OPENED, -50_000_000]], [["1400/12/01", 500_000_000]]):
        assert offers(*movements) == ()


def test_the_alternatives_of_the_register_are_settings() -> None:
    """R4 and R5: first months from opening, lowest balance, block of the principal; each by a cited circular."""
    moves = ([OPENED, 400_000_000], ["1400/06/01", -300_000_000], ["1400/06/10", 100_000_000])
    first = offers(*moves, **setting("contribution_measure", "first_months"))
    assert [offer.base for offer in first[:2]] == [400_000_000] * 2
    lowest = offers(*moves, **setting("contribution_measure", "lowest_balance"))
    assert [offer.base for offer in lowest] == [200_000_000, 200_000_000] + [100_000_000] * 4
    principal = offers(*moves, **setting("block_measure", "principal"))
    assert principal[0].blocked_cash == -(-principal[0].amount * 20 // 100)


DEPOSITS = st.lists(
    st.tuples(st.integers(0, 280), st.integers(0, 2 * 10**9)).map(
        lambda move: [later(move[0]), move[1]]
    ),
    min_size=1, max_size=6,
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(DEPOSITS, st.integers(0, 280), st.integers(1, 10**9))
def test_more_contribution_never_lowers_an_offer(moves: list[list[Any]], after: int, extra: int) -> None:
    """O19."""
    before = {offer[:2]: offer for offer in offers(*moves)}
    more = {offer[:2]: offer for offer in offers(*moves, [later(after), extra])}
    assert before.keys() <= more.keys()
    assert all(more[key].amount >= offer.amount and more[key].base >= offer.base for key, offer in before.items())


@settings(max_examples=40, deadline=None)
@given(DEPOSITS)
def test_an_offer_never_passes_the_cap_and_its_parts_tie(moves: list[list[Any]]) -> None:
    """O7, O41: with the cap, the collateral and the longer repayment's lower sum."""
    found = offers(*moves)
    for offer in found:
        assert 0 <= offer.amount <= CAP
        assert offer.amount <= (offer.base + 1) * offer.coefficient_percent // 100
        assert offer.capped <= (offer.amount == CAP)
        assert offer.other_collateral == max(0, offer.collateral_total - offer.blocked_cash)
        assert offer.collateral_total * 100 >= offer.amount * 120 > (offer.collateral_total - 1) * 100
    for short, long in zip(found[::2], found[1::2], strict=True):
        assert (short.deposit_months, short.base) == (long.deposit_months, long.base)
        assert long.amount <= short.amount


@settings(max_examples=20, deadline=None)
@given(DEPOSITS, st.integers(0, 400))
def test_the_mean_is_what_a_day_by_day_count_gives(moves: list[list[Any]], waited: int) -> None:
    """R5: against the slow, obvious way."""
    on = day("1400/06/01") + timedelta(days=waited)
    found = {offer.deposit_months: offer.base for offer in offers(*moves, on=jalali(on))}
    for months, base in found.items():
        start = max(day(OPENED), add_months(on, -months))
        closing = [
            sum(amount for text, amount in moves if day(text).toordinal() <= ordinal)
            for ordinal in range(start.toordinal(), on.toordinal())
        ]
        assert base == sum(closing) // len(closing)
