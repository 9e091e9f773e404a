"""How a setting is read from the environment, and what a deployment that lacks one is told; in this process."""

import base64
import stat
from pathlib import Path

import pytest
from django.core.checks import run_checks
from django.test import override_settings

from microfinance.environment import Misconfigured, demo_secret, flag, keyring, listed, number, text

OURS = "microfinance."


@pytest.fixture(autouse=True)
def _without_the_machines_own(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("A", "A_FILE", "SECRET_KEY", "SECRET_KEY_FILE"):
        monkeypatch.delenv(name, raising=False)


def key(letter: bytes, size: int = 32) -> str:
    return base64.b64encode(letter * size).decode()


def test_a_text_is_trimmed_and_a_files_content_goes_before_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (text("A"), text("A", "else")) == ("", "else")
    monkeypatch.setenv("A", " said ")
    assert text("A", "else") == "said"
    (tmp_path / "a").write_text("رمز\n", encoding="utf-8")
    monkeypatch.setenv("A_FILE", str(tmp_path / "a"))
    assert text("A") == "رمز"


@pytest.mark.parametrize(
    ("said", "read"), [("1", True), ("TRUE", True), ("true", True), ("0", False), ("False", False)]
)
def test_a_flag_is_what_it_says_whatever_it_would_be(said: str, read: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("A", said)
    assert flag("A", default=not read) is read


def test_a_setting_that_is_not_given_is_what_it_would_be() -> None:
    assert (flag("A"), flag("A", True), number("A", 7), listed("A"), keyring("A")) == (False, True, 7, [], {})


@pytest.mark.parametrize("said", ["yes", "on", "2", "-"])
def test_a_flag_is_never_half_right(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("A", said)
    with pytest.raises(Misconfigured, match=r"^A must be 0 or 1$"):
        flag("A")


def test_a_number_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("A", "12")
    assert number("A", 7) == 12
    monkeypatch.setenv("A", "-1.5")
    with pytest.raises(Misconfigured, match=r"^A must be a whole number$"):
        number("A", 7)


def test_a_list_is_parted_by_commas_and_has_no_blanks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("A", " one, two ,, ")
    assert listed("A") == ["one", "two"]


def test_keys_stand_in_their_order_and_have_their_length(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first is the current one."""
    monkeypatch.setenv("A", f"new:{key(b'n')},old:{key(b'o')}")
    assert list(keyring("A").items()) == [("new", b"n" * 32), ("old", b"o" * 32)]
    for size in (31, 33):
        monkeypatch.setenv("A", f"new:{key(b'n')},odd:{key(b'o', size)}")
        with pytest.raises(Misconfigured, match=r"^A: key odd must be 32 bytes in base64$"):
            keyring("A")


def test_a_demos_secret_is_made_once_for_the_demos_own_eyes(tmp_path: Path) -> None:
    folder = tmp_path / "var" / "keys"
    made = demo_secret(folder, "index")
    assert len(base64.b64decode(made)) == 32
    assert demo_secret(folder, "index") == made
    assert demo_secret(folder, "field") != made
    assert [stat.S_IMODE(path.stat().st_mode) for path in (folder, folder / "index.secret")] == [0o700, 0o600]


def messages() -> list[str]:
    return [each.id for each in run_checks(include_deployment_checks=True) if each.id and each.id.startswith(OURS)]


def test_a_deployment_is_told_of_each_secret_that_it_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither given nor in a file; and an index key one byte too short."""
    given = {"FIELD_KEYS": {"a": b"k" * 32}, "INDEX_KEY": b"k" * 32, "SMS_BACKEND": "x.memory.Backend"}
    with override_settings(**given):
        assert messages() == ["microfinance.E001"]
        monkeypatch.setenv("SECRET_KEY_FILE", "/run/secrets/key")
        assert messages() == []
        monkeypatch.delenv("SECRET_KEY_FILE")
        monkeypatch.setenv("SECRET_KEY", "given")
        assert messages() == []
        with override_settings(FIELD_KEYS={}):
            assert messages() == ["microfinance.E001"]
        with override_settings(INDEX_KEY=b"k" * (31)):
            assert messages() == ["microfinance.E001"]
        with override_settings(SMS_BACKEND="applicants.sms.console.Backend"):
            assert messages() == ["microfinance.W001"]
