"""Files in the words of the other engines; days that need a Jalali calendar are worked out here, unmeasured."""

from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from schemes.catalogue import Scheme
from schemes.units import add_months
from tests.bench import by_hand_omid2
from tests.bench.by_hand_covid import CHEQUES_FROM as FROM
from tests.bench.by_hand_covid import CHEQUES_UNTIL as UNTIL

PERIODS, MOVES = (3, 6, 9), 4
NOT_ARRAYS = {"person_kind", "transfer_to", "purpose", "deposit_movements", "plan_received_on"}
_DTYPES = {date: "datetime64[D]", int: np.int32, bool: np.bool_}


def for_zen(scheme: Scheme, file: dict[str, Any], on: date) -> dict[str, Any]:
    """Facts as JSON: days as counted numbers, null where not said."""
    said = {**dict.fromkeys(scheme.facts), **file}
    if scheme.slug == "omid2":
        said |= jalali_days(file, on)
    return {name: _json(value) for name, value in said.items()}


def jalali_days(file: dict[str, Any], on: date) -> dict[str, date | None]:
    """The days of an Omid-2 file that rest on Jalali months."""
    opened, received, months = (file.get(name) for name in ("account_opened_on", "plan_received_on", "deposit_months"))
    return {
        "judged_on": on,
        "waited_until": add_months(max(opened, received), 3) if opened and received else None,
        "chosen_ripe_on": add_months(opened, months) if opened and months else None,
        **{f"ripe_after_{period}": add_months(opened, period) if opened else None for period in PERIODS},
        **{f"counts_from_{period}": add_months(on, -period) for period in PERIODS},
    }


def _json(value: Any) -> Any:
    if isinstance(value, date):
        return value.toordinal()
    return [_json(part) for part in value] if isinstance(value, tuple) else value


def for_openfisca(scheme: Scheme, files: list[dict[str, Any]], on: date) -> dict[str, NDArray[Any]]:
    """Complete files as the columns its rules read."""
    columns = covid_columns(files) if scheme.slug == "covid_relief" else omid2_columns(files, on)
    return {name: np.array(values, _DTYPES.get(type(values[0]))) for name, values in columns.items()}


def covid_columns(files: list[dict[str, Any]]) -> dict[str, list[Any]]:
    """Bounced cheques as two counts: all of them, and those in the waived window."""
    columns = {name: [file[name] for file in files] for name in files[0] if name != "bounced_cheques"}
    cheques = [file["bounced_cheques"] for file in files]
    columns["cheques"] = [len(days) for days in cheques]
    columns["cheques_in_window"] = [sum(FROM <= day <= UNTIL for day in days) for days in cheques]
    columns["non_current_debt"] = [int(debt) for debt in columns["non_current_debt"]]
    return columns


def omid2_columns(files: list[dict[str, Any]], on: date) -> dict[str, list[Any]]:
    """Movements in four pairs of columns, choices as what the rules ask of them, and the Jalali days."""
    columns = {name: [file[name] for file in files] for name in files[0] if name not in NOT_ARRAYS}
    days = [jalali_days(file, on) for file in files]
    columns |= {name: [each[name] for each in days] for name in days[0]}
    columns["is_a_legal_person"] = [file["person_kind"] == "legal" for file in files]
    columns["stays_in_the_family"] = [file["transfer_to"] not in ("sibling", "other") for file in files]
    columns["purpose_listed"] = [file["purpose"] in by_hand_omid2.PURPOSES for file in files]
    columns["purpose_visited"] = [file["purpose"] in by_hand_omid2.VISITED for file in files]
    for place in range(MOVES):
        moves = [file["deposit_movements"][place : place + 1] or ((on, 0),) for file in files]
        columns[f"moved_on_{place}"], columns[f"moved_{place}"] = map(
            list, zip(*[move[0] for move in moves], strict=True)
        )
    return columns
