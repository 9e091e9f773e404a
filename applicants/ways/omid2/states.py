"""No state belongs to this way alone."""

from applicants.states import StateRow

OWN: tuple[StateRow, ...] = ()
