#!/usr/bin/env python3
"""A plain second implementation of the Q-methodology analysis, to check the main program with.

It shares no code with it, and rotates by another road: a singular value iteration run to the end.

    python3 reference.py STUDY --factors K [--rotation varimax|quartimax|equamax|none]
        [--extraction pca|centroid|paf|ml] [--correlation pearson|spearman|kendall] [--no-correlations]

STUDY holds statements.csv (id,theme,text,direction,short), sorts.csv (sort,<statement ids>; one row
a sort; blank cells are filled) and, where the grid is declared, grid.csv (value,count). numpy and scipy
are needed.

Notation: N statements, P sorts, K factors; a loadings, z scores, h2 communalities; p sorts flagged.
"""
import argparse
import csv
import json
import math
import os
from collections import Counter
from itertools import combinations

import numpy as np
from scipy import optimize, stats

DELTA = 0.75            # the smallest difference that matters, on the z scale
ONE_SIDED = 1.645       # one-sided 5 % quantile of the normal distribution, as printed
ALPHA = 0.05
PERMUTATIONS = 9999

# ---- reading
def read_study(folder):
    with open(os.path.join(folder, "statements.csv"), encoding="utf-8", newline="") as f:
        statements = list(csv.DictReader(f))
    with open(os.path.join(folder, "sorts.csv"), encoding="utf-8", newline="") as f:
        rows = list(csv.reader(f))
    ids = [s["id"] for s in statements]
    y = np.array([[float(r[rows[0].index(i)] or "nan") for r in rows[1:]] for i in ids])      # N x P
    grid = grid_of(y)
    if os.path.exists(os.path.join(folder, "grid.csv")):
        with open(os.path.join(folder, "grid.csv"), encoding="utf-8", newline="") as f:
            grid = np.array(sorted(float(r["value"]) for r in csv.DictReader(f) for _ in range(int(r["count"]))))
    return statements, [r[0] for r in rows[1:]], y, grid

