"""Compares kinds of ranker in the second stage, all correcting the same first stage: python compare.py FOLDER [kind…]
Training cases are scored by models that did not see them; held-out cases by the model of all training cases."""
import json
import sys
from pathlib import Path

import numpy as np

import data
import measure
import rankers
import whole

folder, kinds = Path(sys.argv[1]), sys.argv[2:] or ["logistic", "single", "pairs", "trees"]
plan = json.loads((folder / "plan.json").read_text())
first, table = data.read(folder, plan, "first"), data.read(folder, plan, "second-p1")
train, start = ~table.held, table.x[:, table.names.index("first-stage.logOdds")]
place = whole.positions(first, table)
for kind in kinds:
    odds = whole.first_log_odds(folder, first)
    own = np.zeros(len(table.y))
    model = rankers.fit(kind, table.x[train], table.y[train], start[train])
    own[train] = rankers.out_of_fold(kind, table.x[train], table.y[train], table.group[train], start[train])
    own[~train] = rankers.margin(model, table.x[~train], start[~train])
    odds[place] = own
    p = [measure.one_way(c, measure.sigmoid(odds[c.rows])) for c in first.cases]
    print(f"--- {kind}", flush=True)
    for name, figures in measure.by_profile(first.cases, p).items():
        measure.show(name, figures)
    held = [(c, q) for c, q in zip(first.cases, p) if c.held]
    if held:
        measure.show("held out", measure.figures(*map(list, zip(*held))))
