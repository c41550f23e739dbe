#!/usr/bin/env python3
"""How long the parts of the method take, beside a plain numpy implementation of the same parts.

    make bench

Makes two tables of sorts from a fixed seed (60 sorts x 50 statements and 80 x 60, four viewpoints), lets
Benchmarks/Sources/MeasureStages do each part seven times on them, does the same parts in numpy, and prints the median
of each and their ratio:

- parallel: 1,000 studies of permuted placements, eigenvalues, 95th percentiles (60 x 50)
- sequential: iterated principal axis with k factors and 200 simulated studies a step (60 x 50)
- rerotation: two factors turned by 10 degrees, then flags, scores, labels (60 x 50); Mindset computes the
  whole analysis again, numpy only what follows the rotation
- bootstrap: 1,000 resamples, each from eigenvectors to z, matched by congruence; means, standard errors,
  percentiles, flag frequencies (60 x 50, four factors)
- bootstrap-9: the same of Lipset's nine sorts, three factors
- influence: every sort left out, from eigenvectors to z; Mindset computes labels as well (60 x 50, four factors)
- multiverse: 108 ways to analyse, from correlations to labels, matched to the first (60 x 50)
- labels: from correlations to labels (80 x 60), by Tests/Fixtures/reference.py
- groups: two groups of 30, 9,999 permutations of pseudo-F, shift of loadings and Welch's t with its maximum (60 x 50)
- paired: 30 people before and after, 9,999 signs permuted for loadings, statements and convergence (60 x 50)
"""
import csv
import os
import statistics
import subprocess
import sys
import tempfile
import time

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.stats import rankdata

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "Tests", "Fixtures"))
import reference  # noqa: E402

NINE = os.path.join(ROOT, "surveys", "lipset", "sorts.csv")
ROUNDS = 7
GRID = {50: [3, 5, 6, 7, 8, 7, 6, 5, 3], 60: [4, 6, 7, 8, 10, 8, 7, 6, 4]}


def sorts(p, n, seed):
    """p sorts of n statements, each holding one of four viewpoints with a loading from .55 to .85."""
    draw = np.random.default_rng(seed)
    values = np.repeat(np.arange(-4, 5), GRID[n])
    views = draw.standard_normal((4, n))
    loading = draw.uniform(0.55, 0.85, p)[:, None]
    x = loading * views[np.arange(p) % 4] + np.sqrt(1 - loading ** 2) * draw.standard_normal((p, n))
    y = np.empty((p, n), dtype=int)
    np.put_along_axis(y, np.argsort(x, axis=1), np.broadcast_to(values, (p, n)), axis=1)
    return y


def write(folder, y):
    os.makedirs(folder)
    ids = [f"S{j + 1}" for j in range(y.shape[1])]
    with open(os.path.join(folder, "sorts.csv"), "w", encoding="utf-8", newline="") as f:
        csv.writer(f).writerows([["sort"] + ids] + [[f"P{i + 1}"] + row.tolist() for i, row in enumerate(y)])
    with open(os.path.join(folder, "statements.csv"), "w", encoding="utf-8", newline="") as f:
        csv.writer(f).writerows([["id", "theme", "text", "direction", "short"]] + [[i, "", i, "", ""] for i in ids])


def unit(x):
    x = x - x.mean(axis=0)
    return x / np.sqrt((x * x).sum(axis=0))


def eigenvalues(z):
    return np.linalg.eigvalsh(z @ z.T if z.shape[0] < z.shape[1] else z.T @ z)[::-1]


def parallel(y, seed):
    draw, z = np.random.default_rng(seed), unit(y.T.astype(float))
    permuted = np.array([eigenvalues(draw.permuted(z, axis=0)) for _ in range(1000)])
    return eigenvalues(z), np.percentile(permuted, 95, axis=0)


def sequential(y, seed, found):
    draw, z = np.random.default_rng(seed), unit(y.T.astype(float))
    observed, level = found
    n, p = z.shape
    multisets = np.sort(z, axis=0)
    r, k = z.T @ z, int(observed[0] > level[0])
    while 0 < k < 8:
        h = np.abs(r - np.eye(p)).max(axis=0)
        for _ in range(200):
            m = r.copy()
            np.fill_diagonal(m, h)
            values, vectors = np.linalg.eigh(m)
            a = vectors[:, -k:] * np.sqrt(values[-k:])
            before, h = h, np.minimum((a * a).sum(axis=1), 0.995)
            if np.abs(h - before).max() < 1e-6:
                break
        drawn = []
        for _ in range(200):
            f, _ = np.linalg.qr(unit(draw.standard_normal((n, k))))
            x = f @ a.T * np.sqrt(n) + np.sqrt(1 - h) * draw.standard_normal((n, p))
            simulated = np.empty_like(x)
            np.put_along_axis(simulated, np.argsort(x, axis=0), multisets, axis=0)
            drawn.append(eigenvalues(simulated)[k])
        if observed[k] <= np.percentile(drawn, 95):
            break
        k += 1
    return k