def grid_of(y):
    """The multiset more than half of the sorts share; else the rank-wise (lower) median."""
    multiset, count = Counter(tuple(sorted(c)) for c in y.T).most_common(1)[0]
    if 2 * count > y.shape[1]:
        return np.array(multiset)
    return np.sort(np.sort(y, axis=0), axis=1)[:, (y.shape[1] - 1) // 2]

def refill(y):
    """Every sort standardised on what it placed; a blank is the statement's mean over the sorts that placed it."""
    x = (y - np.nanmean(y, axis=0)) / np.nanstd(y, axis=0, ddof=1)
    mean = np.array([row[~np.isnan(row)].mean() if not np.isnan(row).all() else 0.0 for row in x])
    return np.where(np.isnan(x), mean[:, None], x)

# ---- correlation and extraction
def correlate(y, kind):
    p = y.shape[1]
    if kind == "kendall":                                   # tau-b (Kendall 1945)
        r = np.eye(p)
        for i, k in combinations(range(p), 2):
            r[i, k] = r[k, i] = stats.kendalltau(y[:, i], y[:, k], variant="b").statistic
        return r
    x = stats.rankdata(y, axis=0) if kind == "spearman" else y
    x = x - x.mean(axis=0)
    x = x / np.sqrt((x * x).sum(axis=0))
    return x.T @ x

def sign_columns(a):
    """Sum of a|a| positive; within 1e-9 of zero: the first non-zero loading is positive."""
    a = a.copy()
    for f in range(a.shape[1]):
        s = (a[:, f] * np.abs(a[:, f])).sum()
        if abs(s) <= 1e-9:
            s = next((v for v in a[:, f] if abs(v) > 1e-12), 1.0)
        a[:, f] *= 1 if s >= 0 else -1
    return a

def principal_components(r, count):
    values, vectors = np.linalg.eigh(r)
    order = np.argsort(-values, kind="stable")[:count]
    return sign_columns(vectors[:, order] * np.sqrt(np.maximum(values[order], 0)))

def leading(m, k):
    values, vectors = np.linalg.eigh(m)
    return values[::-1][:k], vectors[:, ::-1][:, :k]

def principal_axis(r, k):
    """Minimum residuals: the sum of squared off-diagonal residuals is minimised over the uniquenesses by a
    quasi-Newton search, then its gradient is solved for zero."""
    def reduced(psi):
        return r - np.diag(psi)
    def objective(psi):
        rest = np.linalg.eigvalsh(reduced(psi))[:-k]
        return (rest ** 2).sum() / 2
    def gradient(psi):
        values, vectors = np.linalg.eigh(reduced(psi))
        return -(vectors[:, :-k] ** 2) @ values[:-k]
    start = np.full(len(r), 0.5)
    found = optimize.minimize(objective, start, jac=gradient, method="L-BFGS-B", bounds=[(0.005, 1)] * len(r),
                              options={"maxiter": 5000, "ftol": 1e-15, "gtol": 1e-10})
    assert (found.x > 0.0051).all(), "a Heywood case has no zero gradient to solve for"
    psi = optimize.root(gradient, found.x, tol=1e-14).x
    assert np.abs(gradient(psi)).max() < 1e-11
    values, vectors = leading(reduced(psi), k)
    return sign_columns(vectors * np.sqrt(values))

def maximum_likelihood(r, k):
    """The likelihood itself, log|S| + tr(S^-1 R) with S = LL' + Psi, maximised over L and Psi together from
    the principal axis solution, then its derivatives over Psi solved for zero (Joreskog 1967)."""
    p = len(r)
    def scaled(x):
        d = np.exp(-x / 2)
        return np.linalg.eigh(r * np.outer(d, d))
    def loadings(x):
        values, vectors = scaled(x)
        return np.exp(x / 2)[:, None] * vectors[:, ::-1][:, :k] * np.sqrt(values[::-1][:k] - 1)
    def gradient(x):        # of log|S| + tr(S^-1 R) at the best L for this Psi, through S itself
        a = loadings(x)
        inverse = np.linalg.inv(a @ a.T + np.diag(np.exp(x)))
        return np.exp(x) * np.diag(inverse - inverse @ r @ inverse)
    def objective(x):
        a = loadings(x)
        s = a @ a.T + np.diag(np.exp(x))
        return np.linalg.slogdet(s)[1] + np.trace(np.linalg.solve(s, r))
    start = np.log(1 - (principal_axis(r, k) ** 2).sum(axis=1))
    found = optimize.minimize(objective, start, jac=gradient, method="BFGS", options={"gtol": 1e-7}).x
    x = optimize.root(gradient, found, tol=1e-14).x
    assert np.abs(gradient(x)).max() < 1e-11
    return sign_columns(loadings(x))

def centroid(r, count=7, stop=1e-5, tolerance=1e-12):
    """Thurstone's centroid as in Brown (1980:208-224): one reflection at a time."""
    p = len(r)
    residual, factors = r.copy(), []
    for _ in range(count):
        m = residual.copy()
        np.fill_diagonal(m, 0)
        signs = np.ones(p)
        for _ in range(100 * p):
            sums = m.sum(axis=0)
            j = int(np.argmin(sums))
            if sums[j] >= -tolerance:
                break
            flip = np.where(np.arange(p) == j, -1, 1)
            m, signs = m * np.outer(flip, flip), signs * flip
        s = m.sum(axis=0)
        t = s + s / (p - 1)
        if t.sum() <= 1e-12:
            break
        f = t / math.sqrt(t.sum())
        for _ in range(100000):
            h = f * f
            t = s + h
            f = t / math.sqrt(t.sum())
            if np.abs(h - f * f).max() < stop:
                break
        f = f * signs
        factors.append(f)
        residual = residual - np.outer(f, f)
        np.fill_diagonal(residual, 0)
    return np.column_stack(factors)

# ---- rotation
def orthomax(a, gamma, start=None, limit=500000):
    """Orthomax on Kaiser-normalised rows: the singular value algorithm with a shift
    (Jennrich 2001, A simple general procedure for orthogonal rotation). Stationary where B'G is
    symmetric. Returns the rotation, its criterion and the largest asymmetry left."""
    p, k = a.shape
    length = np.sqrt((a * a).sum(axis=1, keepdims=True))
    x = np.divide(a, length, out=np.zeros_like(a), where=length > 0)
    t = np.eye(k) if start is None else start.copy()

    def gradient(b):
        return b ** 3 - (gamma / p) * b * (b * b).sum(axis=0)

    def criterion(b):
        return (b ** 4).sum() - gamma / p * ((b * b).sum(axis=0) ** 2).sum()

    shift, value, best, stale = 0.0, criterion(x @ t), (np.inf, t), 0
    for _ in range(limit):
        b = x @ t
        asymmetry = np.abs(b.T @ gradient(b) - gradient(b).T @ b).max()
        best, stale = ((asymmetry, t), 0) if asymmetry < best[0] else (best, stale + 1)
        if asymmetry < 1e-15 or (best[0] < 1e-12 and stale > 50):
            break
        new = np.matmul(*np.linalg.svd(x.T @ (gradient(b) + shift * b))[::2])
        if (reached := criterion(x @ new)) < value - 1e-13 * max(1, abs(value)):
            shift = shift + 0.25 if shift < 3 * gamma + 1 else 2 * shift   # a step down: lean on b
        else:
            t, value = new, reached
    return best[1], criterion(x @ best[1]), best[0]

def rotate(a, kind):
    k = a.shape[1]
    if kind == "none" or k == 1:
        return a, None
    gamma = {"quartimax": 0.0, "varimax": 1.0, "equamax": k / 2}[kind]
    t, identity, asymmetry = orthomax(a, gamma)
    rng = np.random.default_rng(20240501)
    others = [orthomax(a, gamma, np.linalg.qr(rng.standard_normal((k, k)))[0]) for _ in range(10)]
    best = max(others, key=lambda o: o[1])
    if best[1] > identity + 1e-9 * abs(identity):
        t, asymmetry = best[0], best[2]
    return a @ t, {"identityCriterion": identity, "bestCriterion": max(best[1], identity),
                   "asymmetry": asymmetry, "agreeing": sum(o[1] > identity - 1e-9 * abs(identity) for o in others)}

def order_and_sign(b):
    """By sum of squares, largest first (closer than 1e-9: lower original index), then signs."""
    rest, order, ss = list(range(b.shape[1])), [], (b * b).sum(axis=0)
    while rest:
        order.append(next(f for f in rest if ss[rest].max() - ss[f] < 1e-9))
        rest.remove(order[-1])
    return sign_columns(b[:, order])

# ---- flags, scores, reliability
def flag(a, n):
    """a2 > h2/2 and |a| > 1.96/sqrt(N), both strict (Brown 1980:222)."""
    majority = a * a > (a * a).sum(axis=1, keepdims=True) / 2
    return (majority & (np.abs(a) > 1.96 / math.sqrt(n))) * np.sign(a).astype(int)

def status(flags, a, n):
    flagged, large = (flags != 0).sum(axis=1), (np.abs(a) > 1.96 / math.sqrt(n)).sum(axis=1)
    return ["defining" if f == 1 else "confounded" if f > 1 or s > 1 else "null" for f, s in zip(flagged, large)]

def fill(z, grid):
    """Highest z takes the highest place; z closer than 1e-9 are tied: first listed, higher value."""
    order, places, i, out = sorted(range(len(z)), key=lambda j: -z[j]), np.sort(grid)[::-1], 0, np.zeros(len(z))
    while i < len(order):
        e = i + 1
        while e < len(order) and z[order[e - 1]] - z[order[e]] < 1e-9:
            e += 1
        for rank, j in enumerate(sorted(order[i:e]), start=i):
            out[j] = places[rank]
        i = e
    return out

def holm(p):
    """Holm (1979)."""
    p = np.asarray(p, float)
    order, out, running = np.argsort(p, kind="stable"), np.zeros(len(p)), 0.0
    for i, j in enumerate(order):
        running = max(running, min(1.0, (len(p) - i) * p[j]))
        out[j] = running
    return out

def benjamini_hochberg(p):
    """Benjamini and Hochberg (1995)."""
    p = np.asarray(p, float)
    order, out, running = np.argsort(p, kind="stable"), np.zeros(len(p)), 1.0
    for i in range(len(p) - 1, -1, -1):
        running = min(running, len(p) * p[order[i]] / (i + 1))
        out[order[i]] = running
    return out

def two_sided(difference, sed, tail):
    return float(abs(difference) < 1e-9) if sed < 1e-9 else 2 * tail(abs(difference) / sed)

def hedges(y, centre, flags, f, g):
    """Hedges' g (Hedges 1981) per statement; a sort flagged on both is left out of both."""
    own = [np.flatnonzero((flags[:, k] != 0) & (flags[:, o] == 0)) for k, o in ((f, g), (g, f))]
    x = [centre + flags[i, k] * (y[:, i] - centre) for k, i in zip((f, g), own)]
    m, q = len(own[0]), len(own[1])
    nu = m + q - 2
    if nu < 2 or m < 2 or q < 2:
        return [None] * len(y)
    s2 = ((m - 1) * x[0].var(axis=1, ddof=1) + (q - 1) * x[1].var(axis=1, ddof=1)) / nu
    gap = (1 - 3 / (4 * nu - 1)) * (x[0].mean(axis=1) - x[1].mean(axis=1))
    return [gap[j] / math.sqrt(s2[j]) if s2[j] > 0 else None for j in range(len(y))]

# ---- the analysis
def analyse(folder, k, rotation="varimax", extraction="pca", correlation="pearson"):
    statements, sorts, y, grid = read_study(folder)
    n, p = y.shape
    placed = y
    y = refill(y) if np.isnan(y).any() else y
    forced = all(np.array_equal(np.sort(c), np.sort(y[:, 0])) for c in y.T)
    standard = (y - y.mean(axis=0)) / y.std(axis=0, ddof=1)
    r, pearson = correlate(y, correlation), correlate(y, "pearson")
    unrotated = {
        "pca": lambda: principal_components(r, max(k, min(8, n, p))), "centroid": lambda: centroid(r, max(k, 7)),
        "paf": lambda: principal_axis(r, k), "ml": lambda: maximum_likelihood(r, k),
    }[extraction]()
    rotated, starts = rotate(unrotated[:, :k], rotation)
    a = order_and_sign(rotated)
    flags = flag(a, n)
    members = [np.flatnonzero(flags[:, f]) for f in range(k)]
    live = [f for f in range(k) if len(members[f])]
    pairs = list(combinations(live, 2))

    # Scores: weight a/(1 - a2) (Spearman 1927; Brown 1980:241).
    weights = [a[m, f] / np.maximum(1 - a[m, f] ** 2, 1e-6) for f, m in enumerate(members)]
    x = y if forced else standard
    z, array = np.full((n, k), np.nan), np.full((n, k), np.nan)
    for f in live:
        s = x[:, members[f]] @ weights[f]
        z[:, f] = (s - s.mean()) / s.std(ddof=1)
        array[:, f] = fill(z[:, f], grid)

    # Reliability: classical at .80 a sort; empirical from agreement among the flagged sorts
    # (Spearman 1910; Brown 1910), pooled over the study where two sorts or fewer define a factor.
    within = {f: [flags[i, f] * flags[q, f] * pearson[i, q] for i, q in combinations(members[f], 2)] for f in live}
    pooled = [v for f in live for v in within[f]]
    factors, se, ese = [], np.full(k, np.nan), np.full(k, np.nan)
    for f in range(k):
        m, rel, mean, erel = len(members[f]), np.nan, np.nan, np.nan
        if m:
            rel = 0.8 * m / (1 + 0.8 * (m - 1))
            se[f] = math.sqrt(1 - rel)
        if source := (pooled if m <= 2 else within[f]) if m else []:
            mean = np.mean(source)
            erel = 0.0 if mean <= 0 else m * mean / (1 + (m - 1) * mean)
            ese[f] = math.sqrt(1 - erel)
        factors.append({
            "id": f"F{f + 1}", "definingSorts": [sorts[i] for i in members[f]], "weights": weights[f],
            "eigenvalue": (a[:, f] ** 2).sum(), "explainedVariance": 100 * (a[:, f] ** 2).sum() / p,
            "reliability": rel, "standardError": se[f], "meanCorrelation": mean,
            "empiricalReliability": erel, "empiricalStandardError": ese[f],
            "bipolar": bool((flags[:, f] > 0).any() and (flags[:, f] < 0).any())})
    sed, esed = (np.sqrt(e[:, None] ** 2 + e[None, :] ** 2) * (1 - np.eye(k)) for e in (se, ese))
    zc = np.full((k, k), np.nan)
    zc[np.ix_(live, live)] = np.corrcoef(z[:, live].T)

    comparison = compare(statements, y if forced else standard, (grid.min() + grid.max()) / 2 if forced else 0.0,
                         placed, grid, flags, z, live, pairs, se, ese, members)
    return {
        "settings": {"factors": k, "rotation": rotation, "extraction": extraction, "correlation": correlation},
        "sorts": sorts, "forced": forced, "grid": grid,
        "correlations": r, "eigenvalues": np.sort(np.linalg.eigvalsh(r))[::-1],
        "unrotated": unrotated, "rotationStarts": starts, "loadings": a, "flags": flags,
        "status": status(flags, a, n), "factors": factors, "z": z, "array": array,
        "scoreCorrelations": zc, "sed": sed, "empiricalSed": esed, "comparison": comparison,
        "themes": themes_of(statements, standard, flags, members, weights, z, live, pairs, ese)}

def compare(statements, x, centre, y, grid, flags, z, live, pairs, se, ese, members):
    n = len(statements)
    labels = len(live) >= 2 and not np.isnan(ese[live]).any()
    keys = [(j, f, g) for j in range(n) for f, g in pairs] if labels else []
    p = {(j, f, g): two_sided(z[j, f] - z[j, g], math.hypot(ese[f], ese[g]), stats.norm.sf) for j, f, g in keys}
    bh = dict(zip(keys, benjamini_hochberg([p[q] for q in keys])))
    hm = dict(zip(keys, holm([p[q] for q in keys])))
    effect = {(f, g): hedges(x, centre, flags, f, g) for f, g in pairs}
    middle = np.sort(grid)[(n - 1) // 2]
    out = []
    for j, statement in enumerate(statements):
        gap = {(f, g): abs(z[j, f] - z[j, g]) for f, g in pairs}
        shared = labels and all(gap[q] + ONE_SIDED * math.hypot(ese[q[0]], ese[q[1]]) < DELTA for q in pairs)
        classical, distinguishes = [], []
        for f in live if len(live) >= 2 else []:
            mine = [q for q in pairs if f in q]
            least = min(gap[q] / math.hypot(se[q[0]], se[q[1]]) for q in mine)
            if least > 1.960:
                level = 0.001 if least > 3.291 else 0.01 if least > 2.576 else 0.05
                classical.append({"factor": f"F{f + 1}", "level": level})
            if labels and not shared and len(members[f]) >= 3 and all(bh[(j, *q)] < ALPHA for q in mine):
                distinguishes.append(f"F{f + 1}")
        beyond = [any(gap[q] > c * math.hypot(se[q[0]], se[q[1]]) for q in pairs) for c in (1.960, 2.576)]
        consensus = "none" if not pairs or beyond[1] else "p>.01" if beyond[0] else "p>.05"
        own = z[j, live]
        above = [(flags[members[f], f] * (y[j, members[f]] - middle) > 0).sum() for f in live]
        who = [(~np.isnan(y[j, members[f]])).sum() for f in live]
        bridge = [math.log((count + 1) / (total + 2)) for total, count in zip(who, above)]
        out.append({
            "statement": statement["id"],
            "differences": [{
                "a": f"F{f + 1}", "b": f"F{g + 1}", "difference": z[j, f] - z[j, g],
                "sed": math.hypot(ese[f], ese[g]), "p": p.get((j, f, g)), "adjusted": bh.get((j, f, g)),
                "adjustedHolm": hm.get((j, f, g)), "hedgesG": effect[f, g][j]} for f, g in pairs],
            "classicalDistinguishes": classical, "consensus": consensus,
            "label": "shared" if shared else "distinguishing" if distinguishes else "undecided",
            "distinguishes": distinguishes,
            "commonGround": ground(own, ese[live], [bh[(j, *q)] for q in pairs]) if labels else
            {"side": None, "evidence": None, "margin": None},
            "embrace": own.min() if len(live) else None, "reject": -own.max() if len(live) else None,
            "bridge": math.exp(np.mean(bridge)) if len(live) else None})
    return out

def ground(z, ese, adjusted):
    """Firm: an intersection-union test (Berger 1982); likely: one side, and nothing significant."""
    slack = {"embrace": (z - ONE_SIDED * ese).min(), "setAside": (-z - ONE_SIDED * ese).min(),
             "littleMatter": (DELTA - np.abs(z) - ONE_SIDED * ese).min()}
    for side, margin in slack.items():
        if margin > 0:
            return {"side": side, "evidence": "firm", "margin": margin}
    if all(p >= ALPHA for p in adjusted):
        side = ("embrace" if z.min() >= 0.5 else "setAside" if z.max() <= -0.5 else
                "littleMatter" if np.abs(z).max() < 0.5 else None)
        if side:
            return {"side": side, "evidence": "likely", "margin": slack[side]}
    return {"side": None, "evidence": None, "margin": max(slack.values())}

# ---- themes
def themes_of(statements, standard, flags, members, weights, z, live, pairs, ese):
    n = len(statements)
    names = list(dict.fromkeys(s["theme"] for s in statements if s["theme"]))
    if len(names) < 2 or len(live) < 2 or np.isnan(ese[live]).any():
        return []
    group = np.array([names.index(s["theme"]) if s["theme"] else -1 for s in statements])
    key = np.array([{"+": 1, "-": -1}.get(s["direction"], 0) for s in statements])
    zl = z[:, live]
    d = zl - zl.mean(axis=1, keepdims=True)
    raw = zl.var(axis=1, ddof=1)
    error = (ese[live] ** 2).mean()
    v = raw - error
    parts = {t: max(0.0, v[group == t].sum()) for t in set(group)}     # those without a theme: a group
    total = sum(parts.values())
    beyond = v.sum() > 0 and total > 0

    # Permutation of theme labels over statements; max-T (Westfall and Young 1993).
    rng = np.random.default_rng(9999)
    mean_raw = np.array([raw[group == t].mean() for t in range(len(names))])
    draws = (rng.permutation(group) for _ in range(PERMUTATIONS))
    draws = np.array([[raw[g == t].mean() for t in range(len(names))] for g in draws])
    centre, spread = draws.mean(axis=0), draws.std(axis=0, ddof=1)
    largest = ((draws - centre) / spread).max(axis=1)

    # Stances: where each viewpoint stands on the theme, and how surely.
    omega = {f: np.abs(weights[f]) / np.abs(weights[f]).sum() for f in live}
    nu = sum(len(members[f]) - 1 for f in live)
    stance, error_of = {}, {}
    for t in range(len(names)):
        keyed = np.flatnonzero((group == t) & (key != 0))
        if not len(keyed):
            continue
        squares, u = 0.0, {}
        for f in live:
            turned = standard[:, members[f]] * flags[members[f], f]
            c = 1 / (turned @ omega[f]).std(ddof=1)
            u[f] = c * (key[keyed, None] * turned[keyed]).mean(axis=0)
            squares += ((u[f] - u[f].mean()) ** 2).sum()
            stance[t, f] = (key[keyed] * z[keyed, f]).mean()
            assert abs(stance[t, f] - (omega[f] * u[f]).sum()) < 1e-10
        for f in live:
            error_of[t, f] = max(math.sqrt(squares / nu) * math.sqrt((omega[f] ** 2).sum()),
                                 ese[f] / math.sqrt(len(keyed))) if nu else None
    directed = sorted({t for t, _ in stance})
    keys = [(t, f, g) for t in directed for f, g in pairs] if nu else []
    sed = {q: math.hypot(error_of[q[0], q[1]], error_of[q[0], q[2]]) for q in keys}
    gap = {q: stance[q[0], q[1]] - stance[q[0], q[2]] for q in keys}
    p = {q: two_sided(gap[q], sed[q], lambda s: stats.t.sf(s, nu)) for q in keys}
    adjusted = dict(zip(keys, holm([p[q] for q in keys])))

    out = []
    for t, name in enumerate(names):
        count, keyed = int((group == t).sum()), np.flatnonzero((group == t) & (key != 0))
        m, tilt, argument, label, around = len(keyed), None, None, None, None
        if m:
            between = m * ((key[keyed, None] * d[keyed]).mean(axis=0) ** 2).sum()
            noise = (len(live) - 1) * error
            tilt = max(0.0, between - noise)
            argument = max(0.0, (d[keyed] ** 2).sum() - between - (m - 1) * noise)
            label, mine = "undecided", [q for q in keys if q[0] == t]
            if mine:
                bound, two = stats.t.ppf(0.95, nu), stats.t.ppf(0.975, nu)
                around = (any(stance[t, f] > two * error_of[t, f] for f in live)
                          and any(stance[t, f] < -two * error_of[t, f] for f in live))
                if all(abs(gap[q]) + bound * sed[q] < DELTA for q in mine):
                    label = "shared"
                elif any(len(members[q[1]]) >= 3 and len(members[q[2]]) >= 3 and abs(gap[q]) >= DELTA
                         and adjusted[q] < ALPHA for q in mine):
                    label = "divided"
        out.append({
            "theme": name, "statements": count, "directed": m,
            "divergence": (parts[t] / count) / (total / n) if beyond else None,
            "rawDivergence": mean_raw[t] / raw.mean(), "share": parts[t] / total if beyond else None,
            "tilt": tilt, "argument": argument,
            "p": (1 + (draws[:, t] >= mean_raw[t] - 1e-12).sum()) / (PERMUTATIONS + 1),
            "adjusted": (1 + (largest >= (mean_raw[t] - centre[t]) / spread[t] - 1e-12).sum()) / (PERMUTATIONS + 1),
            "stances": [{"mean": stance[t, f], "standardError": error_of[t, f]} if (t, f) in stance else None
                        for f in range(z.shape[1])] if m else None,
            "stanceTests": [{"a": f"F{q[1] + 1}", "b": f"F{q[2] + 1}", "p": p[q], "adjusted": adjusted[q]}
                            for q in keys if q[0] == t],
            "label": label, "signsDiffer": around})
    return out

# ---- writing
def write(o, indent=""):
    """JSON with 17 significant digits, null for what is undefined; plain lists stay on one line."""
    if isinstance(o, (np.generic, np.ndarray)):
        o = o.tolist()
    if isinstance(o, float):
        return "null" if math.isnan(o) else f"{o:.17g}"
    if not isinstance(o, (list, dict)):
        return json.dumps(o, ensure_ascii=False)
    inside = list(o.values()) if isinstance(o, dict) else o
    flat = not any(isinstance(v, (list, dict, np.ndarray)) for v in inside)
    names = [json.dumps(k) + ": " for k in o] if isinstance(o, dict) else [""] * len(o)
    items = [name + write(v, indent + " ") for name, v in zip(names, inside)]
    start, end = "{}" if isinstance(o, dict) else "[]"
    if flat:
        return start + ", ".join(items) + end
    return start + "\n" + ",\n".join(indent + " " + v for v in items) + "\n" + indent + end

def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("study")
    parser.add_argument("--factors", type=int, required=True)
    for option, choices in (("--rotation", ["varimax", "quartimax", "equamax", "none"]),
                            ("--extraction", ["pca", "centroid", "paf", "ml"]),
                            ("--correlation", ["pearson", "spearman", "kendall"])):
        parser.add_argument(option, default=choices[0], choices=choices)
    parser.add_argument("--no-correlations", action="store_true", help="leave the matrix out")
    o = parser.parse_args()
    result = analyse(o.study, o.factors, o.rotation, o.extraction, o.correlation)
    print(write({k: v for k, v in result.items() if k != "correlations" or not o.no_correlations}))

if __name__ == "__main__":
    main()
