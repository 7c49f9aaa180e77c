"""Reads what dump.ts wrote: the features of all cases of a pass as one table."""
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

KINSHIPS = ["nearest", "farther", "reversed", "common", "collateral", "unrelated"]


@dataclass
class Case:
    name: str
    profile: str
    held: bool
    lists: int
    pairs: np.ndarray  # rows × [child, parent]
    kin: np.ndarray  # class of each row
    sources: np.ndarray  # nearest seized sources per list
    rows: slice  # of the table


@dataclass
class Table:
    names: list[str]
    x: np.ndarray
    cases: list[Case]

    def __post_init__(self):
        self.kin = np.concatenate([c.kin for c in self.cases])
        self.y = (self.kin == 0).astype(float)
        self.held = np.concatenate([np.full(len(c.kin), c.held) for c in self.cases])
        self.group = np.concatenate([np.full(len(c.kin), i) for i, c in enumerate(self.cases)])


def read(folder: Path, plan: list[dict], stage: str) -> Table:
    """The cases of the plan in its order; a feature that is not finite would be our own fault and ends the run."""
    cases, parts, names, at = [], [], None, 0
    for one in plan:
        header = json.loads((folder / stage / f"{one['name']}.json").read_text())
        if names is None:
            names = header["names"]
        if header["names"] != names:
            raise SystemExit(f"{one['name']} has other features than the first case: dump again")
        rows = len(header["pairs"])
        parts.append(np.fromfile(folder / stage / f"{one['name']}.f64").reshape(rows, len(names)))
        if not np.isfinite(parts[-1]).all():
            raise SystemExit(f"{one['name']}: a feature is not a number")
        cases.append(
            Case(
                one["name"],
                f"{one['source']}: {one['profile']}",
                one["set"] == "held",
                header["lists"],
                np.array(header["pairs"], int).reshape(rows, 2),
                np.array(header["kin"], int),
                np.array(header["sources"], int),
                slice(at, at + rows),
            )
        )
        at += rows
    return Table(names, np.concatenate(parts), cases)
