"""The kinds of ranker that are compared: each fits on rows and gives log-odds for rows."""
import lightgbm as lgb
import numpy as np
from joblib import Parallel, delayed
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer, StandardScaler

SEED = 20130101
FOLDS = 5

COMMON = dict(
    objective="binary",
    verbose=-1,
    num_threads=1,
    deterministic=True,
    force_row_wise=True,
    seed=SEED,
    use_missing=False,
    boost_from_average=True,
    max_bin=63,
)
# Moderate: small steps, many rows per leaf, part of the rows and features per tree.
TREES = dict(
    learning_rate=0.04,
    num_leaves=23,
    min_data_in_leaf=60,
    lambda_l2=10.0,
    feature_fraction=0.4,
    bagging_fraction=0.7,
    bagging_freq=1,
)
# Shape functions of one or two features at a time (GA2M): trees of depth 2.
PAIRS = dict(TREES, max_depth=2, num_leaves=4, learning_rate=0.12)
SINGLE = dict(TREES, max_depth=1, num_leaves=2, learning_rate=0.12)
ROUNDS = {"trees": 350, "pairs": 600, "single": 1200}
KINDS = {"trees": TREES, "pairs": PAIRS, "single": SINGLE}


def fit(kind, x, y, start=None, **more):
    """`start`: log-odds that the model corrects, so that its own are added to them."""
    if kind == "logistic":
        clip = FunctionTransformer(lambda v: np.clip(v, -4, 4))
        return make_pipeline(StandardScaler(), clip, LogisticRegression(C=0.1, max_iter=3000)).fit(x, y)
    params = {**COMMON, **KINDS[kind], "boost_from_average": start is None, **more}
    return lgb.train(params, lgb.Dataset(x, y, init_score=start), ROUNDS[kind])


def margin(model, x, start=None):
    if len(x) == 0:
        return np.zeros(0)
    own = model.predict(x, raw_score=True) if isinstance(model, lgb.Booster) else model.decision_function(x)
    return own if start is None or not isinstance(model, lgb.Booster) else own + start


def out_of_fold(kind, x, y, group, start=None, **more):
    """Log-odds of every row by a model that did not see its case; one process per core."""
    fold = group % FOLDS

    def one(f):
        seen = fold != f
        before = None if start is None else start[seen]
        model = fit(kind, x[seen], y[seen], before, **more)
        return margin(model, x[~seen], None if start is None else start[~seen])

    result = np.zeros(len(y))
    for f, odds in enumerate(Parallel(n_jobs=2, prefer="threads")(delayed(one)(f) for f in range(FOLDS))):
        result[fold == f] = odds
    return result
