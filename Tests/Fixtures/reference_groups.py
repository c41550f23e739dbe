#!/usr/bin/env python3
"""Groups and paired conditions by a plain second implementation, every arrangement enumerated.

    python3 reference_groups.py > figures/groups.json

The first nine sorts of `forced` are three groups, a, b, b, c, a, c ...; the first eight are also the sorts before (odd)
and after (even) of four people. Loadings are those of two varimax factors of the nine (or eight) sorts.
"""
import itertools
import math
import os

import numpy as np

import reference

GROUPS = ["a", "b", "b", "c", "a", "c", "a", "b", "a"]


def loadings(y):
    return reference.order_and_sign(
        reference.rotate(reference.principal_components(reference.correlate(y, "pearson"), 2), "varimax")[0])


def standardised(y):
    return (y - y.mean(axis=0)) / y.std(axis=0, ddof=1)


def ratio(difference, variance):
    if variance > 1e-12:
        return difference / math.sqrt(variance)
    return 0.0 if abs(difference) < 1e-9 else math.copysign(math.inf, difference)


def share(values, observed):
    return float(np.mean(np.asarray(values) >= observed - 1e-9))


def arrangements(labels):
    return sorted(set(itertools.permutations(labels)))


def pseudo_f(r, labels):
    names, count = sorted(set(labels)), len(labels)
    def spread(i):
        return sum(1 - r[j, k] for j, k in itertools.combinations(i, 2)) / len(i)
    within = sum(spread([i for i in range(count) if labels[i] == g]) for g in names)
    return (spread(range(count)) - within) / (len(names) - 1) / (within / (count - len(names)))


def pair(z, a, labels):
    first = [i for i, g in enumerate(labels) if g == 0]
    second = [i for i, g in enumerate(labels) if g == 1]
    shift = a[first].mean(axis=0) - a[second].mean(axis=0)
    difference = z[:, first].mean(axis=1) - z[:, second].mean(axis=1)
    variance = z[:, first].var(axis=1, ddof=1) / len(first) + z[:, second].var(axis=1, ddof=1) / len(second)
    t = [ratio(d, v) for d, v in zip(difference, variance)]
    return shift, (shift ** 2).sum(), difference, np.array(t)


def groups(y):
    r, a, z = reference.correlate(y, "pearson"), loadings(y), standardised(y)
    out = {"pseudoF": pseudo_f(r, GROUPS),
           "p": share([pseudo_f(r, l) for l in arrangements(GROUPS)], pseudo_f(r, GROUPS)), "pairs": []}
    for g, h in itertools.combinations("abc", 2):
        i = [k for k, name in enumerate(GROUPS) if name in (g, h)]
        labels = [int(GROUPS[k] == h) for k in i]
        shift, distance, difference, t = pair(z[:, i], a[i], labels)
        drawn = [pair(z[:, i], a[i], l) for l in arrangements(labels)]
        sizes = np.abs([d[3] for d in drawn])
        out["pairs"].append({
            "shift": shift.tolist(), "distance": distance, "p": share([d[1] for d in drawn], distance),
            "likeness": np.mean([r[j, k] for j in i for k in i if GROUPS[j] == g and GROUPS[k] == h]),
            "difference": difference.tolist(), "t": [v if math.isfinite(v) else None for v in t],
            "statementP": [share(sizes[:, j], abs(t[j])) for j in range(len(t))],
            "largestP": [share(sizes.max(axis=1), abs(v)) for v in t]})
    out["cohesion"] = [np.mean([r[j, k] for j, k in itertools.combinations(
        [i for i, name in enumerate(GROUPS) if name == g], 2)]) for g in "abc"]
    return out


def paired(y):
    r, a, z = reference.correlate(y, "pearson"), loadings(y), standardised(y)
    people = y.shape[1] // 2

    def figures(signs):
        before = [2 * i + (s < 0) for i, s in enumerate(signs)]
        after = [2 * i + (s > 0) for i, s in enumerate(signs)]
        shift, d = (a[after] - a[before]).mean(axis=0), z[:, after] - z[:, before]
        t = [ratio(m, v) for m, v in zip(d.mean(axis=1), d.var(axis=1, ddof=1) / people)]
        mean = [np.mean([r[j, k] for j, k in itertools.combinations(i, 2)]) for i in (before, after)]
        return shift, (shift ** 2).sum(), d.mean(axis=1), np.array(t), mean

    shift, distance, change, t, mean = figures([1] * people)
    drawn = [figures(s) for s in itertools.product([1, -1], repeat=people)]
    sizes = np.abs([d[3] for d in drawn])
    return {
        "shift": shift.tolist(), "distance": distance, "p": share([d[1] for d in drawn], distance),
        "shiftP": [share([abs(d[0][f]) for d in drawn], abs(shift[f])) for f in range(2)],
        "change": change.tolist(), "t": [v if math.isfinite(v) else None for v in t],
        "statementP": [share(sizes[:, j], abs(t[j])) for j in range(len(t))],
        "largestP": [share(sizes.max(axis=1), abs(v)) for v in t],
        "stability": [r[2 * i, 2 * i + 1] for i in range(people)],
        "convergence": [mean[0], mean[1], mean[1] - mean[0]],
        "convergenceP": share([abs(d[4][1] - d[4][0]) for d in drawn], abs(mean[1] - mean[0]))}


def main():
    y = reference.read_study(os.path.join(os.path.dirname(os.path.abspath(__file__)), "forced"))[2]
    print(reference.write({"groups": groups(y[:, :9]), "paired": paired(y[:, :8])}))


if __name__ == "__main__":
    main()
