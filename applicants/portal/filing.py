"""Filling in an application: the task list, one page at a time, check answers, send."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from applicants import services, tasks
from applicants.files.answers import answers_of
from applicants.files.filing import kinds_given
from applicants.files.in_words import answers_in_words, money_with_words
from applicants.files.version import mark_of, must_be_read, version_of
from applicants.models import Application, Person
from applicants.people.registering import has_agreed
from applicants.portal.access import for_persons, known_scheme, own_file
from applicants.portal.forms.steps import PageForm
from applicants.portal.papers import paper_page
from applicants.way import way_of
from applicants.way.pages import FormPage
from applicants.workflow import Refused
from schemes.catalogue import SCHEMES
from schemes.units import today


@for_persons
def start_application(request: HttpRequest, person: Person, slug: str) -> HttpResponse:
    """Go to the open file of the scheme; without one, through the conditions, start one when asked by POST."""
    scheme = known_scheme(slug)
    file = Application.objects.live().filter(person=person, scheme=scheme.slug).first()
    if file:
        return redirect("application_task_list" if file.standing.with_applicant else "application", file.code)
    if elsewhere := services.filed_by_others(scheme.slug):
        return render(request, "applicants/start.html", {"scheme": scheme, "elsewhere": elsewhere})
    if not has_agreed(person=person, scheme=scheme.slug):
        return redirect("conditions", scheme.slug)
    if request.method == "POST":
        try:
            file = services.start(person=person, scheme=scheme.slug)
        except Refused as refusal:
            messages.warning(request, str(refusal))
            return redirect("my_applications")
        return redirect("application_task_list", file.code)
    until = services.last_day_of(scheme.slug, person.province)
    over = until if until and until < today() else None
    return render(request, "applicants/start.html", {"scheme": scheme, "over": over})


@for_persons
def task_list(request: HttpRequest, person: Person, code: str) -> HttpResponse:
    """All parts of the form, with what is done and what is left."""
    file = own_file(person, code)
    if not file.standing.with_applicant:
        return redirect("application", file.code)
    form, answers, given = way_of(file.scheme).form, answers_of(file), kinds_given(file)
    sections = [
        {
            "title": section.title,
            "tasks": [_task(file, page, answers, given) for page in section.pages if page.concerns(answers)],
        }
        for section in form.sections
    ]
    left = len(form.unanswered(answers, given))
    last = {"title": _("بازبینی و ارسال"), "status": _("هنوز نه"), "kind": ""}
    if not left:
        last |= {"status": _("آماده"), "kind": "todo", "url": reverse("application_check", args=[file.code])}
    context = {"file": file, "scheme": SCHEMES[file.scheme], "sections": sections, "left": left, "last": [last]}
    return render(request, "applicants/task_list.html", context)


@for_persons
def step(request: HttpRequest, person: Person, code: str, page: str) -> HttpResponse:
    """One page of the form; what is sent is kept at once, so the form may be left and taken up elsewhere."""
    file = own_file(person, code)
    asked = way_of(file.scheme).form.page(page)
    if asked is None or not asked.concerns(answers_of(file)):
        raise Http404
    if asked.takes:
        return paper_page(request, file, asked)
    if not file.standing.with_applicant:
        return redirect("application", file.code)
    form = PageForm(
        request.POST if request.method == "POST" else None,
        page=asked,
        scheme=services.law_of(file),
        initial=answers_of(file),
    )
    if form.is_valid():
        try:
            _page_must_be_read(request, file, asked)
            services.save_answers(application=file, answers=form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(_after(request, file, asked))
    return render(request, "applicants/step.html", _step_context(request, file, asked, form))


@for_persons
def check(request: HttpRequest, person: Person, code: str) -> HttpResponse:
    """All answers to look over, each with a way to change it; sending is by POST."""
    file = own_file(person, code)
    if not file.standing.with_applicant:
        return redirect("application", file.code)
    if request.method == "POST":
        try:
            must_be_read(file, request.GET.get("seen", ""))
            services.submit(application=file)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("application_check" if refusal.code == "stale" else "application_task_list", file.code)
        tasks.judge_application.delay_on_commit(file.pk)
        tasks.send_notices.delay_on_commit()
        return redirect("application_receipt", file.code)
    if way_of(file.scheme).form.unanswered(answers_of(file), kinds_given(file)):
        return redirect("application_task_list", file.code)
    context = {"file": file, "scheme": SCHEMES[file.scheme], "version": version_of(file), **_rows(file)}
    return render(request, "applicants/check.html", context)


@for_persons
def receipt(request: HttpRequest, person: Person, code: str) -> HttpResponse:
    """The reference number, to keep or print."""
    file = own_file(person, code)
    if file.submitted_at is None:
        return redirect("application_task_list", file.code)
    context = {"file": file, "scheme": SCHEMES[file.scheme], "way": way_of(file.scheme)}
    return render(request, "applicants/receipt.html", context)


@for_persons
@require_POST
def complete_papers(request: HttpRequest, person: Person, code: str) -> HttpResponse:
    """Say that the bank's papers are complete."""
    file = own_file(person, code)
    try:
        must_be_read(file, request.GET.get("seen", ""))
        services.complete_papers(application=file, by=person.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("application_step", file.code, "papers")
    return redirect("application", file.code)


@for_persons
def withdraw(request: HttpRequest, person: Person, code: str) -> HttpResponse:
    """Ask once more, then take the request back."""
    file = own_file(person, code)
    if request.method == "POST":
        try:
            must_be_read(file, request.GET.get("seen", ""))
            services.withdraw(application=file)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            tasks.send_notices.delay_on_commit()
        return redirect("application", file.code)
    return render(request, "applicants/withdraw.html", {"file": file, "version": version_of(file)})


def _task(file: Application, page: FormPage, answers: dict[str, Any], given: frozenset[str]) -> dict[str, Any]:
    done = page.is_answered(answers, given)
    begun = any(answers.get(name) not in (None, "") for name in page.asks) or set(page.takes) & given
    status, kind = (_("کامل"), "good") if done else (_("نیمه‌کاره"), "wait") if begun else (_("شروع نشده"), "todo")
    if not page.must and not done:
        status, kind = (status, kind) if begun else (_("بعداً هم می‌شود"), "")
    return {"title": page.title, "status": status, "kind": kind, "url": _url(file, page)}


def _url(file: Application, page: FormPage) -> str:
    return reverse("application_step", args=[file.code, page.slug])


def _after(request: HttpRequest, file: Application, page: FormPage) -> str:
    """Back to the check page when one came from there, else the next page not yet answered, else the task list."""
    form, answers, given = way_of(file.scheme).form, answers_of(file), kinds_given(file)
    left = [other for other in form.pages_for(answers) if not other.is_answered(answers, given)]
    if "check" in request.GET and not form.unanswered(answers, given):
        return reverse("application_check", args=[file.code])
    order = list(form.pages)
    later = [other for other in left if order.index(other.slug) > order.index(page.slug)]
    return _url(file, later[0]) if later else reverse("application_task_list", args=[file.code])


def _page_must_be_read(request: HttpRequest, file: Application, page: FormPage) -> None:
    """Refused "stale" when the page was filled elsewhere since it was opened; its form then says what stands there."""
    if request.GET.get("seen", "") == mark_of(answers_of(file), page.asks):
        return
    there = _("، ").join(said.words for said in answers_in_words(file) if said.page is page and said.words)
    text = _("این صفحه پس از باز شدن در جای دیگری پر شده است: %(said)s. اگر پاسخ خود را می‌خواهید، دوباره ذخیره کنید.")
    raise Refused("stale", text % {"said": there})


def _step_context(request: HttpRequest, file: Application, page: FormPage, form: PageForm) -> dict[str, Any]:
    back = "application_check" if "check" in request.GET else "application_task_list"
    context = {"file": file, "scheme": SCHEMES[file.scheme], "page": page, "form": form}
    context["seen"] = mark_of(answers_of(file), page.asks)
    context["back"] = reverse(back, args=[file.code])
    context["title"] = page.title if len(page.asks) > 1 else form.fields[page.asks[0]].label
    if page.aside and file.requested_amount:
        context |= {"table": page.aside(file), "asked": money_with_words(file.requested_amount)}
    return context


def _rows(file: Application) -> dict[str, Any]:
    """Answers and papers by section, for the check page."""
    said = answers_in_words(file)
    papers = list(file.documents.filter(withdrawn_at=None).order_by("pk"))
    sections = []
    for section in way_of(file.scheme).form.sections:
        rows = [
            {"label": each.label, "value": each.words, "change_url": f"{_url(file, each.page)}?check"}
            for each in said
            if each.page in section.pages
        ]
        for page in section.pages:
            rows += [
                {"label": paper.get_kind_display(), "value": paper.name, "change_url": f"{_url(file, page)}?check"}
                for paper in papers
                if paper.kind in page.takes
            ]
        sections.append({"title": section.title, "rows": rows})
    return {"sections": sections}
