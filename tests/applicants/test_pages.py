"""Every public page: drawn whole in each state, never another's, never kept by a cache, in few statements."""

import pytest
from django.template import engines
from django.test import Client, override_settings
from django.urls import reverse

from applicants import services
from applicants.files.sheets import lines_of
from applicants.models import Application, Document, State, User
from applicants.way import way_of
from tests.applicants.desk import at_desk
from tests.applicants.portal import ANSWERS, a_draft, a_full_form, give, page_url, pdf, picture, read_url, signed_in
from tests.world import FARS, SEMNAN, a_file, a_person, an_officer

pytestmark = pytest.mark.django_db
# Django's own form pieces ask their fields for things that are not there; what is in our pages must be there.
NAMES_OF_DJANGO = ("widget", "field", "errors", "box", "group", "option")


class Undefined(str):
    """Stands where a variable of a page has no value: it fails the test that drew the page."""

    def __contains__(self, text: object) -> bool:
        return text == "%s" or super().__contains__(text)

    def __mod__(self, variable: object) -> str:
        if str(variable).split(".")[0] in NAMES_OF_DJANGO:
            return ""
        raise AssertionError(f"a page shows «{variable}», which has no value")


@pytest.fixture(autouse=True)
def _undefined_variables_fail(settings):
    templates = [dict(engine) for engine in settings.TEMPLATES]
    templates[0]["OPTIONS"] = templates[0]["OPTIONS"] | {"string_if_invalid": Undefined("%s")}
    with override_settings(TEMPLATES=templates):
        engines.all()
        yield


def test_what_has_no_value_fails_here():
    template = engines["django"].from_string("{{ nothing.there }}")
    with pytest.raises(AssertionError, match="nothing"):
        template.render({})


@pytest.mark.parametrize("name", ["home", "sign_in", "conditions"])
def test_pages_for_everybody(client, name):
    """O26: anyone may read the terms."""
    answer = client.get(reverse(name, args=["omid2"] if name == "conditions" else []))
    assert answer.status_code == 200
    assert 'dir="rtl"' in answer.content.decode()


def test_conditions_of_a_scheme_we_do_not_have(client):
    assert client.get(reverse("conditions", args=["nothing"])).status_code == 404


def test_the_conditions_name_their_articles(client):
    """O1, O13, O35."""
    page = client.get(reverse("conditions", args=["omid2"])).content.decode()
    for words in ("ماده ۱۸", "کارمزد سالانه ۴ درصد", "تبصره ۸", "ماده ۱۱ و ۱۲", "۱۰۵-۳-۳۱۳۷", "۱۸ اردیبهشت ۱۴۰۰"):
        assert words in page


def test_one_who_has_not_signed_in_is_asked_to_and_comes_back(client):
    answer = client.get(reverse("my_applications"))
    assert answer["Location"] == f"{reverse('sign_in')}?next={reverse('my_applications')}"


def own_pages(file: Application) -> list[str]:
    names = ("application", "application_task_list", "application_check", "application_receipt", "offers", "judgement")
    pages = [page_url(file, name) for name in (*names, "withdraw_application")]
    steps = [page for page in way_of("omid2").form.pages if page != "company"]
    return pages + [page_url(file, "application_step", page) for page in steps]


@pytest.mark.parametrize("state", State)
def test_the_pages_of_a_file_are_drawn_in_every_state_or_lead_where_they_should(state):
    file = a_file(state, answers=ANSWERS)
    services.judge(application=file, stage="registration")
    client = signed_in(file.person.user)
    for url in own_pages(file):
        answer = client.get(url)
        assert answer.status_code in (200, 302), url
        assert "no-store" in answer["Cache-Control"], url
    assert client.get(page_url(file, "application")).status_code == 200


