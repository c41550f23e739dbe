#!/usr/bin/env python3
"""Made-up studies with known viewpoints, for checking the analysis. Nobody sorted them.

    python3 make_studies.py [FOLDER]      writes FOLDER/forced, FOLDER/free and FOLDER/blanks
"""
import csv
import os
import sys

import numpy as np


def write(folder, statements, placements, grid):
    os.makedirs(folder, exist_ok=True)
    ids = [s[0] for s in statements]
    with open(os.path.join(folder, "statements.csv"), "w", encoding="utf-8", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(["id", "theme", "text", "direction", "short"])
        out.writerows(statements)
    with open(os.path.join(folder, "sorts.csv"), "w", encoding="utf-8", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(["sort"] + ids)
        for i, column in enumerate(placements.T):
            out.writerow([f"P{i + 1:02d}"] + ["" if np.isnan(v) else int(v) for v in column])
    with open(os.path.join(folder, "grid.csv"), "w", encoding="utf-8", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(["value", "count"])
        out.writerows(grid)


def statements(themes, directions):
    return [[f"S{i + 1:02d}", t, f"Statement {i + 1}", d, f"Card {i + 1}"]
            for i, (t, d) in enumerate(zip(themes, directions))]


def ranked(latent, values):
    """The multiset of values, laid out in the order of the latent column."""
    out = np.empty(len(latent))
    out[np.argsort(latent, kind="stable")] = np.sort(values)
    return out


def viewpoints(rng, n, k, common):
    own, shared = rng.standard_normal((n, k)), rng.standard_normal((n, 1))
    v = np.sqrt(1 - common) * own + np.sqrt(common) * shared
    return (v - v.mean(axis=0)) / v.std(axis=0)


def forced(folder, seed=2612, blanks=False):
    rng = np.random.default_rng(seed)
    n = 24
    themes = ["care"] * 6 + ["work"] * 6 + ["place"] * 5 + ["money"] * 5 + [""] * 2
    order = rng.permutation(n)
    themes = [themes[i] for i in order]
    directions = [str(rng.choice(["+", "-"], p=[0.6, 0.4])) for _ in range(n)]
    themed = [i for i in range(n) if themes[i]]
    for i in (themed[4], themed[15]):                       # two blank directions
        directions[i] = ""
    for i in range(n):                                      # no theme, so no direction
        if not themes[i]:
            directions[i] = ""
    v = viewpoints(rng, n, 3, 0.15)
    care = [i for i in range(n) if themes[i] == "care"]     # a planted division about care
    for i in care:
        v[i] += {"+": 1, "-": -1, "": 0}[directions[i]] * np.array([1.2, -1.2, 0.0])
    alike = [i for i in range(n) if themes[i] in ("place", "")][:6]
    for i, level in zip(alike, (1.4, -1.3, 0.0, 1.1, -1.2, 0.1)):   # planted common ground
        v[i] = level
    plan = [(0, 1)] * 8 + [(1, 1)] * 8 + [(2, 1)] * 7 + [(2, -1)] * 3 + ["both"] * 2 + ["none"] * 2
    grid = [(-3, 2), (-2, 3), (-1, 4), (0, 6), (1, 4), (2, 3), (3, 2)]
    values = [value for value, count in grid for _ in range(count)]
    # Noise differs from person to person, so that loadings do too.
    columns = []
    for who in plan:
        noise = rng.standard_normal(n)
        if who == "none":
            latent = noise
        elif who == "both":
            latent = (v[:, 0] + v[:, 1] + 0.8 * v[:, 2]) + 0.25 * noise
        else:
            latent = who[1] * v[:, who[0]] + rng.uniform(0.4, 0.9) * noise
        columns.append(ranked(latent, values))
    placements = np.column_stack(columns)
    if blanks:                                              # up to a fifth of every third sort
        for i in range(0, len(plan), 3):
            placements[rng.choice(n, rng.integers(1, n // 5 + 1), replace=False), i] = np.nan
    write(folder, statements(themes, directions), placements, grid)


def free(folder):
    rng = np.random.default_rng(2602)
    n = 20
    themes = (["voice"] * 7 + ["trust"] * 7 + ["means"] * 6)
    directions = [str(rng.choice(["+", "-"])) for _ in range(n)]
    directions[9] = ""
    v = viewpoints(rng, n, 3, 0.1)
    plan = [0] * 13 + [1] * 11 + [2] * 2                    # the third viewpoint: two people only
    grid = [(-2, 3), (-1, 4), (0, 6), (1, 4), (2, 3)]
    columns, seen = [], set()
    for who in plan:
        while True:                                         # everyone uses counts of their own
            counts = rng.multinomial(n, [0.16, 0.2, 0.24, 0.22, 0.18])
            if tuple(counts) not in seen and (counts > 0).sum() >= 3:
                break
        seen.add(tuple(counts))
        latent = v[:, who] + rng.uniform(0.4, 1.0) * (0.5 if who == 2 else 1) * rng.standard_normal(n)
        columns.append(ranked(latent, np.repeat([-2, -1, 0, 1, 2], counts)))
    write(folder, statements(themes, directions), np.column_stack(columns), grid)


if __name__ == "__main__":
    target = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))
    forced(os.path.join(target, "forced"))
    free(os.path.join(target, "free"))
    forced(os.path.join(target, "blanks"), seed=2613, blanks=True)
