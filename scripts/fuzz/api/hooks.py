"""What Schemathesis is told: ids that exist, so that requests get further than the first check."""

import random

import schemathesis

KNOWN = {
    "case": ["mini"],
    "list": ["L1", "L2", "L3"],
    "element": ["M1", "M2", "L1"],
    "party": ["M1", "M2"],
    "evidence": ["E1", "E2"],
}


@schemathesis.hook
def map_path_parameters(context, path_parameters):
    for name, ids in KNOWN.items():
        if path_parameters and name in path_parameters and random.random() < 0.8:
            path_parameters[name] = random.choice(ids)
    return path_parameters
