"""Where Django looks for what the desk shows; importing it registers the tables."""

from applicants.desk import circulars, families, files, intakes, records, simulations, staff

__all__ = ["circulars", "families", "files", "intakes", "records", "simulations", "staff"]
