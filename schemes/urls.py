"""The public pages of the schemes, by the law as printed and as the circulars that the roof hands in have it."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import URLPattern, path

from schemes.circulars import Source
from schemes.pages import instalments
from schemes.pages import schemes as public
from schemes.reader import views as law


def pages(signed: Source, calculator: Callable[..., HttpResponse]) -> list[URLPattern]:
    """The pages; each asks once for what has been signed, and only when it needs it.

    The calculators belong to the ways of the schemes, a floor above: `calculator` gets the slug.
    """
    by_law = {"signed": signed}
    return [
        path("", public.schemes, by_law, name="schemes"),
        path("what-can-i-get/", public.what_can_i_get, by_law, name="what_can_i_get"),
        path("instalments/", instalments.instalments, name="instalments"),
        path("<slug:slug>/calculator/", calculator, by_law, name="calculator"),
        path("<slug:slug>.pdf", law.as_pdf, by_law, name="law_pdf"),
        path("<slug:slug>/", law.page, by_law, name="law"),
    ]
