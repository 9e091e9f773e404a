"""One page of the form: the answers it asks, or the papers it takes."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from applicants import services
from applicants.files.answers import answers_of
from applicants.files.filing import kinds_given
from applicants.files.in_words import answers_in_words, money_with_words
from applicants.files.version import mark_of
from applicants.models import Application, Document, Person, State
from applicants.portal.access import for_persons, own_file, user_of
from applicants.portal.forms.papers import PaperForm
from applicants.portal.forms.steps import PageForm
from applicants.way import way_of
from applicants.way.pages import FormPage
from applicants.workflow import Refused
from schemes.catalogue import SCHEMES

Kind = Document.Kind
ANY = "application/pdf,image/jpeg,image/png"
HINTS: dict[str, object] = {
    Kind.PLAN: gettext_lazy("فایل PDF، حداکثر ۳ صفحه و ۵ مگابایت (ماده ۱۹). صفحه‌ها را خودمان می‌شماریم."),
    Kind.NEED_FORM: gettext_lazy("چه چیزهایی و به چه مبلغی لازم دارید؛ PDF یا عکس."),
    Kind.SKILL_PROOF: gettext_lazy("مدرک تحصیلی یا مهارتی، گواهی سابقه، یا سندی از کار کنونی؛ PDF یا عکس."),
    Kind.PROFORMA: gettext_lazy("پیش‌فاکتور تجهیزات و مواد اولیه؛ PDF یا عکس."),
    Kind.BANK_FORM: gettext_lazy("فرم‌ها و مدرک‌هایی که بانک خواسته است؛ PDF یا عکس."),
    Kind.GUARANTEE: gettext_lazy("سفته، چک یا تضمینی که بانک پذیرفته است؛ PDF یا عکس."),
    Kind.PERMIT: gettext_lazy("مجوزی که سامانه مشاغل خانگی داده است؛ PDF یا عکس."),
}


@for_persons
def step(request: HttpRequest, person: Person, code: str, page: str) -> HttpResponse:
    """One page of the form; what is sent is kept at once, so the form may be left and taken up elsewhere."""
    file = own_file(person, code)
    asked = way_of(file.scheme).form.page(page)
    if asked is None or not asked.concerns(answers_of(file)):
        raise Http404
    return _papers(request, file, asked) if asked.takes else _questions(request, file, asked)


def _questions(request: HttpRequest, file: Application, asked: FormPage) -> HttpResponse:
    """A page of questions; of one that was filled elsewhere in the meantime nothing is kept."""
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


def _papers(request: HttpRequest, file: Application, page: FormPage) -> HttpResponse:
    """One form for each kind of paper the page takes; a paper is kept as soon as it is sent."""
    if not _is_open(file, page):
        return redirect("application", file.code)
    forms = {kind: _form(request, kind) for kind in page.takes}
    kind = request.POST.get("kind", "")
    if kind in forms and forms[kind].is_valid() and _kept(request, file, kind, forms[kind]):
        return redirect(request.get_full_path())
    kinds = [_kind_context(file, each, forms[each]) for each in page.takes]
    context = {
        "file": file,
        "scheme": SCHEMES[file.scheme],
        "page": page,
        "form": forms.get(kind),
        "kinds": kinds,
        "done": not page.must or all(each["papers"] for each in kinds),
        "back": reverse(_back(request, file), args=[file.code]),
    }
    return render(request, "applicants/papers.html", context)


def _is_open(file: Application, page: FormPage) -> bool:
    """Whether a page of papers takes any where the file stands."""
    if page in way_of(file.scheme).form.later:
        return file.state == State.BANK_PAPERS
    return file.standing.with_applicant if Kind.PLAN in page.takes else file.standing.takes_papers


@for_persons
@require_POST
def withdraw_document(request: HttpRequest, person: Person, code: str, pk: int) -> HttpResponse:
    """Take a paper back."""
    file = own_file(person, code)
    paper = file.documents.filter(pk=pk).first()
    if paper is None:
        raise Http404
    try:
        services.withdraw_document(application=file, document_id=pk)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("application_step", file.code, "plan" if paper.kind == Kind.PLAN else "papers")


def _form(request: HttpRequest, kind: str) -> PaperForm:
    sent = request.method == "POST" and request.POST.get("kind") == kind
    data: tuple[Any, Any] = (request.POST, request.FILES) if sent else (None, None)
    accept = "application/pdf" if kind == Kind.PLAN else ANY
    return PaperForm(*data, label=Kind(kind).label, hint=HINTS[kind], accept=accept, prefix=kind)


def _kept(request: HttpRequest, file: Application, kind: str, form: PaperForm) -> bool:
    upload = form.cleaned_data["file"]
    data = upload.read(settings.DOCUMENT_MAX_BYTES + 1)
    try:
        services.add_document(application=file, kind=kind, data=data, name=upload.name, by=user_of(request))
    except Refused as refusal:
        form.add_error("file", str(refusal))
        return False
    messages.success(request, _("«%(name)s» رسید.") % {"name": upload.name})
    return True


def _kind_context(file: Application, kind: str, form: PaperForm) -> dict[str, Any]:
    papers = file.documents.filter(kind=kind, withdrawn_at=None).order_by("pk")
    may_withdraw = file.standing.with_applicant or file.state == State.BANK_PAPERS
    return {"kind": kind, "form": form, "papers": list(papers), "may_withdraw": may_withdraw}


def _back(request: HttpRequest, file: Application) -> str:
    if not file.standing.with_applicant:
        return "application"
    return "application_check" if "check" in request.GET else "application_task_list"


def page_url(file: Application, page: FormPage) -> str:
    """The address of a page of the form."""
    return reverse("application_step", args=[file.code, page.slug])


def _after(request: HttpRequest, file: Application, page: FormPage) -> str:
    """Back to the check page when one came from there, else the next page not yet answered, else the task list."""
    form, answers, given = way_of(file.scheme).form, answers_of(file), kinds_given(file)
    left = [other for other in form.pages_for(answers) if not other.is_answered(answers, given)]
    if "check" in request.GET and not form.unanswered(answers, given):
        return reverse("application_check", args=[file.code])
    order = list(form.pages)
    later = [other for other in left if order.index(other.slug) > order.index(page.slug)]
    return page_url(file, later[0]) if later else reverse("application_task_list", args=[file.code])


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
