"""The figures of sorts: each sort by its loadings, and how alike sorts are."""

from report_marks import (
    PIXEL, Figure, groups, is_marker_of, middle_of, points, ticks, titles, words_in)
from sheet_facts import count, fixed, integer

# The square of loadings, and the values that its axes show.
SQUARE = 520
TICKS = [-1, -0.5, 0, 0.5, 1]
# More plots than these are one figure.
MOST_PLOTS = 6
# With more sorts a plot of loadings has plain marks, of those that cover each other one.
MOST_TOLD = 300
COVERED = 5
# Of more sorts no square could be seen.
MOST_ALIKE = 120


def kind_of(mark, a, b):
    """What a mark of a plot of loadings says: which of two viewpoints, another, or none."""
    if mark.tag == "path" and mark.get("stroke") == "var(--muted-ink)":
        is_cross = mark.get("fill") == "none" and len(points(mark)) == 4
        return "another" if is_cross else "unknown"
    if mark.tag == "circle" and mark.get("stroke") == "var(--muted-ink)":
        return None if mark.get("fill") == "var(--paper)" else "unknown"
    return next((f for f in (a, b) if is_marker_of(mark, f)), "unknown")


def side_of(square):
    """1 for a square of sorts that agree, full; −1 for one of sorts that do not, hollow."""
    paints = square.get("fill"), square.get("stroke")
    return {("var(--ink)", None): 1, ("none", "var(--ink)"): -1}.get(paints, float("nan"))


