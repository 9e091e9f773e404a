"""A decision graph of zen-engine from a table of quantities and requirements; and judging by it, one file at a time."""

import json
from importlib import import_module

import zen


class Zen:
    """One scheme, and the files it is asked about."""

    def __init__(self, scheme):
        rules = import_module(f"tests.bench.rivals.zen_{scheme}")
        expressions = [_expression(name, rule) for name, rule in rules.QUANTITIES.items()]
        expressions += [_expression(name, _finding(*rule)) for name, rule in rules.REQUIREMENTS.items()]
        outcomes = ", ".join(f"$.{name}.outcome" for name in rules.REQUIREMENTS)
        expressions.append(_expression("outcomes", f"[{outcomes}]"))
        worst = "some($.outcomes, # == 'not_met') ? 'not_met' : some($.outcomes, # == 'unknown') ? 'unknown' : 'met'"
        expressions.append(_expression("outcome", worst))
        before = [_expression(name, rule) for name, rule in getattr(rules, "BEFORE", {}).items()]
        graph = json.dumps(_graph(before, expressions))
        self.decision = zen.ZenEngine().create_decision(zen.ZenDecisionContent(graph))

    def load(self, path):
        """Keep the files of a JSON list; answer how many."""
        with open(path, encoding="utf-8") as file:
            self.files = json.load(file)
        return len(self.files)

    def judge(self):
        """The verdict on each file, with its findings and quantities."""
        return [self.decision.evaluate(file)["result"] for file in self.files]

    def write(self, path):
        """The answers as JSON."""
        with open(path, "w", encoding="utf-8") as file:
            json.dump(self.judge(), file)


def _finding(article, reads, when, met):
    """A requirement as an expression: not concerned, unknown, met or not met, and what it read."""
    names = reads.split()
    blank = " or ".join(f"{name} == null" for name in names)
    outcome = f"{blank} ? 'unknown' : ({met}) ? 'met' : 'not_met'"
    if when:
        outcome = f"{when} == false ? 'not_concerned' : {outcome}"
    because = ", ".join(f"{name.removeprefix('$.')}: {name}" for name in names)
    return f"{{article: '{article}', outcome: {outcome}, because: {{{because}}}}}"


def _expression(name, rule):
    return {"id": name, "key": name, "value": rule}


def _graph(before, expressions):
    """The facts go to two tables of expressions, the first one's values to the second, and only its values out."""
    nodes = [
        {"id": "facts", "type": "inputNode", "name": "facts"},
        {"id": "before", "type": "expressionNode", "name": "before", "content": {"expressions": before}},
        {"id": "law", "type": "expressionNode", "name": "law", "content": {"expressions": expressions}},
        {"id": "verdict", "type": "outputNode", "name": "verdict"},
    ]
    if not before:
        del nodes[1]
    names = {node["id"] for node in nodes}
    ways = [("facts", "before"), ("facts", "law"), ("before", "law"), ("law", "verdict")]
    edges = [
        {"id": f"{source}-{target}", "type": "edge", "sourceId": source, "targetId": target}
        for source, target in ways
        if {source, target} <= names
    ]
    return {"nodes": nodes, "edges": edges}
