"""Filling in an application: the task list, one page at a time, check answers, send."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from applicants import services, tasks
from applicants.files.answers import answers_of
from applicants.files.filing import kinds_given
from applicants.files.in_words import answers_in_words
from applicants.files.version import must_be_read, version_of
from applicants.models import Application, Person
from applicants.people.registering import has_agreed
from applicants.portal.access import for_persons, known_scheme, own_file
from applicants.portal.pages import page_url
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
    return {"title": page.title, "status": status, "kind": kind, "url": page_url(file, page)}


def _rows(file: Application) -> dict[str, Any]:
    """Answers and papers by section, for the check page."""
    said = answers_in_words(file)
    papers = list(file.documents.filter(withdrawn_at=None).order_by("pk"))
    sections = []
    for section in way_of(file.scheme).form.sections:
        rows = [
            {"label": each.label, "value": each.words, "change_url": f"{page_url(file, each.page)}?check"}
            for each in said
            if each.page in section.pages
        ]
        for page in section.pages:
            rows += [
                {"label": paper.get_kind_display(), "value": paper.name, "change_url": f"{page_url(file, page)}?check"}
                for paper in papers
                if paper.kind in page.takes
            ]
        sections.append({"title": section.title, "rows": rows})
    return {"sections": sections}
