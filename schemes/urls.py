"""The public pages of the schemes."""

from django.urls import path

from schemes.views import calculators, law, public

urlpatterns = [
    path("", public.schemes, name="schemes"),
    path("what-can-i-get/", public.what_can_i_get, name="what_can_i_get"),
    path("instalments/", calculators.instalments, name="instalments"),
    path("omid2/calculator/", calculators.omid2_calculator, name="omid2_calculator"),
    path("covid_relief/calculator/", calculators.covid_calculator, name="covid_calculator"),
    path("<slug:slug>.pdf", law.as_pdf, name="law_pdf"),
    path("<slug:slug>/", law.page, name="law"),
]
