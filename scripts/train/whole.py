"""Second-stage probabilities put over those of the first: pairs that were not looked at twice keep what the first look said."""
import numpy as np


def positions(first, second):
    """For each row of the second table its row in the first."""
    result = np.zeros(len(second.y), int)
    for once, twice in zip(first.cases, second.cases):
        place = {tuple(pair): i for i, pair in enumerate(once.pairs)}
        result[twice.rows] = [once.rows.start + place[tuple(pair)] for pair in twice.pairs]
    return result


def first_log_odds(folder, first):
    p = np.concatenate([np.fromfile(folder / "p1" / f"{c.name}.f64") for c in first.cases])
    return np.log(p / (1 - p))
