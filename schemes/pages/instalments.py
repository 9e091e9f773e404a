"""The instalments of a loan by any method, made to be printed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from schemes.catalogue import SCHEMES
from schemes.loans import schedule
from schemes.pages.forms import METHODS, InstalmentsForm


@require_safe
def instalments(request: HttpRequest) -> HttpResponse:
    """The instalments of a loan by any method, with their Jalali days; made to be printed."""
    form = InstalmentsForm.of(request)
    loan = schedule(**form.cleaned_data) if form.is_bound and form.is_valid() else None
    method = METHODS[form.cleaned_data["method"]] if loan else ""
    # The readings that hold for every scheme stand on the page of each.
    words = {"form": form, "loan": loan, "method": method, "register": next(iter(SCHEMES))}
    return render(request, "schemes/instalments.html", words)
