"""The product's addresses with the law as printed: nothing signed, hence no database."""

from django.urls import include, path

from applicants.portal.public import calculator
from microfinance.urls import urlpatterns as of_the_roof
from schemes.circulars import none_signed
from schemes.urls import pages

urlpatterns = [path("schemes/", include(pages(signed=none_signed, calculator=calculator))), *of_the_roof]
