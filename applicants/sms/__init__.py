"""How a text message leaves the portal: one backend, named by the setting SMS_BACKEND, as Django does with e-mail."""

from django.conf import settings
from django.utils.module_loading import import_string

from applicants.sms.interface import Backend, Delivery, SmsRefused

__all__ = ["Backend", "Delivery", "SmsRefused", "backend"]


def backend() -> Backend:
    """A new instance of the backend that the settings name."""
    named: type[Backend] = import_string(settings.SMS_BACKEND)
    return named()
