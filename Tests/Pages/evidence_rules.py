"""The figures of what is computed beside an analysis, worked out again from sorts, loadings and flags.

What is drawn at random (draws of the bootstrap, permutations behind a p) is taken as it stands; what
follows from it is not.
"""

from collections import defaultdict
from itertools import combinations
from math import comb, hypot, sqrt
from statistics import mean, median, variance

import numpy as np
from analysis_rules import TOLERANCE, Rules

FOUND = 0.75
SMALLEST_P = 1 / 10000


def is_off(found, due):
    """Whether two figures differ; `None` is only itself."""
    if found is None or due is None:
        return found is not due
    return abs(found - due) > TOLERANCE


def holm(values):
    order, least, adjusted = sorted(range(len(values)), key=values.__getitem__), 0.0, {}
    for place, k in enumerate(order):
        adjusted[k] = least = max(least, min(1, (len(values) - place) * values[k]))
    return [adjusted[k] for k in range(len(values))]


class EvidenceRules:
    """What is wrong with the evidence of a result file, in words."""

    def __init__(self, facts, further=()):
        """`further` are the rows of the sorts that were placed among the viewpoints."""
        self.facts, self.known, self.further = facts, facts.json, further
        rules = Rules(facts)
        self.standard = rules.standard
        self.r = rules.r if facts.settings["correlation"] == "pearson" else np.array(
            facts.json["correlations"])
        self.loadings = np.array(facts.loadings)
        self.position = {sort["id"]: i for i, sort in enumerate(facts.sorts)}
        self.person = [sort["participant"] for sort in facts.sorts]

    def complaints(self):
        for found in self.known["groups"] or []:
            for complaint in self.groups(found):
                yield f"groups by {found['attribute']}: {complaint}"
        for name, check in [("paired", self.paired), ("multiverse", self.multiverse),
                            ("influence", self.influence), ("bootstrap", self.bootstrap)]:
            if self.known[name]:
                for complaint in check(self.known[name]):
                    yield f"{name}: {complaint}"
        if self.further:
            for complaint in self.classification(self.known["classification"], self.further):
                yield f"further sorts: {complaint}"

    @staticmethod
    def compared(name, found, due):
        if any(map(is_off, found, due)) or len(found) != len(due):
            yield f"{name} is {found}, not {due}"

    # Groups

    def groups(self, found):
        members = defaultdict(list)
        own = {row["participant"]: row.get(found["attribute"]) for row in self.facts.participants}
        by_condition = found["attribute"] == "condition"
        for i, sort in enumerate(self.facts.sorts):
            name = sort["condition"] if by_condition else own.get(sort["participant"])
            if name:
                members[name].append(i)
        people = {name: len({self.person[i] for i in sorts}) for name, sorts in members.items()}
        order = sorted(members, key=lambda name: (-people[name], name))
        if [group["name"] for group in found["groups"]] != order:
            yield f"are not {order}"
            return
        for group in found["groups"]:
            yield from self.group(group, members[group["name"]], people[group["name"]])
        shared = sum(people.values()) > len({self.person[i] for i in sum(members.values(), [])})
        tested = [] if shared else [name for name in order if people[name] > 1]
        yield from self.overall(found["overall"], [members[name] for name in tested])
        if [(pair["a"], pair["b"]) for pair in found["pairs"]] != list(combinations(tested, 2)):
            yield "not every two groups of two people or more are compared"
        for pair in found["pairs"]:
            yield from self.pair(pair, members[pair["a"]], members[pair["b"]])
        yield from self.compared(
            "adjusted", [pair["adjusted"] for pair in found["pairs"]],
            holm([pair["p"] for pair in found["pairs"]]))

    def group(self, group, sorts, people):
        facts = self.facts
        own = [facts.own_viewpoint(i) for i in sorts]
        status = [facts.sorts[i]["status"] for i in sorts]
        due = {"people": people, "sorts": [facts.sorts[i]["id"] for i in sorts],
               "members": [own.count(f) for f in facts.factors],
               "confounded": status.count("confounded"), "null": status.count("null")}
        for key, value in due.items():
            if group[key] != value:
                yield f"{key} of {group['name']} are {group[key]}, not {value}"
        yield from self.compared(
            "mean loadings", group["meanLoadings"], list(self.loadings[sorts].mean(axis=0)))
        pairs = [self.r[i, k] for i, k in combinations(sorts, 2) if self.person[i] != self.person[k]]
        yield from self.compared("cohesion", [group["cohesion"]], [mean(pairs) if pairs else None])

    def overall(self, found, groups):
        """F of squared distances 1 − r, within groups and in all."""
        if (found is None) != (len(groups) < 2):
            yield "are tested as a whole, or are not, where they should not"
        if found is None or len(groups) < 2:
            return

        def spread(sorts):
            return sum(1 - self.r[i, k] for i, k in combinations(sorts, 2)) / len(sorts)

        everyone = sum(groups, [])
        within = sum(map(spread, groups))
        between = (spread(everyone) - within) / (len(groups) - 1)
        due = None if within <= TOLERANCE else between / (within / (len(everyone) - len(groups)))
        yield from self.compared("pseudo-F", [found["pseudoF"]], [due])

    def pair(self, pair, first, second):
        shift = self.loadings[first].mean(axis=0) - self.loadings[second].mean(axis=0)
        yield from self.compared("shift", pair["shift"], list(shift))
        yield from self.compared(
            "distance and likeness", [pair["distance"], pair["likeness"]],
            [float(shift @ shift), float(self.r[np.ix_(first, second)].mean())])
        if all(len({self.person[i] for i in sorts}) == len(sorts) for sorts in (first, second)):
            ways = comb(len(first) + len(second), len(first)) / (2 if len(first) == len(second) else 1)
            if pair["outOfReach"] != (1 / ways > 0.05):
                yield f"{pair['a']} and {pair['b']} have {ways} arrangements"
        for j, told in enumerate(pair["statements"]):
            a, b = self.standard[first, j], self.standard[second, j]
            error = hypot(sqrt(variance(a) / len(a)), sqrt(variance(b) / len(b)))
            apart = float(a.mean() - b.mean())
            yield from self.compared(
                f"difference of {told['statement']}", [told["difference"]], [apart])
            if error > 1e-6 and abs(told["t"] - apart / error) > 1e-6:
                yield f"t of {told['statement']} is {told['t']}, not {apart / error}"
            if not SMALLEST_P <= told["p"] <= told["adjusted"] + TOLERANCE <= 1 + 2 * TOLERANCE:
                yield f"p of {told['statement']} is {told['p']}, adjusted {told['adjusted']}"

    # Two conditions

    def paired(self, found):
        facts = self.facts
        both = [(self.position[person["first"]], self.position[person["second"]])
                for person in found["people"]]
        for person, (i, k) in zip(found["people"], both):
            if (facts.sorts[i]["condition"], facts.sorts[k]["condition"], self.person[i],
                    self.person[k]) != (found["from"], found["to"], *[person["participant"]] * 2):
                yield f"the sorts of {person['participant']} are {person['first']}, {person['second']}"
            own = [facts.own_viewpoint(each) for each in (i, k)]
            told = [person["firstViewpoint"], person["secondViewpoint"]]
            if told != [None if f is None else facts.fid[f] for f in own]:
                yield f"{person['participant']} defines {told}"
            yield from self.compared("stability", [person["stability"]], [self.r[i, k]])
            yield from self.compared(
                "shift", person["shift"], list(self.loadings[k] - self.loadings[i]))
        yield from self.compared("median stability", [found["medianStability"]], [
            median(self.r[i, k] for i, k in both)])
        if len(both) < 2:
            return
        first, second = map(list, zip(*both))
        for f, shift in enumerate(found["shifts"]):
            means = [float(self.loadings[sorts, f].mean()) for sorts in (first, second)]
            yield from self.compared(
                "mean loadings", [shift["first"], shift["second"], shift["change"]],
                [*means, means[1] - means[0]])
        changes = [shift["change"] for shift in found["shifts"]]
        yield from self.compared("distance", [found["distance"]], [sum(c * c for c in changes)])
        yield from self.compared(
            "adjusted", [shift["adjusted"] for shift in found["shifts"]],
            holm([shift["p"] for shift in found["shifts"]]))
        moved = self.standard[second] - self.standard[first]
        for j, told in enumerate(found["statements"]):
            change, error = float(moved[:, j].mean()), sqrt(variance(moved[:, j]) / len(both))
            yield from self.compared(f"change of {told['statement']}", [told["change"]], [change])
            if error > 1e-6 and abs(told["t"] - change / error) > 1e-6:
                yield f"t of {told['statement']} is {told['t']}, not {change / error}"
        alike = [mean(self.r[i, k] for i, k in combinations(sorts, 2)) for sorts in (first, second)]
        convergence = found["convergence"]
        yield from self.compared(
            "convergence", [convergence[key] for key in ("first", "second", "index")],
            [*alike, alike[1] - alike[0]])

    # Other choices, other sorts

    def multiverse(self, found):
        """Shares and averages over the ways to analyse."""
        runs = found["runs"]
        if len(runs) + len(found["notComputed"]) != found["specifications"]:
            yield "some ways to analyse are neither computed nor missing"
        for f, viewpoint in enumerate(found["viewpoints"]):
            if viewpoint["found"] is not None:
                r = [abs(run["correlations"][f] or 0) for run in runs]
                yield from self.compared(
                    viewpoint["factor"], [viewpoint[key] for key in ("found", "median", "smallest")],
                    [mean(each >= FOUND for each in r), median(r), min(r)])
        keys = {"flag-level": "flagLevel"}
        for choice in found["choices"]:
            for level in choice["levels"]:
                own = [run for run in runs
                       if str(run[keys.get(choice["choice"], choice["choice"])]) == level["level"]]
                yield from self.compared(
                    level["level"], [level["runs"], *map(level.get, AGREEMENT)],
                    [len(own), *(mean(run[key] for run in own) for key in AGREEMENT)])
        for key, rows in [("labels", found["statements"]), ("memberships", found["sorts"])]:
            yield from self.compared(
                key, [mean(row["holds"] for row in rows)], [mean(run[key] for run in runs)])
        for row in found["statements"]:
            label = row["distinguishing"] + row["shared"] + row["undecided"]
            yield from self.compared(f"labels of {row['statement']}", [label], [1.0])

    def classification(self, found, further):
        """Further sorts projected on the kept factors, by what their correlations leave least over."""
        facts, rotation = self.facts, self.known["rotation"]
        placed = np.array([[int(row[j]) for j in facts.ids] for row in further], float)
        standard = (placed - placed.mean(1, keepdims=True)) / placed.std(1, ddof=1, keepdims=True)
        r = standard @ self.standard.T / (len(facts.ids) - 1)
        kept = np.array(self.known["extraction"]["loadings"])[:, :facts.settings["factors"]]
        turn = np.linalg.lstsq(kept, self.loadings, rcond=None)[0]
        due = np.linalg.lstsq(kept, r.T, rcond=None)[0].T @ turn
        z = np.array([[row[f] for f in facts.comparable] for row in facts.z]).T
        limit = facts.quantile / sqrt(len(facts.ids))
        for row, told, own, sort in zip(further, found["sorts"], due, standard):
            yield from self.compared(f"loadings of {row['sort']}", told["loadings"], list(own))
            yield from self.compared(
                f"likeness of {row['sort']}", [told["correlations"][f] for f in facts.comparable],
                [np.corrcoef(sort, each)[0, 1] for each in z])
            if not rotation["structure"] and facts.settings["flagging"] == "standard":
                h2 = float(own @ own)
                flags = [int(np.sign(a)) * (a * a > h2 / 2 and abs(a) > limit) for a in own]
                yield from self.compared(
                    f"flags of {row['sort']}", [told["communality"], *told["flags"]], [h2, *flags])
                flagged, significant = sum(map(abs, flags)), sum(abs(own) > limit)
                status = ("defining" if flagged == 1 else
                          "confounded" if max(flagged, significant) > 1 else "null")
                if (told["sort"], told["status"]) != (row["sort"], status):
                    yield f"{told['sort']} is {told['status']}, not {status}"

    def influence(self, found):
        for sort in found:
            if sort["influence"] is not None:
                known = [abs(r) for r in sort["correlations"] if r is not None]
                yield from self.compared(sort["sort"], [sort["influence"]], [1 - min(known, default=1)])

    def bootstrap(self, found):
        """Means less biases are the study's own figures, and lie where the intervals allow."""
        for name, own in [("z", self.facts.z), ("loadings", self.known["rotation"]["loadings"])]:
            parts = [found[name][key] for key in ("mean", "bias", "lower", "upper")]
            for rows in zip(own, *parts):
                for value, centre, bias, lower, upper in zip(*rows):
                    if centre is None:
                        continue
                    if is_off(centre - bias, value) or lower > upper + TOLERANCE:
                        yield f"an interval of {name} is {lower} to {upper} about {centre}"


AGREEMENT = ["labels", "memberships", "viewpoints"]
