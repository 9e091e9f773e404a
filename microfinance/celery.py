"""The Celery application: tasks are found in the apps; beat sweeps what no door has nudged."""

import os

from celery import Celery
from celery.schedules import crontab

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "microfinance.settings")


app = Celery("microfinance")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.conf.beat_schedule = {
    "judge what waits": {"task": "applicants.tasks.sweep_judgements", "schedule": 10.0},
    "send what waits": {"task": "applicants.tasks.send_notices", "schedule": 10.0},
    "follow shares": {"task": "applicants.tasks.follow_shares", "schedule": crontab(minute=1)},
    "expire invitations": {"task": "applicants.tasks.expire_invitations", "schedule": crontab(minute=5)},
    "tell new offers": {"task": "applicants.tasks.tell_offers", "schedule": crontab(hour=7, minute=0)},
    "go on with rechecks": {"task": "applicants.tasks.sweep_rechecks", "schedule": 60.0},
    "go on with simulations": {"task": "applicants.tasks.sweep_simulations", "schedule": 30.0},
    "forget codes": {"task": "applicants.tasks.forget_codes", "schedule": crontab(hour=3, minute=10)},
    "forget calls": {"task": "disbursements.tasks.forget_calls", "schedule": crontab(hour=3, minute=20)},
    "draw letters": {"task": "disbursements.tasks.sweep_letters", "schedule": 10.0},
}
