"""What is installed is written down to the last package, with its hash and without anybody's address."""

import json
import re
import tomllib

import pytest

from tests.house.test_arrows import HOUSE

LOCKS = {"requirements.txt": (), "requirements-dev.txt": ("dev",), "requirements-bench.txt": ("bench",)}
LOCKS |= {"requirements-uv.txt": ("installer",)}
PIN = re.compile(r"^([a-z0-9][\w.-]*)(?:\[[\w,]+\])?==([^\s;]+)", re.M | re.I)


def wanted(page: str) -> dict[str, str]:
    told = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))
    lines = list(told["project"]["dependencies"]) if page in ("requirements.txt", "requirements-dev.txt") else []
    lines += [line for group in LOCKS[page] for line in told["dependency-groups"][group]]
    return dict(PIN.match(line).groups() for line in lines)  # type: ignore[union-attr]


def faults(text: str, named: dict[str, str]) -> list[str]:
    """What a lock lacks of the named packages, its lines without a hash, and addresses in it."""
    locked = {name.lower().replace("_", "-"): version for name, version in PIN.findall(text)}
    other = [name for name, version in named.items() if locked.get(name.lower().replace("_", "-")) != version]
    blocks = re.split(r"^(?=[a-z0-9])", text, flags=re.M | re.I)[1:]
    bare = [block.split()[0] for block in blocks if "--hash=sha256:" not in block]
    return [*other, *bare, *re.findall(r"://|--index|--find-links|--extra", text)]


@pytest.mark.parametrize("page", LOCKS)
def test_the_lock_has_what_the_project_names_and_every_line_its_hash(page: str) -> None:
    """house-H65, house-H96"""
    assert faults((HOUSE / page).read_text(encoding="utf-8"), wanted(page)) == []


def test_a_fault_of_the_lock_would_be_seen() -> None:
    """house-H18: another version, a package left out, a line without its hash, somebody's address."""
    line = "django==5.2.19 \\\n    --hash=sha256:ab\n"
    assert faults(line, {"django": "5.2.19"}) == []
    assert faults(line, {"django": "5.2.20", "redis": "6.4.0"}) == ["django", "redis"]
    assert faults(line + "redis==6.4.0\n", {}) == ["redis==6.4.0"]
    assert faults("--index-url https://x\n" + line, {}) == ["--index", "://"]


def test_the_typeface_is_locked_without_an_address() -> None:
    packages = json.loads((HOUSE / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    named = json.loads((HOUSE / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert {name: packages[f"node_modules/{name}"]["version"] for name in named} == named
    assert all(each["integrity"].startswith("sha512-") for name, each in packages.items() if name)
    assert not any("resolved" in each for each in packages.values())