def principal_axis(r, k):
    h = np.abs(r - np.eye(len(r))).max(axis=0)
    for _ in range(10000):
        m = r.copy()
        np.fill_diagonal(m, h)
        values, vectors = np.linalg.eigh(m)
        a = vectors[:, -k:][:, ::-1] * np.sqrt(np.maximum(values[-k:][::-1], 0))
        before, h = h, np.minimum((a * a).sum(axis=1), 0.995)
        if np.abs(h - before).max() < 1e-8:
            break
    return a


def orthomax(a, gamma):
    """The singular value iteration on rows of length 1, from the unrotated loadings."""
    length = np.sqrt((a * a).sum(axis=1, keepdims=True))
    x, turn, value = a / length, np.eye(a.shape[1]), 0.0
    for _ in range(1000):
        b = x @ turn
        u, s, v = np.linalg.svd(x.T @ (b ** 3 - gamma / len(x) * b * (b * b).sum(axis=0)))
        turn, before, value = u @ v, value, s.sum()
        if value < before * (1 + 1e-10):
            break
    return a @ turn


def multiverse(y, k):
    """In what share of 108 specifications every label by statement, and every flag, is that of the first."""
    x, n, main, held = y.T.astype(float), y.shape[1], None, []
    for kind in ("pearson", "spearman"):
        r = np.corrcoef(x.T if kind == "pearson" else np.apply_along_axis(rankdata, 0, x).T)
        for extract in (reference.principal_components, reference.centroid, principal_axis):
            for count in (k, k - 1, k + 1):
                a = extract(r, count)[:, :count]
                for gamma in (1, 0, count / 2):
                    b = orthomax(a, gamma)
                    for level in (1.96, 2.576):
                        found = scored(x, b, level / np.sqrt(n))
                        main = main or found
                        held.append(agreement(main, found))
    return np.mean(held, axis=0)


def scored(x, b, limit):
    flags = (b * b > (b * b).sum(axis=1, keepdims=True) / 2) & (np.abs(b) > limit)
    z = x @ np.where(flags, b / np.maximum(1 - b * b, 1e-6), 0)
    z = (z - z.mean(axis=0)) / np.maximum(z.std(axis=0, ddof=1), 1e-12)
    se = np.sqrt(1 - 0.8 * flags.sum(axis=0) / (1 + 0.8 * (flags.sum(axis=0) - 1)))
    differs = np.abs(z[:, :, None] - z[:, None, :]) > 1.96 * np.sqrt(se[:, None] ** 2 + se[None, :] ** 2)
    return z, flags, differs.sum(axis=2) == z.shape[1] - 1


def agreement(main, found):
    (z, flags, labels), (other, other_flags, other_labels) = main, found
    r = np.abs(z.T @ other) / (len(z) - 1)
    old, new = linear_sum_assignment(-r)
    return (other_labels[:, new] == labels[:, old]).mean(), (other_flags[:, new] == flags[:, old]).mean()


def rerotation(y, loadings):
    """Flags, z, standard errors, and for each pair and statement whether |difference| > 1.96 SED."""
    x, turn, n = y.T.astype(float), np.eye(loadings.shape[1]), y.shape[1]
    c, s = np.cos(np.radians(10)), np.sin(np.radians(10))
    turn[:2, :2] = [[c, s], [-s, c]]
    a = loadings @ turn
    flags = (a * a > (a * a).sum(axis=1, keepdims=True) / 2) & (np.abs(a) > 1.96 / np.sqrt(n))
    z = x @ np.where(flags, a / np.maximum(1 - a * a, 1e-6), 0)
    z = (z - z.mean(axis=0)) / z.std(axis=0, ddof=1)
    array = np.empty_like(z)
    np.put_along_axis(array, np.argsort(z, axis=0, kind="stable"), np.sort(x[:, :1], axis=0), axis=0)
    se = np.sqrt(1 - 0.8 * flags.sum(axis=0) / (1 + 0.8 * (flags.sum(axis=0) - 1)))
    sed = np.sqrt(se[:, None] ** 2 + se[None, :] ** 2)
    return array, np.abs(z[:, :, None] - z[:, None, :]) > 1.96 * sed


