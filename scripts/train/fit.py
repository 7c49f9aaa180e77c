"""Fits both stages and writes the model: python fit.py FOLDER first|second [MODEL.json FIXTURE.json]

first   stage 1, is a list a nearest seized source of the other? Writes p1/NAME.f64 per case: for training cases by models
        that did not see the case, so that the second stage learns from probabilities as they will be.
second  stage 2, the same question over the second look's features; and of pairs that are no nearest source, what else."""
import datetime
import json
import sys
from pathlib import Path

import lightgbm as lgb
import numpy as np

import data
import forest
import measure
import rankers
import whole

KIND = "pairs"
#: What a pair that is no nearest source can be; trees, for nothing of it is explained channel by channel.
OTHERS = dict(
    objective="multiclass", num_class=5, num_leaves=12, min_data_in_leaf=40, learning_rate=0.08, lambda_l2=10.0,
    feature_fraction=0.4, bagging_fraction=0.7, bagging_freq=1,
)
OTHER_ROUNDS = 80

folder, stage = Path(sys.argv[1]), sys.argv[2]
plan = json.loads((folder / "plan.json").read_text())
first = data.read(folder, plan, "first")


def fitted(table, start=None):
    """The model of all training cases, and log-odds of all rows, each by a model that did not see its case."""
    train = ~table.held
    x, y, group = table.x[train], table.y[train], table.group[train]
    before, later = (None, None) if start is None else (start[train], start[~train])
    model = forest.rounded(rankers.fit(KIND, x, y, before))
    odds = np.zeros(len(table.y))
    odds[train] = rankers.out_of_fold(KIND, x, y, group, before)
    odds[~train] = rankers.margin(model, table.x[~train], later)
    return model, odds


def fit_first():
    model, odds = fitted(first)
    (folder / "p1").mkdir(exist_ok=True)
    for case in first.cases:
        measure.sigmoid(odds[case.rows]).tofile(folder / "p1" / f"{case.name}.f64")
    model.save_model(folder / "first.txt")
    report(odds)


def report(odds):
    p = [measure.one_way(c, measure.sigmoid(odds[c.rows])) for c in first.cases]
    fitted_on = [(c, q) for c, q in zip(first.cases, p) if not c.held]
    held = [(c, q) for c, q in zip(first.cases, p) if c.held]
    result = measure.by_profile(first.cases, p)
    result["all"] = measure.figures(*map(list, zip(*fitted_on)))
    if held:
        result["held out"] = measure.figures(*map(list, zip(*held)))
    for name, f in result.items():
        measure.show(name, f)
    return {k: {n: None if v != v else round(float(v), 4) for n, v in f.items()} for k, f in result.items()}


def supported(odds, prior):
    """Largest likelihood ratio (nats) that the cases support: how much more often pairs of which one is the source reach
    it than others do, one more false one assumed than was seen."""
    y = first.y > 0
    best = 0.0
    for ratio in np.arange(0, np.log(1e6), 0.1):
        over = odds - prior >= ratio
        seen = (over & y).sum() / y.sum() / (((over & ~y).sum() + 1) / (~y).sum())
        if seen >= np.exp(ratio) and (over & y).sum() >= 20:
            best = float(ratio)
    return best


def fit_second(model_file, fixture_file):
    table = data.read(folder, plan, "second-p1")
    stage1 = lgb.Booster(model_file=str(folder / "first.txt"))
    # The second stage corrects the first's log-odds, so that the shares of both simply add up.
    stage2, odds2 = fitted(table, table.x[:, table.names.index("first-stage.logOdds")])
    train = ~table.held
    rest = train & (table.kin > 0)
    others = forest.rounded(
        lgb.train({**rankers.COMMON, **OTHERS}, lgb.Dataset(table.x[rest], table.kin[rest] - 1), OTHER_ROUNDS)
    )
    odds = whole.first_log_odds(folder, first)
    odds[whole.positions(first, table)] = odds2
    first_train = ~first.held
    prior = float(first.y[first_train].mean())
    figures = report(odds)
    seeds = {s: [c["seed"] for c in plan if c["source"] == s and c["set"] == "train"] for s in ("files", "memory")}
    model = {
        "version": datetime.date.today().isoformat(),
        "kind": KIND,
        "training": {
            "cases": {s: {"count": len(v), "firstSeed": min(v, default=None)} for s, v in seeds.items()},
            "pairs": int(first_train.sum()),
            "library": f"lightgbm {lgb.__version__}",
            "seed": rankers.SEED,
            "parameters": {**rankers.KINDS[KIND], "rounds": rankers.ROUNDS[KIND]},
            "others": {**OTHERS, "rounds": OTHER_ROUNDS},
            "figures": figures,
        },
        "prior": float(f"{prior:.6g}"),
        "commonPrior": float(f"{(first.kin[first_train] == 3).mean():.6g}"),
        "support": round(supported(odds, np.log(prior / (1 - prior))), 2),
        "features": {"first": first.names, "second": table.names},
        "first": forest.data(stage1),
        "second": forest.data(stage2),
        "others": forest.data(others),
    }
    Path(model_file).write_text(json.dumps(model, separators=(",", ":")) + "\n")
    write_fixture(Path(fixture_file), stage1, stage2, others, table)


def write_fixture(file, stage1, stage2, others, table):
    """Rows with what the library makes of them, for the test that the engine makes the same."""
    chosen = np.random.default_rng(rankers.SEED)
    result = {}
    for name, source, model in (("first", first, stage1), ("second", table, stage2), ("others", table, others)):
        rows = source.x[chosen.choice(len(source.x), 12, replace=False)]
        result[name] = {
            "rows": rows.tolist(),
            "margins": model.predict(rows, raw_score=True).tolist(),
            **({} if name == "others" else {"shares": model.predict(rows, pred_contrib=True).tolist()}),
        }
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(result, separators=(",", ":")) + "\n")


if stage == "first":
    fit_first()
else:
    fit_second(sys.argv[3], sys.argv[4])
