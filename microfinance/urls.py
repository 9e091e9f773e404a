"""The portal's doors: public pages, the officers' admin, the banks' API, health."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from applicants.lawdesk.circulars import published
from applicants.portal.public import calculator
from microfinance import health, language, wellknown
from microfinance.styleguide import styleguide
from schemes.urls import pages

urlpatterns = [
    path("", include("applicants.urls")),
    path("", include("disbursements.urls")),
    path("schemes/", include(pages(signed=published, calculator=calculator))),
    path("admin/", admin.site.urls),
    path("robots.txt", wellknown.robots),
    path(".well-known/security.txt", wellknown.security),
    path("favicon.ico", wellknown.favicon),
    path("manifest.webmanifest", wellknown.manifest, name="manifest"),
    path("healthz", health.process),
    path("readyz", health.ready),
    path("metrics", health.metrics),
    path("language/", language.switch, name="set_language"),
]
if settings.DEMO or settings.DEBUG:
    urlpatterns.append(path("style/", styleguide))
