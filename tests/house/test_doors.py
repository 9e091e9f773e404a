"""Pages of the law and of letters are only read, some deeds are only sent; and what beat does when."""

import pytest
from django.test import Client

from microfinance.celery import app
from tests.world import a_person

pytestmark = pytest.mark.django_db

SAMPLE = {"slug": "omid2", "code": "NOBODYS", "pk": "1"}
READ_ONLY = [
    "verify/", "verify/<str:code>/", "applications/<str:code>/letter/", "schemes/", "schemes/what-can-i-get/",
    "schemes/instalments/", "schemes/omid2/calculator/", "schemes/covid_relief/calculator/",
    "schemes/<slug:slug>.pdf", "schemes/<slug:slug>/",
]  # fmt: skip
SENT_ONLY = [
    "sign-out/", "applications/<str:code>/papers/<int:pk>/withdraw/", "applications/<str:code>/complete-papers/",
    "oauth/token/", "language/",
]  # fmt: skip


def refuses(method: str, path: str) -> bool:
    client = Client(raise_request_exception=False)
    client.force_login(a_person().user, backend="django.contrib.auth.backends.ModelBackend")
    for name, value in SAMPLE.items():
        for kind in ("str", "slug", "int"):
            path = path.replace(f"<{kind}:{name}>", value)
    return client.generic(method, f"/{path}").status_code == 405


@pytest.mark.parametrize("path", READ_ONLY)
def test_a_page_is_only_read(path: str) -> None:
    assert [refuses(method, path) for method in ("GET", "HEAD", "POST", "PUT")] == [False, False, True, True]


@pytest.mark.parametrize("path", SENT_ONLY)
def test_a_deed_is_only_sent(path: str) -> None:
    assert [refuses(method, path) for method in ("GET", "POST", "PUT")] == [True, False, True]


def test_the_process_says_that_it_lives() -> None:
    answer = Client().get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_what_beat_does_and_when() -> None:
    """Every ten seconds what waits, every minute what is long, by night what is old."""
    plan = {each["task"]: each["schedule"] for each in app.conf.beat_schedule.values()}
    assert {task: when for task, when in plan.items() if isinstance(when, float)} == {
        "applicants.tasks.sweep_judgements": 10.0,
        "applicants.tasks.send_notices": 10.0,
        "applicants.tasks.sweep_rechecks": 60.0,
        "applicants.tasks.sweep_simulations": 30.0,
        "disbursements.tasks.sweep_letters": 10.0,
    }
    hours = set(range(24))
    assert {task: (when.hour, when.minute) for task, when in plan.items() if not isinstance(when, float)} == {
        "applicants.tasks.follow_shares": (hours, {1}),
        "applicants.tasks.expire_invitations": (hours, {5}),
        "applicants.tasks.tell_offers": ({7}, {0}),
        "applicants.tasks.forget_codes": ({3}, {10}),
        "disbursements.tasks.forget_calls": ({3}, {20}),
    }
