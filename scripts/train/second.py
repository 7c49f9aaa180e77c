"""Compares the second stage of several kinds: python second.py FOLDER P1 kind…"""
import json
import sys
import time
from pathlib import Path

import numpy as np

import data
import measure
import rankers

folder, p1 = Path(sys.argv[1]), sys.argv[2]
plan = json.loads((folder / "plan.json").read_text())
table = data.read(folder, plan, f"second-{p1}")
first = data.read(folder, plan, "first")
train = ~table.held


def whole(case, before, p2):
    """Second-stage probabilities put over those of the first; pruned pairs keep what the first says."""
    known = {(a, b): i for i, (a, b) in enumerate(map(tuple, case.pairs))}
    p = np.fromfile(folder / p1 / f"{case.name}.f64")
    for i, pair in enumerate(map(tuple, before.pairs)):
        if pair in known:
            p[i] = p2[known[pair]]
    return p


for kind in sys.argv[3:]:
    begin = time.time()
    odds = np.zeros(len(table.y))
    model = rankers.fit(kind, table.x[train], table.y[train])
    odds[train] = rankers.out_of_fold(kind, table.x[train], table.y[train], table.group[train])
    odds[~train] = rankers.margin(model, table.x[~train])
    p2 = measure.sigmoid(odds)
    all_p = [whole(c, b, p2[c.rows]) for c, b in zip(table.cases, first.cases)]
    all_p = [measure.one_way(b, p) for b, p in zip(first.cases, all_p)]
    print(f"--- {kind} {time.time() - begin:.0f} s")
    for name, f in measure.by_profile(first.cases, all_p).items():
        measure.show(name, f)
