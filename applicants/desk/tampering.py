"""The watch over computed figures (Omid-2 تبصره ۵): a try to write one is refused and kept, by whatever form."""

from collections.abc import Iterable
from functools import cache

from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext as _

from applicants.authority import require_officer
from applicants.models import Application
from applicants.services import log_tampering
from schemes.catalogue import SCHEMES

# What the law says of an offer, beside its own quantities.
OFFER = frozenset({
    "coefficient_percent", "repayment_months", "base", "amount", "capped", "collateral_total", "blocked_cash",
    "other_collateral", "block_shortfall", "visit_required",
})  # fmt: skip


@cache
def figures() -> frozenset[str]:
    """Names nobody may write: the file's columns, the law's facts and quantities, and the parts of an offer."""
    names = set(OFFER) | columns(Application)
    for scheme in SCHEMES.values():
        names |= scheme.facts.keys() | scheme.parameters.keys() | {clause.name for clause in scheme.clauses()}
    return frozenset(names)


def columns(model: type[models.Model]) -> set[str]:
    """The names under which a form could try to write a model's columns."""
    return {name for field in model._meta.concrete_fields for name in (field.name, field.attname)}


def refuse_tampering(
    request: HttpRequest, door: str, application: Application | None = None, also: Iterable[str] = ()
) -> None:
    """Refuse a POST that carries a computed figure, after writing down who tried what.

    Call it outside any transaction: the record has to stay though the request is refused with PermissionDenied.
    """
    tampered = sorted((figures() | set(also)) & (request.POST.keys() | request.FILES.keys()))
    if not tampered:
        return
    for name in tampered:
        value = request.POST.get(name, request.FILES.get(name))
        log_tampering(
            application=application, by=require_officer(request.user).user, door=door, field=name, value=value
        )
    raise PermissionDenied(_("این رقم را فقط سامانه حساب می‌کند و این تلاش ثبت شد (تبصره ۵)."))
