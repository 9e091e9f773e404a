"""A letter under which no file could be judged is refused before it is in force."""

import pytest

from applicants.models import Circular
from applicants.services import approve_circular, withdraw_circular
from tests.applicants.circulars import a_circular, a_draft, a_policy_maker
from tests.applicants.portal import refused
from tests.world import FARS, SEMNAN

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("scheme", "parameter", "value"),
    [
        ("omid2", "waiting_months", 601), ("omid2", "collateral_percent", 1001), ("omid2", "rate_percent", 101),
        ("covid_relief", "rate_percent", 101), ("covid_relief", "repayment_months", 0),
        ("covid_relief", "repayment_months", 601), ("covid_relief", "wage_percent", 101),
        ("productive_families", "repayment_months", 0), ("self_help_group", "trained_percent", 101),
    ],
)  # fmt: skip
def test_a_number_by_which_no_file_could_be_judged_is_refused(scheme, parameter, value):
    assert refused(a_draft, parameter, value, scheme=scheme).code == "wrong_value"


def test_security_may_exceed_the_loan():
    assert a_draft("collateral_percent", 150).value == 150


def test_a_grace_as_long_as_the_loan_is_refused_also_where_two_letters_make_it():
    """R22: 24 months with a grace of 24 have no instalment; so have 12 with 12, where the windows meet."""
    covid = {"scheme": "covid_relief", "since": "1399/05/01", "until": "1399/05/31"}
    assert refused(a_draft, parameter="grace_months", value=24, **covid).code == "no_instalment"
    a_circular("grace_months", 12, provinces=[FARS], **covid)
    a_circular("repayment_months", 12, **covid | {"since": "1399/06/01", "until": None})
    shorter = {"parameter": "repayment_months", "value": 12} | covid
    assert refused(a_draft, **shorter).code == "no_instalment"
    assert refused(a_draft, **shorter, provinces=[FARS]).code == "no_instalment"
    assert a_circular(**shorter, provinces=[SEMNAN]).state == Circular.State.APPROVED


def test_a_letter_is_not_approved_or_taken_back_when_no_instalment_would_be_left():
    """R22: two drafts that each could stand."""
    covid = {"scheme": "covid_relief", "since": "1399/05/01"}
    shorter, grace = a_draft("repayment_months", 18, **covid), a_draft("grace_months", 18, **covid)
    approve_circular(circular=grace, by=a_policy_maker())
    assert refused(approve_circular, circular=shorter, by=a_policy_maker()).code == "no_instalment"
    shorter.refresh_from_db()
    assert shorter.state == Circular.State.DRAFT

    longer = a_circular("repayment_months", 36, **covid)
    a_circular("grace_months", 30, **covid)
    assert refused(withdraw_circular, circular=longer, by=a_policy_maker()).code == "no_instalment"
    longer.refresh_from_db()
    assert longer.state == Circular.State.APPROVED
