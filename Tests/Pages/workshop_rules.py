"""What the sheets printed before a workshop must say: worked out from the study's own files."""

import math
import re

import workshop_words as words
import yaml
from lexicon_checker import differences, follow, in_html
from sheet_facts import POLES, integer, read_csv, word
from sheet_pictures import Cut
from sheet_readers import Page, everything_in, pdf_pages, squeezed
from sheet_frame import heading, paragraph

# Cards, mat and paper in mm.
CARD = (85, 54)
CELL = (88, 57)
A4 = (210, 297)
SLIPS_ON_A_PAGE = 24


class Workshop:
    """The sheets of a study for as many people."""

    def __init__(self, study, people):
        self.study = yaml.load((study / "study.yml").read_text(encoding="utf-8"), yaml.CSafeLoader)
        self.statements = read_csv(study / "statements.csv")
        self.title, self.question = self.study["title"], self.study.get("question", "")
        self.poles = {**POLES, **self.study.get("poles", {})}
        self.conditions = self.study.get("conditions", {})
        self.collect = self.study.get("collect", {})
        self.background = self.study.get("background", [])
        self.grid = sorted(self.study["grid"].items())
        width = len(str(people))
        self.codes = [f"P{number:0{width}}" for number in range(1, people + 1)]

    def complaints(self, folder):
        due = {"script.html": self.script, "consent.html": self.consent, "cards.pdf": self.cards,
               "mat.pdf": self.mat, "record.pdf": self.records, "codes.pdf": self.code_slips}
        if {path.name for path in folder.iterdir()} != set(due):
            yield f"the sheets are {sorted(path.name for path in folder.iterdir())}"
        for name, check in due.items():
            for complaint in check(folder / name):
                yield f"{name}: {complaint}"
            if name.endswith(".pdf"):
                title = words.FILE_TITLES[name].format(title=self.title)
                found = re.search(r"^Title: *(.*)$", everything_in(folder / name), re.M)[1]
                if found != title:
                    yield f"{name}: is entitled {found!r}, not {title!r}"

    # Words

    def page(self, path, due):
        page = Page(path)
        yield from differences(list(map(in_html, due)), list(map(in_html, page.main)))
        yield from differences([("paragraph", self.title)], page.footer)
        yield from differences([], page.header)

    def script(self, path):
        start, cells = 0, [*words.TIMES_HEADS]
        for what, minutes in self.steps():
            cells += [clock(start), str(minutes), what]
            start += minutes
        cards = integer(len(self.statements))
        yield from self.page(path, [
            heading(words.SCRIPT), paragraph(self.title), heading(words.TO_BRING),
            *(("item", each.format(cards=cards)) for each in words.BRING),
            paragraph(words.CONSENT_NOTE), ("caption", words.TIMES), *(("cell", cell) for cell in cells),
            paragraph(words.ENDS.format(time=clock(start))), *self.rounds(), heading(words.NETWORK),
            *(("item", each) for each in words.NETWORKS)])

    def steps(self):
        """What happens, and for how many minutes: as the study plans it, else as it took elsewhere."""
        planned = self.collect.get("timing", {})
        cards = len(self.statements)
        yield words.WELCOME, 5
        yield words.CONSENT_STEP, planned.get("consent", 5)
        if self.question or self.conditions:
            yield self.asked(), 3
        if self.collect.get("presort") not in ("off", False):
            yield (words.PILES, planned.get("presort", max(3, cards // 8)))
        if self.collect.get("refine", "refine" in planned):
            yield words.REFINE, planned.get("refine", 5)
        yield words.SORT, planned.get("sort", math.ceil(round(cards * 0.8, 9)))
        if self.collect.get("comments", True):
            yield words.COMMENTS, planned.get("comments", 10)
        if self.study.get("background") or "background" in planned:
            yield words.BACKGROUND, planned.get("background", 5)
        yield words.RECORDING, 5
        yield words.BREAK, 15
        yield words.RESULTS, 30

    def asked(self):
        if not self.conditions:
            return words.QUESTION.format(question=self.question)
        return words.QUESTIONS.format(questions=" ".join(
            words.CONDITION.format(condition=condition, question=question)
            for condition, question in self.conditions.items()))

    def rounds(self):
        number = len(self.conditions)
        return [paragraph(words.ROUNDS.format(rounds=word(number)))] if number > 1 else []

    def consent(self, path):
        own = self.collect.get("consent")
        days = self.collect.get("retention", words.DAYS)
        points = [("item", each.format(days=days)) for each in words.CONSENT]
        asked = [paragraph(self.question)] if self.question else []
        yield from self.page(path, [
            heading(words.TAKING_PART), paragraph(self.title), *asked,
            *([paragraph(own)] if own else points), *map(paragraph, words.TICKS)])

    # Paper

    def stream(self, path, due):
        """Pages whose words follow each other."""
        pages = pdf_pages(path)
        if len(pages) != len(due):
            yield f"has {len(pages)} pages, not {len(due)}"
        for number, (page, runs) in enumerate(zip(pages, due), start=1):
            rest = follow(runs, page)
            if rest:
                yield f"page {number} says {rest[:60]!r} where no rule accounts for it"

    def cards(self, path):
        """As many as fit on a page, and behind them a page with their numbers."""
        per_page = math.prod(int((side - 12) / card) for side, card in zip(A4, CARD))
        due = []
        for start in range(0, len(self.statements), per_page):
            own = self.statements[start:start + per_page]
            due += [[each["text"] for each in own], [each["id"] for each in own]]
        yield from self.stream(path, due)

    def records(self, path):
        """Comments take the room that pyramid and numbers leave: four cards an end, or three, or two. Questions
        about the person stand below them or on the back, under the code again."""
        pages = pdf_pages(path)
        # A sheet like another takes as many pages.
        each, rest = divmod(len(pages), len(self.codes))
        if rest or each not in ((1, 2) if self.background else (1,)):
            yield f"has {len(pages)} pages, not as many for each of {len(self.codes)} people"
            return
        for code, start in zip(self.codes, range(0, len(pages), each)):
            own = "".join(pages[start:start + each])
            rests = [follow(self.record(code, lines, each == 2), own) for lines in (4, 3, 2)]
            if all(rests):
                yield f"the sheet of {code} says {min(rests, key=len)[:60]!r} where no rule accounts for it"

    def record(self, code, lines, on_the_back):
        yield from (Cut(self.title), Cut(self.question), words.CODE.format(code=code), words.AGREE,
                    words.VOICES)
        yield from (self.poles["low"], self.poles["high"])
        yield from (integer(column, self.grid[0][0] < 0) for column, _ in self.grid)
        yield from words.PILE_LINES
        for why, (_, cards) in zip(words.WHY, (self.grid[0], self.grid[-1])):
            yield why
            yield from [words.NUMBER] * min(cards, lines)
        if not on_the_back:
            yield from self.about_the_person()
        yield words.STRIKE_OUT
        yield from (each["id"] for each in self.statements)
        if on_the_back:
            yield words.CODE.format(code=code)
            yield from self.about_the_person()

    def about_the_person(self):
        """Every question, what is to be ticked, and its options."""
        if self.background:
            yield words.ABOUT_YOU
        for asked in self.background:
            yield asked["question"] + words.TICKS_WANTED.get(asked.get("type", "text"), "")
            yield from asked.get("options", [])

    def code_slips(self, path):
        due = []
        for start in range(0, len(self.codes), SLIPS_ON_A_PAGE):
            own = self.codes[start:start + SLIPS_ON_A_PAGE]
            due.append([run for code in own for run in (words.CODE_ALONE, code, Cut(self.title))])
        yield from self.stream(path, due)

    def mat(self, path):
        """The grid over as few sheets as it takes, each with whole columns and places and its own place."""
        tiles, rows, columns = min(
            (tiling(self.grid, *sides) for sides in (A4[::-1], A4)), key=lambda found: (len(found[0]), found[1]))
        pages = pdf_pages(path)
        if len(pages) != len(tiles):
            yield f"has {len(pages)} pages, not {len(tiles)}"
        question = squeezed(self.question or self.title)
        for number, (page, (row, column, values)) in enumerate(zip(pages, tiles), start=1):
            label = words.TILE.format(row=row + 1, rows=rows, column=column + 1, columns=columns)
            due = [*values, words.GLUE, label] if len(tiles) > 1 else values
            left = page
            for run in due:
                if squeezed(run) not in left:
                    yield f"page {number} does not say {run!r}"
                left = left.replace(squeezed(run), "", 1)
            for run in (question, *map(squeezed, self.poles.values())):
                left = left.replace(run, "", 1)
            if left:
                yield f"page {number} says {left!r}"
        for run in (question, *map(squeezed, self.poles.values())):
            if sum(run in page for page in pages) != 1:
                yield f"{run!r} does not stand on one page"


def tiling(grid, width, height):
    """Sheets from top to bottom and left to right as (row, column, the numbers they show), and how many rows
    and columns of them there are: tried for every way to part the columns."""
    room = width - 15, height - 15
    across, below = int(room[0] // CELL[0]), int(room[1] // CELL[1])
    first = min(int((room[1] - 23.5) // CELL[1]), max(cards for _, cards in grid))

    def sheets(group):
        return 1 + max(0, math.ceil((max(cards for _, cards in group) - first) / below))

    def cost(groups):
        return sum(map(sheets, groups)), len(groups), sum(len(group) ** 2 for group in groups)

    found = min(partings(grid, across), key=cost)
    rows = max(map(sheets, found))
    return [
        (row, column, [] if row else [integer(value, grid[0][0] < 0) for value, _ in group])
        for row in range(rows) for column, group in enumerate(found) if sheets(group) > row
    ], rows, len(found)


def partings(columns, most):
    """Every way to part columns into groups of at most so many neighbours."""
    if not columns:
        yield []
    for size in range(1, min(most, len(columns)) + 1):
        for rest in partings(columns[size:], most):
            yield [columns[:size], *rest]


def clock(minutes):
    """Minutes from the start as hours and minutes."""
    return f"{minutes // 60}:{minutes % 60:02}"
