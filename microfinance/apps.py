from importlib import import_module

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.contrib.staticfiles.apps import StaticFilesConfig


class MicrofinanceConfig(AppConfig):
    """The roof; its checks are read when it is ready, as Django asks."""

    name = "microfinance"

    def ready(self) -> None:
        import_module("microfinance.checks")


class PublishedFiles(StaticFilesConfig):
    """The static files of the apps, without what no page of ours uses: django_jalali's even name pictures it lacks."""

    ignore_patterns = [
        *StaticFilesConfig.ignore_patterns,
        "jquery.ui.datepicker.jalali",
        "admin/css/main.css",
        "redoc",
        "rest_framework",
    ]


class OfficersDesk(AdminConfig):
    """Django's admin as the officers' desk."""

    default_site = "applicants.desk.site.Desk"
