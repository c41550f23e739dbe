"""What a sheet may say, read from `analysis.json` and the study's own files and from nothing else."""

import csv
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from statistics import mean, stdev

import sheet_words as words
import yaml
from scipy import stats

MINUS = "−"
# Definers of two viewpoints who agree across this nearly as well as within are not told apart.
INDISTINCT_RATIO = 0.85
# What the ends of a grid are called where a study does not say.
POLES = {"low": "least like my view", "high": "most like my view"}
UNNAMED = {"low": "lowest column", "high": "highest column"}
# Scores closer than this are equal.
TIE = 1e-9


def fixed(value, decimals, signed=False):
    """A number as sheets print it: half away from 0, a real minus, and no sign on a 0."""
    if value is None:
        return "–"
    unit = 10**decimals
    scaled = int(Decimal(abs(value) * unit).to_integral_value(ROUND_HALF_UP))
    text = f"{scaled // unit:,}".replace(",", "") if decimals else str(scaled)
    if decimals:
        text += "." + str(scaled % unit).zfill(decimals)
    sign = "" if scaled == 0 else MINUS if value < 0 else "+" if signed else ""
    return sign + text


def integer(value, signed=False):
    sign = MINUS if value < 0 else "+" if signed and value > 0 else ""
    return sign + f"{abs(value):,}"


def percent(share):
    return fixed(100 * share, 0) + "\u00a0%"


WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
         "eleven", "twelve"]


def word(number):
    return WORDS[number] if number < len(WORDS) else integer(number)


def count(number, one, many=None):
    return f"{integer(number)} {one if number == 1 else many or one + 's'}"


def listed(items, joint="and"):
    items = list(items)
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + f" {joint} " + items[-1] \
        if items else ""


def stopped(text):
    """With a stop at its end, unless it ends in one."""
    return text if text.endswith(tuple(".…?!。؟")) else text + "."


def capitalised(text):
    return text[:1].upper() + text[1:]


def read_csv(path):
    if not path.exists():
        return []
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def filled(sorts):
    """Sorts without blanks: one takes the statement's mean standardised placement over the sorts that
    have it, 0 where none has, in the units of its own sort."""
    if not any(cell is None for sort in sorts for cell in sort):
        return sorts
    own = [[cell for cell in sort if cell is not None] for sort in sorts]
    scales = [(mean(cells), stdev(cells)) for cells in own]
    columns = []
    for cells in zip(*sorts):
        known = [(cell - centre) / spread for cell, (centre, spread) in zip(cells, scales)
                 if cell is not None]
        columns.append(mean(known) if known else 0)
    return [[centre + spread * columns[j] if cell is None else cell for j, cell in enumerate(sort)]
            for sort, (centre, spread) in zip(sorts, scales)]


