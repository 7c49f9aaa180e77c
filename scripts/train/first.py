"""Stage 1: is a list a nearest seized source of the other? Writes each case's probabilities, those of training cases by
models that did not see the case: python first.py FOLDER [kind]"""
import json
import sys
from pathlib import Path

import numpy as np

import data
import measure
import rankers

folder, kind = Path(sys.argv[1]), (sys.argv[2] if len(sys.argv) > 2 else "trees")
plan = json.loads((folder / "plan.json").read_text())
table = data.read(folder, plan, "first")
train = ~table.held
model = rankers.fit(kind, table.x[train], table.y[train])
log_odds = np.zeros(len(table.y))
log_odds[train] = rankers.out_of_fold(kind, table.x[train], table.y[train], table.group[train])
log_odds[~train] = rankers.margin(model, table.x[~train])
p = measure.sigmoid(log_odds)
into = folder / (f"p1-{kind}" if len(sys.argv) > 2 else "p1")
into.mkdir(exist_ok=True)
for case in table.cases:
    p[case.rows].tofile(into / f"{case.name}.f64")
if kind != "logistic":
    model.save_model(into / "model.txt")
for name, f in measure.by_profile(table.cases, [p[c.rows] for c in table.cases]).items():
    measure.show(name, f)