class SortFigures(Figure):
    """What is wrong with the figures of sorts, in words."""

    def complaints(self):
        facts = self.facts
        pairs = [(a, b) for a in facts.factors for b in list(facts.factors)[a + 1:]]
        if len(pairs) > MOST_PLOTS:
            for complaint in self.matrix(pairs):
                yield f"figure loadings: {complaint}"
        else:
            for a, b in pairs:
                for complaint in self.loadings(a, b):
                    yield f"figure loadings-{a + 1}-{b + 1}: {complaint}"
        figure = self.figure("correlations")
        due = 1 < len(facts.sorts) <= MOST_ALIKE and facts.json["correlations"] is not None
        if (figure is not None) != due:
            yield f"figure correlations is {'missing' if due else 'not due'}"
        elif due:
            for complaint in self.correlations(figure):
                yield f"figure correlations: {complaint}"

    def matrix(self, pairs):
        """Of many viewpoints one figure has every two, with the sorts that define one of them."""
        facts = self.facts
        figure = self.figure("loadings")
        if figure is None:
            yield "is missing"
            return
        said = " ".join(words_in(figure))
        limit = fixed(1.96 / len(facts.ids) ** 0.5, 2)
        for due in (f"significant from {limit}.", f"The {len(pairs)} plots in large"):
            if due not in said:
                yield f"does not say {due!r}"
        plots = groups(figure, "loadings")
        shown = [(plot.get("data-column"), plot.get("data-row")) for plot in plots]
        if sorted(shown) != sorted((facts.fid[a], facts.fid[b]) for a, b in pairs):
            yield f"its plots are {shown}"
            return
        for plot in plots:
            a, b = (facts.fid.index(plot.get(f"data-{way}")) for way in ("column", "row"))
            left, top, side = self.frame(plot)
            # Those that flags rest on: of an oblique rotation the structure.
            drawn = [(row[a], row[b]) for row in facts.loadings]
            reach = self.reach(drawn)
            due = [(facts.own_viewpoint(i), pair) for i, pair in enumerate(drawn)
                   if facts.own_viewpoint(i) in (a, b)]
            marks = [child for child in plot if child.tag in ("circle", "path")]
            if len(marks) != len(due):
                yield f"{facts.fid[a]}, {facts.fid[b]} have {len(marks)} marks, not {len(due)}"
            for (f, (x, y)), mark in zip(due, marks):
                there = (left + side / 2 * (1 + x / reach), top + side / 2 * (1 - y / reach))
                if not is_marker_of(mark, f) or PIXEL < max(
                        abs(p - q) for p, q in zip(there, middle_of(mark))):
                    yield f"a mark of {facts.fid[a]}, {facts.fid[b]} is {mark.attrib}"
        told = [count(len(facts.definers(f)), "sort defines", "sorts define") + " "
                + facts.full_name(f) for f in facts.factors]
        yield from self.described(figure, ", ".join(told) + ".")

    def loadings(self, a, b):
        facts = self.facts
        figure = self.figure(f"loadings-{a + 1}-{b + 1}")
        if figure is None:
            yield "is missing"
            return
        # Those that flags rest on: of an oblique rotation the structure.
        drawn = [(row[a], row[b]) for row in facts.loadings]
        limit = fixed(facts.quantile / len(facts.ids) ** 0.5, 2)
        if f"dashed: significant from {limit}" not in words_in(figure):
            yield f"does not say that loadings are significant from {limit}"
        if not self.reaches(figure, drawn):
            yield "a tick of its axes does not stand where its value lies"
        if len(facts.sorts) > MOST_TOLD:
            yield from self.plain(figure, a, b, drawn)
        else:
            yield from self.sorts_by_loadings(figure, a, b, drawn)
        told = [count(len(facts.definers(f)), "sort defines", "sorts define") + " "
                + facts.full_name(f) for f in (a, b)]
        yield from self.described(figure, ", ".join(told) + ".")

    @staticmethod
    def place(value, reach):
        """Of a loading on the square of a plot, from its middle."""
        return value / reach * SQUARE / 2

    @staticmethod
    def reach(drawn):
        """Loadings of an oblique rotation can lie beyond 1."""
        return max(1, max(abs(value) for pair in drawn for value in pair))

    @staticmethod
    def frame(figure):
        """Left, top and side of the square that is drawn round marks."""
        rect = next(rect for rect in figure.iter("rect") if rect.get("stroke") == "var(--rule)")
        return tuple(float(rect.get(key)) for key in ("x", "y", "width"))

    def reaches(self, figure, drawn):
        left, _, side = self.frame(figure)
        reach = self.reach(drawn)
        return abs(side - SQUARE) < PIXEL and [value for value, _ in ticks(figure)] == TICKS and all(
            abs(left + side / 2 + self.place(value, reach) - x) <= PIXEL
            for value, x in ticks(figure))

    def sorts_by_loadings(self, figure, a, b, drawn):
        facts = self.facts
        due = [f"{sort['id']}: {fixed(x, 2, True)}, {fixed(y, 2, True)}"
               for sort, (x, y) in zip(facts.sorts, drawn)]
        if titles(figure, "sort") != due:
            yield f"its sorts are {titles(figure, 'sort')}, not {due}"
        middle, reach = self.middle(figure), self.reach(drawn)
        for i, ((x, y), group) in enumerate(zip(drawn, groups(figure, "sort"))):
            if group.get("data-sort") != facts.sorts[i]["id"]:
                yield f"the mark of {facts.sorts[i]['id']} is that of {group.get('data-sort')}"
            mark = next(child for child in group if child.tag in ("circle", "path"))
            if kind_of(mark, a, b) != self.kind(i, a, b):
                yield f"the mark of {facts.sorts[i]['id']} is {mark.attrib}"
            there = middle[0] + self.place(x, reach), middle[1] - self.place(y, reach)
            if max(map(abs, (p - q for p, q in zip(there, middle_of(mark))))) > PIXEL:
                yield f"{facts.sorts[i]['id']} does not stand where its loadings lie"

    def plain(self, figure, a, b, drawn):
        """Marks without names: each is that of a sort, and each sort has one of its kind near by."""
        if groups(figure, "sort"):
            yield "names sorts though they are too many"
        middle, reach = self.middle(figure), self.reach(drawn)
        marks = [(kind_of(mark, a, b), middle_of(mark)) for mark in self.inside(figure)]
        places = [(self.kind(i, a, b),
                   (middle[0] + self.place(x, reach), middle[1] - self.place(y, reach)))
                  for i, (x, y) in enumerate(drawn)]

        def near(one, other, distance):
            return one[0] == other[0] and all(
                abs(p - q) <= distance for p, q in zip(one[1], other[1]))

        if any(not any(near(mark, place, PIXEL) for place in places) for mark in marks):
            yield "a mark stands where no sort's loadings lie"
        if any(not any(near(mark, place, COVERED) for mark in marks) for place in places):
            yield "a sort has no mark"

    def middle(self, figure):
        left, top, side = self.frame(figure)
        return left + side / 2, top + side / 2

    def inside(self, figure):
        """The marks within the frame, the key above it left out."""
        _, top, _ = self.frame(figure)
        return [mark for mark in figure.iter("circle", "path")
                if middle_of(mark)[1] > top - 1]

    def kind(self, i, a, b):
        """Whose mark a sort has: that of a or b, of any other viewpoint, or of none."""
        own = self.facts.own_viewpoint(i) if self.facts.sorts[i]["status"] == "defining" else None
        return own if own in (a, b, None) else "another"

    def correlations(self, figure):
        facts = self.facts
        r = facts.json["correlations"]
        own = [facts.own_viewpoint(i) if sort["status"] == "defining" else None
               for i, sort in enumerate(facts.sorts)]
        order = sorted(range(len(own)), key=lambda i: (
            (len(facts.fid), 0, i) if own[i] is None
            else (own[i], -abs(facts.loadings[i][own[i]]), i)))
        ids = [facts.sorts[i]["id"] for i in order]
        if titles(figure, "sort") != ids or ids != [
                group.get("data-sort") for group in groups(figure, "sort")]:
            yield "its sorts do not stand by viewpoint and loading"
        left, top, extent = self.frame(figure)
        cell = extent / len(order)
        for row, (i, group) in enumerate(zip(order, groups(figure, "sort"))):
            found = {}
            for square in group.findall("rect"):
                side = float(square.get("width"))
                across, down = ((place - corner) / cell - 0.5 for place, corner in
                                zip(middle_of(square), (left, top)))
                if max(abs(across - round(across)), abs(down - row)) * cell > PIXEL:
                    yield f"a square of {facts.sorts[i]['id']} is not in the middle of its cell"
                found[order[round(across)]] = (side / cell / 0.92) ** 2 * side_of(square)
            for k in order:
                # Correlations too small to be seen are not drawn.
                if k != i and not abs(found.get(k, 0) - r[i][k]) <= (
                        0.01 if k in found else (0.6 / cell / 0.92) ** 2 + 1e-9):
                    yield f"the square of {facts.sorts[i]['id']} and {facts.sorts[k]['id']} is off"
        yield from self.framed(figure, [own[i] for i in order])
        values = [r[i][k] for i in range(len(r)) for k in range(i)]
        yield from self.described(
            figure, f"{integer(len(order))} sorts; correlations from {fixed(min(values), 2)} to "
            f"{fixed(max(values), 2)}.")

    def framed(self, figure, owners):
        """A frame in ink round the sorts of each viewpoint, its marker above."""
        left, top, extent = self.frame(figure)
        cell = extent / len(owners)
        svg = next(figure.iter("svg"))
        frames = [rect for rect in svg.findall("rect") if rect.get("stroke") == "var(--ink)"]
        defined = [f for f in self.facts.factors if f in owners]
        if len(frames) != len(defined):
            yield f"it frames {len(frames)} viewpoints, not {len(defined)}"
        for f, frame in zip(defined, frames):
            first, size = owners.index(f), owners.count(f)
            due = (left + first * cell, top + first * cell, size * cell, size * cell)
            found = tuple(float(frame.get(key)) for key in ("x", "y", "width", "height"))
            if max(abs(p - q) for p, q in zip(due, found)) > PIXEL:
                yield f"the frame of {self.facts.fid[f]} does not enclose its sorts"
            marker = frame.getnext()
            if not is_marker_of(marker, f):
                yield f"the marker of {self.facts.fid[f]} is {marker.attrib}"