def varimax(a):
    """By singular values (Sherin 1966), as numpy does it fastest, until the angle left is next to nothing."""
    b, turn, before = a / np.sqrt((a * a).sum(axis=1, keepdims=True)), np.eye(a.shape[1]), 0
    for _ in range(1000):
        c = b @ turn
        u, s, v = np.linalg.svd(b.T @ (c ** 3 - c * ((c * c).sum(axis=0) / len(c))))
        turn = u @ v
        if s.sum() < before * (1 + 1e-12):
            break
        before = s.sum()
    return a @ turn


def influence(y, k):
    """Every sort left out in turn: components, varimax, flags, z, and the least alike viewpoint."""
    x = y.T.astype(float)
    z = unit(x)
    r = z.T @ z

    def scored(r, x, target=None):
        values, vectors = np.linalg.eigh(r)
        a = varimax(vectors[:, -k:] * np.sqrt(values[-k:]))
        if target is not None:
            phi = target.T @ a / np.sqrt(np.outer((target ** 2).sum(axis=0), (a * a).sum(axis=0)))
            own, other = linear_sum_assignment(-np.abs(phi))
            a = a[:, other] * np.sign(phi[own, other])
        flags = (a * a > (a * a).sum(axis=1, keepdims=True) / 2) & (np.abs(a) > 1.96 / np.sqrt(len(x)))
        return a, x @ np.where(flags, a / np.maximum(1 - a * a, 1e-6), 0)

    a, whole = scored(r, x)
    least = []
    for i in range(len(r)):
        rest = np.delete(np.arange(len(r)), i)
        _, s = scored(r[np.ix_(rest, rest)], x[:, rest], a[rest])
        least.append(min(abs(np.corrcoef(whole[:, f], s[:, f])[0, 1]) for f in range(k)))
    return 1 - np.array(least)


def bootstrap(y, k, seed, steps=1000):
    draw, x = np.random.default_rng(seed), y.T.astype(float)
    n, p = x.shape
    z = unit(x)
    r = z.T @ z

    def components(m):
        values, vectors = np.linalg.eigh(m)
        return vectors[:, -k:] * np.sqrt(values[-k:])

    target = varimax(components(r))
    scores, loadings, flagged = (np.full(shape, np.nan) for shape in ((steps, n, k), (steps, p, k), (steps, p, k)))
    drawn = draw.permutation(np.tile(np.arange(p), steps)).reshape(steps, p)
    for step, rows in enumerate(drawn):
        a, t = varimax(components(r[np.ix_(rows, rows)])), target[rows]
        phi = t.T @ a / np.sqrt(np.outer((t * t).sum(axis=0), (a * a).sum(axis=0)))
        own, other = linear_sum_assignment(-np.abs(phi))
        a = a[:, other] * np.sign(phi[own, other])
        flags = (a * a > (a * a).sum(axis=1, keepdims=True) / 2) & (np.abs(a) > 1.96 / np.sqrt(n))
        for f in np.flatnonzero(~flags.any(axis=0)):
            flags[np.abs(a[:, f]).argmax(), f] = True
        s = x[:, rows] @ np.where(flags, a / np.maximum(1 - a * a, 1e-6), 0)
        scores[step] = (s - s.mean(axis=0)) / s.std(axis=0, ddof=1)
        loadings[step, rows], flagged[step, rows] = a, flags
    return [(np.nanmean(v, axis=0), np.nanstd(v, axis=0, ddof=1), np.nanpercentile(v, [2.5, 97.5], axis=0))
            for v in (scores, loadings)], np.nanmean(flagged, axis=0)


