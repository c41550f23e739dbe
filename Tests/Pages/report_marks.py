"""Marks of the figures of a report, read back: where they stand, and whose they are."""

import re

from sheet_readers import Svg, tidy

# Coordinates are written with two decimals.
PIXEL = 0.02
CORNERS = {"circle": 0, "square": 4, "up": 3, "diamond": 4, "down": 3, "cross": 12, "star": 10,
           "hexagon": 6}
SHAPES = list(CORNERS)


def words_in(element):
    return ["".join(text.itertext()) for text in element.iter("text")]


def groups(figure, name):
    return [group for group in figure.iter("g") if group.get("class") == name]


def titles(figure, name):
    return [tidy(group.findtext("title")) for group in groups(figure, name)]


def shape(group):
    """The one marker directly in a group."""
    return next(child for child in group if child.tag in ("circle", "path"))


def points(marker):
    return [tuple(map(float, pair)) for pair in
            re.findall(r"(-?[\d.]+) (-?[\d.]+)", marker.get("d").replace("M", "").replace("L", ""))]


def centre(marker):
    if marker.tag == "circle":
        return float(marker.get("cx")), float(marker.get("cy"))
    corners = points(marker)
    return tuple(sum(values) / len(values) for values in zip(*corners))


def is_marker_of(marker, f):
    """Its shape and colour; beyond the eighth, shapes come again, hollow."""
    kind = SHAPES[f % 8]
    corners = 0 if marker.tag == "circle" else len(points(marker))
    colour = f"var(--series-{f % 8 + 1})"
    paints = (colour, "var(--paper)") if f // 8 % 2 == 0 else ("var(--paper)", colour)
    return corners == CORNERS[kind] and (marker.get("fill"), marker.get("stroke")) == paints


def middle_of(mark):
    if mark.tag == "rect":
        x, y, width, height = (float(mark.get(key)) for key in ("x", "y", "width", "height"))
        return x + width / 2, y + height / 2
    return centre(mark)


def off_line(pairs):
    """By how much places lie off one straight scale of their values, in px."""
    low, high = min(pairs), max(pairs)
    if high[0] == low[0]:
        return 0
    scale = (high[1] - low[1]) / (high[0] - low[0])
    return max(abs(low[1] + (value - low[0]) * scale - place) for value, place in pairs)


def ticks(figure):
    """The numbers on an axis from left to right and where they stand."""
    found = []
    for text in figure.iter("text"):
        words = "".join(text.itertext())
        if text.get("text-anchor") == "middle" and re.fullmatch(r"[+−]?\d(\.\d)?", words):
            found.append((float(words.replace("−", "-")), float(text.get("x"))))
    return found


class Figure:
    """What checks of every figure share."""

    def __init__(self, facts, report):
        self.facts, self.report = facts, report

    def figure(self, name):
        found = self.report.xpath(f'//figure[@id="figure-{name}"]')
        return found[0] if found else None

    def described(self, figure, description):
        found = Svg(next(figure.iter("svg"))).description
        if found != tidy(description):
            yield f"is described as {found!r}, not {description!r}"
