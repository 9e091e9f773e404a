"""Who moves a file, and how a move is refused."""

from dataclasses import dataclass

from applicants.models import Organisation, User
from applicants.roles import APPLICANT, SYSTEM


class Refused(Exception):
    """An expected refusal: a stable code for programs and one plain sentence for the person."""

    def __init__(self, code: str, sentence: object) -> None:
        super().__init__(code, sentence)
        self.code, self.sentence = code, sentence

    def __str__(self) -> str:
        return str(self.sentence)


@dataclass(frozen=True)
class Actor:
    """Who moves a file: a role, the user if there is one, a name to show (a bank's, an officer's), and the body."""

    role: str
    user: User | None = None
    name: str = ""
    organisation: Organisation | None = None

    @classmethod
    def of(cls, user: User) -> "Actor":
        """The officer behind a signed-in member of staff, or the applicant."""
        officer = getattr(user, "officer", None)
        if officer is None:
            return cls(APPLICANT, user, str(user))
        return cls(officer.role, user, str(user), officer.organisation)


THE_SYSTEM = Actor(SYSTEM)