def test_drafts_are_drawn_empty_half_done_and_whole():
    file = a_draft(a_person())
    client = signed_in(file.person.user)
    assert "۹ بخش مانده است" in client.get(page_url(file, "application_task_list")).content.decode()
    services.save_answers(application=file, answers={"business_name": "خیاطی"})
    assert "نیمه‌کاره" in client.get(page_url(file, "application_task_list")).content.decode()
    services.save_answers(application=file, answers=ANSWERS)
    give(file, Document.Kind.PLAN, pdf(1))
    give(file, Document.Kind.SKILL_PROOF, picture(), "مدرک.jpg")
    for url in [*own_pages(file), reverse("my_applications"), reverse("start_application", args=["omid2"])]:
        assert client.get(url).status_code in (200, 302, 404), url
    check = client.get(page_url(file, "application_check")).content.decode()
    assert "خیاطی بهار" in check
    assert "مدرک.jpg" in check


def test_the_way_in_is_drawn(client):
    client.post(reverse("sign_in"), {"mobile": "09121112233"})
    assert client.get(reverse("sign_in_code")).status_code == 200
    newcomer = signed_in(User.objects.create_applicant("09351112233"))
    for url in (reverse("identity"), reverse("identity_in", args=["20"])):
        assert newcomer.get(url).status_code == 200
    assert newcomer.get(reverse("identity_in", args=["99"])).status_code == 404
    assert newcomer.get(reverse("my_applications"))["Location"] == reverse("identity")
    person = a_person()
    assert signed_in(person.user).get(reverse("conditions", args=["omid2"])).status_code == 200
    services.agree(person=person, scheme="omid2", address=None)
    assert signed_in(person.user).get(reverse("start_application", args=["omid2"])).status_code == 200


def test_anothers_file_does_not_exist():
    file = a_full_form(a_person())
    services.submit(application=file)
    services.judge_submitted(application_id=file.pk)
    stranger = signed_in(a_person().user)
    paper = file.documents.get()
    pages = [
        *own_pages(file),
        page_url(file, "choose_offer", "3"),
        page_url(file, "judgement", file.judgements.get().pk),
    ]
    for url in [*pages, reverse("document", args=[paper.pk])]:
        assert stranger.get(url).status_code == 404, url
    for url in [*pages, page_url(file, "withdraw_document", paper.pk)]:
        assert stranger.post(url).status_code in (404, 405), url
    file.refresh_from_db()
    assert (file.state, file.documents.filter(withdrawn_at=None).count()) == (State.IN_REVIEW, 1)


def test_anothers_paper_is_not_taken_back_through_ones_own_file():
    mine, theirs = a_draft(a_person()), a_draft(a_person())
    paper = give(theirs, Document.Kind.NEED_FORM, picture())
    answer = signed_in(mine.person.user).post(read_url(mine, "withdraw_document", paper.pk))
    assert answer.status_code == 404


def test_a_paper_is_read_by_its_owner_and_the_officers_of_its_province_alone():
    file = a_full_form(a_person(SEMNAN))
    services.submit(application=file)
    url = reverse("document", args=[file.documents.get().pk])
    answer = signed_in(file.person.user).get(url)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("default-src 'none'")
    assert "no-store" in answer["Cache-Control"]
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    officer = an_officer(province=SEMNAN)
    seen = at_desk(officer).get(url)
    assert seen.status_code == 200
    assert b"".join(seen.streaming_content)
    assert at_desk(an_officer(province=FARS)).get(url).status_code == 404
    assert signed_in(officer).get(url).status_code == 404, "an officer without the second step"
    assert at_desk(an_officer("administrator", "")).get(url).status_code == 404
    assert Client().get(url).status_code == 404


def test_an_officer_does_not_read_the_papers_of_a_draft():
    file = a_full_form(a_person(SEMNAN))
    url = reverse("document", args=[file.documents.get().pk])
    assert at_desk(an_officer(province=SEMNAN)).get(url).status_code == 404


def test_tracking_tells_what_happened_what_is_next_and_who_has_the_file():
    file = a_full_form(a_person())
    services.submit(application=file)
    services.judge_submitted(application_id=file.pk)
    officer = an_officer()
    services.return_to_applicant(application=file, by=officer, reason="plan_unclear", note="رقم فروش را هم بنویسید.")
    page = signed_in(file.person.user).get(page_url(file, "application")).content.decode()
    told = ("درخواست را فرستادید", "پرونده به کارشناس استان رسید", "کارشناس خواسته است بخشی را درست کنید")
    for words in (*told, "طرح کسب‌وکار روشن نیست", "رقم فروش را هم بنویسید", "برگشت برای اصلاح", file.code):
        assert words in page
    assert str(officer) not in page, "a person reads what was decided, not which officer wrote it"


