"""The tables of statements and themes, row by row: those that depend on labels, and the others."""

import report_words as words
from report_cells import column, in_bold, probability
from sheet_facts import fixed, integer
from sheet_readers import tidy

SCORE_HEADS = ["No.", "Statement"]


class StatementTables:
    """What the tables have to hold by one kind of labels: (id, title, note, rows)."""

    def __init__(self, report):
        self.report, self.facts = report, report.facts

    def by_labels(self):
        """Those that say something else by the other labels; themes stand apart from the rest."""
        facts = self.facts
        yield "statement-scores", words.SCORES_TABLE, words.SCORES_NOTE, self.scores()
        for f in facts.comparable:
            yield (f"distinguishing-{facts.fid[f].lower()}",
                   words.APART_TABLE.format(viewpoint=facts.headed(f)), *self.apart(f))
        yield (("consensus-statements", words.CONSENSUS_TABLE, *self.consensus())
               if facts.is_classical else ("shared-statements", words.SHARED_TABLE, *self.shared()))

    def themes(self):
        if self.facts.themes():
            yield "themes", words.THEMES_TABLE, words.THEMES_NOTE, self.theme_rows()

    def by_no_labels(self):
        yield "common-ground", words.GROUND_TABLE, words.GROUND_NOTE, self.ground()
        yield ("divergence", words.DIVERGENCE_TABLE, *self.divergence())

    def pairs(self):
        for k, pair in enumerate(self.facts.pairs):
            yield self.differences(k, *pair)

    def heads(self, *more):
        """The heads of a table of statements."""
        scores = [f"{id} {what}" for id in self.facts.fid for what in ("z", "column")]
        return [*SCORE_HEADS, *scores, *more]

    def named(self, j):
        return [self.facts.ids[j], tidy(self.facts.text[j])]

    def statement(self, j, bold=None):
        facts = self.facts
        cells = self.named(j)
        for f in facts.factors:
            own = [fixed(facts.z[j][f], 2), column(facts, facts.array[j][f])]
            cells += map(in_bold, own) if f == bold else own
        return cells

    # By labels

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
        return self.members(words.CONSENSUS_NOTE[self.facts.consensus_level], [
            j for j in self.facts.statements
            if self.facts.compared[j]["classical"]["consensus"] != "none"])

    def theme_rows(self):
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

    # By no labels

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
                *self.named(j), *(column(facts, value) for value in facts.array[j]),
                words.GROUND_SIDES.get(ground["side"], ""), ground["evidence"] or "",
                *(fixed(value, 2) for value in (margins[j], *map(found.get, words.GROUND_SCORES)))])
        return rows

    def divergence(self):
        """Statements by the two viewpoints that stand furthest apart on them."""
        facts = self.facts
        if len(facts.comparable) < 2:
            return words.NO_TWO, []
        rows = [self.heads(*words.DIVERGENCE_HEADS)]
        for j in facts.by_spread(facts.statements):
            f, g = max(facts.pairs, key=lambda pair: abs(facts.z[j][pair[0]] - facts.z[j][pair[1]]))
            rows.append([
                *self.statement(j), fixed(abs(facts.z[j][f] - facts.z[j][g]), 2),
                f"{facts.fid[f]}, {facts.fid[g]}", facts.compared[j]["label"], self.classical(j)])
        return words.DIVERGENCE_NOTE, rows

    def differences(self, k, f, g):
        """From what the first of two viewpoints holds more to what the second does."""
        facts = self.facts
        first, second = facts.fid[f], facts.fid[g]
        found = [compared["differences"][k] for compared in facts.compared]
        rows = [[*SCORE_HEADS, f"{first} z", f"{second} z", "Difference",
                 *words.DIFFERENCES_HEADS[facts.settings["labels"]]]]
        for j in sorted(facts.statements, key=lambda j: (-found[j]["difference"], j)):
            apart = fixed(facts.z[j][f] - facts.z[j][g], 2)
            is_significant, *tests = self.verdict(found[j])
            rows.append([
                *self.named(j), fixed(facts.z[j][f], 2), fixed(facts.z[j][g], 2),
                in_bold(apart) if is_significant else apart, *tests])
        return (f"differences-{first.lower()}-{second.lower()}",
                words.DIFFERENCES_TABLE.format(first=facts.headed(f), second=facts.headed(g)),
                words.DIFFERENCES_NOTE[facts.settings["labels"]], rows)

    def verdict(self, difference):
        """Whether a difference is significant by the labels in use, and what their tests say."""
        if self.facts.is_classical:
            level = difference["classicalLevel"]
            return level is not None, words.STARS.get(level, "")
        adjusted = difference["adjusted"]
        return (adjusted is not None and adjusted < 0.05, probability(difference["p"]),
                probability(adjusted), fixed(difference["hedgesG"], 2))
