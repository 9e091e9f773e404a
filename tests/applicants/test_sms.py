"""The backends that need no provider: memory, console, file."""

import json
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from applicants import sms
from applicants.sms import Delivery, console, file, memory

MOBILE, TEXT, ID = "09121234567", "سلام\nدرخواست T1 رسید.", "7f0c0a52-55b3-4d2a-9a55-0d8f5b4f3a11"


def test_the_setting_names_the_backend(settings: Settings) -> None:
    settings.SMS_BACKEND = "applicants.sms.console.Backend"
    assert isinstance(sms.backend(), console.Backend)


def test_memory_keeps_the_message_and_knows_it_again() -> None:
    memory.outbox.clear()
    backend = memory.Backend()
    assert backend.status(ID) == Delivery.UNKNOWN
    assert backend.send(MOBILE, TEXT, ID) == "memory-1"
    assert memory.outbox.pop() == (MOBILE, TEXT, ID)


def test_the_console_shows_one_line_with_the_number_masked(capsys: pytest.CaptureFixture[str]) -> None:
    console.Backend().send(MOBILE, TEXT, ID)
    written = capsys.readouterr().out
    assert written.count("\n") == 1
    assert "T1" in written
    assert MOBILE not in written


def test_the_console_cannot_tell_what_became_of_a_message() -> None:
    assert console.Backend().status(ID) == Delivery.UNKNOWN


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.SMS_FOLDER = tmp_path / "پیامک ها"
    return settings.SMS_FOLDER


def test_a_file_holds_one_message_as_one_line_of_json(folder: Path) -> None:
    file.Backend().send(MOBILE, TEXT, ID)
    (path,) = folder.iterdir()
    (line,) = path.read_text(encoding="utf-8").splitlines()
    assert json.loads(line) | {"at": ""} == {"local_id": ID, "mobile": MOBILE, "text": TEXT, "at": ""}


def test_the_files_are_private(folder: Path) -> None:
    file.Backend().send(MOBILE, TEXT, ID)
    (path,) = folder.iterdir()
    assert (path.stat().st_mode & 0o777, folder.stat().st_mode & 0o777) == (0o600, 0o700)


def test_the_same_message_is_not_written_twice(folder: Path) -> None:
    backend = file.Backend()
    backend.send(MOBILE, TEXT, ID)
    with pytest.raises(FileExistsError):
        backend.send(MOBILE, "دیگر", ID)
    assert backend.status(ID) == Delivery.SENT
    assert backend.status("another") == Delivery.UNKNOWN