class Facts:
    """An analysis and its study, by position: statement j, factor f, sort i."""

    def __init__(self, analysis, folder):
        folder = Path(folder)
        self.json = analysis
        self.study = yaml.load(
            (folder / "study.yml").read_text(encoding="utf-8"), yaml.CSafeLoader)
        own = {row["id"]: row for row in read_csv(folder / "statements.csv")}
        self.comments = read_csv(folder / "comments.csv")
        self.participants = read_csv(folder / "participants.csv")
        self.ids = [statement["id"] for statement in analysis["statements"]]
        self.text = [own[j]["text"] for j in self.ids]
        self.brief = [own[j].get("short") or own[j]["text"] for j in self.ids]
        self.theme = [own[j].get("theme") or None for j in self.ids]
        self.direction = [{"+": 1, "-": -1}.get(own[j].get("direction")) for j in self.ids]
        self.theme_names = {key: str(name) for key, name in self.study.get("themes", {}).items()}
        self.title = self.study["title"]
        self.question = self.study.get("question", "")
        self.provenance = self.study.get("provenance", {})
        self.is_simulated = self.provenance.get("sorts") == "simulated"
        # By which words people sorted is not known of a study that doesn't say.
        self.poles = {**POLES, **self.study["poles"]} if "poles" in self.study else UNNAMED
        self.sorts = analysis["sorts"]
        self.change = analysis["selection"]["change"]
        # What each person placed; a blank is nobody's placement, whatever it is filled with.
        self.rows = read_csv(folder / "sorts.csv")
        self.placed = self.read_placements(self.rows)
        self.placements = filled(self.placed)
        if self.change:
            # What was said of sorts was not said of changes.
            self.title, self.comments = analysis["input"]["study"], []
            self.poles = {"low": "moved down most", "high": "moved up most"}
        # Where nobody moves a card is the middle of changes, wherever the grid of them ends.
        self.middle = 0 if self.change else (
            analysis["grid"][0]["value"] + analysis["grid"][-1]["value"]) / 2
        self.factors = range(len(analysis["factors"]))
        self.fid = [factor["id"] for factor in analysis["factors"]]
        self.z = analysis["scores"]["z"]
        self.array = analysis["scores"]["array"]
        self.flags = analysis["flags"]
        self.loadings = analysis["rotation"]["structure"] or analysis["rotation"]["loadings"]
        self.statements = range(len(self.ids))
        self.comparable = [f for f in self.factors if self.z[0][f] is not None]
        self.settings = analysis["settings"]
        self.is_classical = self.settings["labels"] == "classical"
        self.compared = analysis["comparison"]
        self.is_signed = any(column["value"] < 0 for column in analysis["grid"])
        self.grid = [(column["value"], column["count"]) for column in analysis["grid"]]

    def read_placements(self, rows):
        """A row a sort; of changes, what a person placed last less what they placed first."""
        def cells(row):
            return [int(row[j]) if row[j].strip() else None for j in self.ids]

        if not self.change:
            by_id = {row["sort"]: row for row in rows}
            return [cells(by_id[sort["id"]]) for sort in self.sorts]
        before, after = (
            {row["participant"]: cells(row) for row in rows if row["condition"] == condition}
            for condition in self.change)
        return [[None if a is None or b is None else b - a for a, b in
                 zip(before[sort["participant"]], after[sort["participant"]])]
                for sort in self.sorts]

    # Viewpoints

    def name(self, f):
        return self.json["factors"][f]["name"] or f"Viewpoint {f + 1}"

    def full_name(self, f):
        return f"{self.fid[f]} · {self.name(f)}"

    def headed(self, f):
        """The position and, where people gave one, the name: the head of a column."""
        return " ".join(filter(None, [self.fid[f], self.json["factors"][f]["name"]]))

    def gist(self, f):
        return self.json["factors"][f]["gist"]

    def quoted(self, f):
        """In a sentence a name people gave stands in quotes."""
        return f"“{self.name(f)}”" if self.json["factors"][f]["name"] else self.name(f)

    def names(self, members):
        if len(members) > 1 and not any(self.json["factors"][f]["name"] for f in members):
            return "Viewpoints " + listed(str(f + 1) for f in members)
        return listed(self.quoted(f) for f in members)

    @property
    def quantile(self):
        """How many standard errors a loading must be from 0 to be significant: two-sided."""
        level = self.settings["flagLevel"]
        return 1.96 if level == 0.05 else float(stats.norm.isf(level / 2))

    @property
    def pairs(self):
        """Every two viewpoints that can be compared."""
        return [(f, g) for f in self.comparable for g in self.comparable if f < g]

    @property
    def consensus_level(self):
        """The level at which no two viewpoints differ on a consensus statement."""
        return ".05" if self.settings["conventions"] == "qmethod" else ".01"

    @property
    def is_noise_known(self):
        """Whether every viewpoint that is compared has a standard error."""
        return all(self.json["factors"][f]["empiricalStandardError"] is not None
                   for f in self.comparable)

    @property
    def everyone(self):
        alone = len(self.comparable) == len(self.factors)
        return "all viewpoints" if alone else "all viewpoints with scores"

    def definers(self, f):
        """Every sort flagged on a viewpoint, from either side."""
        return [i for i, row in enumerate(self.flags) if row[f] != 0]

    def own_viewpoint(self, i):
        """The one viewpoint that a sort is flagged on; none where there are two or none."""
        flagged = [f for f in self.factors if self.flags[i][f] != 0]
        return flagged[0] if len(flagged) == 1 else None

    def lost_its_flag(self, i):
        """Whether a person decided that a sort defines nothing."""
        return any(flag["sort"] == self.sorts[i]["id"] and flag["sign"] == 0
                   for flag in self.json["decisions"]["flags"])

    # Statements

    def theme_of(self, j):
        return self.theme_names.get(self.theme[j]) if self.theme[j] else None

    def sides(self, theme):
        """The side each viewpoint is shown to take on a theme, `None` for neither."""
        return [theme["stances"][f]["side"] for f in self.comparable if theme["stances"][f]]

    def common_side(self, theme):
        """The side that every viewpoint is shown to take; `None` where one of them is not."""
        sides = self.sides(theme)
        return sides[0] if sides and len(set(sides)) == 1 else None

    def is_around_the_middle(self, theme):
        return theme["aroundTheMiddle"] or not any(self.sides(theme))

    def label(self, column):
        """A column as it is printed: signed where the grid has negative ones."""
        return integer(column, self.is_signed)

    def in_theme(self, theme):
        return [j for j in self.statements if self.theme[j] == theme]

    def lead(self, f, j):
        """By how much a viewpoint's z lies above that of each other viewpoint."""
        return [self.z[j][f] - self.z[j][g] for g in self.comparable if g != f]

    def spread(self, j):
        z = [self.z[j][f] for f in self.comparable]
        return max(z) - min(z)

    def by_spread(self, members):
        return sorted(members, key=lambda j: (-self.spread(j), j))

    def distinguishes(self, j):
        """The viewpoints that a statement tells from every other, by the labels asked for."""
        if self.is_classical:
            return [self.fid.index(mark["factor"])
                    for mark in self.compared[j]["classical"]["distinguishes"]]
        if self.compared[j]["label"] != "distinguishing":
            return []
        return [self.fid.index(f) for f in self.compared[j]["distinguishes"]]

    def stars(self, j, f):
        if not self.is_classical:
            return ""
        level = {self.fid.index(mark["factor"]): mark["level"]
                 for mark in self.compared[j]["classical"]["distinguishes"]}[f]
        return {0.05: "*", 0.01: "**", 0.001: "***"}[level]

    def telling(self, members):
        return self.by_spread(j for j in members if self.distinguishes(j))

    def telling_end(self, j, f, sign):
        """The order from one end of a viewpoint: by column, by z, then as the study has them."""
        return -sign * self.array[j][f], -sign * self.z[j][f], j

    def column(self, top, f):
        """The outermost column of a viewpoint, its most telling statement first."""
        column = [self.array[j][f] for j in self.statements]
        value = max(column) if top else min(column)
        sign = 1 if top else -1
        members = [j for j in self.statements if column[j] == value]
        return value, sorted(members, key=lambda j: self.telling_end(j, f, sign))

    def themes(self):
        """The themes with most of the disagreement first."""
        known = [t for t in self.json["themes"] if self.in_theme(t["theme"])]
        return sorted(known, key=lambda t: -(-1 if t["share"] is None else t["share"]))

    def grid_deviation(self):
        cards = [value for value, cards in self.grid for _ in range(cards)]
        mean = sum(cards) / len(cards)
        return (sum((c - mean) ** 2 for c in cards) / (len(cards) - 1)) ** 0.5

    def columns(self, z):
        return fixed(z * self.grid_deviation(), 1)

    def tied(self, f):
        """Groups of statements with equal scores that stand in different columns, highest first."""
        return [group for group in self.equal(f) if len({self.array[j][f] for j in group}) > 1]

    def equal(self, f):
        """Groups of statements with equal scores, highest first."""
        order = sorted(self.statements, key=lambda j: -self.z[j][f])
        groups = [[order[0]]]
        for before, j in zip(order, order[1:]):
            if self.z[before][f] - self.z[j][f] < TIE:
                groups[-1].append(j)
            else:
                groups.append([j])
        return [sorted(group) for group in groups if len(group) > 1]

    @property
    def step(self):
        """What one column is worth."""
        values = [value for value, _ in self.grid]
        return min((b - a for a, b in zip(values, values[1:])), default=1)

    @property
    def is_unsupported(self):
        """Whether more viewpoints were kept than any test finds; two poles of one are one."""
        whole = sum(each is None for each in self.json["rotation"]["splitFrom"])
        return bool(self.json["retention"]) and whole > self.json["retention"]["range"][1]

    @property
    def is_indistinct(self):
        ratios = self.json["heterotraitMonotrait"]
        return any(ratio is not None and ratio >= INDISTINCT_RATIO
                   for f, row in enumerate(ratios) for ratio in row[f + 1:])

    @property
    def picture_notes(self):
        """What a picture says alone of what every page says at its top."""
        said = [(words.BANNER, self.is_simulated), (words.UNSUPPORTED, self.is_unsupported),
                (words.INDISTINCT, self.is_indistinct)]
        return [note + "." for note, holds in said if holds]

    def has_warning(self, code):
        return any(warning["code"] == code for warning in self.json["warnings"])

    def common_ground(self):
        """Groups of statements by evidence and side, the widest margin first."""
        groups = []
        for evidence in ["firm", "likely"]:
            for side in ["embrace", "setAside", "littleMatter"]:
                members = [j for j in self.statements
                           if (self.compared[j]["commonGround"]["side"],
                               self.compared[j]["commonGround"]["evidence"]) == (side, evidence)]
                if members:
                    groups.append((evidence, side, self.by_margin(members)))
        return groups

    def by_margin(self, members):
        return sorted(
            members, key=lambda j: (-self.compared[j]["commonGround"]["margin"], j))

    @property
    def has_margins(self):
        return any(each["commonGround"]["margin"] is not None for each in self.compared)

    def nearest_to_ground(self):
        """What comes close is none of what tells a viewpoint from the others."""
        known = [j for j in self.statements
                 if self.compared[j]["commonGround"]["margin"] is not None and not self.distinguishes(j)]
        return self.by_margin(known)[:3]

    def is_agreed(self, j):
        """Whether pages list a statement as agreed on, or as what comes closest to it."""
        own = self.compared[j]
        alike = (own["classical"]["consensus"] != "none" if self.is_classical else
                 own["label"] == "shared")
        ground = any(each["commonGround"]["evidence"] for each in self.compared)
        return bool(alike or own["commonGround"]["evidence"]
                    or not ground and j in self.nearest_to_ground())

    def parting(self, members):
        """What the viewpoints stand apart on: of one statement no page says that and that all agree."""
        return [j for j in self.by_spread(members) if not self.is_agreed(j)]

    @property
    def nothing_parts(self):
        """Whether anything tells viewpoints apart where no statement is told of as parting them."""
        return (words.APART_IN_DEGREE if self.telling(self.statements) else
                words.NOTHING_TELLS_APART)
