"""How a file moves: who may, by which step, into which state, and the chain of events that remembers."""

from applicants.workflow.actors import THE_SYSTEM, Actor, Refused
from applicants.workflow.moving import advance, digest
from applicants.workflow.steps import allowed, next_of, reason_of, rejections, step_of

__all__ = [
    "THE_SYSTEM", "Actor", "Refused", "advance", "allowed", "digest", "next_of", "reason_of", "rejections", "step_of",
]  # fmt: skip
