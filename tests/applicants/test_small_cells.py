"""What a simulation counts, and what of it the public may see: no group small enough to be somebody one knows."""

import pytest

from applicants.simulations.counting import Cell, TableRow, betrays_by_the_sum, hide_small, hide_small_moves, move_of
from schemes.catalogue import Outcome


@pytest.mark.parametrize(
    ("before", "after", "move"),
    [
        ("not_met", "unknown", "gain"), ("unknown", "met", "gain"), ("not_met", "met", "gain"),
        ("met", "unknown", "lose"), ("unknown", "not_met", "lose"), ("unknown", "unknown", "wait"),
        ("met", "met", "same"), ("not_met", "not_met", "same"),
    ],
)  # fmt: skip
def test_a_file_gains_loses_waits_or_stays(before, after, move):
    assert move_of(Outcome(before), Outcome(after)) == move


def column(*files, within=None):
    rows = [TableRow(str(place), {"gain": Cell(number, number)}) for place, number in enumerate(files)]
    hidden = hide_small(rows, within and {row.key: whole for row, whole in zip(rows, within, strict=True)})
    return [row.cells["gain"] and row.cells["gain"].files for row in hidden]


def test_small_cells_are_hidden_from_the_public():
    assert column(0, 12, 9, 1) == [0, 12, None, None]
    assert column(10, 12) == [10, 12]


def test_a_single_small_cell_is_not_betrayed_by_the_sum():
    assert column(30, 12, 9, 0) == [30, None, None, 0]


def test_counties_do_not_betray_their_province():
    shown, hidden = TableRow("a", {"gain": Cell(42, 1)}), TableRow("b", {"gain": None})
    assert column(30, 12, 9, 15, within=[shown, shown, hidden, hidden]) == [30, 12, None, None]
    assert column(30, 9, 12, 15, within=[shown, shown, hidden, hidden]) == [None, None, None, None]


def test_a_small_difference_of_the_sums_is_hidden_too():
    def after(*pairs):
        rows = [TableRow(str(place), {"before": Cell(b, 0), "after": Cell(a, 0)}) for place, (b, a) in enumerate(pairs)]
        return [row.cells["after"] and row.cells["after"].files for row in hide_small_moves(rows)]

    assert after((100, 105), (50, 45)) == [None, None]
    assert after((100, 110), (50, 40)) == [110, 40]


def test_a_column_small_as_a_whole_is_not_betrayed_by_the_number_of_all_files():
    """Of 56 files 30 lose, 24 stay and 2 wait: with both large columns shown, everybody could subtract."""
    rows = [TableRow("20", {"lose": Cell(30, 30), "wait": Cell(2, 2), "same": Cell(24, 24)})]
    assert betrays_by_the_sum(rows) == "same"
    (hidden,) = hide_small(rows, also="same")
    assert hidden.cells == {"lose": Cell(30, 30), "wait": None, "same": None}


@pytest.mark.parametrize("files", [(30, 20, 24), (30, 2, 3), (0, 2, 0), (30, 0, 24)])
def test_no_large_column_is_hidden_without_need(files):
    moves = zip(("lose", "wait", "same"), files, strict=True)
    assert betrays_by_the_sum([TableRow("20", {name: Cell(number, 0) for name, number in moves})]) == ""


def test_two_cells_are_hidden_of_the_column_that_would_betray():
    rows = [TableRow(key, {"same": Cell(number, 0)}) for key, number in (("a", 40), ("b", 12), ("c", 30))]
    assert [row.cells["same"] is None for row in hide_small(rows, also="same")] == [False, True, True]