def test_tracking_tells_the_article_of_a_refusal_and_what_is_missing():
    """O7, O29."""
    file = a_full_form(a_person())
    services.submit(application=file)
    file.answers["requested_amount"] = file.requested_amount = 1_000_000_001
    file.save()
    services.judge_submitted(application_id=file.pk)
    page = signed_in(file.person.user).get(page_url(file, "application")).content.decode()
    assert "این شرط برقرار نیست (ماده ۱۶): مبلغ درخواستی از سقف" in page
    other = a_full_form(a_person())
    services.submit(application=other)
    other.documents.update(withdrawn_at=other.created_at)
    services.judge_submitted(application_id=other.pk)
    page = signed_in(other.person.user).get(page_url(other, "application")).content.decode()
    assert "کم است: آیا طرح کسب‌وکار نوشته شده است؟" in page


def test_what_an_officer_notes_on_an_approval_is_not_the_applicants_to_read():
    file = a_full_form(a_person())
    services.submit(application=file)
    services.judge_submitted(application_id=file.pk)
    services.approve(application=file, by=an_officer(), note="یادداشت درونی")
    page = signed_in(file.person.user).get(page_url(file, "application")).content.decode()
    assert "کمیته طرح شما را تصویب کرد" in page
    assert "یادداشت درونی" not in page


def test_the_decision_sheet_says_article_reading_source_and_what_would_change_it():
    """O1, O7, O29."""
    file = a_file(State.INELIGIBLE, answers=ANSWERS | {"requested_amount": 1_200_000_000})
    services.judge(application=file, stage="registration")
    page = signed_in(file.person.user).get(page_url(file, "judgement")).content.decode()
    for words in ("ماده ۱۶", "برقرار نیست", "۱٬۲۰۰٬۰۰۰٬۰۰۰ ریال", "۱٬۰۰۰٬۰۰۰٬۰۰۰ ریال", "پاسخ متقاضی", "۱۰۵-۳-۳۱۳۷"):
        assert words in page
    first = lines_of(file.judgements.get())[0]
    assert (first.article, first.outcome) == ("ماده ۱۶", "not_met")
    assert [change.page.slug for change in first.changes if change.page] == ["amount"]


def test_an_unknown_fact_is_said_to_be_unknown_and_refuses_nobody():
    file = a_file(State.IN_REVIEW, answers=ANSWERS)
    services.judge(application=file, stage="approval")
    lines = {line.says: line for line in lines_of(file.judgements.get())}
    waiting = lines["طرح کسب‌وکار پیش از افتتاح حساب داده شده است."]
    assert (waiting.outcome, waiting.read[0].words) == ("unknown", "هنوز گفته نشده")
    assert [change.page.slug for change in waiting.changes] == ["plan"]


def test_the_list_of_files_is_paged():
    person = a_person()
    for _turn in range(12):
        a_file(State.WITHDRAWN, person)
    client = signed_in(person.user)
    first, second = client.get(reverse("my_applications")), client.get(reverse("my_applications") + "?page=2")
    assert (len(first.context["cards"]), len(second.context["cards"])) == (10, 2)


def statements(client: Client, url: str, queries) -> int:
    with queries() as seen:
        assert client.get(url).status_code == 200
    return len(seen)


def test_lists_take_the_same_few_statements_however_long(queries):
    person = a_person()
    client = signed_in(person.user)
    a_file(State.WITHDRAWN, person)
    few = statements(client, reverse("my_applications"), queries)
    for _turn in range(8):
        a_file(State.WITHDRAWN, person)
    assert statements(client, reverse("my_applications"), queries) == few <= 5


@pytest.mark.parametrize(
    ("name", "most"), [("application_task_list", 5), ("application_check", 7), ("application", 11), ("offers", 14)]
)
def test_a_page_takes_few_statements(queries, name, most):
    file = a_full_form(a_person())
    if name in ("application", "offers"):
        services.submit(application=file)
        services.judge_submitted(application_id=file.pk)
    assert statements(signed_in(file.person.user), page_url(file, name), queries) <= most
