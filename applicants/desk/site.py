"""The admin site: only officers whose second step is proven, only our own tables, and a desk as its first page."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib.admin import AdminSite
from django.contrib.admin.forms import AdminAuthenticationForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from applicants.authority import FILE_READERS, require_officer, role_of
from applicants.desk import sign_in
from applicants.files import queues

OURS = ("applicants", "disbursements")


class SitePage(NamedTuple):
    """A page of the desk that is of no table."""

    view: Callable[..., HttpResponse]
    name: str
    title: Any
    roles: frozenset[str]


class Desk(AdminSite):
    """Django's admin for officers."""

    site_header = site_title = gettext_lazy("میز کار تسهیلات خرد")
    index_title = gettext_lazy("میز کار")
    index_template = "admin/desk/index.html"

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        self.pages: list[SitePage] = []

    def add_page(self, view: Callable[..., HttpResponse], *, name: str, title: Any, roles: frozenset[str]) -> None:
        """Add a page that is of no table, as an upper floor does; the desk links to it for these roles."""
        self.pages.append(SitePage(view, name, title, roles))

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Take our own tables only: the libraries' pages would show keys and tokens."""
        models = model_or_iterable if isinstance(model_or_iterable, (list, tuple)) else [model_or_iterable]
        ours = [model for model in models if model._meta.app_label in OURS]
        super().register(ours, admin_class, **options)

    def has_permission(self, request: HttpRequest) -> bool:
        """An active member of staff, whose second step is proven in this session, with a role."""
        verified = getattr(request.user, "is_verified", None)
        return super().has_permission(request) and bool(verified and verified()) and bool(role_of(request.user))

    @method_decorator(never_cache)
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """The first step; see `sign_in`."""
        if request.method == "GET" and self.has_permission(request):
            return HttpResponseRedirect(reverse("admin:index"))
        context = self.each_context(request) | {"title": _("ورود کارکنان"), "app_path": request.get_full_path()}
        form = AdminAuthenticationForm
        view = sign_in.PasswordView.as_view(
            template_name="admin/desk/login.html",
            authentication_form=form,
            extra_context=context | (extra_context or {}),
        )
        return view(request)

    def get_urls(self) -> list[Any]:
        """Add the second step of the sign-in, which stands outside the guarded pages."""
        return [
            path("code/", lambda request: sign_in.enter_code(request, self), name="enter_code"),
            path("enrol/", lambda request: sign_in.enrol(request, self), name="enrol"),
            *(path(f"{page.name}/", self.admin_view(page.view), name=page.name) for page in self.pages),
            *super().get_urls(),
        ]

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """The tables in the order in which they were registered: the files first."""
        apps, place = super().get_app_list(request, app_label), list(self._registry)
        for app in apps:
            app["models"].sort(key=lambda table: place.index(table["model"]))
        return apps

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """The desk: how much waits in each queue, and what is left of the province's share."""
        officer = require_officer(request.user)
        pages = [(page.title, reverse(f"admin:{page.name}")) for page in self.pages if officer.role in page.roles]
        desk: dict[str, Any] = {"officer": officer, "pages": pages}
        if officer.role in FILE_READERS:
            desk |= {"queues": queues.waiting(officer), "share": queues.share_of(officer)}
        return super().index(request, desk | (extra_context or {}))
