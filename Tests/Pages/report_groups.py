"""What the report says of groups of people, and of what they changed between two conditions."""

from statistics import median

import evidence_words as words
from sheet_facts import capitalised, count, fixed, listed, word

SHOWN = 0.05
# Groups of fewer people are not told of on their own.
SMALLEST_GROUP = 5


class Groups:
    """Groups of people by one attribute, and what of them may be handed on."""

    def __init__(self, facts, found):
        self.facts, self.found = facts, found
        self.attribute = found["attribute"]
        self.groups = found["groups"]
        sizes = [group["people"] for group in self.groups]
        first = next((g for g, size in enumerate(sizes) if size < SMALLEST_GROUP), len(sizes))
        # A single small group would follow from the totals: the next smallest joins it.
        while 0 < first < len(sizes) and sum(sizes[first:]) < SMALLEST_GROUP:
            first -= 1
        self.shown, self.together = self.groups[:first], self.groups[first:]
        self.withheld = bool(self.together) and sum(sizes[first:]) < SMALLEST_GROUP
        names = {group["name"] for group in self.shown}
        self.pairs = [pair for pair in found["pairs"] if {pair["a"], pair["b"]} <= names]

    @property
    def share_people(self):
        owner = {sort["id"]: sort["participant"] for sort in self.facts.sorts}
        people = [{owner[sort] for sort in group["sorts"]} for group in self.groups]
        return sum(map(len, people)) > len(set().union(*people))

    def parted(self, j):
        """The pairs of groups that are shown to place a statement differently."""
        return [pair for pair in self.pairs if pair["statements"][j]["adjusted"] < SHOWN]

    def sentences(self):
        if len(self.groups) < 2:
            yield words.ONE_GROUP.format(attribute=self.attribute)
            return
        overall = self.found["overall"]
        if overall is None:
            yield words.IN_SEVERAL if self.share_people else words.NO_TWO_GROUPS
            return
        p = overall["p"]
        if p is None:
            yield words.ALIKE_WITHIN
        else:
            shown = "p\u00a0< 0.001" if p < 0.001 else f"p\u00a0=\u00a0{fixed(p, 3)}"
            yield (words.MATTERS if p < SHOWN else words.MATTERS_NOT).format(
                attribute=self.attribute, p=shown)
        if self.pairs:
            yield self.viewpoints()
            yield self.placements()
        if self.withheld:
            yield words.NONE_BROKEN_OUT.format(sums=words.ONLY_SUMS)
        elif self.together:
            yield words.TOGETHER.format(groups=word(len(self.together)), sums=words.ONLY_SUMS)

    def viewpoints(self):
        differ = [pair for pair in self.pairs if pair["adjusted"] < SHOWN]
        left = len(self.pairs) - len(differ)
        text = ""
        if differ:
            named = [f"{pair['a']} and {pair['b']}" for pair in differ]
            text = words.DIFFERENT.format(pairs="; ".join(named))
        if not left:
            return text + (f" {words.ALL_PAIRS}" if len(self.pairs) > 1 else "")
        text += " " if differ else ""
        text += (words.OTHER_PAIRS.format(pairs=count(left, "pair is", "pairs are")) if differ
                 else words.NO_PAIR)
        hopeless = sum(pair["outOfReach"] for pair in self.pairs)
        if hopeless:
            text += words.HOPELESS.format(pairs=count(hopeless, "pair is", "pairs are"))
        return text + "."

    def placements(self):
        ids = [self.facts.ids[j] for j in self.facts.statements if self.parted(j)]
        if not ids:
            return words.PLACED_ALIKE
        return words.PLACED.format(
            statements=f"{capitalised(word(len(ids)))} statement{' is' if len(ids) == 1 else 's are'}",
            ids=listed(ids))


class Paired:
    """The two sorts of each person who sorted under both of two conditions."""

    def __init__(self, facts, found):
        self.facts, self.found = facts, found

    def title(self, frame):
        return frame.format(first=self.found["from"], second=self.found["to"])

    @property
    def is_disclosed(self):
        return len(self.found["people"]) >= SMALLEST_GROUP

    def sentences(self):
        found = self.found
        people = found["people"]
        if not self.is_disclosed:
            yield words.WITHHELD.format(sums=words.ONLY_SUMS)
            return
        number = count(len(people), "person", "people")
        placed = {sort["id"]: row for sort, row in zip(self.facts.sorts, self.facts.placements)}
        if all(placed[person["first"]] == placed[person["second"]] for person in people):
            yield words.NOBODY_MOVED.format(people=number)
            return
        same = sum(person["firstViewpoint"] is not None
                   and person["firstViewpoint"] == person["secondViewpoint"] for person in people)
        yield words.BOTH_TIMES.format(
            people=number, same=count(same, "defines", "define"),
            stability=fixed(median(person["stability"] for person in people), 2))
        yield self.shifted()
        yield self.moved()
        convergence = found["convergence"]
        means = words.MEANS.format(
            first=fixed(convergence["first"], 2), second=fixed(convergence["second"], 2))
        way = "closer to" if convergence["index"] > 0 else "further from"
        yield (words.CLOSER if convergence["p"] < SHOWN else words.CLOSER_OR_NOT).format(
            way=way, means=means)

    def shifted(self):
        found = self.found
        shown = [shift for shift in found["shifts"] if shift["adjusted"] < SHOWN]
        ways = []
        for sign, frame in words.WAYS.items():
            own = [self.facts.fid.index(shift["factor"]) for shift in shown if shift["change"] * sign > 0]
            if own:
                ways.append(frame.format(names=self.facts.names(own)))
        if shown:
            return words.MOVED.format(ways=listed(ways))
        if found["p"] < SHOWN:
            return words.MOVED_SOMEWHERE
        # With five people no arrangement of signs is rarer than one in thirty-two, and its opposite.
        few = len(found["people"]) <= 5
        return words.MOVED_OR_NOT.format(reach=words.TOO_FEW_TO_MOVE if few else ".")

    def moved(self):
        shown = [each for each in self.found["statements"] if each["adjusted"] < SHOWN]
        parts = []
        for sign, frame in words.STATEMENTS_MOVED.items():
            own = [each["statement"] for each in shown if each["change"] * sign > 0]
            if own:
                parts.append(frame.format(
                    statements=count(len(own), "statement"), ids=listed(own)))
        return "; ".join(parts) + "." if parts else words.NOTHING_MOVED
