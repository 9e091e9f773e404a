"""Papers: sending, taking back, and reading them, which only their owner and the officers of the province may."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from applicants import services
from applicants.authority import FILE_READERS, files_seen_by, officer_of
from applicants.files.papers import ENDINGS
from applicants.models import Application, Document, Person, State, User
from applicants.portal.access import for_persons, own_file, user_of
from applicants.portal.forms.papers import PaperForm
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


def paper_page(request: HttpRequest, file: Application, page: FormPage) -> HttpResponse:
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


@never_cache
def document(request: HttpRequest, pk: int) -> FileResponse:
    """The paper itself, to its owner and to officers who may read the file; to anybody else it does not exist."""
    paper = Document.objects.select_related("application__person").filter(pk=pk).first()
    if paper is None or not request.user.is_authenticated or not _may_read(request.user, paper):
        raise Http404
    response = FileResponse(paper.file.open("rb"), content_type=paper.media_type, filename=_file_name(paper))
    # Shown on its own, it may load nothing and run nothing, whatever is in it.
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def _may_read(user: User, paper: Document) -> bool:
    if not user.is_staff:
        return paper.application.person.user_id == user.pk and paper.withdrawn_at is None
    officer = officer_of(user)
    if officer is None or officer.role not in FILE_READERS or not user.is_verified():  # type: ignore[attr-defined]  # django-otp adds it
        return False
    return files_seen_by(officer).filter(pk=paper.application_id).exists()


def _file_name(paper: Document) -> str:
    return f"{paper.application.code}-{paper.kind}-{paper.pk}.{ENDINGS.get(paper.media_type, 'bin')}"


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
