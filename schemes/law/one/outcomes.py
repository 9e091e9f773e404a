"""The table of a rule's answers, of which all that judges is made: one file's function, findings kept, and columns.

A rule's case is the first of the table that holds. Who adds a case, or changes one, does it here.
"""

from enum import Enum, auto
from typing import NamedTuple

from schemes.law.words import Outcome

MET, NOT_MET, UNKNOWN, NOT_CONCERNED = Outcome

# A verdict is the greatest of its findings, and at least met: nobody is told to wait who is refused.
FROM_THE_MILDEST = (NOT_CONCERNED, MET, UNKNOWN, NOT_MET)
HOW_BAD = {outcome: place for place, outcome in enumerate(FROM_THE_MILDEST)}


class Case(Enum):
    """What may be the case when a rule is asked."""

    FREE = auto()  # the condition `when` is known, and is not so
    BLANK = auto()  # something of what it depends on is not known
    YES = auto()
    UNDECIDED = auto()  # all is known, and the rule answers None
    NO = auto()


class Shown(Enum):
    """What a finding shows of all that the rule depends on."""

    CONDITION = auto()
    KNOWN = auto()
    ALL = auto()


class MissingNamed(Enum):
    """Which facts a finding names as missing."""

    NONE = auto()
    UNSAID = auto()  # those that nobody has said, also where they lie behind a quantity
    READ = auto()  # all that it reads itself: any of them could decide


class FindingResult(NamedTuple):
    """A row of the table."""

    case: Case
    outcome: Outcome
    shows: Shown
    names: MissingNamed


TABLE = (
    FindingResult(Case.FREE, NOT_CONCERNED, Shown.CONDITION, MissingNamed.NONE),
    FindingResult(Case.BLANK, UNKNOWN, Shown.KNOWN, MissingNamed.UNSAID),
    FindingResult(Case.YES, MET, Shown.ALL, MissingNamed.NONE),
    FindingResult(Case.UNDECIDED, UNKNOWN, Shown.ALL, MissingNamed.READ),
    FindingResult(Case.NO, NOT_MET, Shown.ALL, MissingNamed.NONE),
)
OF = {row.case: row for row in TABLE}
