"""The figures of `analysis.json` that sentences rest on, worked out again from sorts and loadings.

Scores, errors, labels, common ground and the sides of themes follow the rules of the method for an
analysis without another program's conventions.
"""

import math
from itertools import combinations

import numpy as np
from scipy import stats

ONE_SIDED = 1.645
INDISTINCT = 0.85
CRITICAL = [(0.001, 3.291), (0.01, 2.576), (0.05, 1.960)]
TOLERANCE = 1e-9


class Rules:
    """What follows from an analysis' loadings, flags and sorts."""

    def __init__(self, facts):
        self.facts = facts
        self.flags = np.array(facts.flags)
        sorts = np.array(facts.placements, float)
        self.standard = (sorts - sorts.mean(1, keepdims=True)) / sorts.std(1, ddof=1, keepdims=True)
        blank = any(cell is None for sort in facts.placed for cell in sort)
        self.scored = sorts if facts.json["forced"] and not blank else self.standard
        self.r = np.corrcoef(sorts)
        self.size = [int(np.count_nonzero(self.flags[:, f])) for f in facts.factors]
        self.z = self.scores()
        self.comparable = [f for f in facts.factors if self.z[f] is not None]
        self.pairs = list(combinations(self.comparable, 2))
        self.within = {f: self.mean_correlation(f) for f in self.comparable}
        self.se = {f: self.error(f) for f in self.comparable}
        self.adjusted = self.adjust()

    def weights(self, f):
        a = np.array([row[f] for row in self.facts.loadings])
        return np.where(self.flags[:, f] != 0, a / np.maximum(1 - a**2, 1e-6), 0)

    def scores(self):
        z = []
        for f in self.facts.factors:
            sums = self.weights(f) @ self.scored
            spread = sums.std(ddof=1)
            z.append(None if spread == 0 else (sums - sums.mean()) / spread)
        return z

    def array(self, f):
        """The grid filled by rank of z; of two equal ones the first listed is higher."""
        order = sorted(self.facts.statements, key=lambda j: (-round(self.z[f][j], 9), j))
        columns = [value for value, cards in reversed(self.facts.grid) for _ in range(cards)]
        return [column for _, column in sorted(zip(order, columns))]

    # Flags

    def flag(self, i):
        """a² > h²/2 and |a| > 1.96/√N, both strictly; how the sort stands with such flags."""
        a = self.facts.loadings[i]
        h2 = self.facts.json["rotation"]["communalities"][i]
        limit = 1.96 / math.sqrt(len(self.facts.ids))
        flags = [int(math.copysign(x * x > h2 / 2 and abs(x) > limit, x)) for x in a]
        flagged, significant = sum(map(abs, flags)), sum(abs(x) > limit for x in a)
        return flags, ("defining" if flagged == 1 else
                       "confounded" if max(flagged, significant) > 1 else "null")

    # Errors

    def agreement(self, f):
        own = [(i, self.flags[i, f]) for i in self.facts.definers(f)]
        return [s * t * self.r[i, k] for (i, s), (k, t) in combinations(own, 2)]

    def mean_correlation(self, f):
        """Pooled over all viewpoints where one or two sorts define it."""
        if self.size[f] > 2:
            return float(np.mean(self.agreement(f)))
        pooled = [r for g in self.comparable for r in self.agreement(g)]
        return float(np.mean(pooled)) if pooled else None

    def error(self, f):
        r, p = self.within[f], self.size[f]
        return None if r is None else math.sqrt(1 - max(0, p * r / (1 + (p - 1) * r)))

    def sed(self, f, g):
        return math.hypot(self.se[f], self.se[g])

    def classical_sed(self, f, g):
        rho = self.facts.settings["reliability"]
        parts = [1 - rho * p / (1 + rho * (p - 1)) for p in (self.size[f], self.size[g])]
        return math.sqrt(sum(parts))

    def difference(self, f, g, j):
        return self.z[f][j] - self.z[g][j]

    def adjust(self):
        if any(error is None for error in self.se.values()):
            return {}
        p = {(j, pair): math.erfc(
            abs(self.difference(*pair, j)) / self.sed(*pair) / math.sqrt(2))
             for j in self.facts.statements for pair in self.pairs}
        order = sorted(p, key=p.get)
        adjusted, m = {}, len(p)
        if self.facts.settings["adjustment"] == "holm":
            least = 0.0
            for place, key in enumerate(order):
                adjusted[key] = least = max(least, min(1, (m - place) * p[key]))
        else:
            least = 1.0
            for place in range(m, 0, -1):
                adjusted[order[place - 1]] = least = min(least, m * p[order[place - 1]] / place)
        return adjusted

    # Statements

    def told_apart(self, f, g):
        across = np.mean([self.flags[i, f] * self.flags[k, g] * self.r[i, k]
                          for i in self.facts.definers(f) for k in self.facts.definers(g) if i != k])
        product = self.within[f] * self.within[g]
        if self.within[f] <= 0 or self.within[g] <= 0:
            return True
        return across / math.sqrt(product) < INDISTINCT

    def label(self, j):
        """The label, and the viewpoints that the statement tells from every other."""
        if not self.adjusted:
            return "undecided", []
        delta = self.facts.settings["equivalence"]
        if all(abs(self.difference(*pair, j)) + ONE_SIDED * self.sed(*pair) < delta
               for pair in self.pairs):
            return "shared", []
        apart = [f for f in self.comparable if self.size[f] >= 3 and all(
            self.adjusted[j, pair] < 0.05 and self.told_apart(*pair)
            for pair in self.pairs if f in pair)]
        return ("distinguishing" if apart else "undecided"), [self.facts.fid[f] for f in apart]

    def classical(self, j):
        """Levels by viewpoint and by pair, and whether it is a consensus statement."""
        sizes = {pair: abs(self.difference(*pair, j)) / self.classical_sed(*pair)
                 for pair in self.pairs}
        levels = {}
        for f in self.comparable:
            level = self.level(min(size for pair, size in sizes.items() if f in pair))
            if level:
                levels[self.facts.fid[f]] = level
        largest = max(sizes.values())
        consensus = "p>.05" if largest <= 1.960 else "p>.01" if largest <= 2.576 else "none"
        return levels, [self.level(size) for size in sizes.values()], consensus

    @staticmethod
    def level(size):
        return next((level for level, critical in CRITICAL if size > critical), None)

    def ground(self, j):
        if not self.adjusted:
            return None, None
        delta = self.facts.settings["equivalence"]
        z = [self.z[f][j] for f in self.comparable]
        room = [ONE_SIDED * self.se[f] for f in self.comparable]
        slack = {"embrace": min(a - q for a, q in zip(z, room)),
                 "setAside": min(-a - q for a, q in zip(z, room)),
                 "littleMatter": min(delta - abs(a) - q for a, q in zip(z, room))}
        for side, margin in slack.items():
            if margin > 0:
                return side, "firm"
        if any(self.adjusted[j, pair] < 0.05 for pair in self.pairs):
            return None, None
        if min(z) >= 0.5:
            return "embrace", "likely"
        if max(z) <= -0.5:
            return "setAside", "likely"
        return ("littleMatter", "likely") if max(map(abs, z)) < 0.5 else (None, None)

    # Themes

    def shares(self):
        """A theme's part of the disagreement beyond noise; `None` where there is none."""
        facts = self.facts
        groups = [theme["theme"] for theme in facts.json["themes"]]
        if None in self.se.values():
            return dict.fromkeys(groups)
        z = np.array([self.z[f] for f in self.comparable])
        noise = np.mean([self.se[f] ** 2 for f in self.comparable])
        beyond = z.var(axis=0, ddof=1) - noise
        parts = {theme: max(0.0, sum(beyond[j] for j in facts.in_theme(theme)))
                 for theme in groups + [None]}
        whole = sum(parts.values())
        if len(groups) < 2 or beyond.sum() <= 0:
            return dict.fromkeys(groups)
        return {theme: parts[theme] / whole if facts.in_theme(theme) else None for theme in groups}

    def stance(self, f, theme):
        """Where a viewpoint stands, and how sure that is but for the scatter within viewpoints."""
        own = [j for j in self.facts.in_theme(theme) if self.facts.direction[j]]
        return float(np.mean([self.facts.direction[j] * self.z[f][j] for j in own]))

    def own_means(self, f, theme):
        """Each definer's mean on a theme, on the scale of z, and the weight it has."""
        members = self.facts.definers(f)
        weights = self.weights(f)[members]
        omega = np.abs(weights) / np.abs(weights).sum()
        # A hand may flag a sort on the side that it does not load on: its weight says how it enters.
        turned = self.standard[members] * np.sign(weights)[:, None]
        scale = 1 / (omega @ turned).std(ddof=1)
        own = [j for j in self.facts.in_theme(theme) if self.facts.direction[j]]
        signs = np.array([self.facts.direction[j] for j in own])
        return scale * (turned[:, own] * signs).mean(axis=1), omega

    def theme_errors(self, theme):
        """The standard error of each stance, and its degrees of freedom."""
        own = [j for j in self.facts.in_theme(theme) if self.facts.direction[j]]
        within, freedom, weights = 0.0, 0, {}
        for f in self.comparable:
            means, omega = self.own_means(f, theme)
            within += ((means - means.mean()) ** 2).sum()
            freedom += len(means) - 1
            weights[f] = math.sqrt((omega**2).sum())
        if freedom == 0:
            return None, 0
        spread = math.sqrt(within / freedom)
        return {f: max(spread * weights[f], self.se[f] / math.sqrt(len(own)))
                for f in self.comparable}, freedom

    def theme_labels(self):
        """`shared`, `divided` or `undecided` of every theme with directions; sides by viewpoint."""
        facts = self.facts
        delta = facts.settings["equivalence"]
        directed = [theme["theme"] for theme in facts.json["themes"]
                    if any(facts.direction[j] for j in facts.in_theme(theme["theme"]))]
        found, p = {}, {}
        for theme in directed:
            errors, freedom = self.theme_errors(theme)
            if errors is None:
                found[theme] = ("undecided", {})
                continue
            bound = stats.t.ppf(0.95, freedom)
            stance = {f: self.stance(f, theme) for f in self.comparable}
            sides = {f: None if abs(stance[f]) <= bound * errors[f] else "+" if stance[f] > 0
                     else "-" for f in self.comparable}
            shared = True
            for f, g in self.pairs:
                apart, sed = abs(stance[f] - stance[g]), math.hypot(errors[f], errors[g])
                p[theme, f, g] = 2 * stats.t.sf(apart / sed, freedom)
                shared = shared and apart + bound * sed < delta
            found[theme] = ("shared" if shared else "undecided", sides)
        order, least = sorted(p, key=p.get), 0.0
        for place, key in enumerate(order):
            least = max(least, min(1, (len(order) - place) * p[key]))
            theme, f, g = key
            label, sides = found[theme]
            wide = abs(self.stance(f, theme) - self.stance(g, theme)) >= delta
            if (label != "shared" and least < 0.05 and wide and min(self.size[f], self.size[g]) >= 3
                    and self.told_apart(f, g)):
                found[theme] = ("divided", sides)
        return found


