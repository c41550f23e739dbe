"""The figures that tables alone print, worked out again from sorts, loadings and flags.

What sentences rest on is worked out in `analysis_rules`.
"""

import math

import numpy as np
from analysis_rules import ONE_SIDED, Rules
from evidence_rules import is_off


class TableRules:
    """What is wrong with them, in words."""

    def __init__(self, facts):
        self.facts, self.known, self.rules = facts, facts.json, Rules(facts)

    def complaints(self):
        yield from self.sorts()
        yield from self.viewpoints()
        if len(self.rules.comparable) > 1 and self.rules.adjusted:
            yield from self.statements()
            yield from self.themes()

    @staticmethod
    def compared(name, found, due):
        found, due = np.asarray(found, object).ravel(), np.asarray(due, object).ravel()
        if len(found) != len(due) or any(map(is_off, found, due)):
            yield f"{name} is {list(found)[:6]}, not {list(due)[:6]}"

    # Sorts

    def sorts(self):
        """Of principal components of Pearson correlations all figures follow from the sorts."""
        settings, extraction = self.facts.settings, self.known["extraction"]
        if (settings["correlation"], settings["extraction"]) == ("pearson", "pca"):
            if self.known["correlations"]:
                yield from self.compared("correlations", self.known["correlations"], self.rules.r)
            values = np.linalg.eigvalsh(self.rules.r)[::-1]
            found = extraction["eigenvalues"]
            yield from self.compared("eigenvalues", found, np.maximum(values[:len(found)], 0))
        loadings = np.array(extraction["loadings"])
        yield from self.compared(
            "communalities", extraction["communalities"], (loadings**2).sum(axis=1))
        rotation = self.known["rotation"]
        if not rotation["structure"]:
            # The two poles of a viewpoint that was split are one.
            whole = [f for f, pole in enumerate(rotation["splitFrom"]) if pole is None]
            rotated = np.array(rotation["loadings"])[:, whole]
            yield from self.compared(
                "communalities over the viewpoints", rotation["communalities"],
                (rotated**2).sum(axis=1))

    # Viewpoints

    def viewpoints(self):
        facts, rules = self.facts, self.rules
        sizes = (np.array(self.known["rotation"]["loadings"]) ** 2).sum(axis=0)
        for f, own in enumerate(self.known["factors"]):
            yield from self.compared(
                f"size of {own['id']}", [own["eigenvalue"], own["explainedVariance"]],
                [sizes[f], 100 * sizes[f] / len(facts.sorts)])
            members = len(facts.definers(f))
            classical = self.spearman_brown(members, facts.settings["reliability"])
            yield from self.compared(
                f"reliability of {own['id']}", [own["reliability"], own["standardError"]],
                [classical, None if classical is None else math.sqrt(1 - classical)])
            if f in rules.comparable:
                within = rules.within[f]
                empirical = None if within is None else max(0, self.spearman_brown(members, within))
                yield from self.compared(
                    f"agreement within {own['id']}",
                    [own["meanCorrelation"], own["empiricalReliability"]], [within, empirical])
            signs = {facts.flags[i][f] for i in facts.definers(f)}
            if own["bipolar"] != (len(signs) > 1):
                yield f"{own['id']} is {'' if own['bipolar'] else 'not '}bipolar"
        for f, g in rules.pairs:
            z = np.corrcoef(rules.z[f], rules.z[g])[0, 1]
            errors = None in (rules.se[f], rules.se[g])
            yield from self.compared(
                f"{facts.fid[f]} and {facts.fid[g]}",
                [self.known[key][f][g] for key in (
                    "factorCorrelations", "sed", "empiricalSed", "heterotraitMonotrait")],
                [z, rules.classical_sed(f, g), None if errors else rules.sed(f, g),
                 self.across_within(f, g)])

    @staticmethod
    def spearman_brown(number, r):
        return number * r / (1 + (number - 1) * r) if number else None

    def across_within(self, f, g):
        """How far the definers of two viewpoints agree, by how far they do within."""
        facts, rules = self.facts, self.rules
        own, other = facts.definers(f), facts.definers(g)
        across = [facts.flags[i][f] * facts.flags[k][g] * rules.r[i, k]
                  for i in own for k in other if i != k]
        product = [rules.within[f], rules.within[g]]
        if not across or None in product or min(product) <= 0:
            return None
        return float(np.mean(across)) / math.sqrt(product[0] * product[1])

    # Statements and themes

    def statements(self):
        facts, rules = self.facts, self.rules
        effects = {pair: self.hedges(*pair) for pair in rules.pairs}
        delta = facts.settings["equivalence"]
        for j in facts.statements:
            found = facts.compared[j]
            for pair, told in zip(rules.pairs, found["differences"]):
                apart = rules.difference(*pair, j)
                p = math.erfc(abs(apart) / rules.sed(*pair) / math.sqrt(2))
                yield from self.compared(
                    f"difference of {facts.ids[j]} in {told['a']} and {told['b']}",
                    [told[key] for key in ("difference", "sed", "p", "adjusted", "hedgesG")],
                    [apart, rules.sed(*pair), p, rules.adjusted[j, pair], effects[pair][j]])
            z = [rules.z[f][j] for f in rules.comparable]
            room = [ONE_SIDED * rules.se[f] for f in rules.comparable]
            slack = {"embrace": min(a - q for a, q in zip(z, room)),
                     "setAside": min(-a - q for a, q in zip(z, room)),
                     "littleMatter": min(delta - abs(a) - q for a, q in zip(z, room))}
            # Of the side that all lean to, or of that which comes nearest.
            side, _ = rules.ground(j)
            margin = slack[side] if side else max(slack.values())
            yield from self.compared(
                f"margins of {facts.ids[j]}",
                [found["commonGround"]["margin"], found["embrace"], found["reject"], found["bridge"]],
                [margin, min(z), -max(z), self.bridge(j)])

    def hedges(self, f, g):
        """Of the sorts that define one of two viewpoints and not the other."""
        first, second = (self.placed_by(own, other) for own, other in ((f, g), (g, f)))
        freedom = len(first) + len(second) - 2
        if min(len(first), len(second)) < 2 or freedom < 2:
            return [None] * len(self.facts.ids)
        pooled = sum(((own - own.mean(0)) ** 2).sum(0) for own in (first, second)) / freedom
        apart = (1 - 3 / (4 * freedom - 1)) * (first.mean(0) - second.mean(0))
        return [float(a / math.sqrt(s)) if s > 1e-24 else None for a, s in zip(apart, pooled)]

    def placed_by(self, f, other):
        """Placements of those who define a viewpoint; who does so from the opposite side is turned about
        the middle of the grid."""
        facts, rules = self.facts, self.rules
        forced = rules.scored is not rules.standard
        about = 2 * facts.middle if forced else 0
        return np.array([
            rules.scored[i] if facts.flags[i][f] > 0 else about - rules.scored[i]
            for i in facts.definers(f) if facts.flags[i][other] == 0])

    def bridge(self, j):
        """The geometric mean of the shares of definers who place it above the middle card, or moved it up."""
        facts = self.facts
        cards = [value for value, number in facts.grid for _ in range(number)]
        middle, logs = 0 if facts.change else cards[(len(cards) - 1) // 2], []
        for f in self.rules.comparable:
            placed = [facts.flags[i][f] * (facts.placed[i][j] - middle)
                      for i in facts.definers(f) if facts.placed[i][j] is not None]
            logs.append(math.log((sum(each > 0 for each in placed) + 1) / (len(placed) + 2)))
        return math.exp(sum(logs) / len(logs))

    def themes(self):
        """Disagreement a statement, with noise and without, and how it parts in two."""
        facts, rules = self.facts, self.rules
        if len(self.known["themes"]) < 2:
            return
        z = np.array([rules.z[f] for f in rules.comparable]).T
        deviations = z - z.mean(axis=1, keepdims=True)
        raw = z.var(axis=1, ddof=1)
        allowance = (z.shape[1] - 1) * np.mean([rules.se[f] ** 2 for f in rules.comparable])
        shares = rules.shares()
        for theme in self.known["themes"]:
            members = facts.in_theme(theme["theme"])
            if not members:
                continue
            size, share = len(members) / len(facts.ids), shares[theme["theme"]]
            yield from self.compared(
                f"divergence of {theme['theme']}", [theme["divergence"], theme["rawDivergence"]],
                [None if share is None else share / size, raw[members].mean() / raw.mean()])
            signs = np.array([facts.direction[j] or 0 for j in members])
            if signs.any():
                own = deviations[members][signs != 0]
                tilt = len(own) * ((signs[signs != 0] @ own / len(own)) ** 2).sum()
                yield from self.compared(
                    f"parts of {theme['theme']}", [theme["tilt"], theme["argument"]],
                    [max(0, tilt - allowance),
                     max(0, (own**2).sum() - tilt - (len(own) - 1) * allowance)])
