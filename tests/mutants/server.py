"""One worker: a process that has everybody else's packages in memory, and forks itself for every run of the tests.

It stands in a copy of the tree. A job comes as one line of JSON on stdin; the answer goes as one line to stdout.
"""

import contextlib
import importlib
import json
import os
import pickle
import signal
import sys
import time
import traceback
from pathlib import Path
from typing import Any

import pytest

from tests.mutants import databases, plugins

HEAVY = (
    "celery", "cryptography.hazmat.primitives.ciphers.aead", "django.contrib.admin.options", "django.core.mail",
    "django.db.backends.postgresql.base", "django.test.client", "django.test.testcases", "httpx", "jdatetime",
    "kombu.transport.redis", "numpy", "PIL.Image", "psycopg2.extras", "pypdf", "qrcode",
    "redis", "time_machine", "weasyprint", "yaml", "django.views.generic", "django.contrib.postgres.fields",
    "django.core.management.commands.migrate", "uritemplate", "inflection", "jsonschema", "dj_database_url",
    "oauthlib.oauth2", "requests", "celery.app.base", "jwcrypto.jwk", "tzlocal", "statistics", "qrcode.image.svg",
    "prometheus_client", "whitenoise.middleware", "django.forms.models",
)  # fmt: skip
PYTEST = ("-q", "--assert=plain", "--tb=line", "-p", "no:cacheprovider", "-p", "no:randomly", "-m", "not whole")


def main() -> None:
    sys.dont_write_bytecode = False  # in the copy a second import may be quick; each fault has a time of its own
    for name in HEAVY:
        with contextlib.suppress(Exception):
            importlib.import_module(name)
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    print(json.dumps({"ready": True}), file=answers, flush=True)
    for line in sys.stdin:
        print(json.dumps(served(json.loads(line))), file=answers, flush=True)


def served(job: dict[str, Any]) -> dict[str, Any]:
    """One run of the tests a job names, in a child of its own and on a new database."""
    began = time.monotonic()
    databases.renew(os.environ["MUTANTS_DATABASE"], job.get("sql", ""))
    Path(job["answer"]).unlink(missing_ok=True)
    child = os.fork()
    if not child:
        run(job)
    ended, cpu = waited(child, job["limit"])
    answer = {"code": "timeout" if ended is None else os.waitstatus_to_exitcode(ended), "cpu": round(cpu, 2)}
    with contextlib.suppress(OSError, EOFError, pickle.UnpicklingError):
        answer |= pickle.loads(Path(job["answer"]).read_bytes())["short"]  # noqa: S301 — our own child wrote it
    return answer | {"seconds": round(time.monotonic() - began, 1)}


def waited(child: int, limit: float) -> tuple[int | None, float]:
    """The child's status, or None when it had to be ended; and its seconds of the processor."""
    until = time.monotonic() + limit
    while time.monotonic() < until:
        ended, status, used = os.wait4(child, os.WNOHANG)
        if ended:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child, signal.SIGKILL)  # whatever it started
            return status, used.ru_utime + used.ru_stime
        time.sleep(0.02)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    used = os.wait4(child, 0)[2]
    return None, used.ru_utime + used.ru_stime


def run(job: dict[str, Any]) -> None:
    """The child: never returns."""
    code = 3
    try:
        os.setpgid(0, 0)
        sys.stdin.close()
        log = os.open(job["log"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(log, 1)
        os.dup2(log, 2)
        made = plugins.Recorder(job) if job.get("record") else plugins.Chosen(job)
        stop = () if job.get("record") else ("-x",)
        code = int(pytest.main([*PYTEST, *stop, *job["files"]], plugins=[made]))
    except BaseException:
        traceback.print_exc()  # of a fault at import, say, which leaves pytest nothing to run
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    main()
