"""A simulation counts every file exactly once, whatever dies on the way and however many work at it."""

import os
import subprocess
import sys
import threading
from urllib.parse import quote, urlencode

import pytest
from django.db import DatabaseError, connection, connections, transaction

from applicants import tasks
from applicants.models import Simulation
from applicants.services import run_simulation, simulations_due
from applicants.simulations import counting, running
from tests.applicants.circulars import CEILING, a_draft, a_queue, a_simulation, run
from tests.world import FARS, SEMNAN

pytestmark = [pytest.mark.django_db, pytest.mark.alone("a simulation counts the whole queue")]


@pytest.fixture(autouse=True)
def _in_autumn(clock):
    clock("1405/08/30")


def test_killed_in_the_midst_of_a_chunk_it_goes_on_and_counts_every_file_once(monkeypatch):
    """As a worker's death does, the error ends the transaction: nothing of the chunk is kept."""
    monkeypatch.setattr(running, "CHUNK", 2)
    a_queue(3, SEMNAN)
    a_queue(4, FARS)
    whole = run(a_simulation(a_draft(CEILING, 500_000_000)))
    simulation = a_simulation(a_draft(CEILING, 500_000_000))
    count, seen = counting.count, []

    def dies_at_the_fourth(*args, **words):
        seen.append(words["place"])
        if len(seen) == 4:
            raise MemoryError
        count(*args, **words)

    monkeypatch.setattr(counting, "count", dies_at_the_fourth)
    with pytest.raises(MemoryError):
        run_simulation(simulation_id=simulation.pk)
    simulation.refresh_from_db()
    assert (simulation.state, simulation.done) == (Simulation.State.RUNNING, 2)
    assert run(simulation) == whole
    assert (simulation.state, simulation.done, simulation.total) == (Simulation.State.DONE, 7, 7)


WORKER = """
import time
import django
django.setup()
from applicants.services import run_simulation
from applicants.simulations import running
running.CHUNK = 1
while run_simulation(simulation_id={pk}, seconds=0):
    time.sleep(0.01)  # so that it is killed long before the end
"""


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_after_kill_9_another_worker_comes_to_the_same_result():
    a_queue(250, SEMNAN)
    whole = run(a_simulation(a_draft(CEILING, 500_000_000)))
    simulation = a_simulation(a_draft(CEILING, 500_000_000))
    at = connection.settings_dict
    login = f"{quote(at['USER'])}:{quote(at['PASSWORD'])}"
    options = {"host": at["HOST"], "port": at["PORT"]} | at["OPTIONS"]
    where = urlencode({name: options[name] for name in ("host", "port") if options[name]})
    database = f"postgresql://{login}@/{at['NAME']}?{where}"
    worker = subprocess.Popen([sys.executable, "-c", WORKER.format(pk=simulation.pk)], env=os.environ | {
        "DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": "tests.settings",
    })  # fmt: skip
    while simulation.done < 5 and worker.poll() is None:
        simulation.refresh_from_db()
    assert worker.poll() is None, "the worker ended by itself"
    worker.kill()
    worker.wait()
    simulation.refresh_from_db()
    assert 5 <= simulation.done < 250
    assert run(simulation) == whole
    assert simulation.done == 250


def test_a_finished_simulation_runs_no_more():
    a_queue(1)
    simulation = a_simulation(a_draft(CEILING, 500_000_000))
    first = run(simulation)
    a_queue(1)
    assert run(simulation) == first
    with pytest.raises(DatabaseError), transaction.atomic():
        Simulation.objects.filter(pk=simulation.pk).update(done=9)


def test_a_file_that_comes_later_is_not_counted(monkeypatch):
    monkeypatch.setattr(running, "CHUNK", 1)
    a_queue(2)
    simulation = a_simulation(a_draft(CEILING, 500_000_000))
    run_simulation(simulation_id=simulation.pk, seconds=0)
    a_queue(1)
    assert run(simulation)["lose"][0] == 2


def test_an_empty_queue_is_done_at_once():
    simulation = a_simulation(a_draft())
    assert run(simulation) == {}
    assert simulation.state == Simulation.State.DONE


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_count_every_file_once(monkeypatch):
    monkeypatch.setattr(running, "CHUNK", 1)
    a_queue(12)
    simulation = a_simulation(a_draft(CEILING, 500_000_000))

    def work():
        while run_simulation(simulation_id=simulation.pk):
            pass
        connections.close_all()

    workers = [threading.Thread(target=work) for _number in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert run(simulation)["lose"][0] == 12
    assert simulation.done == 12


@pytest.mark.django_db(transaction=True)
def test_a_worker_skips_a_simulation_that_another_holds():
    a_queue(1)
    simulation = a_simulation(a_draft(CEILING, 500_000_000))
    answers = []

    def other():
        answers.append(run_simulation(simulation_id=simulation.pk))
        connections.close_all()

    with transaction.atomic():
        Simulation.objects.select_for_update().get(pk=simulation.pk)
        worker = threading.Thread(target=other)
        worker.start()
        worker.join()
    simulation.refresh_from_db()
    assert (answers, simulation.done) == ([False], 0)


def test_one_whose_worker_is_gone_is_taken_up_again_by_the_sweep(clock, monkeypatch):
    simulation = a_simulation(a_draft())
    assert simulations_due() == []
    clock("1405/08/30", hour=10, minute=1)
    assert simulations_due() == [simulation.pk]
    nudged = []
    monkeypatch.setattr(tasks.run_simulation, "delay_on_commit", nudged.append)
    tasks.sweep_simulations()
    assert nudged == [simulation.pk]


def test_the_task_hands_on_what_a_minute_does_not_finish(monkeypatch):
    nudged = []
    monkeypatch.setattr(tasks.run_simulation, "delay_on_commit", nudged.append)
    monkeypatch.setattr(running.time, "monotonic", iter(range(0, 1000, 40)).__next__)
    monkeypatch.setattr(running, "CHUNK", 1)
    a_queue(5)
    simulation = a_simulation(a_draft(CEILING, 500_000_000))
    tasks.run_simulation(simulation.pk)
    assert nudged == [simulation.pk]
