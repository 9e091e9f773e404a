"""What nothing else would miss: work that nobody starts, a thing that one of two pages forgets.

Metrics are compared whole in `tests/house/test_health.py`.
"""

import ast
import inspect
import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from applicants.desk import file_page
from applicants.portal import following
from applicants.way import ways
from microfinance.celery import app
from tests.house.test_arrows import FLOORS, HOUSE, sources

OURS = ("applicants.", "disbursements.", "schemes.", "microfinance.")


@cache
def code() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sources(*FLOORS))


def never_started(tasks: Iterable[str], scheduled: Iterable[str], text: str) -> list[str]:
    """The tasks that beat does not know and that no door and no other task nudges."""
    nudged = set(re.findall(r"\b(\w+)\.delay(?:_on_commit)?\(", text))
    return [task for task in tasks if task not in set(scheduled) and task.rpartition(".")[2] not in nudged]


def test_every_task_is_started_by_somebody() -> None:
    """house-H87"""
    app.loader.import_default_modules()
    tasks = sorted(name for name in app.tasks if name.startswith(OURS))
    scheduled = {each["task"] for each in app.conf.beat_schedule.values()}
    assert never_started(tasks, scheduled, code()) == []
    assert scheduled <= set(tasks), "beat knows a task that is not there"


def test_a_task_that_nobody_starts_would_be_seen() -> None:
    """house-H18: a sweep outside beat's table, though another task bears a longer name."""
    text = "sweep_letters.delay_on_commit()"
    tasks = ["a.tasks.sweep", "a.tasks.sweep_letters", "b.tasks.forget"]
    assert never_started(tasks, ["b.tasks.forget"], text) == ["a.tasks.sweep"]


# The file at the desk and the applicant's own page: what only one of them has, and why.
DESK, PORTAL = "admin/applicants/application/file.html", "applicants/application.html"
ONLY_AT_THE_DESK = {
    "way": "the applicant's page asks the file",
    "sheets": "the applicant has a page for each",
    "facts": "with their sources, for whoever answers for them",
    "answers": "the applicant's `said`",
    "offer": "the applicant's page takes it from the file",
    "inquiries": "with their sources, for whoever answers for them",
    "visit": "the officer's own report",
    "notices": "the applicant has them on the telephone",
    "share": "the province's, not the applicant's",
    "members": "the representative gave their names",
    "may_read_person": "a right of officers",
    "referral_url": "a deed of officers",
    "workshops": "the family was there",
    "results": "what the association records after the loan",
}
ONLY_AT_THE_PORTAL = {
    "standing": "the desk asks the file",
    "next": "the desk has the deeds",
    "may_add_papers": "officers add none",
    "said": "the desk's `answers`",
    "judgement": "the desk's `sheets`",
    "offers": "the desk shows the chosen one",
    "lapsed": "the desk shows the invitation, ended or not",
    "pay_until": "the desk refuses a referral that is too late",
    "may_withdraw": "officers withdraw none",
}


def keys_of(*functions: Callable[..., Any]) -> set[str]:
    """What these functions put into the dictionaries that they write out; rows of a list are within one thing."""
    nodes = [node for each in functions for node in ast.walk(ast.parse(inspect.getsource(inspect.unwrap(each))))]
    rows = {id(row) for node in nodes if isinstance(node, ast.ListComp) for row in ast.walk(node)}
    written = (key for node in nodes if isinstance(node, ast.Dict) and id(node) not in rows for key in node.keys)
    return {key.value for key in written if isinstance(key, ast.Constant)}


def read_by(template: str) -> set[str]:
    """Every word of a page and of its parts."""
    text = (HOUSE / "templates" / template).read_text(encoding="utf-8")
    parts = re.findall(r'{% include "((?:admin/)?applicants/[\w/]+\.html)"', text)
    return set(re.findall(r"\w+", text)).union(*map(read_by, parts))


def test_neither_page_of_a_file_forgets_what_the_other_shows() -> None:
    """house-H87: whoever shows a thing on one of them shows it on the other, or writes here why not."""
    desk, portal = keys_of(file_page.context, file_page._people_of), keys_of(following.application)
    records = set[str]().union(*(keys_of(way.shown) for _slug, way in ways()))
    desk, portal = desk | records & read_by(DESK), portal | records & read_by(PORTAL)
    assert records <= desk | portal
    assert desk - portal == ONLY_AT_THE_DESK.keys()
    assert portal - desk == ONLY_AT_THE_PORTAL.keys()


def test_a_record_that_one_page_forgets_would_be_seen() -> None:
    """house-H18: `workshops` are among the records and on no page of the applicant."""
    assert "workshops" in keys_of(dict(ways())["productive_families"].shown)
    assert "workshops" in read_by(DESK)
    assert "workshops" not in read_by(PORTAL)