def loading_complaints(facts):
    """Loadings are the kept unrotated ones, turned."""
    turn = np.array(facts.json["rotation"]["matrix"])
    kept = np.array(facts.json["extraction"]["loadings"])[:, :len(turn)]
    for sort, found, due in zip(facts.sorts, facts.json["rotation"]["loadings"], kept @ turn):
        if np.abs(due - found).max() > TOLERANCE:
            yield f"{sort['id']} loads {found}, not {due}"


def flag_complaints(facts, rules):
    """Flags by the standard rule alone; none where a person decided otherwise."""
    decided = facts.json["decisions"]["flags"] or facts.json["decisions"]["split"]
    if facts.settings["flagging"] != "standard" or decided:
        return
    for i, sort in enumerate(facts.sorts):
        flags, status = rules.flag(i)
        if (facts.flags[i], sort["status"]) != (flags, status):
            yield f"{sort['id']} is {sort['status']} with {facts.flags[i]}, not {status} with {flags}"


def complaints(facts):
    """Where `analysis.json` says otherwise than its own loadings, flags and the study's sorts."""
    rules = Rules(facts)
    yield from loading_complaints(facts)
    yield from flag_complaints(facts, rules)
    for f in facts.factors:
        scores = [row[f] for row in facts.z]
        if rules.z[f] is None or scores[0] is None:
            if rules.z[f] is not None or scores[0] is not None:
                yield f"{facts.fid[f]} has scores, or none, where it should not"
            continue
        for j in facts.statements:
            if abs(scores[j] - rules.z[f][j]) > TOLERANCE:
                yield f"z of {facts.ids[j]} in {facts.fid[f]} is {scores[j]}, not {rules.z[f][j]}"
        for j, column in enumerate(rules.array(f)):
            if facts.array[j][f] != column:
                yield (f"column of {facts.ids[j]} in {facts.fid[f]} is {facts.array[j][f]}, "
                       f"not {column}")
        members = [facts.sorts[i]["id"] for i in facts.definers(f)]
        if facts.json["factors"][f]["definingSorts"] != members:
            yield f"the sorts that define {facts.fid[f]} are {members}"
        error = facts.json["factors"][f]["empiricalStandardError"]
        if (error is None) != (rules.se[f] is None) or error and abs(error - rules.se[f]) > TOLERANCE:
            yield f"the empirical standard error of {facts.fid[f]} is {rules.se[f]}, not {error}"
    if len(rules.comparable) > 1:
        yield from statement_complaints(facts, rules)
        yield from theme_complaints(facts, rules)


