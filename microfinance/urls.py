"""The portal's doors: public pages, the officers' admin, the banks' API, health."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from microfinance import health
from microfinance.styleguide import styleguide

urlpatterns = [
    path("", include("applicants.urls")),
    path("", include("disbursements.urls")),
    path("schemes/", include("schemes.urls")),
    path("admin/", admin.site.urls),
    path("healthz", health.process),
    path("readyz", health.ready),
    path("metrics", health.metrics),
    path("i18n/", include("django.conf.urls.i18n")),
]
if settings.DEMO or settings.DEBUG:
    urlpatterns.append(path("style/", styleguide))
