"""Where Django looks for what the desk shows; importing it registers the tables, those of the ways with them."""

from applicants.desk import circulars, files, intakes, organisations, records, simulations, staff
from applicants.way import ways

__all__ = ["WAYS", "circulars", "files", "intakes", "organisations", "records", "simulations", "staff"]

WAYS = dict(ways())
