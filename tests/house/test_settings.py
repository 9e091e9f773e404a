"""Settings are safe unless told otherwise, and a demo is a demo only when asked for."""

import base64
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow  # each reads the settings in a process of its own
HOUSE = Path(__file__).resolve().parents[2]
KEY = base64.b64encode(b"k" * 32).decode()
PRODUCTION = {
    "SECRET_KEY": "a production key that is long enough, with Many different characters 0123456789",
    "FIELD_KEYS": f"a:{KEY}",
    "INDEX_KEY": "an index key of more than thirty-two bytes",
    "ALLOWED_HOSTS": "portal.example",
    "SMS_BACKEND": "applicants.sms.file.Backend",
}


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "DATABASE_URL", "REDIS_URL") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=HOUSE, env=kept | environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_production_settings_pass_the_deployment_check() -> None:
    done = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("missing", ["SECRET_KEY", "FIELD_KEYS", "INDEX_KEY"])
def test_a_missing_secret_is_named_by_the_deployment_check(missing: str) -> None:
    done = manage("check", "--deploy", **{name: value for name, value in PRODUCTION.items() if name != missing})
    assert done.returncode != 0
    assert missing in done.stderr


def test_demo_data_is_refused_without_a_demo() -> None:
    done = manage("demo_data", **PRODUCTION)
    assert done.returncode == 1
    assert "DEMO=1" in done.stderr


def test_no_variable_can_be_half_right() -> None:
    done = manage("check", **PRODUCTION, DEBUG="yes")
    assert done.returncode != 0
    assert "DEBUG" in done.stderr


def test_a_secret_may_come_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_text(PRODUCTION["SECRET_KEY"])
    others = {name: value for name, value in PRODUCTION.items() if name != "SECRET_KEY"}
    assert manage("check", "--deploy", SECRET_KEY_FILE=str(file), **others).returncode == 0
