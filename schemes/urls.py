"""The public pages of the schemes, by the law as printed and as the circulars that the roof hands in have it."""

from django.urls import URLPattern, path

from schemes.pages import calculators
from schemes.pages import schemes as public
from schemes.reader import views as law
from schemes.signed import Source


def pages(signed: Source) -> list[URLPattern]:
    """The pages; each asks once for what has been signed, and only when it needs it."""
    by_law = {"signed": signed}
    return [
        path("", public.schemes, by_law, name="schemes"),
        path("what-can-i-get/", public.what_can_i_get, by_law, name="what_can_i_get"),
        path("instalments/", calculators.instalments, name="instalments"),
        path("omid2/calculator/", calculators.omid2_calculator, by_law, name="omid2_calculator"),
        path("covid_relief/calculator/", calculators.covid_calculator, by_law, name="covid_calculator"),
        path("<slug:slug>.pdf", law.as_pdf, by_law, name="law_pdf"),
        path("<slug:slug>/", law.page, by_law, name="law"),
    ]
