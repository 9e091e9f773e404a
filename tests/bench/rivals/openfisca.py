"""A tax-benefit system of openfisca-core from a table of facts, quantities and requirements; and judging by it."""

from importlib import import_module

import numpy as np
from openfisca_core.entities import Entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

MONTH = "2021-12"


class Openfisca:
    """One scheme, and the files it is asked about."""

    def __init__(self, scheme):
        rules = import_module(f"tests.bench.rivals.openfisca_{scheme}")
        self.entity = Entity("file", "files", "", "")
        self.system = TaxBenefitSystem([self.entity])
        self.facts = tuple(rules.FACTS)
        self.answers = (*rules.QUANTITIES, *rules.REQUIREMENTS, "met")
        for name, kind in rules.FACTS.items():
            self._add(name, kind)
        for name, (kind, rule) in rules.QUANTITIES.items():
            self._add(name, kind, rule)
        for name, rule in rules.REQUIREMENTS.items():
            self._add(name, bool, rule)
        self._add("met", bool, lambda v: np.logical_and.reduce([v(name) for name in rules.REQUIREMENTS]))

    def load(self, path):
        """Keep the files of an .npz; answer how many."""
        self.columns = dict(np.load(path))
        return len(self.columns[self.facts[0]])

    def judge(self):
        """Every quantity and every requirement of every file."""
        simulation = SimulationBuilder().build_default_simulation(self.system, count=len(self.columns[self.facts[0]]))
        for name in self.facts:
            simulation.set_input(name, MONTH, self.columns[name])
        return {name: simulation.calculate(name, MONTH) for name in self.answers}

    def write(self, path):
        """The answers as an .npz."""
        np.savez(path, **self.judge())

    def _add(self, name, kind, rule=None):
        says = {"value_type": kind, "entity": self.entity, "definition_period": DateUnit.MONTH, "label": name}
        if rule is not None:
            says["formula"] = lambda file, month: rule(lambda read: file(read, month))
        self.system.add_variable(type(name, (Variable,), says))
