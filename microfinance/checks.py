"""What a deployment must have been given: named by `check --deploy`, so that nobody starts half-configured."""

import os
from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register

from applicants.privacy import INDEX_KEY_BYTES


@register(Tags.security, deploy=True)
def secrets_are_given(app_configs: Any, **_kwargs: Any) -> list[Error]:
    """Every secret comes from outside; a key that a process makes for itself dies with it."""
    given = {
        "SECRET_KEY": bool(os.environ.get("SECRET_KEY") or os.environ.get("SECRET_KEY_FILE")),
        "FIELD_KEYS": bool(settings.FIELD_KEYS),
        "INDEX_KEY": len(settings.INDEX_KEY) >= INDEX_KEY_BYTES,
    }
    return [
        Error(f"{name} is not set, or too short: see docs/deploy.md.", id="microfinance.E001")
        for name, there in given.items()
        if not there
    ]


@register(Tags.security, deploy=True)
def notices_leave_the_house(app_configs: Any, **_kwargs: Any) -> list[Warning]:
    """The console backend tells nobody."""
    if settings.SMS_BACKEND.endswith("console.Backend"):
        return [Warning("SMS_BACKEND is the console: no message reaches a person.", id="microfinance.W001")]
    return []
