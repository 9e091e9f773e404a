"""How much is kept of words that come from outside: as many letters as the column has, and never an error instead."""

from typing import Any

import pytest

from applicants import services, sms
from applicants.files.inquiring import log_tampering
from applicants.models import BentAttempt, Notice
from applicants.notices import tell
from tests.applicants.portal import pdf
from tests.ours import ours
from tests.world import a_file, an_officer

pytestmark = pytest.mark.django_db


class Talkative:
    """A provider whose every word is long."""

    def __init__(self, refuses: bool) -> None:
        self.refuses = refuses

    def send(self, mobile: str, text: str, local_id: str) -> str:
        if self.refuses:
            raise sms.SmsRefused("ن" * 201)
        return "9" * 65


@pytest.mark.parametrize(
    ("refuses", "state", "kept"), [(False, "sent", ("9" * 64, "")), (True, "refused", ("", "ن" * 200))]
)
def test_a_providers_long_word_is_cut_and_the_message_is_settled(
    monkeypatch: pytest.MonkeyPatch, refuses: bool, state: str, kept: Any
) -> None:
    monkeypatch.setattr(sms, "backend", lambda: Talkative(refuses))
    notice = tell(kind="submitted", application=a_file(), once="long")
    services.send_waiting()
    notice.refresh_from_db()
    assert (notice.state, (notice.provider_id, notice.failure)) == (state, kept)
    assert not ours(Notice).exclude(state=state).exists()


def test_of_a_bent_attempt_so_much_is_kept_as_there_is_room_for() -> None:
    log_tampering(application=None, by=an_officer(), door="d" * 41, field="f" * 61, value="v" * 200)
    kept = ours(BentAttempt).get()
    assert (kept.door, kept.field, kept.value) == ("d" * 40, "f" * 60, "'" + "v" * 199)


def test_a_proof_keeps_120_letters_of_its_name_and_none_is_called_by_its_kind() -> None:
    file, by = a_file(), an_officer()
    assert services.add_proof(application=file, by=by, data=pdf(1), name="س" * 121).name == "س" * 120
    assert services.add_proof(application=file, by=by, data=pdf(1), name="").name == "سند کارشناس"
