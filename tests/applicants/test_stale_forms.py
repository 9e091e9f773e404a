"""A form that decides or sends is of what its reader has read: a stale one does nothing and says what has changed."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from applicants import services
from applicants.models import Application, Document, Role, State
from tests.applicants.desk import at_desk, cancel_url, deed_url, file_url, refer_url
from tests.applicants.portal import a_full_form, page_url, pdf, read_url, signed_in, upload
from tests.disbursements.bank_side import a_bank, a_chosen_file, a_line, a_referral, a_saving_file
from tests.ways import supplied
from tests.world import a_file, a_person, an_officer

pytestmark = pytest.mark.django_db

STALE = "پس از باز شدن این صفحه پرونده تغییر کرده و چیزی ثبت نشد"


def forms_of(page: str) -> list[str]:
    """The addresses to which the page's forms are sent, but those of the frame around it."""
    main = page[page.index("<main") :] if "<main" in page else page
    return re.findall(r'<form method="post"[^>]*action="([^"]*)"', main)


def told(browser: Client, url: str, **said: Any) -> str:
    return browser.post(url, said, follow=True).content.decode()


def test_a_sum_that_was_changed_meanwhile_is_not_approved_by_the_old_button() -> None:
    """house-H102: opened at 450 million, returned, changed to 990 million and sent again."""
    file = a_full_form(a_person(), requested_amount=450_000_000)
    services.submit(application=file)
    services.judge_submitted(application_id=file.pk)
    desk = at_desk(an_officer())
    [old] = [url for url in forms_of(desk.get(file_url(file)).content.decode()) if "/approve/" in url]
    services.return_to_applicant(application=file, by=an_officer(), reason="amount_unexplained")
    services.save_answers(application=file, answers={"requested_amount": 990_000_000})
    services.submit(application=file)
    services.judge_submitted(application_id=file.pk)
    page = told(desk, old, note="")
    assert f"{STALE}. آنچه تازه است: برگشت برای تکمیل، ارسال، گذر از بررسی خودکار." in page
    file.refresh_from_db()
    assert (file.state, file.chosen_amount, file.plan_approved_on) == (State.IN_REVIEW, None, None)


@pytest.mark.parametrize("happens", ["an answer of an inquiry", "a paper", "a paper taken back", "other answers"])
def test_whatever_comes_to_the_file_makes_the_form_stale(happens: str) -> None:
    file = a_file(State.IN_REVIEW)
    paper = Document.objects.create(
        application=file, kind="skill_proof", file="x", name="x", media_type="application/pdf", size=1, sha256="0" * 64,
        uploaded_by=file.person.user,
    )  # fmt: skip
    old = deed_url(file, "return_to_applicant")
    said = "پاسخ‌ها یا رقم‌های پرونده"
    if happens == "an answer of an inquiry":
        supplied(file, other_debt=0)
        said = "پاسخ تازه استعلام"
    elif happens == "a paper":
        services.add_document(application=file, kind="proforma", data=pdf(1), name="x", by=file.person.user)
        said = "مدارک"
    elif happens == "a paper taken back":
        Document.objects.filter(pk=paper.pk).update(withdrawn_at=file.submitted_at)
        said = "مدارک"
    else:
        file.answers |= {"business_name": "دیگر"}
        file.save()
    page = told(at_desk(an_officer(Role.EXPERT)), old, reason="other", note="عکس")
    assert f"{STALE}. آنچه تازه است: {said}." in page
    assert Application.objects.get(pk=file.pk).state == State.IN_REVIEW


@pytest.mark.parametrize("seen", ["", "x", "1-2-3", "9" * 40, "-".join(["9" * 19] * 5), "۱-۲-۳-۴-۵"])
def test_a_form_without_a_version_or_with_a_made_up_one_does_nothing(seen: str) -> None:
    file = a_file(State.IN_REVIEW)
    url = reverse("admin:applicants_application_act", args=[file.pk, "reject"], query={"seen": seen})
    assert STALE in told(at_desk(an_officer()), url, reason="bad_record")
    assert Application.objects.get(pk=file.pk).state == State.IN_REVIEW


def test_of_the_same_page_sent_twice_the_second_is_told_what_the_first_did() -> None:
    file = a_file(State.IN_REVIEW)
    desk, url = at_desk(an_officer()), deed_url(file, "return_to_applicant")
    assert STALE not in told(desk, url, reason="other", note="عکس")
    assert f"{STALE}. آنچه تازه است: برگشت برای تکمیل." in told(desk, url, reason="other", note="عکس")


def test_what_is_sent_is_what_was_looked_over() -> None:
    file = a_full_form(a_person())
    browser = signed_in(file.person.user)
    browser_page = browser.get(reverse("application_check", args=[file.code])).content.decode()
    [old] = [url for url in forms_of(browser_page) if url.startswith("?seen=")]
    services.save_answers(application=file, answers={"requested_amount": 300_000_000})
    page = told(browser, reverse("application_check", args=[file.code]) + old)
    assert f"{STALE}. آنچه تازه است: پاسخ‌ها یا رقم‌های پرونده." in page
    assert "پیش از فرستادن بازبینی کنید" in page
    assert Application.objects.get(pk=file.pk).state == State.DRAFT


