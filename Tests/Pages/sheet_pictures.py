"""What the pictures of sheets have to show: title, description, words in order, and data."""

import sheet_words as words
from sheet_facts import capitalised, fixed, listed
from sheet_frame import defined_by, ground_title
from sheet_slips import slip_title


class Cut:
    """Words that may end in `…` where there is no room for all of them."""

    def __init__(self, text):
        self.text, self.was_cut = text, False


class IfCut:
    """Words that stand only where some of the others were cut."""

    def __init__(self, text, others):
        self.text, self.others = text, others


class Picture:
    """A picture: its title, its description, its words, and its cards as (data, title)."""

    def __init__(self, title, description, runs, cards=(), wordings=()):
        self.title, self.description = title, description
        # What cards say, by statement, in the order in which they are drawn.
        self.wordings = list(wordings)
        self.runs, self.cards = list(runs), list(cards)


def picture(facts, kind, argument):
    if kind == "key":
        names = [facts.full_name(f) for f in facts.factors]
        return Picture(words.KEY_TITLE, ", ".join(names) + ".", map(Cut, names))
    if kind == "strip":
        return strip(facts, argument)
    if kind == "sort":
        return Grid(facts, sort=argument).picture()
    return Grid(facts, factor=argument, whole=kind == "poster").picture()


def poster_table(facts, factor):
    """The grid of a poster in words, a paragraph each."""
    return Grid(facts, factor=factor, whole=True).table()


def strip(facts, j):
    told = [f"{facts.name(f)} {facts.label(facts.array[j][f])}"
            for f in facts.factors if facts.array[j][f] is not None]
    return Picture(
        facts.brief[j], ", ".join(told) + ".", [facts.label(value) for value, _ in facts.grid])


