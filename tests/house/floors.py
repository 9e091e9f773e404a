"""The picture of the rooms in README, made from the contracts of imports: `python -m tests.house.floors`."""

import tomllib
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
FLOORS = ("microfinance", "disbursements", "applicants", "schemes")


def drawing() -> str:
    """A Mermaid drawing: a box a floor, in it a row of rooms a layer, each above what it may use."""
    told = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = told["tool"]["importlinter"]["contracts"]
    layers = {each["containers"][0]: each["layers"] for each in contracts if "containers" in each}
    lines = ["```mermaid", "flowchart TB"]
    for floor in FLOORS:
        lines.append(f"    subgraph {floor}")
        lines.append("        direction TB")
        rows = [f'{floor}{number}["{row.replace(" | ", " · ")}"]' for number, row in enumerate(layers[floor])]
        lines.append("        " + " --> ".join(rows))
        lines.append("    end")
    lines.append("    " + " --> ".join(FLOORS))
    return "\n".join([*lines, "```"])


if __name__ == "__main__":
    print(drawing())
