"""What officers find on the desk; importing it registers the tables."""

from applicants.admin import circulars, families, files, intakes, records, simulations, staff

__all__ = ["circulars", "families", "files", "intakes", "records", "simulations", "staff"]
