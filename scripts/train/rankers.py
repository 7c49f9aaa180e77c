"""The kinds of ranker that are compared: each fits on rows and gives log-odds for rows."""
import lightgbm as lgb
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer, StandardScaler

SEED = 20130101
FOLDS = 5

COMMON = dict(
    objective="binary",
    verbose=-1,
    num_threads=2,
    deterministic=True,
    force_row_wise=True,
    seed=SEED,
    use_missing=False,
    boost_from_average=True,
    max_bin=127,
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
PAIRS = dict(TREES, max_depth=2, num_leaves=4, learning_rate=0.08)
SINGLE = dict(TREES, max_depth=1, num_leaves=2, learning_rate=0.12)
ROUNDS = {"trees": 350, "pairs": 900, "single": 1200}
KINDS = {"trees": TREES, "pairs": PAIRS, "single": SINGLE}


def fit(kind, x, y, rounds=None, **more):
    if kind == "logistic":
        clip = FunctionTransformer(lambda v: np.clip(v, -4, 4))
        return make_pipeline(StandardScaler(), clip, LogisticRegression(C=0.1, max_iter=3000)).fit(x, y)
    params = {**COMMON, **KINDS[kind], **more}
    return lgb.train(params, lgb.Dataset(x, y), rounds or ROUNDS[kind])


def margin(model, x):
    return model.predict(x, raw_score=True) if isinstance(model, lgb.Booster) else model.decision_function(x)


def folds_of(group):
    """Fold per row, all rows of a case in one."""
    return group % FOLDS


def out_of_fold(kind, x, y, group, **more):
    """Log-odds of every row by a model that did not see its case."""
    fold = folds_of(group)
    result = np.zeros(len(y))
    for f in range(FOLDS):
        result[fold == f] = margin(fit(kind, x[fold != f], y[fold != f], **more), x[fold == f])
    return result