def groups(y, loadings, seed):
    """A permutation at a time: pseudo-F from r, T, and Welch's t of every statement with the largest."""
    draw, z = np.random.default_rng(seed), (y - y.mean(axis=1, keepdims=True)) / y.std(axis=1, ddof=1)[:, None]
    r, p = np.corrcoef(y), len(y)
    labels = np.arange(p) // 2 % 2 == 0
    total = (p - r.sum() / p) / 2

    def figures(a):
        b = ~a
        within = sum((m.sum() - r[np.ix_(m, m)].sum() / m.sum()) / 2 for m in (a, b))
        t = (z[a].mean(axis=0) - z[b].mean(axis=0)) / np.sqrt(
            z[a].var(axis=0, ddof=1) / a.sum() + z[b].var(axis=0, ddof=1) / b.sum())
        shift = loadings[a].mean(axis=0) - loadings[b].mean(axis=0)
        return (total - within) / (within / (p - 2)), shift @ shift, np.abs(t)

    f, distance, t = figures(labels)
    counts = [0, 0, np.zeros_like(t), np.zeros_like(t)]
    for _ in range(9999):
        drawn = figures(draw.permutation(labels))
        counts[0] += drawn[0] >= f
        counts[1] += drawn[1] >= distance
        counts[2] += drawn[2] >= t
        counts[3] += drawn[2].max() >= t
    return [(1 + c) / 10000 for c in counts]


def paired(y, loadings, seed):
    """A permutation at a time: T and each shift of loadings, t of every statement, convergence."""
    draw, z = np.random.default_rng(seed), (y - y.mean(axis=1, keepdims=True)) / y.std(axis=1, ddof=1)[:, None]
    r, people = np.corrcoef(y), len(y) // 2
    first, second = np.arange(people) * 2, np.arange(people) * 2 + 1

    def figures(signs):
        before, after = np.where(signs > 0, first, second), np.where(signs > 0, second, first)
        shift, d = (loadings[after] - loadings[before]).mean(axis=0), z[after] - z[before]
        t = d.mean(axis=0) / np.sqrt(d.var(axis=0, ddof=1) / people)
        index = (r[np.ix_(after, after)].sum() - r[np.ix_(before, before)].sum()) / people / (people - 1)
        return np.abs(shift), shift @ shift, np.abs(t), abs(index)

    shift, distance, t, index = figures(np.ones(people))
    counts = [np.zeros_like(shift), 0, np.zeros_like(t), np.zeros_like(t), 0]
    for _ in range(9999):
        drawn = figures(draw.choice([-1, 1], people))
        counts[0] += drawn[0] >= shift
        counts[1] += drawn[1] >= distance
        counts[2] += drawn[2] >= t
        counts[3] += drawn[2].max() >= t
        counts[4] += drawn[3] >= index
    return [(1 + c) / 10000 for c in counts]


def seconds(work):
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def main():
    program = sys.argv[1]
    smaller, larger = sorts(60, 50, 1), sorts(80, 60, 2)
    with tempfile.TemporaryDirectory() as folder:
        for name, y in (("smaller", smaller), ("larger", larger)):
            write(os.path.join(folder, name), y)
        paths = [os.path.join(folder, name, "sorts.csv") for name in ("smaller", "larger")] + [NINE]
        told = subprocess.run([program, str(ROUNDS)] + paths, stdout=subprocess.PIPE, text=True, check=True).stdout
        with open(NINE, encoding="utf-8", newline="") as f:
            nine = np.array([[int(cell) for cell in row[1:]] for row in list(csv.reader(f))[1:]])
        ours, plain = {}, {}
        for line in told.splitlines():
            part, time_taken = line.split()
            ours.setdefault(part, []).append(float(time_taken))
        start = reference.order_and_sign(
            reference.rotate(reference.principal_components(reference.correlate(smaller.T.astype(float), "pearson"), 4),
                             "varimax")[0])
        for round_ in range(ROUNDS):
            taken, found = seconds(lambda: parallel(smaller, round_))
            plain.setdefault("parallel", []).append(taken)
            for part, work in (("sequential", lambda: sequential(smaller, round_, found)),
                               ("rerotation", lambda: rerotation(smaller, start)),
                               ("bootstrap", lambda: bootstrap(smaller, 4, round_)),
                               ("bootstrap-9", lambda: bootstrap(nine, 3, round_)),
                               ("influence", lambda: influence(smaller, 4)),
                               ("groups", lambda: groups(smaller, start, round_)),
                               ("paired", lambda: paired(smaller, start, round_)),
                               ("multiverse", lambda: multiverse(smaller, 4)),
                               ("labels", lambda: reference.analyse(os.path.join(folder, "larger"), 4))):
                plain.setdefault(part, []).append(seconds(work)[0])
    print(f"median of {ROUNDS}, {os.cpu_count()} cores   mindset ms   numpy ms   ratio")
    for part in ours:
        a, b = statistics.median(ours[part]), statistics.median(plain[part])
        print(f"{part:26s}{a * 1000:12.1f}{b * 1000:11.1f}{b / a:8.1f}")


if __name__ == "__main__":
    main()