def statement_complaints(facts, rules):
    for j in facts.statements:
        found, name = facts.compared[j], f"statement {facts.ids[j]}"
        label, apart = rules.label(j)
        if (found["label"], found["distinguishes"]) != (label, apart):
            yield f"{name} is labelled {found['label']} {found['distinguishes']}, not {label} {apart}"
        ground = found["commonGround"]
        if (ground["side"], ground["evidence"]) != rules.ground(j):
            yield f"common ground of {name} is {ground}, not {rules.ground(j)}"
        marks = {mark["factor"]: mark["level"] for mark in found["classical"]["distinguishes"]}
        levels = [difference["classicalLevel"] for difference in found["differences"]]
        verdict = marks, levels, found["classical"]["consensus"]
        if verdict != rules.classical(j):
            yield f"classical marks of {name} are {verdict}, not {rules.classical(j)}"


def theme_complaints(facts, rules):
    if not facts.json["themes"]:
        return
    shares, labels = rules.shares(), rules.theme_labels()
    for theme in facts.json["themes"]:
        name, share = theme["theme"], shares[theme["theme"]]
        if (share is None) != (theme["share"] is None) or share is not None \
                and abs(share - theme["share"]) > TOLERANCE:
            yield f"share of theme {name} is {theme['share']}, not {share}"
        if name not in labels:
            continue
        label, sides = labels[name]
        if theme["label"] != label:
            yield f"theme {name} is labelled {theme['label']}, not {label}"
        for f, side in sides.items():
            stance = theme["stances"][f]
            if stance["side"] != side or abs(stance["mean"] - rules.stance(f, name)) > TOLERANCE:
                yield f"stance of {facts.fid[f]} on {name} is {stance}, not on side {side}"
