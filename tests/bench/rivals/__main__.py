"""Answers on standard output what standard input asks, a JSON object a line: load, judge and write, measure a round."""

import json
import sys
import time


def engine(name, scheme):
    if name == "zen":
        from tests.bench.rivals.zen_engine import Zen  # noqa: PLC0415  each engine is loaded only where it is measured

        return Zen(scheme)
    from tests.bench.rivals.openfisca import Openfisca  # noqa: PLC0415

    return Openfisca(scheme)


def rate(judge, files, seconds, clock):
    """Files a second by this clock of the module time, over one round."""
    times, begun = 0, clock()
    while (passed := clock() - begun) < seconds:
        judge()
        times += 1
    return times * files / passed


def main(name, scheme):
    rival, files = engine(name, scheme), 0
    for line in sys.stdin:
        asked = json.loads(line)
        if "load" in asked:
            files = rival.load(asked["load"])
            answer = {"files": files}
        elif "seconds" in asked:
            answer = {"rate": rate(rival.judge, files, asked["seconds"], getattr(time, asked["clock"]))}
        else:
            rival.write(asked["write"])
            answer = {"written": asked["write"]}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
