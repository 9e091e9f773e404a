"""How a file moves: who may, by which step, into which state, and the chain of events that remembers."""

from applicants.workflow.actors import APPLICANT, BANK, DECIDERS, DESK, SYSTEM, THE_SYSTEM, Actor, Refused
from applicants.workflow.moving import advance, digest
from applicants.workflow.states import PUBLIC, PublicState, public_of
from applicants.workflow.steps import FAMILY, STEPS, Step, allowed, desk_of, step_of

__all__ = [
    "APPLICANT", "BANK", "DECIDERS", "DESK", "FAMILY", "PUBLIC", "STEPS", "SYSTEM", "THE_SYSTEM", "Actor",
    "PublicState", "Refused", "Step", "advance", "allowed", "desk_of", "digest", "public_of", "step_of",
]  # fmt: skip
