"""Circulars and drafts for tests, made by the services as officers make them."""

from typing import Any

from applicants.models import Application, Circular, Role, Simulation, User
from applicants.services import approve_circular, draft_circular, run_simulation, simulate
from applicants.simulations import counting
from schemes.units import day
from tests.world import SEMNAN, a_file, an_officer

CEILING = "ceiling"


def a_policy_maker(province: str = "") -> User:
    return an_officer(Role.MANAGER if province else Role.HEADQUARTERS, province)


def a_draft(parameter: str = "minimum_contribution", value: Any = 20_000_000, **fields: Any) -> Circular:
    window = {"since": day(fields.pop("since", "1405/01/01")), "until": fields.pop("until", None)}
    window["until"] = window["until"] and day(window["until"])
    fields = {"scheme": "omid2", "citation": "بخشنامه ۱۲۳ روز ۱۴۰۵/۰۱/۰۱", "provinces": ()} | fields
    by = fields.pop("by", None) or a_policy_maker()
    return draft_circular(parameter=parameter, value=value, by=by, **window, **fields)


def a_circular(parameter: str = "minimum_contribution", value: Any = 20_000_000, **fields: Any) -> Circular:
    return approve_circular(circular=a_draft(parameter, value, **fields), by=a_policy_maker())


def a_queue(number: int, province: str = SEMNAN, amount: int = 900_000_000, **fields: Any) -> list[Application]:
    fields = {"law_on": day("1405/03/01")} | fields
    return [a_file(province=province, answers={"requested_amount": amount}, **fields) for _number in range(number)]


def a_simulation(*drafts: Circular, by: User | None = None, **fields: Any) -> Simulation:
    return simulate(scheme="omid2", circulars=drafts, by=by or a_policy_maker(), **fields)


def results_of(simulation: Simulation) -> dict[str, tuple[int, ...]]:
    """The whole queue, measure by measure; files and rials."""
    simulation.refresh_from_db()
    return {name: tuple(cell) for name, cell in counting.summed(simulation.results).items()}


def run(simulation: Simulation) -> dict[str, tuple[int, ...]]:
    run_simulation(simulation_id=simulation.pk)
    return results_of(simulation)
