"""The tables of a report: which are due, in which order, and what is wrong with them; the checklist."""

import report_words as words
from evidence_tables import EvidenceTables
from lexicon_checker import differences
from methods_words import CHECKLIST_NAMED
from report_cells import in_bold
from report_sort_tables import SortTables
from report_statement_tables import StatementTables
from sheet_facts import count, integer, listed, percent, word
from sheet_readers import tidy


class Table:
    """A table of a page: its labels, its title, its note and its cells; what is bold is in `**`."""

    def __init__(self, element):
        around = element if element.tag == "div" else element.getparent()
        self.region = around.get("aria-label")
        self.id = element.get("id")
        self.labels = around.get("data-labels")
        self.is_hidden = around.get("hidden") is not None
        lead = element.find("p" if element.tag == "div" else "caption/div")
        self.title = tidy(lead.findtext("strong"))
        self.note = tidy(lead.find("strong").tail)
        self.rows = [[cell_text(cell) for cell in row] for row in element.iter("tr")]
        self.subjects = {kind: [row.get(f"data-{kind}") for row in element.iter("tr")]
                         for kind in SUBJECTS}


def cell_text(cell):
    text = tidy("".join(cell.itertext()))
    return in_bold(text) if cell.find("strong") is not None else text


# The last table, whose rows are no figures.
CHECKLIST = ("reporting-checklist", None, False)
# What the rows of a table tell of, and the head under which their ids stand.
SUBJECTS = {"statement": ["No.", "Statement"], "sort": ["Sort"]}


