"""Work that goes on behind the doors: how a task is declared and nudged."""

import logging
from collections.abc import Callable
from typing import ParamSpec, TypeVar, cast

from celery import shared_task
from celery.contrib.django.task import DjangoTask
from django.db import transaction
from kombu.exceptions import OperationalError

log = logging.getLogger(__name__)
Takes = ParamSpec("Takes")
Gives = TypeVar("Gives")


class OutboxTask(DjangoTask[Takes, Gives]):
    """A task whose nudge may fail: the row it works on is in the database, and the sweep finds it."""

    def delay_on_commit(self, *args: Takes.args, **kwargs: Takes.kwargs) -> None:  # type: ignore[override]  # nor does its parent return what the stubs say
        def nudge() -> None:
            try:
                self.delay(*args, **kwargs)
            except OperationalError:
                log.warning("%s could not be nudged; the sweep will find its work", self.name)

        transaction.on_commit(nudge)


def background(work: Callable[Takes, Gives]) -> OutboxTask[Takes, Gives]:
    """Declare a function a task of the outbox, named by its module."""
    return cast("OutboxTask[Takes, Gives]", shared_task(base=OutboxTask)(work))
