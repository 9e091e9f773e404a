"""The queue of a province and the page of a file."""

from contextlib import suppress
from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from applicants import identifiers, tasks
from applicants.authority import FILE_READERS, files_seen_by
from applicants.desk import file_page
from applicants.desk.deeds import deed_of, open_to
from applicants.desk.filters import CountyFilter, PersonFilter, ProvinceFilter, StateFilter
from applicants.desk.tables import ReadOnly
from applicants.desk.tampering import refuse_tampering
from applicants.files.version import must_be_read
from applicants.models import Application, Person
from applicants.privacy import blind_index
from applicants.templatetags.portal import jalali, ltr, money
from applicants.way import ways
from applicants.way.deeds import Deed
from applicants.workflow import Refused
from schemes.catalogue import SCHEMES
from schemes.units import normalise


@admin.register(Application)
class Files(ReadOnly):
    """Files as officers work them: nothing is a form field, every deed is a button that calls a service."""

    roles = FILE_READERS
    province, county, scheme = "province", "county", "scheme"
    page_by = "submitted_at"
    newest_first = False
    list_display = ("code_", "person", "county", "scheme_", "state_", "amount", "waiting_since")
    list_display_links = ("code_",)
    list_filter = (StateFilter, ProvinceFilter, CountyFilter, PersonFilter)
    change_list_template = "admin/applicants/application/queue.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Application]:
        """The files this officer may see; an unsent draft is the applicant's own."""
        sent = files_seen_by(self.officer(request)).filter(submitted_at__isnull=False)
        return sent.select_related("person")

    @admin.display(description=_("کد پیگیری"))
    def code_(self, file: Application) -> SafeString:
        return ltr(file.code)

    @admin.display(description=_("طرح"))
    def scheme_(self, file: Application) -> str:
        return SCHEMES[file.scheme].title

    @admin.display(description=_("وضعیت"))
    def state_(self, file: Application) -> str:
        tag = {"text": file.get_state_display(), "kind": file.standing.tone}
        return render_to_string("components/tag.html", tag)

    @admin.display(description=_("مبلغ درخواستی"))
    def amount(self, file: Application) -> str:
        return money(file.requested_amount, file.currency)

    @admin.display(description=_("در این وضعیت از"))
    def waiting_since(self, file: Application) -> str:
        return jalali(file.state_since, "day")

    def get_urls(self) -> list[URLPattern]:
        """Add the look-up and the deeds to the admin's own pages."""
        guard = self.admin_site.admin_view
        return [
            *(
                path(f"{page.path}/", guard(partial(page.view, self)), name=f"applicants_application_{page.name}")
                for _slug, way in ways()
                for page in way.desk_pages
            ),
            path("find/", guard(require_POST(self.find)), name="applicants_application_find"),
            path("<int:pk>/do/<slug:verb>/", guard(require_POST(self.act)), name="applicants_application_act"),
            *super().get_urls(),
        ]

    def find(self, request: HttpRequest) -> HttpResponse:
        """Find files by reference code or identity number, exactly. A POST, so that no log keeps the number."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        asked = normalise(request.POST.get("sought", ""))[:40]
        files = self.get_queryset(request)
        file = files.filter(code=asked.upper()).first() if asked and "\x00" not in asked else None
        if file:
            return redirect(self.url_of(file))
        mine = list(files.filter(person__in=_persons_of(asked))[:2])
        if len(mine) == 1:
            return redirect(self.url_of(mine[0]))
        listed = reverse("admin:applicants_application_changelist")
        if mine:
            return redirect(f"{listed}?{urlencode({'person': mine[0].person_id})}")
        messages.warning(request, _("با این کد پرونده‌ای در میان پرونده‌های شما نیست."))
        return redirect(listed)

    def url_of(self, file: Application) -> str:
        return reverse("admin:applicants_application_change", args=[file.pk])

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, *args: Any, **kw: Any
    ) -> HttpResponse:
        """The file page stands in place of the admin's form."""
        self._refuse_writing(request, object_id)
        return self.page(request, self.file_or_404(request, object_id))

    def file_or_404(self, request: HttpRequest, object_id: str | int | None) -> Application:
        if not self.has_view_permission(request):
            raise PermissionDenied
        file: Application | None = self.get_object(request, str(object_id)) if object_id else None
        if file is None:
            raise Http404
        return file

    def page(self, request: HttpRequest, file: Application, failed: tuple[Deed, Form] | None = None) -> HttpResponse:
        """The whole file; a form that could not be accepted comes back open, with what was typed."""
        officer = self.officer(request)
        context = self.admin_site.each_context(request) | file_page.context(file, officer)
        context |= {"title": str(file.person), "opts": self.opts, "media": self.media, "deeds": []}
        for deed in open_to(officer, file, visited=context["visit"] is not None):
            form = failed[1] if failed and failed[0].verb == deed.verb else deed.form(**_ids(deed, file))
            context["deeds"].append((deed, form, form.is_bound))
        status = 422 if failed else 200
        return TemplateResponse(request, "admin/applicants/application/file.html", context, status=status)

    def act(self, request: HttpRequest, pk: int, verb: str) -> HttpResponse:
        """Do one deed on one file: the form is read, the service asked, the answer said."""
        file = self.file_or_404(request, pk)
        refuse_tampering(request, f"admin:{verb}", file)
        deed = deed_of(file, verb)
        if deed is None:
            raise Http404
        form = deed.form(request.POST, request.FILES, **_ids(deed, file))
        if not form.is_valid():
            return self.page(request, file, (deed, form))
        try:
            must_be_read(file, request.GET.get("seen", ""))
            deed.run(file, self.officer(request).user, form.cleaned_data)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            tasks.send_notices.delay_on_commit()
            messages.success(request, deed.told)
        return redirect(self.url_of(file))


def _persons_of(asked: str) -> QuerySet[Person]:
    """Whoever has this number: ten digits may be an Iranian's national code and a Saudi's identity number too."""
    indexes = []
    for kind, number in identifiers.IDENTITY_NUMBERS.items():
        with suppress(ValidationError):
            indexes.append(blind_index(kind, number.check(asked)))
    return Person.objects.filter(national_code_index__in=indexes)


def _ids(deed: Deed, file: Application) -> dict[str, Any]:
    """Several forms stand on one page: each field's id begins with its deed."""
    return {"file": file, "auto_id": f"{deed.verb}_%s"}
