"""The tables of what is computed beside an analysis, row by row: (id, title, note, rows)."""

import evidence_words as words
from report_cells import figures, in_bold, probability, share
from report_evidence import FIRM, HOLDS_WELL, Evidence
from report_groups import Paired
from sheet_facts import capitalised, fixed, integer, word
from sheet_readers import tidy


class EvidenceTables:
    """Of each part that was asked for, in the order in which the report tells of them."""

    def __init__(self, facts):
        self.facts = facts
        self.evidence = Evidence(facts)
        self.known = facts.json
        self.ids = [sort["id"] for sort in facts.sorts]

    def due(self):
        bootstrap = self.known["bootstrap"]
        if bootstrap and bootstrap["steps"] - bootstrap["failed"] - bootstrap["degenerate"] > 1:
            yield self.bootstrap_scores(bootstrap)
            yield self.bootstrap_members(bootstrap)
        if self.known["influence"]:
            yield self.influence(self.known["influence"])
        for number, groups in enumerate(self.evidence.groups, start=1):
            yield self.group_members(groups, number)
            if groups.pairs:
                yield self.group_pairs(groups, number)
            if any(map(groups.parted, self.facts.statements)):
                yield self.group_statements(groups, number)
        if self.known["paired"] and Paired(self.facts, self.known["paired"]).is_disclosed:
            yield self.paired_loadings(self.known["paired"])
            yield self.paired_statements(self.known["paired"])
        if self.known["multiverse"] and self.known["multiverse"]["runs"]:
            yield self.choices(self.known["multiverse"])
            yield self.labels(self.known["multiverse"])
            yield self.memberships(self.known["multiverse"])
        if self.known["classification"]:
            yield self.further(self.known["classification"])

    def each(self, *columns):
        """Heads of columns for each viewpoint."""
        return [f"{id} {column}".strip() for id in self.facts.fid for column in columns]

    def statement(self, j):
        return [self.facts.ids[j], tidy(self.facts.text[j])]

    # Who took part

    def bootstrap_scores(self, found):
        facts = self.facts
        title, note = words.BOOTSTRAP_SCORES
        rows = [["Statement", *self.each("z", "from", "to", "+ %", "− %")]]
        outer = 1 if len(facts.grid) < 5 else 2
        for j, id in enumerate(facts.ids):
            row = [id]
            for f in facts.factors:
                row += figures(
                    [facts.z[j][f], found["z"]["lower"][j][f], found["z"]["upper"][j][f]], 2)
                row += [share(found["highest"][j][f]), share(found["lowest"][j][f])]
            rows.append(row)
        return ("bootstrap-scores", title.format(who=self.evidence.who),
                note.format(draws=integer(found["steps"]), outer=words.OUTER[outer]), rows)

    def bootstrap_members(self, found):
        facts = self.facts
        title, note = words.BOOTSTRAP_MEMBERS
        rows = [["Sort", *self.each("", "from", "to", "flagged %")]]
        loadings = facts.json["rotation"]["loadings"]
        for i, id in enumerate(self.ids):
            row = [id]
            for f in facts.factors:
                row += figures([loadings[i][f], found["loadings"]["lower"][i][f],
                                found["loadings"]["upper"][i][f]], 2)
                flagged = found["flagFrequency"][i][f]
                firm = flagged is not None and flagged >= FIRM
                row.append(in_bold(share(flagged)) if firm else share(flagged))
            rows.append(row)
        return "bootstrap-members", title.format(who=self.evidence.who), note, rows

    def influence(self, found):
        """The largest influence first; above it those without which nothing can be told."""
        facts = self.facts
        title, note = words.INFLUENCE_TABLE
        rows = [["Sort", "Influence", *self.each("r"), "Labels changed"]]

        def influence(i):
            value = found[i]["influence"]
            return 2 if value is None else value

        for i in sorted(range(len(found)), key=lambda i: (-influence(i), i)):
            correlations = found[i]["correlations"] or [None] * len(facts.fid)
            labels = found[i]["labelsChanged"]
            rows.append([
                self.ids[i], fixed(found[i]["influence"], 3), *figures(correlations, 3),
                "–" if labels is None else integer(labels)])
        return "influence", title, note, rows

    # Groups and conditions

    def group_members(self, groups, number):
        facts = self.facts
        title, note = words.GROUP_MEMBERS
        keys = ["confounded", "null"]
        heads = [facts.headed(f) for f in facts.factors]
        rows = [["Group", "People", *heads, "Confounded", "Null", "Cohesion"]]
        for group in groups.shown:
            rows.append([group["name"], *map(integer, [
                group["people"], *group["members"], *map(group.get, keys)]),
                fixed(group["cohesion"], 2)])
        if groups.together and not groups.withheld:
            sums = [sum(each) for each in zip(*(
                [group["people"], *group["members"], *map(group.get, keys)]
                for group in groups.together))]
            name = words.GROUPS_TOGETHER.format(groups=word(len(groups.together)))
            rows.append([name, *map(integer, sums), ""])
        return (f"group-members-{number}", title.format(attribute=groups.attribute), note,
                rows if len(rows) > 1 else [])

    def group_pairs(self, groups, number):
        title, note = words.GROUP_PAIRS
        rows = [["Groups", *self.each("shift"), "T", "p", "Adjusted", "Likeness"]]
        for pair in groups.pairs:
            rows.append([
                f"{pair['a']} – {pair['b']}", *figures(pair["shift"], 2), fixed(pair["distance"], 3),
                probability(pair["p"]), probability(pair["adjusted"]), fixed(pair["likeness"], 2)])
        return f"group-pairs-{number}", title.format(attribute=groups.attribute), note, rows

    def group_statements(self, groups, number):
        title, note = words.GROUP_STATEMENTS
        rows = [["No.", "Statement", "Groups", "Difference", "t", "Adjusted p"]]
        for pair in groups.pairs:
            for j in self.facts.statements:
                if pair in groups.parted(j):
                    found = pair["statements"][j]
                    rows.append([
                        *self.statement(j), f"{pair['a']} – {pair['b']}",
                        fixed(found["difference"], 2), fixed(found["t"], 2),
                        probability(found["adjusted"])])
        return f"group-statements-{number}", title.format(attribute=groups.attribute), note, rows

    def paired_loadings(self, found):
        title, note = words.PAIRED_LOADINGS
        rows = [["Viewpoint", found["from"], found["to"], "Change", "p", "Adjusted"]]
        for f, shift in enumerate(found["shifts"]):
            rows.append([
                self.facts.headed(f), *figures(map(shift.get, ["first", "second", "change"]), 3),
                probability(shift["p"]), probability(shift["adjusted"])])
        return ("paired-loadings", title.format(first=found["from"], second=found["to"]), note, rows)

    def paired_statements(self, found):
        title, note = words.PAIRED_STATEMENTS
        changes = found["statements"]
        rows = [["No.", "Statement", "Change", "t", "p", "Adjusted p"]]
        for j in sorted(self.facts.statements, key=lambda j: (-abs(changes[j]["change"]), j)):
            rows.append([
                *self.statement(j), fixed(changes[j]["change"], 2), fixed(changes[j]["t"], 2),
                probability(changes[j]["p"]), probability(changes[j]["adjusted"])])
        return "paired-statements", title, note, rows

    # Other choices, and further sorts

    def choices(self, found):
        title, note = words.CHOICES_TABLE
        agreement = ["labels", "memberships", "viewpoints"]
        rows = [["Choice", "Level", "Analyses", *map(capitalised, agreement)]]
        for choice in found["choices"]:
            for level in choice["levels"]:
                rows.append([
                    capitalised(words.CHOICES[choice["choice"]]), level["level"],
                    integer(level["runs"]), *map(share, map(level.get, agreement))])
        return "multiverse-choices", title, note, rows

    @staticmethod
    def held(value):
        return in_bold(share(value)) if value >= HOLDS_WELL else share(value)

    def labels(self, found):
        title, note = words.LABELS_TABLE
        labels = ["distinguishing", "shared", "undecided"]
        rows = [["Statement", "Label", "Holds", *map(capitalised, labels)]]
        for j, each in enumerate(found["statements"]):
            rows.append([self.facts.ids[j], self.facts.compared[j]["label"],
                         self.held(each["holds"]), *map(share, map(each.get, labels))])
        return ("multiverse-statements", title, note.format(ways=integer(len(found["runs"]))), rows)

    def memberships(self, found):
        facts = self.facts
        title, note = words.MEMBERSHIPS_TABLE
        rows = [["Sort", "Defines", "Holds", "Elsewhere"]]
        for i, each in enumerate(found["sorts"]):
            own = facts.own_viewpoint(i)
            rows.append([self.ids[i], "none" if own is None else facts.fid[own],
                         self.held(each["holds"]), share(each["elsewhere"])])
        return "multiverse-sorts", title, note.format(ways=integer(len(found["runs"]))), rows

    def further(self, found):
        title, note = words.FURTHER_TABLE
        rows = [["Sort", *self.facts.fid, "Would define", "h²", *self.each("r")]]
        for sort in found["sorts"]:
            loadings = [in_bold(fixed(a, 2)) if flag else fixed(a, 2)
                        for a, flag in zip(sort["loadings"], sort["flags"])]
            rows.append([
                sort["sort"], *loadings, sort["viewpoint"] or sort["status"],
                fixed(sort["communality"], 2), *figures(sort["correlations"], 2)])
        return "further-sorts", title, note, rows