def test_an_old_tab_does_not_write_over_a_newer_answer_unsaid() -> None:
    file = a_full_form(a_person(), requested_amount=250_000_000)
    browser, url = signed_in(file.person.user), page_url(file, "application_step", "amount")
    [old] = [each for each in forms_of(browser.get(url).content.decode()) if each.startswith("?seen=")]
    services.save_answers(application=file, answers={"requested_amount": 300_000_000})
    page = told(browser, url + old, requested_amount="200000000")
    assert "این صفحه پس از باز شدن در جای دیگری پر شده است: ۳۰۰٬۰۰۰٬۰۰۰ ریال (سی میلیون تومان)." in page
    assert Application.objects.get(pk=file.pk).answers["requested_amount"] == 300_000_000
    [new] = [each for each in forms_of(page) if each.startswith("?seen=")]
    assert browser.post(url + new, {"requested_amount": "200000000"}).status_code == 302
    assert Application.objects.get(pk=file.pk).answers["requested_amount"] == 200_000_000


def test_two_tabs_on_different_pages_lose_nothing_of_each_other() -> None:
    file = a_full_form(a_person())
    browser = signed_in(file.person.user)
    amount, people = (page_url(file, "application_step", slug) for slug in ("amount", "people"))
    marks = {url: forms_of(browser.get(url).content.decode())[-1] for url in (amount, people)}
    assert browser.post(amount + marks[amount], {"requested_amount": "200000000"}).status_code == 302
    said = {"owner_manager": "yes", "staff_count": "3", "licensed": "no"}
    assert browser.post(people + marks[people], said).status_code == 302
    answers = Application.objects.get(pk=file.pk).answers
    assert (answers["requested_amount"], answers["staff_count"]) == (200_000_000, 3)


def test_no_offer_is_chosen_a_file_given_up_or_referred_by_a_stale_form() -> None:
    bank = a_bank()
    a_line(bank)
    saver = a_saving_file(bank)
    browser, choose = signed_in(saver.person.user), read_url(saver, "choose_offer", "3")
    give_up = read_url(saver, "withdraw_application")
    supplied(saver, other_debt=0, good_record=True)
    assert STALE in told(browser, choose)
    assert STALE in told(browser, give_up)
    assert Application.objects.get(pk=saver.pk).state == State.SAVING
    chosen = a_chosen_file(bank)
    refer, desk = refer_url(chosen), at_desk(an_officer())
    supplied(chosen, other_debt=0, good_record=True)
    assert STALE in desk.post(refer, {"bank": bank.pk}).content.decode()
    referral = a_referral(bank)
    cancel = cancel_url(referral)
    supplied(referral.application, other_debt=0)
    assert STALE in told(desk, cancel, reason="x")
    assert Application.objects.get(pk=referral.application_id).state == State.REFERRED


def test_every_form_that_decides_or_sends_carries_what_its_reader_has_read() -> None:
    """Each form of the pages on which something is decided or sent; papers are kept one by one and are none of them."""
    bank = a_bank()
    a_line(bank)
    saver, draft, chosen, referral = a_saving_file(bank), a_full_form(a_person()), a_chosen_file(bank), a_referral(bank)
    desk = at_desk(an_officer())
    pages = [
        desk.get(file_url(a_file(State.IN_REVIEW))), desk.get(refer_url(chosen)),
        desk.get(reverse("admin:disbursements_referral_change", args=[referral.pk])),
        signed_in(saver.person.user).get(page_url(saver, "choose_offer", "3")),
        signed_in(saver.person.user).get(page_url(saver, "withdraw_application")),
        signed_in(draft.person.user).get(page_url(draft, "application_check")),
        *(signed_in(draft.person.user).get(page_url(draft, "application_step", slug)) for slug in ("amount", "people")),
    ]  # fmt: skip
    for answer in pages:
        forms = [url for url in forms_of(answer.content.decode()) if "logout" not in url and "language" not in url]
        assert forms, answer.request["PATH_INFO"]
        assert all("seen=" in url for url in forms), (answer.request["PATH_INFO"], forms)


def test_the_bank_papers_are_complete_as_they_were_seen() -> None:
    file = a_file(State.BANK_PAPERS, scheme="covid_relief", answers={"requested_amount": 1})
    browser, url = signed_in(file.person.user), read_url(file, "complete_papers")
    step = page_url(file, "application_step", "papers")
    browser.post(step, {"kind": "bank_form", "bank_form-file": upload(pdf(1))})
    assert f"{STALE}. آنچه تازه است: مدارک." in told(browser, url)
