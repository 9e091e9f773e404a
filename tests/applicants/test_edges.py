"""Limits as people meet them: the last that is taken and the first that is not, written out."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from applicants import notices, services
from applicants.files import papers
from applicants.models import Notice, Role, State
from schemes.units import today
from tests.applicants.circulars import a_draft, a_policy_maker
from tests.applicants.portal import pdf, refused, signed_in
from tests.world import a_file, a_paper, a_person, a_share, an_officer

pytestmark = pytest.mark.django_db
THE_CODE = "applicants.files.judging.ask_inquiries"


class Killed(BaseException):
    """A worker that is gone."""


def test_a_check_whose_worker_died_is_taken_up_after_two_minutes(clock: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    clock("1405/06/10", 10, 0)
    file = a_file(State.SUBMITTED, check_due_at=timezone.now())
    with monkeypatch.context() as dying:

        def dies(**_said: object) -> None:
            raise Killed

        dying.setattr(THE_CODE, dies)
        with pytest.raises(Killed):
            services.judge_submitted(application_id=file.pk)
    file.refresh_from_db()
    assert file.check_lease_until == timezone.now() + timedelta(seconds=120)
    clock("1405/06/10", 10, 1)
    assert services.judge_submitted(application_id=file.pk) is None
    clock("1405/06/10", 10, 2)
    assert services.judge_submitted(application_id=file.pk) is not None


def test_a_file_holds_thirty_papers() -> None:
    file = a_file(State.DRAFT)
    for _paper in range(29):
        a_paper(file, "proforma")
    said = {"application": file, "kind": "proforma", "data": pdf(1), "name": "پیش‌فاکتور.pdf", "by": file.person.user}
    services.add_document(**said)
    assert refused(services.add_document, **said).code == "too_many"
    proof = {"application": file, "by": an_officer(), "data": pdf(1), "name": "سند.pdf"}
    assert refused(services.add_proof, **proof).code == "too_many"
    file.documents.filter(pk=file.documents.first().pk).update(withdrawn_at=timezone.now())
    services.add_document(**said)


@pytest.mark.parametrize(("pages", "holds"), [(60, True), (61, False)])
def test_a_paper_has_at_most_sixty_pages(pages: int, *, holds: bool) -> None:
    if holds:
        assert papers.examine(pdf(pages)).pages == 60
    else:
        assert "میان ۱ و ۶۰ باشد" in str(refused(papers.examine, pdf(pages)))


@pytest.mark.parametrize(("days", "code"), [(0, "wrong_days"), (1, ""), (180, ""), (181, "wrong_days")])
def test_an_invitation_holds_for_a_day_to_half_a_year(days: int, code: str) -> None:
    a_share()
    file = a_file(State.APPROVED, answers={"intended_deposit": 100_000_000})
    said = {"application": file, "by": an_officer(Role.EXPERT), "days": days}
    if code:
        assert refused(services.invite, **said).code == code
    else:
        assert services.invite(**said).expires_on == today() + timedelta(days=days)


@pytest.mark.parametrize(("letters", "code"), [(120, ""), (121, "citation_missing")])
def test_a_circulars_citation_has_at_most_120_letters(letters: int, code: str) -> None:
    if code:
        assert refused(a_draft, citation="ن" * letters).code == code
    else:
        assert a_draft(citation="ن" * letters).citation == "ن" * 120


def test_a_trial_takes_ten_drafts_and_not_eleven() -> None:
    drafts = [a_draft(value=20_000_000 + number) for number in range(11)]
    by = a_policy_maker()
    assert refused(services.simulate, scheme="omid2", circulars=drafts, by=by).code == "no_draft"
    assert refused(services.simulate, scheme="omid2", circulars=[], by=by).code == "no_draft"
    assert len(services.simulate(scheme="omid2", circulars=drafts[:10], by=by).drafts) == 10


def test_the_list_of_ones_files_has_ten_on_a_page() -> None:
    person = a_person()
    files = [a_file(State.REJECTED, person) for _number in range(11)]
    first, second = (
        signed_in(person.user).get(reverse("my_applications"), {"page": page}).content.decode() for page in (1, 2)
    )
    assert [sum(file.code in page for file in files) for page in (first, second)] == [10, 1]


def test_the_portal_is_not_ready_while_work_is_older_than_five_minutes(client: Client, clock: Any) -> None:
    clock("1405/06/10", 10, 0)
    notice = notices.tell(application=a_file(), kind="in_review", once="x")
    Notice.objects.filter(pk=notice.pk).update(created_at=timezone.now())
    clock("1405/06/10", 10, 5)
    assert client.get("/readyz").json()["queue"] is True
    Notice.objects.filter(pk=notice.pk).update(created_at=timezone.now() - timedelta(seconds=301))
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["queue"]) == (503, False)
