"""What the embedded servers keep about themselves is believed only as far as it can be checked."""

import signal
import subprocess

import pytest

from microfinance.embedded.home import private_folder
from microfinance.embedded.process import NotStarted, birth, stop_orphan


def test_a_process_that_only_bears_the_number_on_record_is_let_alone(tmp_path):
    with subprocess.Popen(["sleep", "60"]) as stranger:
        (tmp_path / "record").write_text(f"{stranger.pid} some-earlier-boot 4711")
        assert not stop_orphan(tmp_path / "record", signal.SIGKILL)
        assert stranger.poll() is None
        (tmp_path / "record").write_text(f"{stranger.pid} {birth(stranger.pid)}")
        assert stop_orphan(tmp_path / "record", signal.SIGTERM)
        assert stranger.wait(0) == -signal.SIGTERM


@pytest.mark.parametrize("record", ["", "nonsense", "999999999 boot 1"])
def test_a_record_of_nobody_is_passed_over(tmp_path, record):
    (tmp_path / "record").write_text(record)
    assert not stop_orphan(tmp_path / "record", signal.SIGKILL)


def test_a_socket_folder_that_somebody_else_could_enter_is_refused(tmp_path):
    (tmp_path / "open").mkdir(mode=0o755)
    (tmp_path / "link").symlink_to(private_folder(tmp_path / "real"))
    (tmp_path / "file").touch(mode=0o700)
    for name in ("open", "link", "file"):
        with pytest.raises(NotStarted, match="is not a private folder"):
            private_folder(tmp_path / name)
