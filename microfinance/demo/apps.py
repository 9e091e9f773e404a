from datetime import UTC, datetime, timedelta

import time_machine
from django.apps import AppConfig
from django.conf import settings


class DemoConfig(AppConfig):
    """Moves this process's clock `DAYS_AHEAD` days on, so that a newcomer need not wait for deposits to ripen."""

    name = "microfinance.demo"
    label = "demo"

    def ready(self) -> None:
        if settings.DAYS_AHEAD:
            time_machine.travel(datetime.now(UTC) + timedelta(days=settings.DAYS_AHEAD), tick=True).start()
