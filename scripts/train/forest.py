"""A LightGBM model as the data that server/lineage/trees.ts reads. Numbers are rounded first, in the library's own model
too, so that both give the same to the last digits."""
import re

import lightgbm as lgb

LISTS = ("threshold", "leaf_value")


def rounded(booster: lgb.Booster) -> lgb.Booster:
    """The same trees with six significant digits; ten million rows could not tell the difference."""

    def short(match):
        return match[1] + "=" + " ".join(f"{float(v):.6g}" for v in match[2].split())

    text = re.sub(rf"^({'|'.join(LISTS)})=(.*)$", short, booster.model_to_string(), flags=re.M)
    # The sizes of the blocks are no longer true; without them the library reads the text line by line.
    return lgb.Booster(model_str=re.sub(r"^tree_sizes=.*\n", "", text, flags=re.M))


def data(booster: lgb.Booster) -> dict:
    """Flat lists over all trees, see ForestData in trees.ts."""
    result = {k: [] for k in ("leaves", "feature", "threshold", "left", "right", "value", "count")}
    source = dict(
        feature=("split_feature", int),
        threshold=("threshold", float),
        left=("left_child", int),
        right=("right_child", int),
        value=("leaf_value", float),
        count=("leaf_count", int),
    )
    for block in booster.model_to_string().split("\nTree=")[1:]:
        lines = dict(line.split("=", 1) for line in block.split("\n\n")[0].splitlines() if "=" in line)
        if any(int(v) & ~2 for v in lines.get("decision_type", "").split()):
            raise SystemExit("a split that is not a plain comparison")
        result["leaves"].append(int(lines["num_leaves"]))
        for name, (of, kind) in source.items():
            result[name] += [kind(v) for v in lines.get(of, "").split()]
    return result
