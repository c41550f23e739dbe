"""The tables of a report that depend on labels, by both kinds of them, and the checklist."""

import report_words as words
from lexicon_checker import differences
from sheet_facts import count, fixed, integer, listed, percent, word
from sheet_readers import tidy

SCORE_HEADS = ["No.", "Statement"]


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
        self.statements = [row.get("data-statement") for row in element.iter("tr")]


def cell_text(cell):
    text = tidy("".join(cell.itertext()))
    return f"**{text}**" if cell.find("strong") is not None else text


def probability(value):
    return "–" if value is None else "<0.001" if value < 0.0005 else fixed(value, 3)


def column(value):
    return "–" if value is None else integer(value, True)


class LabelledTables:
    """What the tables have to hold by one kind of labels: (id, title, note, rows)."""

    def __init__(self, report):
        self.report, self.facts = report, report.facts

    def due(self):
        facts = self.facts
        yield "statement-scores", words.SCORES_TABLE, words.SCORES_NOTE, self.scores()
        for f in facts.comparable:
            yield (f"distinguishing-{facts.fid[f].lower()}",
                   words.APART_TABLE.format(viewpoint=self.heading(f)), *self.apart(f))
        yield (("consensus-statements", words.CONSENSUS_TABLE, *self.consensus())
               if facts.is_classical else ("shared-statements", words.SHARED_TABLE, *self.shared()))
        if facts.themes():
            yield "themes", words.THEMES_TABLE, words.THEMES_NOTE, self.themes()

    def heading(self, f):
        """The position and, where people gave one, the name."""
        return " ".join(filter(None, [self.facts.fid[f], self.facts.json["factors"][f]["name"]]))

    def heads(self, *more):
        """The heads of a table of statements."""
        scores = [f"{id} {what}" for id in self.facts.fid for what in ("z", "column")]
        return [*SCORE_HEADS, *scores, *more]

    def statement(self, j, bold=None):
        facts = self.facts
        cells = [facts.ids[j], tidy(facts.text[j])]
        for f in facts.factors:
            own = [fixed(facts.z[j][f], 2), column(facts.array[j][f])]
            cells += [f"**{cell}**" for cell in own] if f == bold else own
        return cells

    def classical(self, j):
        found = self.facts.compared[j]["classical"]
        if found["consensus"] != "none":
            return {"p>.01": "consensus", "p>.05": "consensus*"}[found["consensus"]]
        return ", ".join(mark["factor"] + words.STARS[mark["level"]]
                         for mark in found["distinguishes"])

    def label(self, j):
        found = self.facts.compared[j]
        if self.facts.is_classical:
            return self.classical(j)
        apart = found["label"] == "distinguishing"
        return found["label"] + (" " + ", ".join(found["distinguishes"]) if apart else "")

    def scores(self):
        rows = [[*self.statement(j), self.label(j)] for j in self.facts.statements]
        return [self.heads("Label"), *rows]

    def apart(self, f):
        """What tells a viewpoint from every other, from its highest score to its lowest."""
        facts = self.facts
        own = facts.fid[f]
        members = sorted((j for j in facts.statements if f in facts.distinguishes(j)),
                         key=lambda j: (-facts.z[j][f], j))
        if not members:
            return "None.", []
        largest = [] if facts.is_classical else ["Largest adjusted p"]
        rows = [self.heads(*largest, "Classical")]
        for j in members:
            found = facts.compared[j]
            adjusted = [d["adjusted"] for d in found["differences"] if own in (d["a"], d["b"])]
            marks = [own + words.STARS[mark["level"]]
                     for mark in found["classical"]["distinguishes"] if mark["factor"] == own]
            rows.append([*self.statement(j, bold=f),
                         *([probability(max(adjusted))] if largest else []), "".join(marks)])
        return words.APART_NOTE[facts.settings["labels"]], rows

    def members(self, note, members):
        if not members:
            return "None.", []
        rows = [[*self.statement(j), self.classical(j)] for j in members]
        return note, [self.heads("Classical"), *rows]

    def shared(self):
        note = words.SHARED_NOTE.format(delta=fixed(self.facts.settings["equivalence"], 2))
        return self.members(
            note, [j for j in self.facts.statements if self.facts.compared[j]["label"] == "shared"])

    def consensus(self):
        return self.members(words.CONSENSUS_NOTE, [
            j for j in self.facts.statements
            if self.facts.compared[j]["classical"]["consensus"] != "none"])

    def themes(self):
        facts = self.facts
        rows = [words.THEMES_HEADS + [
            f"{id} {what}" for id in facts.fid for what in ("stance", "SE")] + ["Label"]]
        for theme in facts.themes():
            share = None if theme["share"] is None else 100 * theme["share"]
            stances = [stance or {"mean": None, "standardError": None}
                       for stance in theme["stances"] or [None] * len(facts.fid)]
            rows.append([
                facts.theme_names[theme["theme"]], integer(len(facts.in_theme(theme["theme"]))),
                fixed(share, 0), fixed(theme["divergence"], 2), fixed(theme["rawDivergence"], 2),
                probability(theme["p"]), probability(theme["adjusted"]), fixed(theme["tilt"], 2),
                fixed(theme["argument"], 2),
                *(fixed(stance[key], 2) for stance in stances for key in ("mean", "standardError")),
                self.report.verdict(theme)])
        return rows