class Grid:
    """Cards on the grid: a viewpoint's array with marks, or one person's sort without."""

    def __init__(self, facts, factor=None, sort=None, whole=False):
        self.facts, self.factor, self.sort = facts, factor, sort
        self.is_sort, self.is_whole = sort is not None, whole
        self.column = facts.placed[sort] if self.is_sort else [row[factor] for row in facts.array]
        self.text = facts.text if whole else facts.brief
        self.marks = [[] if self.is_sort else self.marks_of(j) for j in facts.statements]
        self.used = sorted({mark for marks in self.marks for mark in marks})

    def members(self, value):
        own = [j for j in self.facts.statements if self.column[j] == value]
        return own if self.is_sort else sorted(own, key=lambda j: (-self.facts.z[j][self.factor], j))

    def marks_of(self, j):
        """Each mark as (rank in a key, sign in letters, words)."""
        facts, f = self.facts, self.factor
        if len(facts.comparable) < 2:
            return []
        found = facts.compared[j]
        marks = []
        if f in facts.distinguishes(j):
            lead = facts.lead(f, j)
            place = ("higher" if all(d > 0 for d in lead) else
                     "lower" if all(d < 0 for d in lead) else "between")
            stars = facts.stars(j, f)
            rank = {"higher": 10, "lower": 20, "between": 30}[place] - len(stars)
            marks.append((rank, stars, words.MARK_APART[place] + words.MARK_LEVELS[stars]))
        if facts.is_classical:
            consensus = found["classical"]["consensus"]
            if consensus != "none":
                level = consensus.removeprefix("p>")
                marks.append((41 if level == ".05" else 42, "=",
                              words.MARK_CONSENSUS.format(level=level)))
            return marks
        if found["label"] == "shared":
            delta = fixed(facts.settings["equivalence"], 2)
            marks.append((40, "=", words.MARK_SHARED.format(delta=delta)))
        evidence = found["commonGround"]["evidence"]
        if evidence:
            firm = evidence == "firm"
            marks.append((50 if firm else 51, "C", words.MARK_FIRM if firm else words.MARK_LIKELY))
        return marks

    def card_title(self, j, value):
        facts = self.facts
        said = [words.CARD.format(
            id=facts.ids[j], statement=facts.text[j], column=facts.label(value))]
        said += [] if self.is_sort else [f"z {fixed(facts.z[j][self.factor], 2, True)}"]
        for _, sign, text in self.marks[j]:
            ground = facts.compared[j]["commonGround"]
            said.append(ground_title(facts, ground["evidence"], ground["side"]) if sign == "C"
                        else text)
        return "; ".join(said)

    def picture(self):
        facts = self.facts
        values = [value for value, _ in facts.grid]
        runs, cards, wordings = [], [], {}
        if not self.is_sort:
            # The page of a poster bears the name.
            runs += [] if self.is_whole else [Cut(facts.full_name(self.factor))]
            runs += [words.GRID_OF_CHANGES if facts.change else words.GRID_INTRODUCTION,
                     defined_by(facts, self.factor)]
            runs += facts.picture_notes
        for arrow, end in zip(words.ARROWS, ["low", "high"]):
            if facts.poles.get(end):
                runs += [arrow, Cut(facts.poles[end])]
        runs += [facts.label(value) for value in values]
        for value in values:
            for j in self.members(value):
                data = {"statement": facts.ids[j], "value": str(value)}
                if not self.is_sort:
                    data["factor"] = facts.fid[self.factor]
                cards.append((data, self.card_title(j, value)))
                runs += [Cut(facts.ids[j])] + [sign for _, sign, _ in self.marks[j]]
                wordings[j] = Cut(self.text[j])
                runs.append(wordings[j])
        if not self.is_sort:
            runs += self.key()
        # Below a poster and a slip stands in full what they cut.
        runs += [] if self.is_whole or self.is_sort else [IfCut(words.GRID_CUT, wordings.values())]
        title = (slip_title(facts, self.sort) if self.is_sort
                 else words.ARRAY_TITLE.format(name=facts.full_name(self.factor)))
        return Picture(title, self.description(values), runs, cards, wordings.items())

    def key(self):
        facts = self.facts
        runs = []
        for _, sign, text in self.used:
            runs += [sign, text]
        if len(facts.comparable) < 2:
            return runs + [words.ONE_VIEWPOINT]
        runs.append(words.UNMARKED if self.used else words.NOTHING_MARKED)
        if not facts.is_classical and facts.has_warning("sharedOutOfReach"):
            runs.append(words.TOO_FEW_AGREE.format(margin=fixed(facts.settings["equivalence"], 2)))
        return runs

    def table(self):
        """What the table says that is the grid of a poster in a document: row by row, as it is read."""
        facts = self.facts
        introduction = words.GRID_OF_CHANGES if facts.change else words.GRID_INTRODUCTION
        atoms = [" ".join([introduction, defined_by(facts, self.factor), *facts.picture_notes])]
        atoms += [f"{arrow} {facts.poles[end]}" for arrow, end in zip(words.ARROWS, ["low", "high"])
                  if facts.poles.get(end)]
        atoms += [facts.label(value) for value, _ in facts.grid]
        columns = [self.members(value) for value, _ in facts.grid]
        for row in range(max(map(len, columns))):
            for column in columns:
                if row < len(column):
                    j = column[row]
                    signs = map(self.in_letters, self.marks[j])
                    atoms += [" ".join([facts.ids[j], *signs]), Cut(facts.text[j])]
        atoms.append(" · ".join(f"{self.in_letters(mark)} {mark[2]}" for mark in self.used))
        runs = self.key()[2 * len(self.used):]
        return [atom for atom in [*atoms, " ".join(runs)] if atom]

    @staticmethod
    def in_letters(mark):
        """The sign of a mark where nothing is drawn: a full disc is surer than a ring."""
        rank, sign, _ = mark
        if rank <= 30:
            return ("▲" if rank <= 10 else "▼" if rank <= 20 else "◆") + sign
        return ("○" if rank in (42, 51) else "●") + sign

    def description(self, values):
        facts = self.facts
        sentences = []
        # A person's change may leave the outermost columns empty.
        held = [value for value in values if self.members(value)]
        for frame, value in [(words.HIGHEST, held[-1]), (words.LOWEST, held[0])]:
            named = listed(f"{facts.ids[j]} ({facts.brief[j]})" for j in self.members(value))
            sentences.append(frame.format(column=facts.label(value), statements=named))
        for mark in self.used:
            ids = [facts.ids[j] for j in facts.statements if mark in self.marks[j]]
            sentences.append(words.MARKED.format(mark=capitalised(mark[2]), statements=listed(ids)))
        return " ".join(sentences)
