"""The tables of sorts and of viewpoints as wholes, row by row; labels don't bear on them."""

from statistics import mean, stdev

import report_words as words
from report_cells import figures, in_bold
from sheet_facts import fixed, integer

# Of more sorts a table of correlations is none for a page.
MOST_ALIKE = 40
EIGENVALUES = 10


class SortTables:
    """What the tables have to hold: (id, title, note, rows)."""

    def __init__(self, report):
        self.report, self.facts = report, report.facts
        self.rotation = self.facts.json["rotation"]
        self.heads = list(map(self.facts.headed, self.facts.factors))

    def before_statements(self):
        is_oblique = self.rotation["factorCorrelations"] is not None
        on_pattern = self.facts.settings["conventions"] == "qmethod"
        note = words.LOADINGS_NOTE + (words.OBLIQUE_LOADINGS[on_pattern] if is_oblique else "")
        yield "factor-loadings", words.LOADINGS_TABLE, note, self.loadings()
        if is_oblique:
            yield ("factor-structure", words.STRUCTURE_TABLE, words.STRUCTURE_NOTE[on_pattern],
                   self.structure())
            yield "factor-phi", words.PHI_TABLE, words.PHI_NOTE, self.phi()
        yield "sort-correlations", words.ALIKE_TABLE, *self.alike()
        yield "eigenvalues", words.EIGENVALUES_TABLE, *self.eigenvalues()
        yield "unrotated-loadings", words.UNROTATED_TABLE, *self.unrotated()
        yield ("factor-characteristics", words.CHARACTERISTICS_TABLE, self.characteristics_note(),
               self.characteristics())
        yield ("factor-correlations", words.CORRELATIONS_TABLE, words.CORRELATIONS_NOTE,
               self.correlations())
        yield "standard-errors", words.ERRORS_TABLE, *self.errors()

    def after_statements(self):
        yield "sorts-by-viewpoint", words.SORTS_TABLE, "", self.sorts()
        if not self.facts.json["forced"]:
            filled = any(None in sort for sort in self.facts.placed)
            yield ("free-distributions", words.SPREADS_TABLE,
                   words.SPREADS_NOTE + (words.FILLED_COUNT if filled else ""), self.spreads())

    def flagged(self, loadings, i):
        """In bold where the sort defines a viewpoint."""
        return [in_bold(fixed(a, 3)) if flag else fixed(a, 3)
                for a, flag in zip(loadings[i], self.facts.flags[i])]

    def loadings(self):
        facts = self.facts
        rows = [["Sort", *self.heads, "h²", "Status", "Viewpoint"]]
        for i, sort in enumerate(facts.sorts):
            rows.append([
                sort["id"], *self.flagged(self.rotation["loadings"], i),
                fixed(self.rotation["communalities"][i], 3), self.report.status(i), self.own(i)])
        return rows

    def spreads(self):
        return [words.SPREADS_HEADS] + [
            [sort["id"], fixed(mean(placed), 3), fixed(stdev(placed), 3)]
            for sort, placed in zip(self.facts.sorts, self.facts.placements)]

    def structure(self):
        return [["Sort", *self.heads]] + [
            [sort["id"], *self.flagged(self.rotation["structure"], i)]
            for i, sort in enumerate(self.facts.sorts)]

    def phi(self):
        facts = self.facts
        phi = self.rotation["factorCorrelations"]
        return [["Factor", *facts.fid]] + [
            [id, *figures(row, 3)] for id, row in zip(facts.fid, phi)]

    def alike(self):
        facts = self.facts
        r = facts.json["correlations"]
        if len(facts.sorts) > MOST_ALIKE or r is None:
            return words.NOT_ALIKE.format(sorts=integer(len(facts.sorts))), []
        ids = [sort["id"] for sort in facts.sorts]
        return "", [["Sort", *ids]] + [[id, *figures(row, 2)] for id, row in zip(ids, r)]

    def eigenvalues(self):
        """With the level of chance, where that was tried."""
        extraction = self.facts.json["extraction"]
        values = extraction["eigenvalues"]
        shown = min(len(values), max(EIGENVALUES, len(extraction["loadings"][0])))
        retention = self.facts.json["retention"]
        rows = [words.EIGENVALUES_HEADS + ([words.CHANCE] if retention else [])]
        share = 100 / len(self.facts.sorts)
        for k in range(shown):
            row = [str(k + 1), fixed(values[k], 3), fixed(values[k] * share, 1),
                   fixed(sum(values[:k + 1]) * share, 1)]
            if retention:
                chance = retention["reference"]
                row.append(fixed(chance[k] if k < len(chance) else None, 3))
            rows.append(row)
        note = words.FIRST_OF.format(shown=shown, all=len(values)) if shown < len(values) else ""
        return note, rows

    def unrotated(self):
        extraction = self.facts.json["extraction"]
        number = len(extraction["loadings"][0])
        rows = [["Sort", *(str(k + 1) for k in range(number)), "h²"]]
        for sort, loadings, h2 in zip(
                self.facts.sorts, extraction["loadings"], extraction["communalities"]):
            rows.append([sort["id"], *figures([*loadings, h2], 3)])
        return words.UNROTATED_NOTE.format(number=number), rows

    def characteristics(self):
        facts = self.facts
        own = facts.json["factors"]
        rows = [["Characteristic", *self.heads],
                ["Defining sorts", *(integer(len(facts.definers(f))) for f in facts.factors)]]
        for key, name in words.CHARACTERISTICS.items():
            decimals = 1 if key == "explainedVariance" else 3
            rows.append([name, *figures([factor[key] for factor in own], decimals)])
        return rows + [["Bipolar", *("yes" if self.is_bipolar(f) else "no" for f in facts.factors)]]

    def is_bipolar(self, f):
        return len({self.facts.flags[i][f] for i in self.facts.definers(f)}) == 2

    def characteristics_note(self):
        """With what the shares of the variance are where they do not add up."""
        facts = self.facts
        notes = [words.OVERLAP] if self.rotation["factorCorrelations"] is not None else []
        notes += [words.OTHER_POLE.format(pole=facts.fid[f], whole=whole)
                  for f, whole in enumerate(self.rotation["splitFrom"]) if whole is not None]
        h2 = self.rotation["communalities"]
        if notes:
            notes.append(words.EXPLAIN.format(share=fixed(100 * sum(h2) / len(h2), 1)))
        note = words.CHARACTERISTICS_NOTE.format(
            reliability=fixed(facts.settings["reliability"], 2))
        return " ".join([note, *notes])

    def correlations(self):
        facts = self.facts
        return [["Viewpoint", *facts.fid]] + [
            [head, *figures(row, 3)]
            for head, row in zip(self.heads, facts.json["factorCorrelations"])]

    def errors(self):
        facts = self.facts
        pairs = [(f, g) for f in facts.factors for g in facts.factors if f < g]
        if not pairs:
            return words.ONE_ONLY, []
        rows = [words.ERRORS_HEADS]
        for f, g in pairs:
            rows.append([
                f"{facts.fid[f]} and {facts.fid[g]}", fixed(facts.json["sed"][f][g], 3),
                fixed(facts.json["empiricalSed"][f][g], 3),
                fixed(facts.json["heterotraitMonotrait"][f][g], 2)])
        return "", rows

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
            loading = None if own[i] is None else self.rotation["loadings"][i][own[i]]
            rows.append([sort["id"], sort["participant"], sort["condition"] or "", self.own(i),
                         self.report.status(i), "" if loading is None else fixed(loading, 3)])
        return rows
