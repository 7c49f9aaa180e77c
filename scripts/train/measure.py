"""Figures of a ranker over cases: what is right, and whether a probability is worth what it says."""
import numpy as np

DRAW = 0.45


def sigmoid(v):
    return 1 / (1 + np.exp(-np.clip(v, -700, 700)))


def ece(p, y, bins=10):
    """Expected calibration error over ten bins of equal mass."""
    if len(p) == 0:
        return float("nan")
    order = np.argsort(p, kind="stable")
    return float(sum(len(b) / len(p) * abs(p[b].mean() - y[b].mean()) for b in np.array_split(order, bins) if len(b)))


def one_way(case, p):
    """Of two directions at most one holds: probabilities that sum to more than 1 are scaled down."""
    n = case.lists
    both = np.zeros((n, n))
    both[case.pairs[:, 0], case.pairs[:, 1]] = p
    back = both[case.pairs[:, 1], case.pairs[:, 0]]
    return p / np.maximum(1, p + back)


def figures(cases, probabilities, draw=DRAW):
    """Pooled figures of some cases; `probabilities` per case, rows in the order of its pairs."""
    first = lists = right = drawn = true = 0
    top, edge, near, none, surest = [], [], [], [], []
    for case, p in zip(cases, probabilities):
        y = case.kin == 0
        keep = p >= draw
        right += (keep & y).sum()
        drawn += keep.sum()
        true += case.sources.sum()
        edge += zip(p[keep], y[keep])
        surest += list(y[p >= 0.95])
        common = case.kin == 3
        near += zip(p[y | common], y[y | common])
        for child in range(case.lists):
            of = np.where(case.pairs[:, 0] == child)[0]
            lists += case.sources[child] > 0
            none.append((np.prod(1 - p[of]), case.sources[child] == 0))
            if len(of) == 0:
                continue
            best = of[p[of].argmax()]
            first += y[best]
            top.append((p[best], y[best]))
    split = lambda a: np.array(a, float).reshape(-1, 2).T
    near_p, near_y = split(near)
    said = near_p >= draw
    none_p, none_y = split(none)
    return {
        "top1": first / max(lists, 1),
        "f1": 2 * right / max(drawn + true, 1),
        "precision": right / max(drawn, 1),
        "recall": right / max(true, 1),
        "eceTop": ece(*split(top)),
        "eceDrawn": ece(*split(edge)),
        "sure": float(np.mean(surest)) if surest else float("nan"),
        "surest": len(surest),
        "directPrecision": float(near_y[said].mean()) if said.any() else float("nan"),
        "directRecall": float(near_y[said].sum() / max(near_y.sum(), 1)),
        "eceNone": ece(none_p, none_y),
        "none": float(np.mean((none_p >= 0.5) == (none_y > 0))),
        # Of the lists without a seized source: how many have none drawn.
        "noneFound": float(np.mean(none_p[none_y > 0] >= 0.5)) if (none_y > 0).any() else float("nan"),
        "lists": int(lists),
    }


HEAD = "%-34s %5s | top1 F1   P    R   | ece top drawn none | >=.95 right (n) | direct P R | none right, found"


def show(name, f):
    print(
        f"{name:34s} {f['lists']:5d} | {f['top1']:.3f} {f['f1']:.3f} {f['precision']:.3f} {f['recall']:.3f} | "
        f"{f['eceTop']:.3f} {f['eceDrawn']:.3f} {f['eceNone']:.3f} | {f['sure']:.3f} ({f['surest']}) | "
        f"{f['directPrecision']:.3f} {f['directRecall']:.3f} | {f['none']:.3f} {f['noneFound']:.3f}",
        flush=True,
    )


def by_profile(cases, probabilities, draw=DRAW):
    profiles = list(dict.fromkeys(c.profile for c in cases))
    result = {}
    for profile in profiles:
        chosen = [(c, p) for c, p in zip(cases, probabilities) if c.profile == profile]
        result[profile] = figures([c for c, _ in chosen], [p for _, p in chosen], draw)
    result["all"] = figures(cases, probabilities, draw)
    return result
