"""The crib sheet of one viewpoint: both passes, who defines it, and the rankings to paste."""

import sheet_words as words
from sheet_facts import integer, listed

SMALLEST_GROUP = 5


class Crib:
    """What the sheet says of a viewpoint with scores; see `sheet_rules` for its parts."""

    def __init__(self, sheets, f):
        self.sheets, self.facts, self.f = sheets, sheets.facts, f
        self.others = [g for g in self.facts.factors
                       if g != f and self.facts.array[0][g] is not None]
        self.ties = {}
        self.top_title, self.top = sheets.extreme_title(True, f)
        self.low_title, self.low = sheets.extreme_title(False, f)
        self.higher, self.lower, self.rest = [], [], []
        between = [j for j in self.facts.statements if j not in self.top + self.low]
        for j in sorted(between, key=lambda j: self.facts.telling_end(j, f, 1)):
            self.place(j)
        self.lower.sort(key=lambda j: self.facts.telling_end(j, f, -1))

    def place(self, j):
        """Ranked at least as high, or as low, as by any other; not where all agree."""
        facts = self.facts
        own, columns = facts.array[j][self.f], [facts.array[j][g] for g in self.others]
        tied = [facts.fid[g] for g in self.others if facts.array[j][g] == own]
        if len(tied) == len(self.others):
            self.rest.append(j)
        elif own >= max(columns):
            self.higher.append(j)
        elif own <= min(columns):
            self.lower.append(j)
        else:
            self.rest.append(j)
            return
        if tied:
            self.ties[j] = words.TIED_WITH.format(names=listed(tied))

    def parts(self):
        parts = [("heading", words.FIRST_PASS)]
        for title, members in [
                (self.top_title, self.top), (self.low_title, self.low),
                (words.RANKED_HIGHER, self.higher), (words.RANKED_LOWER, self.lower)]:
            if members:
                rankings = ", ".join(
                    f"{self.facts.ids[j]}:\u00a0{self.facts.label(self.facts.array[j][self.f])}"
                    for j in members)
                parts += [("heading", title), *self.with_comments(members, self.ties),
                          ("paragraph", words.TO_PASTE.format(rankings=rankings))]
        return [*parts, *self.sheets.ties(self.f), *self.who_defines(), ("heading", words.SECOND_PASS),
                *self.with_comments(self.rest, {})]

    def with_comments(self, members, remarks):
        said = self.sheets.comments(self.f)
        for j in members:
            own = [f"“{' '.join(comment['comment'].split())}”" for comment in said
                   if comment["statement"] == self.facts.ids[j]]
            yield self.sheets.statement(
                j, " · ".join(filter(None, [remarks.get(j, ""), *own])), first=self.f)

    def who_defines(self):
        """Attributes as counts: no group of fewer than five can be read or worked out.

        Who gave no value is a group as well, or its size would follow from the number of people.
        """
        facts = self.facts
        people = {facts.sorts[i]["participant"] for i in facts.definers(self.f)}
        rows = {row["participant"]: row for row in facts.participants if row["participant"] in people}
        parts, withheld = [], []
        for name in sorted({name for row in rows.values() for name in row} - {"participant"}):
            values = [rows.get(person, {}).get(name) or "" for person in people]
            sizes = {value: values.count(value) for value in values}
            large = sorted((value for value in sizes if sizes[value] >= SMALLEST_GROUP),
                           key=lambda value: (-sizes[value], value))
            others = len(values) - sum(sizes[value] for value in large)
            while large and 0 < others < SMALLEST_GROUP:
                others += sizes[large.pop()]
            if any(large):
                said = [f"{value or words.NOT_STATED} {integer(sizes[value])}" for value in large]
                said += [words.NOT_TOLD_APART.format(count=integer(others))] if others else []
                parts.append(("item", f"{name}: {', '.join(said)}"))
            elif any(values):
                withheld.append(name)
        if withheld:
            parts.append(("item", words.GROUPS_NOT_TOLD.format(attributes=listed(withheld))))
        return [("heading", words.WHO_DEFINES), *parts] if parts else []