class SortTables:
    """What the tables of sorts and of common ground hold, by whatever labels: rows by id."""

    def __init__(self, report):
        self.report, self.facts = report, report.facts

    def due(self):
        rotation = self.facts.json["rotation"]
        names = [LabelledTables(self.report).heading(f) for f in self.facts.factors]
        yield "factor-loadings", self.loadings(names, rotation["loadings"])
        if rotation["structure"]:
            yield "factor-structure", [row[:len(names) + 1] for row in
                                       self.loadings(names, rotation["structure"])]
        yield "common-ground", self.ground()
        yield "sorts-by-viewpoint", self.sorts()

    def loadings(self, names, loadings):
        """In bold where a sort defines a viewpoint."""
        facts = self.facts
        rows = [["Sort", *names, "h²", "Status", "Viewpoint"]]
        for i, sort in enumerate(facts.sorts):
            cells = [f"**{fixed(a, 3)}**" if flag else fixed(a, 3)
                     for a, flag in zip(loadings[i], facts.flags[i])]
            h2 = facts.json["rotation"]["communalities"][i]
            rows.append([sort["id"], *cells, fixed(h2, 3), self.report.status(i), self.own(i)])
        return rows

    def own(self, i):
        """The viewpoint that a sort defines, and that it does so from the opposite side."""
        f = self.facts.own_viewpoint(i)
        if f is None:
            return ""
        return self.facts.fid[f] + (" (−)" if self.facts.flags[i][f] < 0 else "")

    def sorts(self):
        facts = self.facts
        own = list(map(facts.own_viewpoint, range(len(facts.sorts))))
        order = sorted(range(len(own)), key=lambda i: (len(facts.fid) if own[i] is None else own[i], i))
        rows = [words.SORTS_HEADS]
        for i in order:
            sort = facts.sorts[i]
            loading = None if own[i] is None else facts.json["rotation"]["loadings"][i][own[i]]
            rows.append([sort["id"], sort["participant"], sort["condition"] or "", self.own(i),
                         self.report.status(i), "" if loading is None else fixed(loading, 3)])
        return rows

    def ground(self):
        facts = self.facts
        margins = [found["commonGround"]["margin"] for found in facts.compared]
        order = sorted(facts.statements, key=lambda j: (
            float("inf") if margins[j] is None else -margins[j], j))
        rows = [[*SCORE_HEADS, *facts.fid, *words.GROUND_HEADS]]
        for j in order:
            found = facts.compared[j]
            ground = found["commonGround"]
            rows.append([
                facts.ids[j], tidy(facts.text[j]), *map(column, facts.array[j]),
                words.GROUND_SIDES.get(ground["side"], ""), ground["evidence"] or "",
                *(fixed(value, 2) for value in (margins[j], *map(found.get, words.GROUND_SCORES)))])
        return rows


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
        for report in self.reports:
            yield from self.labelled(report, tables)
        for id, rows in SortTables(self.reports[0]).due():
            for complaint in differences(
                    rows, next((table.rows for table in tables if table.id == id), [])):
                yield f"table {id}: {complaint}"
        yield from self.checklist(tables[-1])

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

    def labelled(self, report, tables):
        style = report.facts.settings["labels"]
        is_other = report is not self.reports[0]
        own = [table for table in tables if table.labels == style] if self.has_choice else [
            table for table in tables if table.id in {each[0] for each in LabelledTables(report).due()}]
        due = list(LabelledTables(report).due())
        ids = [id + (f"-{style}" if is_other else "") for id, *_ in due]
        if [table.id for table in own] != ids:
            yield f"the tables by {style} labels are {[table.id for table in own]}, not {ids}"
            return
        for table, (_, title, note, rows) in zip(own, due):
            if table.is_hidden != is_other:
                yield f"table {table.id} is {'hidden' if table.is_hidden else 'shown'}"
            if table.title.split(". ", 1)[1].removesuffix(".") != title.removesuffix("."):
                yield f"table {table.id} is entitled {table.title!r}"
            if table.note != tidy(note):
                yield f"table {table.id} notes {table.note!r}, not {note!r}"
            for complaint in differences(rows, table.rows):
                yield f"table {table.id}: {complaint}"
            if rows[:1] and rows[0][0] == "No." and table.statements[1:] != [
                    row[0] for row in rows[1:]]:
                yield f"the rows of table {table.id} are marked as those of other statements"

    # The checklist

    def checklist(self, table):
        if (table.id, table.note) != ("reporting-checklist", words.CHECKLIST_NOTE):
            yield f"the last table is {table.id}, noting {table.note!r}"
        known = list(self.known())
        kept = word(len(self.facts.fid))
        rows = [words.CHECKLIST_HEADS] + [
            [f"{number}. {subject}", tidy(said), left.format(number=kept)]
            for number, ((subject, left), said) in enumerate(zip(words.CHECKLIST, known), start=1)]
        for complaint in differences(rows, table.rows):
            yield f"checklist: {complaint}"

    def method(self, beginning):
        return next((text for text in self.methods if text.startswith(beginning)), "")

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
        yield words.SCALE.format(
            low=integer(low, True), high=integer(high, True), lowest=facts.poles["low"],
            highest=facts.poles["high"], filled="had to be filled" if facts.json["forced"]
            else "were free")
        yield self.instruction()
        yield " ".join(
            f"{count(len(known), *called)}." for known, called in [
                (facts.comments, ["comment on statements", "comments on statements"]),
                (facts.study.get("background", []), ["background question"])] if known)
        yield f"{self.method('Likeness')} {self.method('Of these K')}"
        yield self.method("Computed by").removesuffix(words.CHECKLIST_NAMED)
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
