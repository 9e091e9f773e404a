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


@pytest.mark.parametrize("page", LOCKS)
def test_the_lock_has_what_the_project_names_and_every_line_its_hash(page: str) -> None:
    """house-H65, house-H96"""
    text = (HOUSE / page).read_text(encoding="utf-8")
    locked = {name.lower().replace("_", "-"): version for name, version in PIN.findall(text)}
    assert {name: locked.get(name.lower().replace("_", "-")) for name in wanted(page)} == wanted(page)
    blocks = re.split(r"^(?=[a-z0-9])", text, flags=re.M | re.I)[1:]
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []
    assert not re.search(r"://|--index|--find-links|--extra", text)


def test_the_typeface_is_locked_without_an_address() -> None:
    packages = json.loads((HOUSE / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    named = json.loads((HOUSE / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert {name: packages[f"node_modules/{name}"]["version"] for name in named} == named
    assert all(each["integrity"].startswith("sha512-") for name, each in packages.items() if name)
    assert not any("resolved" in each for each in packages.values())
