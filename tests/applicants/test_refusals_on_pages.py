"""What a person reads when a page of the form refuses: the sentence stands on the page one lands on (tests-Q05)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from applicants import services
from applicants.models import Application, Document, Intake, State
from disbursements import services as bank_services
from schemes.units import day
from tests.applicants.portal import a_draft, a_full_form, give, page_url, pdf, read_url, signed_in, upload
from tests.disbursements.bank_side import a_bank, a_chosen_file, a_line
from tests.ours import ours
from tests.world import a_file, a_paper, a_person, an_officer

pytestmark = pytest.mark.django_db
SENT_ALREADY = "این درخواست فرستاده شده است و اکنون نمی‌توان آن را تغییر داد."


def read(answer: Any) -> str:
    assert answer.status_code == 200, answer
    return answer.content.decode()


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """`meanwhile("verb", deed)`: the deed happens in another tab after the page was checked and before the verb."""

    def arrange(verb: str, deed: Callable[[], object]) -> None:
        real = getattr(services, verb)

        def late(**words: Any) -> object:
            deed()
            return real(**words)

        monkeypatch.setattr(services, verb, late)

    return arrange


def test_who_has_not_agreed_is_led_to_the_conditions_and_no_file_begins() -> None:
    person = a_person()
    answer = signed_in(person.user).post(reverse("start_application", args=["omid2"]))
    assert answer.headers["Location"] == reverse("conditions", args=["omid2"])
    assert not ours(Application).exists()


def test_a_start_outside_the_intakes_is_refused_on_the_page_of_ones_files() -> None:
    person = a_person()
    Intake.objects.create(
        scheme="omid2", name="دور یکم", opens_on=day("1404/01/01"), closes_on=day("1404/02/01"),
        opened_by=an_officer("headquarters", ""),
    )  # fmt: skip
    services.agree(person=person, scheme="omid2", address=None)
    answer = signed_in(person.user).post(reverse("start_application", args=["omid2"]), follow=True)
    assert answer.redirect_chain == [(reverse("my_applications"), 302)]
    assert "مهلت ثبت‌نام این طرح در استان شما تمام شده است." in read(answer)
    assert not ours(Application).exists()


def test_a_page_saved_after_another_tab_has_sent_the_file_says_so_and_keeps_nothing(meanwhile: Any) -> None:
    file = a_full_form(a_person())
    meanwhile("save_answers", lambda: services.submit(application=file))
    answer = signed_in(file.person.user).post(read_url(file, "application_step", "amount"), {"requested_amount": "1"})
    assert SENT_ALREADY in read(answer)
    file.refresh_from_db()
    assert (file.state, file.requested_amount) == (State.SUBMITTED, 250_000_000)


def test_a_file_that_is_not_complete_is_not_sent_and_the_pages_left_are_named() -> None:
    file = a_full_form(a_person())
    services.withdraw_document(application=file, document_id=file.documents.get().pk)
    services.save_answers(application=file, answers={"intended_deposit": None})
    answer = signed_in(file.person.user).post(read_url(file, "application_check"), follow=True)
    assert answer.redirect_chain == [(page_url(file, "application_task_list"), 302)]
    assert "این بخش‌ها هنوز کامل نیست: «سپرده»، «طرح کسب‌وکار»." in read(answer)
    file.refresh_from_db()
    assert (file.state, file.submitted_at) == (State.DRAFT, None)


def test_the_banks_papers_are_not_complete_while_one_is_missing() -> None:
    """K24."""
    file = a_file(State.BANK_PAPERS, scheme="covid_relief")
    browser = signed_in(file.person.user)
    answer = browser.post(read_url(file, "complete_papers"), follow=True)
    assert answer.redirect_chain == [(page_url(file, "application_step", "papers"), 302)]
    assert "این مدرک‌ها هنوز نیست: سفته، چک یا تضمین، مدارک بانک." in read(answer)
    give(file, Document.Kind.GUARANTEE, pdf(1))
    assert "این مدرک‌ها هنوز نیست: مدارک بانک." in read(browser.post(read_url(file, "complete_papers"), follow=True))
    give(file, Document.Kind.BANK_FORM, pdf(1))
    answer = browser.post(read_url(file, "complete_papers"), follow=True)
    assert answer.redirect_chain == [(page_url(file, "application"), 302)]
    file.refresh_from_db()
    assert file.state == State.READY


def test_a_request_is_taken_back_by_post_and_its_person_is_told() -> None:
    file = a_file(State.IN_REVIEW)
    browser = signed_in(file.person.user)
    asked = read(browser.get(page_url(file, "withdraw_application")))
    assert "از این درخواست انصراف می‌دهید؟" in asked
    file.refresh_from_db()
    assert file.state == State.IN_REVIEW, "asking changes nothing"
    answer = browser.post(read_url(file, "withdraw_application"), follow=True)
    assert answer.redirect_chain == [(page_url(file, "application"), 302)]
    assert "از درخواست انصراف دادید." in read(answer)
    file.refresh_from_db()
    assert file.state == State.WITHDRAWN
    assert file.notices.get().kind == "withdrawn"


def test_a_request_that_the_bank_has_is_not_taken_back() -> None:
    file = a_file(State.REFERRED)
    answer = signed_in(file.person.user).post(read_url(file, "withdraw_application"), follow=True)
    assert "این کار در وضعیت کنونی پرونده ممکن نیست." in read(answer)
    file.refresh_from_db()
    assert file.state == State.REFERRED
    assert not file.notices.exists()


@pytest.mark.parametrize(("kind", "page"), [("plan", "plan"), ("need_form", "papers")])
def test_a_paper_is_taken_back_by_post_and_its_page_shows_it_no_more(kind: str, page: str) -> None:
    file = a_draft(a_person())
    paper = give(file, kind, pdf(1), "برگه من.pdf")
    browser = signed_in(file.person.user)
    url = page_url(file, "withdraw_document", paper.pk)
    assert "برگه من.pdf" in read(browser.get(page_url(file, "application_step", page)))
    assert browser.get(url).status_code == 405
    answer = browser.post(url, follow=True)
    assert answer.redirect_chain == [(page_url(file, "application_step", page), 302)]
    assert "برگه من.pdf" not in read(answer)
    paper.refresh_from_db()
    assert paper.withdrawn_at
    assert "این مدرک در پرونده نیست." in read(browser.post(url, follow=True)), "a second time"


def test_a_paper_stays_once_the_file_is_sent_and_no_other_persons_is_found() -> None:
    file, other = a_full_form(a_person()), a_full_form(a_person())
    theirs, paper = other.documents.get(), give(file, Document.Kind.NEED_FORM, pdf(1))
    services.submit(application=file)
    browser = signed_in(file.person.user)
    answer = browser.post(read_url(file, "withdraw_document", paper.pk), follow=True)
    assert SENT_ALREADY in read(answer)
    assert browser.post(read_url(file, "withdraw_document", theirs.pk)).status_code == 404
    assert not ours(Document).exclude(withdrawn_at=None).exists()


@pytest.mark.parametrize(
    ("kind", "page", "data", "says"),
    [
        ("plan", "plan", b"no paper at all", "طرح کسب‌وکار باید فایل PDF باشد."),
        ("plan", "plan", pdf(4), "طرح شما ۴ صفحه است و باید حداکثر ۳ صفحه باشد (ماده ۱۹)."),
        ("plan", "plan", b"", "این فایل خالی است."),
        ("need_form", "papers", b"GIF89a", "فایل باید PDF یا عکس JPEG یا PNG باشد."),
        ("need_form", "papers", pdf(61), "تعداد صفحه‌ها باید میان ۱ و ۶۰ باشد."),
        ("need_form", "papers", pdf(0), "تعداد صفحه‌ها باید میان ۱ و ۶۰ باشد."),
    ],
)
def test_a_paper_that_is_not_acceptable_is_refused_beside_its_box(kind: str, page: str, data: bytes, says: str) -> None:
    file = a_draft(a_person())
    url = page_url(file, "application_step", page)
    answer = signed_in(file.person.user).post(url, {"kind": kind, f"{kind}-file": upload(data)})
    assert says in read(answer)
    assert answer.context["form"].errors == {"file": [says]}
    assert not file.documents.exists()


def test_a_paper_of_sixty_pages_is_taken() -> None:
    file = a_draft(a_person())
    url = page_url(file, "application_step", "papers")
    data = {"kind": "need_form", "need_form-file": upload(pdf(60), "نیاز.pdf")}
    assert "«نیاز.pdf» رسید." in read(signed_in(file.person.user).post(url, data, follow=True))
    assert file.documents.get().pages == 60


def test_a_file_holds_thirty_papers_and_the_next_is_refused() -> None:
    file = a_draft(a_person())
    for number in range(29):
        a_paper(file, Document.Kind.PROFORMA, name=f"{number}.pdf")
    a_paper(file, Document.Kind.PROFORMA, withdrawn_at=timezone.now())
    give(file, Document.Kind.NEED_FORM, pdf(1))
    url = page_url(file, "application_step", "papers")
    answer = signed_in(file.person.user).post(url, {"kind": "need_form", "need_form-file": upload(pdf(1))})
    assert "مدرک‌های این پرونده زیاد شده است؛ نخست یکی را بردارید." in read(answer)
    assert file.documents.filter(withdrawn_at=None).count() == 30


def test_an_offer_chosen_after_the_file_went_to_a_bank_is_refused(meanwhile: Any) -> None:
    bank = a_bank()
    file = a_chosen_file(bank)
    a_line(bank)
    meanwhile("choose_offer", lambda: bank_services.refer(application=file, bank=bank, by=an_officer()))
    answer = signed_in(file.person.user).post(read_url(file, "choose_offer", "3"), follow=True)
    assert "این کار در وضعیت کنونی پرونده ممکن نیست." in read(answer)
    file.refresh_from_db()
    assert (file.state, file.events.filter(verb="choose_offer").count()) == (State.REFERRED, 1)
