"""house-H58: from a clause to the readings that stand behind it, through all that it depends on."""

import pytest

from schemes.catalogue import SCHEMES
from schemes.law import GRANT
from tests.schemes.small_law import a_whole_scheme


def test_a_rule_rests_on_the_readings_of_what_it_reads_and_of_its_condition() -> None:
    scheme = a_whole_scheme()

    @scheme.defines("ماده ۲", reading="R2")
    def half(room: int) -> int:
        """نیم."""
        return room // 2

    @scheme.requires("ماده ۲", stage=GRANT, when=half, reading="R3")
    def fits_in_half(asked: int) -> bool:
        """در نیم می‌گنجد."""
        return True

    behind = scheme.readings_behind()
    assert behind["fits_in_half"] == {"R2", "R3"}
    assert behind["half"] == {"R2"}
    assert behind["group_is_led"] == {"R1"}
    assert behind["within_ceiling"] == frozenset()


@pytest.mark.parametrize("slug", SCHEMES)
def test_every_reading_that_a_clause_names_is_behind_it(slug: str) -> None:
    scheme = SCHEMES[slug]
    behind = scheme.readings_behind()
    assert [each.name for each in scheme.clauses() if each.reading and each.reading not in behind[each.name]] == []
    assert behind.keys() == {each.name for each in scheme.clauses()}
