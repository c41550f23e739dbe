"""The figures of what is computed beside an analysis: firm members, and people's shifts."""

import re

import evidence_words as words
from lexicon_checker import follow
from report_evidence import FIRM, Evidence
from report_groups import Paired
from report_marks import (
    PIXEL, Figure, centre, groups, is_marker_of, off_line, shape, ticks, titles, words_in)
from sheet_facts import count, fixed, integer, percent
from sheet_pictures import Cut
from sheet_readers import squeezed

# With more sorts or arrows a figure would be taller than some pages.
MOST_SORTS = 150
MOST_ARROWS = 600
# A shift that is shorter than this, in px, has no head: it is a dot.
SHORTEST = 1


class EvidenceFigures(Figure):
    """What is wrong with them, in words."""

    @staticmethod
    def is_due(facts, name):
        if name == "firmness":
            return bool(facts.json["bootstrap"]) and len(facts.sorts) <= MOST_SORTS
        paired = facts.json["paired"]
        return bool(paired) and Paired(facts, paired).is_disclosed and (
            len(paired["people"]) * len(facts.fid) <= MOST_ARROWS)

    def complaints(self):
        for name, check in [("firmness", self.firmness), ("shifts", self.shifts)]:
            figure = self.figure(name)
            due = self.is_due(self.facts, name)
            if (figure is not None) != due:
                yield f"figure {name} is {'missing' if due else 'not due'}"
            elif due:
                for complaint in check(figure):
                    yield f"figure {name}: {complaint}"

    @property
    def made(self):
        return self.facts.picture_notes

    # Firm members

    def members(self):
        """Those that define a viewpoint, the firmest first; below, those that define none, each with
        the viewpoint on which it was flagged most often. (sort, viewpoint, share)."""
        facts = self.facts
        defining, others = [], []
        for i, shares in enumerate(facts.json["bootstrap"]["flagFrequency"]):
            own = facts.own_viewpoint(i)
            if own is not None:
                if shares[own] is not None:
                    defining.append((i, own, shares[own]))
                continue
            best = max(facts.factors, key=lambda f: shares[f] or 0)
            if shares[best]:
                others.append((i, best, shares[best]))
        return [sorted(rows, key=lambda row: (row[1], -row[2], row[0]))
                for rows in (defining, others)]

    def firmness(self, figure):
        facts = self.facts
        defining, others = self.members()
        rows = defining + others
        due = [f"{facts.sorts[i]['id']}: {percent(share)}" for i, _, share in rows]
        if titles(figure, "sort") != due:
            yield f"its sorts are {titles(figure, 'sort')}, not {due}"
        places = []
        for (i, f, share), row in zip(rows, groups(figure, "sort")):
            told = row.get("data-sort"), row.get("data-factor")
            if told != (facts.sorts[i]["id"], facts.fid[f]):
                yield f"the row of {facts.sorts[i]['id']} is that of {told}"
            if not is_marker_of(shape(row), f):
                yield f"the marker of {facts.sorts[i]['id']} is {shape(row).attrib}"
            places.append((share, centre(shape(row))[0]))
            line = row.find("line")
            places += [(0, float(line.get("x1"))), (share, float(line.get("x2")))]
        shares = [text for text in figure.iter("text")
                  if re.fullmatch(r"\d+\u00a0%", text.text or "")]
        places += [(int(text.text.split("\u00a0")[0]) / 100, float(text.get("x"))) for text in shares]
        if off_line(places) > PIXEL:
            yield "a marker does not stand where its share lies"
        yield from self.words(figure, [
            words.FIRMNESS, words.FIRMNESS_NOTE.format(
                draws=integer(facts.json["bootstrap"]["steps"]), who=Evidence(facts).who),
            *([words.FIRMNESS_BELOW] if others else []), *self.made,
            *(Cut(facts.full_name(f)) for f in facts.factors),
            *(percent(step / 5) for step in range(6)),
            *(Cut(facts.sorts[i]["id"]) for i, _, _ in rows)])
        firm = sum(share >= FIRM for _, _, share in defining)
        yield from self.described(figure, words.FIRM_OF.format(
            firm=count(firm, "sort is a firm member", "sorts are firm members"),
            defining=integer(len(defining))))

    def words(self, figure, due):
        rest = follow(due, squeezed("".join(words_in(figure))))
        if rest:
            yield f"says {rest[:80]!r} where no rule accounts for it"

    # Shifts

    def shifts(self, figure):
        """An arrow a person and viewpoint in the order of the change, and below them the mean."""
        facts, paired = self.facts, self.facts.json["paired"]
        position = {sort["id"]: i for i, sort in enumerate(facts.sorts)}
        both = [(facts.loadings[position[person["first"]]], facts.loadings[position[person["second"]]])
                for person in paired["people"]]
        due, paints = [], []
        for f in facts.factors:
            own = sorted(((first[f], second[f]) for first, second in both),
                         key=lambda pair: pair[1] - pair[0])
            mean = tuple(sum(each) / len(own) for each in zip(*own))
            due += [*own, mean]
            paints += [f"var(--series-{f % 8 + 1})"] * len(own) + ["var(--ink)"]
        found = list(self.arrows(figure))
        if len(found) != len(due):
            yield f"it has {len(found)} arrows, not {len(due)}"
            return
        if [paint for _, _, paint in found] != paints:
            yield "an arrow bears the colour of another viewpoint"
        places = ticks(figure)
        scale = (places[4][1] - places[0][1]) / 2
        for (first, second), (start, end, _) in zip(due, found):
            places += [(second, end)] + ([] if start is None else [(first, start)])
            if (start is None) != (abs(second - first) * scale <= SHORTEST):
                yield f"a shift from {first} to {second} is {'a dot' if start is None else 'an arrow'}"
        if off_line(places) > PIXEL:
            yield "an arrow does not lead from one loading to the other"
        names = [run for f in facts.factors for run in (
            Cut(facts.full_name(f)), *(fixed(value, 0 if value == int(value) else 1, True)
                                       for value in (-1, -0.5, 0, 0.5, 1)))]
        frame = Paired(facts, paired).title
        yield from self.words(
            figure, [frame(words.SHIFTS), words.SHIFTS_NOTE, *self.made, *names])
        means = due[len(both)::len(both) + 1]
        yield from self.described(figure, "; ".join(
            words.SHIFTED.format(name=facts.full_name(f), before=fixed(mean[0], 2),
                                 after=fixed(mean[1], 2), first=paired["from"], second=paired["to"])
            for f, mean in enumerate(means)) + ".")

    @staticmethod
    def arrows(figure):
        """Start, end and colour of each: a line with a head, or a dot, which has no start."""
        svg = next(figure.iter("svg"))
        for element in svg.iter("g", "circle"):
            if element.tag == "circle":
                if element.get("stroke") is None:
                    yield None, float(element.get("cx")), element.get("fill")
            elif [child.tag for child in element] == ["line", "path"]:
                line, head = element
                tip = float(re.match(r"M(-?[\d.]+)", head.get("d"))[1])
                yield float(line.get("x1")), tip, line.get("stroke")
