"""Tables that all officers read and policy makers add to, each row by a service."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from applicants.authority import role_of
from applicants.desk.tables import ReadOnly
from applicants.lawdesk.amending import POLICY_MAKERS
from applicants.models import Officer
from applicants.workflow import Refused


class ByPolicyMakers(ReadOnly):
    """A table that all officers read and policy makers add to, by services."""

    province = county = scheme = ""

    def has_add_permission(self, request: HttpRequest, *_args: Any) -> bool:
        return role_of(request.user) in POLICY_MAKERS

    def row(self, request: HttpRequest, object_id: str | int) -> Any:
        """The row, if this officer may see it; else 404."""
        found = self.get_object(request, str(object_id)) if self.has_view_permission(request) else None
        if found is None:
            raise Http404
        return found

    def maker(self, request: HttpRequest) -> Officer:
        """The officer, if one who makes policy."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        return self.officer(request)

    def shown(self, request: HttpRequest, template: str, title: Any, status: int = 200, **words: Any) -> HttpResponse:
        """A page of the desk about this table."""
        context = self.admin_site.each_context(request) | {"title": title, "opts": self.opts} | words
        return TemplateResponse(request, f"admin/applicants/{template}", context, status=status)

    def filled(self, request: HttpRequest, form: forms.Form, title: Any, run: Callable[..., Model]) -> HttpResponse:
        """A form that makes a row: what the service refuses is said above the form."""
        if request.method == "POST" and form.is_valid():
            try:
                made = run(by=self.officer(request).user, **form.cleaned_data)
            except Refused as refusal:
                form.add_error(None, str(refusal))
            else:
                return self.made(request, made)
        status = 422 if form.is_bound else 200
        return self.shown(request, "law_form.html", title, status, form=form, words=getattr(form, "words", ()))

    def made(self, request: HttpRequest, row: Model) -> HttpResponse:
        """Where one goes after a row is made."""
        return redirect(f"admin:applicants_{self.opts.model_name}_change", row.pk)
