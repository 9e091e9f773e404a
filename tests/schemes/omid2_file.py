"""A file that meets the whole Omid-2 directive on 1400/12/01, and the verdict on it with some facts changed."""

from typing import Any

from schemes.catalogue import SCHEMES, Amendment, Finding, Stage, Verdict
from schemes.units import day

COMPLETE: dict[str, Any] = {
    "person_kind": "natural",
    "account_code": 762,
    "plan_received_on": "1400/02/20",
    "account_opened_on": "1400/03/01",
    "deposit_movements": [["1400/03/01", 500_000_000]],
    "purpose": "creation",
    "requested_amount": 300_000_000,
    "deposit_months": 9,
    "long_repayment": False,
    "other_debt": 0,
    "good_record": True,
    "earlier_omid2_loans": 0,
    "has_business_plan": True,
    "plan_pages": 3,
    "plan_approved": True,
    "has_need_form": True,
    "has_skill_proof": True,
    "has_proforma": True,
    "branch_confirmed": True,
    "transfer_to": "none",
}


def judge(
    on: str = "1400/12/01", stage: Stage = Stage.GRANT, amendments: tuple[Amendment, ...] = (), **changes: Any
) -> Verdict:
    """The verdict on the complete file with these facts changed; None takes a fact away."""
    omid2 = SCHEMES["omid2"]
    return omid2.judge(omid2.read(COMPLETE | changes), day(on), stage, amendments)


def finding(verdict: Verdict, rule: str) -> Finding:
    """The one finding of a rule."""
    (found,) = (each for each in verdict.findings if each.rule == rule)
    return found


def refused_by(verdict: Verdict) -> list[str]:
    """The rules not met, in the order of the document."""
    return [each.rule for each in verdict.having(verdict.outcome.NOT_MET)]
