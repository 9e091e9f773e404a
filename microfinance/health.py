"""Health for load balancers and Prometheus: does the process answer, are its parts there, how old is the work."""

import redis
from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Gauge, generate_latest

from applicants.models import Application, Notice

OLDEST_WORK_SECONDS = 300


def process(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"status": "ok"})


def ready(request: HttpRequest) -> JsonResponse:
    """200 when the database and Redis answer and no due work is older than five minutes, else 503."""
    database, age = _database()
    parts = {"database": database, "redis": _redis(), "queue": database and age <= OLDEST_WORK_SECONDS}
    answer = {"status": "ok" if all(parts.values()) else "not ready", **parts, "queue_age_seconds": age}
    return JsonResponse(answer, status=200 if all(parts.values()) else 503)


def metrics(request: HttpRequest) -> HttpResponse:
    """Prometheus' text format; nginx keeps it from the outside world."""
    registry = CollectorRegistry()
    database, age = _database()
    Gauge("portal_database_up", "Database answers", registry=registry).set(database)
    Gauge("portal_redis_up", "Redis answers", registry=registry).set(_redis())
    Gauge("portal_queue_age_seconds", "Age of the oldest due check or notice", registry=registry).set(age)
    return HttpResponse(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


def _database() -> tuple[bool, float]:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return True, _queue_age()
    except DatabaseError:
        return False, 0.0


def _queue_age() -> float:
    now = timezone.now()
    checks = Application.objects.filter(check_due_at__lte=now).order_by("check_due_at")
    notices = Notice.objects.filter(state=Notice.State.WAITING).order_by("-urgent", "id")
    oldest = (
        checks.values_list("check_due_at", flat=True).first(),
        notices.values_list("created_at", flat=True).first(),
    )
    return max(((now - moment).total_seconds() for moment in oldest if moment), default=0.0)


def _redis() -> bool:
    if not settings.REDIS_URL:
        return False
    try:
        return bool(redis.Redis.from_url(settings.REDIS_URL, socket_timeout=1, socket_connect_timeout=1).ping())
    except redis.RedisError:
        return False
