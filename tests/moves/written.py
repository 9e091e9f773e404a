"""The moves of each way as a person writes them down: what, from where, to where, by whom. Made from nothing else.

One line a move: the verb, the states it begins in, the state it leads to, and everybody who may make it.
"""

from collections.abc import Iterator
from typing import NamedTuple

OMID2 = """
submit               draft,incomplete,returned  submitted   applicant
pass_check           submitted                  in_review   system
find_incomplete      submitted                  incomplete  system
find_ineligible      submitted                  ineligible  system
reopen               ineligible                 submitted   system
return_to_applicant  in_review                  returned    expert,committee,manager
report_visit         in_review                  in_review   expert,committee,manager
approve              in_review                  approved    committee,manager
reject               in_review                  rejected    committee,manager
invite               approved                   invited     expert,committee,manager
expire_invitation    invited                    approved    system
open_account         invited                    saving      bank
choose_offer         saving,chosen              chosen      applicant
confirm_papers       chosen                     chosen      expert,committee,manager
refer                chosen                     referred    expert,committee,manager
cancel_referral      referred                   chosen      expert,committee,manager
return_from_bank     referred                   chosen      bank
contract             referred                   contracted  bank
disburse             contracted                 disbursed   bank
withdraw             draft,submitted,incomplete,returned,in_review,approved,invited,saving,chosen  withdrawn  applicant
"""

HOME = """
submit               draft,incomplete,returned  submitted   applicant
pass_check           submitted                  in_review   system
find_incomplete      submitted                  incomplete  system
find_ineligible      submitted                  ineligible  system
reopen               ineligible                 submitted   system
return_to_applicant  in_review                  returned    expert,committee,manager
approve              in_review                  ready       committee,manager
reject               in_review                  rejected    committee,manager
refer                ready                      referred    expert,committee,manager
cancel_referral      referred                   ready       expert,committee,manager
return_from_bank     referred                   ready       bank
contract             referred                   contracted  bank
disburse             contracted                 disbursed   bank
withdraw             draft,submitted,incomplete,returned,in_review,ready  withdrawn  applicant
"""

COVID = """
submit               draft,incomplete,returned  submitted    applicant
pass_check           submitted                  at_sector    system
find_incomplete      submitted                  incomplete   system
find_ineligible      submitted                  ineligible   system
reopen               ineligible                 submitted    system
return_to_applicant  at_sector                  returned     expert,committee,manager,sector
approve              at_sector                  bank_papers  sector
reject               at_sector                  rejected     sector
complete_papers      bank_papers                ready        applicant
refer                ready                      referred     expert,committee,manager
cancel_referral      referred                   ready        expert,committee,manager
return_from_bank     referred                   ready        bank
contract             referred                   contracted   bank
pay_stage            contracted,disbursing      disbursing   bank
disburse             contracted,disbursing      disbursed    bank
withdraw             draft,submitted,incomplete,returned,at_sector,bank_papers,ready  withdrawn  applicant
"""

GROUP = """
form_group           draft            submitted   facilitator
pass_check           submitted        training    system
find_ineligible      submitted        ineligible  system
reopen               ineligible       submitted   system
record_training      training         training    facilitator
approve              training         ready       committee,manager
reject               training         rejected    committee,manager
record_passbook      ready            ready       facilitator
refer                ready            referred    expert,committee,manager
cancel_referral      referred,graded  ready       expert,committee,manager
return_from_bank     referred,graded  ready       bank
grade                referred         graded      bank
contract             graded           contracted  bank
disburse             contracted       disbursed   bank
withdraw             submitted,training,ready  withdrawn  applicant
"""

FAMILY = """
submit               draft,incomplete,returned  submitted   applicant
pass_check           submitted                  study       system
find_incomplete      submitted                  incomplete  system
find_ineligible      submitted                  ineligible  system
reopen               ineligible                 submitted   system
return_to_applicant  study                      returned    association
record_study         study                      study       association
approve              study                      ready       association
reject               study                      rejected    association
refer                ready                      referred    association
cancel_referral      referred                   ready       association
return_from_bank     referred                   ready       bank
contract             referred                   contracted  bank
disburse             contracted                 disbursed   bank
record_result        disbursed                  disbursed   association
withdraw             draft,submitted,incomplete,returned,study,ready  withdrawn  applicant
"""

WAYS = {
    "omid2": OMID2, "home_business": HOME, "covid_relief": COVID, "self_help_group": GROUP,
    "productive_families": FAMILY,
}  # fmt: skip

STATES = [
    "draft", "submitted", "in_review", "incomplete", "ineligible", "returned", "rejected", "at_sector", "training",
    "study", "approved", "invited", "saving", "chosen", "bank_papers", "ready", "referred", "graded", "contracted",
    "disbursing", "disbursed", "withdrawn", "expired",
]  # fmt: skip
OFFICERS = [
    "expert", "committee", "manager", "sector", "facilitator", "association", "headquarters", "auditor",
    "administrator", "deputy", "county_head",
]  # fmt: skip
ACTORS = ["applicant", "system", "bank", *OFFICERS]


class Move(NamedTuple):
    """One move of one way by one of those who may make it."""

    way: str
    verb: str
    source: str
    target: str
    role: str

    def __str__(self) -> str:
        return "-".join(self)


def _moves() -> Iterator[Move]:
    for way, lines in WAYS.items():
        for line in lines.strip().splitlines():
            verb, sources, target, roles = line.split()
            for source in sources.split(","):
                yield from (Move(way, verb, source, target, role) for role in roles.split(","))


MOVES = list(_moves())
VERBS = sorted({move.verb for move in MOVES})


def of_way(way: str) -> list[Move]:
    """The moves of one way."""
    return [move for move in MOVES if move.way == way]


def states_of(way: str) -> list[str]:
    """The states in which a file of the way is ever found; a group's draft is gone before anybody sees it."""
    there = {state for move in of_way(way) for state in (move.source, move.target)}
    return [state for state in STATES if state in there and (way, state) != ("self_help_group", "draft")]
