"""The law as a library: rules are plain functions of named quantities, and every answer cites its article."""

from schemes.law.scheme import Scheme
from schemes.law.verdict import Finding, Verdict, plain
from schemes.law.words import (
    Amendment,
    Codes,
    Definition,
    Entry,
    Home,
    Instrument,
    LawError,
    Outcome,
    Parameter,
    ParameterKind,
    Requirement,
    Stage,
)

REGISTRATION, APPROVAL, GRANT = Stage

__all__ = [
    "APPROVAL", "GRANT", "REGISTRATION", "Amendment", "Codes", "Definition", "Entry", "Finding", "Home", "Instrument",
    "LawError", "Outcome", "Parameter", "ParameterKind", "Requirement", "Scheme", "Stage", "Verdict", "plain",
]  # fmt: skip
