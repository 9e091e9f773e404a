"""What our runs add to pytest: which tests to run, in which order, and what each of them enters."""

import functools
import pickle
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from weakref import WeakSet

import coverage
import django.test.utils
import hypothesis
import pytest
from django.db.backends.signals import connection_created
from django.test.signals import template_rendered

from tests.mutants import FLOORS

WRITES = re.compile(r'\b(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM|TRUNCATE)\s+"?(\w+)"?', re.IGNORECASE)


def make_ready() -> None:
    """DATABASE_URL is a copy of a migrated database already: pytest-django need not make a test database of it."""
    # A slow machine must not look like a fault, and the same fault must have the same answer again.
    hypothesis.settings.register_profile(
        "mutants", derandomize=True, deadline=None, database=None, suppress_health_check=list(hypothesis.HealthCheck)
    )
    hypothesis.settings.load_profile("mutants")
    django.test.utils.setup_databases = lambda *args, **kwargs: []
    django.test.utils.teardown_databases = lambda *args, **kwargs: None


class Chosen:
    """Runs the tests of a job and no others, in the order of the job."""

    def __init__(self, job: dict[str, Any]) -> None:
        self.place = {name: number for number, name in enumerate(job["ids"])}
        self.answer = Path(job["answer"])
        self.run, self.failed = 0, ""
        make_ready()

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = sorted(
            (item for item in items if item.nodeid in self.place), key=lambda item: self.place[item.nodeid]
        )

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.run += report.when == "call"
        if report.failed and not self.failed:
            self.failed = report.nodeid

    def pytest_sessionfinish(self) -> None:
        self.answer.write_bytes(pickle.dumps({"short": {"run": self.run, "failed": self.failed}}))


class Recorder:
    """Writes down of every test: the lines it enters, the templates it renders, the tables it writes, its seconds.

    Seconds of the processor, so that a busy machine changes nothing.
    """

    def __init__(self, job: dict[str, Any]) -> None:
        self.answer = Path(job["answer"])
        self.root = str(Path.cwd()) + "/"
        self.tests: dict[str, dict[str, Any]] = {}
        self.context = ""
        self.touched: dict[str, dict[str, set[str]]] = defaultdict(lambda: {"tables": set(), "templates": set()})
        self.caches: WeakSet[Any] = WeakSet()
        make_ready()
        functools.lru_cache = remembered(functools.lru_cache, self.caches)
        connection_created.connect(self.watch, weak=False)
        template_rendered.connect(self.rendered, weak=False)
        self.coverage = coverage.Coverage(data_file=None, config_file=False, source=list(FLOORS))
        self.coverage.start()

    def enter(self, context: str) -> None:
        self.context = context
        self.coverage.switch_context(context)

    def watch(self, connection: Any, **rest: Any) -> None:
        if self.wrote not in connection.execute_wrappers:
            connection.execute_wrappers.append(self.wrote)

    def wrote(self, execute: Callable[..., Any], statement: Any, *rest: Any) -> Any:
        if self.context:
            self.touched[self.context]["tables"].update(WRITES.findall(str(statement)))
        return execute(statement, *rest)

    def rendered(self, template: Any, **rest: Any) -> None:
        if self.context and template.origin:
            self.touched[self.context]["templates"].add(str(template.origin.name).removeprefix(self.root))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """A test that finds an answer kept by the test before it still rests on the lines that made the answer."""
        for kept in self.caches:
            kept.cache_clear()
        marker = item.get_closest_marker("django_db")
        fixtures = {
            f"{definition[-1].baseid}::{name}" for name, definition in item._fixtureinfo.name2fixturedefs.items()
        }
        self.tests[item.nodeid] = {
            "transactional": bool(marker and (marker.kwargs.get("transaction") or marker.args[:1] == (True,))),
            "fixtures": fixtures,
            "outcome": "passed",
        }
        began = time.process_time()
        self.enter(item.nodeid)
        try:
            return (yield)
        finally:
            self.enter("")
            self.tests[item.nodeid]["seconds"] = time.process_time() - began

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Iterator[None]:
        """What many tests share is entered for each of them."""
        before = self.context
        if fixturedef.scope != "function" and fixturedef.baseid:
            self.enter(f"fixture {fixturedef.baseid}::{fixturedef.argname}")
        try:
            return (yield)
        finally:
            if self.context != before:
                self.enter(before)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.outcome != "passed" and report.nodeid in self.tests:
            self.tests[report.nodeid]["outcome"] = report.outcome

    def pytest_sessionfinish(self) -> None:
        self.coverage.stop()
        whole = {"tests": self.tests, "lines": self.lines(), "touched": dict(self.touched)}
        failed = [name for name, test in self.tests.items() if test["outcome"] == "failed"]
        self.answer.write_bytes(pickle.dumps({"short": {"failed": failed, "run": len(self.tests)}, **whole}))

    def lines(self) -> dict[str, dict[str, int]]:
        """Of each context and file the lines entered, as the bits of a number."""
        found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        data = self.coverage.get_data()
        for file in data.measured_files():
            for line, contexts in data.contexts_by_lineno(file).items():
                for context in contexts:
                    found[context][file.removeprefix(self.root)] |= 1 << line
        return {context: dict(files) for context, files in found.items()}


def remembered(original: Callable[..., Any], caches: "WeakSet[Any]") -> Callable[..., Any]:
    """`functools.lru_cache` that keeps account of what the product caches with it."""

    def keep(made: Any) -> Any:
        if str(getattr(made, "__module__", "")).startswith(FLOORS):
            caches.add(made)
        return made

    def lru_cache(maxsize: Any = 128, typed: bool = False) -> Any:
        made = original(maxsize, typed)
        return keep(made) if hasattr(made, "cache_clear") else lambda function: keep(made(function))

    return lru_cache
