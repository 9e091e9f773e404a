"""History and tracking name the body that acted, as it was called that day; the chain of events covers it."""

import json
from hashlib import sha256

import pytest

from applicants import services
from applicants.models import Event, Organisation, Role
from applicants.workflow import digest
from tests.applicants.desk import at_desk, file_url
from tests.applicants.portal import page_url, signed_in
from tests.world import SEMNAN, a_body, a_file, an_officer

pytestmark = pytest.mark.django_db

LABOUR = "اداره کل تعاون، کار و رفاه اجتماعی استان سمنان"


def returned(scheme: str, by: object) -> Event:
    file = a_file(scheme=scheme)
    services.return_to_applicant(application=file, by=by, note="شماره تماس را بنویسید.")
    return file.events.get(verb="return_to_applicant")


def test_the_applicant_reads_which_body_gave_the_file_back_and_the_officer_who_did() -> None:
    """house-H52"""
    event = returned("home_business", an_officer(Role.EXPERT))
    file = event.application
    assert f"· {LABOUR}</span>" in signed_in(file.person.user).get(page_url(file, "application")).content.decode()
    assert f"کارشناس نمونه، {LABOUR}" in at_desk(an_officer()).get(file_url(file)).content.decode()


def test_what_a_body_was_called_stays_in_the_history() -> None:
    """house-H52"""
    body = a_body(Organisation.Kind.LABOUR_OFFICE, SEMNAN, name="اداره کار سمنان", schemes=["home_business"])
    event = returned("home_business", an_officer(Role.EXPERT, organisation=body))
    Organisation.objects.filter(pk=body.pk).update(name="اداره نو")
    assert Event.objects.get(pk=event.pk).body == "اداره کار سمنان"


def test_the_chain_covers_the_body_and_events_of_before_keep_their_digest() -> None:
    """house-H52"""
    event = returned("omid2", an_officer())
    assert digest(event) == event.digest
    event.body = "نهاد دیگر"
    assert digest(event) != event.digest
    sent = a_file("submitted")
    services.withdraw(application=sent)
    own = sent.events.get(verb="withdraw")
    said = [
        own.previous, own.province, own.number, sent.pk, "withdraw", "submitted", "withdrawn", sent.person.user.pk,
        "applicant", str(sent.person), "", "", own.at.isoformat(),
    ]  # fmt: skip
    assert own.digest == sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()
