"""Puts small faults into the code, one at a time, and asks whether the tests see them: `make mutants`."""

FLOORS = ("schemes", "applicants", "disbursements", "microfinance")