class Tables:
    """What is wrong with the tables of a report."""

    def __init__(self, reports, methods):
        """By each kind of labels, those asked for first; the paragraphs on methods."""
        self.reports, self.facts, self.methods = reports, reports[0].facts, methods

    def complaints(self, root):
        section = root.xpath('//section[@aria-labelledby="tables"]')[0]
        tables = [Table(element) for element in section.xpath(
            './/table | .//div[@class="empty"]')]
        yield from self.numbers(tables)
        yield from self.contents(section, tables)
        due = [*self.due(), CHECKLIST]
        # A table that no rule knows stands among those that are not due.
        for complaint in differences(
                [each[:3] for each in due],
                [(table.id, table.labels, table.is_hidden) for table in tables]):
            yield f"tables: {complaint}"
        found = {table.id: table for table in tables}
        for id, _, _, title, note, rows in due[:-1]:
            if id in found:
                yield from self.table(found[id], title, note, rows)
        yield from self.checklist(tables[-1])

    def due(self):
        """(id, labels, whether it is hidden, title, note, rows) in the order of a paper."""
        own, *others = map(StatementTables, self.reports)
        sorts = SortTables(self.reports[0])
        yield from self.plain(sorts.before_statements())
        yield from self.in_turn([own.by_labels(), *(other.by_labels() for other in others)])
        yield from self.plain(own.by_no_labels())
        yield from self.in_turn([own.pairs(), *(other.pairs() for other in others)])
        yield from self.in_turn([own.themes(), *(other.themes() for other in others)])
        yield from self.plain(sorts.after_statements())
        yield from self.plain(EvidenceTables(self.facts).due())

    @staticmethod
    def plain(tables):
        for id, *rest in tables:
            yield id, None, False, *rest

    def in_turn(self, kinds):
        """Each table by the labels asked for, and behind it, hidden, the one by the others."""
        for tables in zip(*kinds):
            for place, (id, *rest) in enumerate(tables):
                style = self.reports[place].facts.settings["labels"]
                yield (id + (f"-{style}" if place else ""), style if self.has_choice else None,
                       place > 0, *rest)

    @property
    def has_choice(self):
        return len(self.reports) > 1

    def numbers(self, tables):
        """A table by the other labels has the number of that by those asked for."""
        number = 0
        for table in tables:
            number += not table.is_hidden
            if table.region is not None and table.region != table.title.removesuffix("."):
                yield f"the region of table {table.id} is called {table.region!r}"
            if not table.title.startswith(f"Table {number}. "):
                yield f"table {table.id} is {table.title!r}, though it is number {number}"

    def contents(self, section, tables):
        found = [(item.find("a").get("href"), tidy(item.findtext("a")), item.get("data-labels"),
                  item.get("hidden") is not None) for item in section.find("ol")]
        due = []
        for table in tables:
            title = table.title.split(". ", 1)[1].removesuffix(".")
            due.append((f"#{table.id}", title, table.labels, table.is_hidden))
        for complaint in differences(due, found):
            yield f"list of tables: {complaint}"

    @staticmethod
    def table(table, title, note, rows):
        if table.title.split(". ", 1)[1].removesuffix(".") != tidy(title).removesuffix("."):
            yield f"table {table.id} is entitled {table.title!r}"
        if table.note != tidy(note):
            yield f"table {table.id} notes {table.note!r}, not {note!r}"
        for complaint in differences(rows, table.rows):
            yield f"table {table.id}: {complaint}"
        for kind, head in SUBJECTS.items():
            marked = [row[0] for row in rows[1:]] if rows and rows[0][0] in head else []
            if table.id != "further-sorts" and [
                    mark for mark in table.subjects[kind] if mark is not None] != marked:
                yield f"the rows of table {table.id} are marked as those of another {kind}"

    # The checklist

    def checklist(self, table):
        if (table.id, table.note) != ("reporting-checklist", words.CHECKLIST_NOTE):
            yield f"the last table is {table.id}, noting {table.note!r}"
        known = list(self.known())
        kept = word(len(self.facts.fid))
        ends = "" if "poles" in self.facts.study or self.facts.change else words.ENDS_LEFT
        rows = [words.CHECKLIST_HEADS] + [
            [f"{number}. {subject}", tidy(said),
             ends + left[0].lower() + left[1:] if ends and subject == words.MATERIALS
             else left.format(number=kept)]
            for number, ((subject, left), said) in enumerate(zip(words.CHECKLIST, known), start=1)]
        for complaint in differences(rows, table.rows):
            yield f"checklist: {complaint}"

    def method(self, beginning):
        """The paragraph with a sentence that begins so."""
        return next((text for text in self.methods if text.startswith(beginning)
                     or f". {beginning}" in text), "")

    def known(self):
        """What study and analysis say of each of the thirteen items."""
        facts = self.facts
        source = facts.provenance.get("source")
        yield " ".join(filter(None, [
            words.WORDED.get(facts.provenance.get("statements")), source and f"Source: {source}."]))
        sizes = [(name, len(facts.in_theme(theme))) for theme, name in facts.theme_names.items()]
        named = [f"{name} {integer(size)}" for name, size in sizes if size]
        yield words.BY_THEME.format(themes=listed(named)) if named else ""
        yield count(len(facts.ids), "statement") + "."
        yield ""
        (low, _), *_, (high, _) = facts.grid
        named = "poles" in facts.study or facts.change
        yield (words.SCALE if named else words.SCALE_WITHOUT_ENDS).format(
            low=facts.label(low), high=facts.label(high), lowest=facts.poles["low"],
            highest=facts.poles["high"], filled="had to be filled" if facts.json["forced"]
            else "were free")
        yield self.instruction()
        yield " ".join(
            f"{count(len(known), *called)}." for known, called in [
                (facts.comments, ["comment on statements", "comments on statements"]),
                (facts.study.get("background", []), ["background question"])] if known)
        yield f"{self.method('Likeness')} {self.method('Of these K')}"
        yield self.method("Computed by").removesuffix(CHECKLIST_NAMED)
        yield self.method("Parallel analysis")
        h2 = facts.json["rotation"]["communalities"]
        shares = [f"{id} {percent(factor['explainedVariance'] / 100)}"
                  for id, factor in zip(facts.fid, facts.json["factors"])]
        yield f"{percent(sum(h2) / len(h2))} in all" + (
            f": {listed(shares)}." if len(shares) > 1 else ".")
        yield words.READ_FROM.format(
            ground="consensus statements" if facts.is_classical else "common ground",
            themes=", and themes" if facts.theme_names else "")
        yield " ".join(
            f"{facts.json['factors'][f]['name'] or facts.fid[f]}: {facts.gist(f)}"
            for f in facts.factors if facts.gist(f))

    def instruction(self):
        facts = self.facts
        people = len({sort["participant"] for sort in facts.sorts})
        taken = {sort["condition"] for sort in facts.sorts}
        asked = [question for condition, question in facts.study.get("conditions", {}).items()
                 if condition in taken] or [facts.question]
        return (f"{count(len(facts.sorts), 'sort')} by {count(people, 'person', 'people')}"
                + (", simulated." if facts.is_simulated else ".")
                + "".join(f" Asked: “{question}”" for question in asked if question))
