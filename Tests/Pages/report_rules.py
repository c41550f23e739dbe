"""Which sentences the report must say, in order, and under which heading: worked out again."""

import report_words as words
from sheet_facts import capitalised, count, fixed, integer, listed, percent, word
from sheet_frame import ground_title, heading, paragraph
from sheet_rules import Sheets


class Report:
    """The parts of a report section by section, as `Sheets` gives those of a sheet."""

    def __init__(self, facts):
        self.facts = facts
        self.sheets = Sheets(facts)

    def statements(self, members, first=None, stars=None):
        parts = []
        for j in members:
            kind, number, wording, theme, columns = self.sheets.statement(j)
            said = " ".join(filter(None, [(stars or {}).get(j), theme]))
            parts.append((kind, number, wording, said, columns))
        return parts

    def warnings(self, codes):
        return [warning for warning in self.facts.json["warnings"] if warning["code"] in codes]

    # The answer

    def answer(self):
        facts = self.facts
        parts = [paragraph(self.headline())]
        if facts.change:
            parts.append(paragraph(
                words.CHANGES.format(before=facts.change[0], after=facts.change[1])))
        parts.append(paragraph(self.standing()))
        empty = [facts.fid[f] for f in facts.factors if not facts.definers(f)]
        if empty and len(empty) < len(facts.factors):
            have = "it has" if len(empty) == 1 else "they have"
            parts.append(paragraph(words.UNDEFINED.format(names=listed(empty, "or"), have=have)))
        parts += [paragraph(warning["message"]) for warning in self.warnings(words.PROMINENT)]
        for f in facts.factors:
            said = [facts.fid[f], facts.name(f), facts.gist(f), self.summary(f)]
            parts.append(("item", " ".join(filter(None, said))))
        return parts

    def people(self):
        return len({sort["participant"] for sort in self.facts.sorts})

    def headline(self):
        facts = self.facts
        number, sorts, people = len(facts.factors), len(facts.sorts), self.people()
        h2 = facts.json["rotation"]["communalities"]
        source = (f"{integer(people)} people" if people == sorts else
                  f"{count(sorts, 'sort')} by {count(people, 'person', 'people')}")
        return words.HEADLINE.format(
            number=capitalised(word(number)) + (" viewpoint" if number == 1 else " viewpoints"),
            source=source, statements=integer(len(facts.ids)), variance=percent(sum(h2) / len(h2)))

    def standing(self):
        facts = self.facts
        status = list(map(self.status, range(len(facts.sorts))))
        defining = [i for i, each in enumerate(status) if each == "defining"]
        turned = sum(min(facts.flags[i]) < 0 for i in defining)
        text = "No sort defines"
        if defining:
            text = count(len(defining), "sort defines", "sorts define")
        text += " a viewpoint" + (f" ({integer(turned)} from the opposite side)" if turned else "")
        others = [f"{count(status.count(each), 'is', 'are')} {each}{meaning}"
                  for each, meaning in words.STATUS if each in status]
        return f"{text}; " + ("; ".join(others) or "none is confounded or null") + "."

    def status(self, i):
        """How a sort stands; one that a person, and no rule, left without a flag was passed over."""
        facts = self.facts
        by_hand = facts.settings["flagging"] == "none" or facts.lost_its_flag(i)
        return "not flagged" if by_hand and not any(facts.flags[i]) else facts.sorts[i]["status"]

    def summary(self, f):
        facts = self.facts
        members = facts.definers(f)
        if not members:
            return words.NOBODY_DEFINES
        turned = sum(facts.flags[i][f] < 0 for i in members)
        split = facts.json["rotation"]["splitFrom"]
        other = split[f] or next(
            (facts.fid[g] for g in facts.factors if split[g] == facts.fid[f]), None)
        oblique = facts.json["rotation"]["factorCorrelations"] is not None
        how = (f"together with {other} explains" if other is not None
               else "its pattern carries" if oblique else "explains")
        return words.DEFINED_BY.format(
            sorts=count(len(members), "sort"), how=how,
            pole=f" ({integer(turned)} from the opposite side)" if turned else "",
            variance=percent(facts.json["factors"][f]["explainedVariance"] / 100))

    def only_it_says(self, f):
        """What tells a viewpoint from every other, or that nothing does."""
        parts = []
        groups = self.sheets.only_it_says(f)
        for title, members in groups:
            stars = {j: self.facts.stars(j, f) for j in members}
            parts += [heading(title), *self.statements(members, stars=stars)]
        if not groups and self.sheets.nothing(f):
            parts.append(paragraph(self.sheets.nothing(f)))
        return parts

    # What they share

    def share(self):
        facts = self.facts
        parts = [heading(words.SHARE), paragraph(self.ground_summary())]
        groups = facts.common_ground()
        for evidence, side, members in groups:
            parts.append(heading(ground_title(facts, evidence, side)))
            parts += self.statements(members)
        parts += self.sheets.likely_means()
        if not groups and len(facts.comparable) > 1:
            parts += self.sheets.without_ground()[1:]
        sentence, members = self.consensus() if facts.is_classical else self.same_degree()
        return parts + [paragraph(sentence)] + self.statements(members)

    def ground_summary(self):
        facts = self.facts
        groups = facts.common_ground()
        if len(facts.comparable) < 2:
            return words.FEWER_THAN_TWO
        if not groups:
            return words.NO_GROUND
        sides = words.GROUND_SIDES_OF_CHANGES if facts.change else words.GROUND_SIDES
        said = {"firm": [], "likely": []}
        total = {"firm": 0, "likely": 0}
        for evidence, side, members in groups:
            said[evidence].append(f"{len(members)} {sides[side]}")
            total[evidence] += len(members)
        text = "No statement is firm common ground"
        if total["firm"]:
            number = count(total["firm"], "statement is", "statements are")
            text = f"{number} firm common ground of {facts.everyone} ({listed(said['firm'])})"
        if total["likely"]:
            verb = ("more is", "more are") if total["firm"] else ("is", "are")
            text += f"; {count(total['likely'], *verb)} likely ({listed(said['likely'])})"
        return text + "."

    def same_degree(self):
        facts = self.facts
        delta = facts.settings["equivalence"]
        degree = words.SAME_DEGREE.format(delta=fixed(delta, 2), columns=facts.columns(delta))
        shared = [j for j in facts.statements if facts.compared[j]["label"] == "shared"]
        if shared:
            number = count(len(shared), "statement is", "statements are")
            return words.SHARED.format(statements=number, degree=degree), shared
        if len(facts.comparable) < 2:
            return words.NO_TWO, []
        few = facts.has_warning("sharedOutOfReach")
        return (words.TOO_FEW_SHARE if few else words.NOTHING_SHARED).format(degree=degree), []

    def consensus(self):
        facts = self.facts
        found = [j for j in facts.statements
                 if facts.compared[j]["classical"]["consensus"] != "none"]
        if len(facts.comparable) < 2:
            return words.NO_TWO, found
        number = count(
            len(found), "statement is a consensus statement", "statements are consensus statements")
        return (words.CONSENSUS.format(statements=number, level=self.facts.consensus_level) if found else words.NO_CONSENSUS), found

    # Where they part

    def verdict(self, theme):
        if len(self.facts.comparable) < 2:
            return ""
        if theme["label"] == "shared":
            if self.facts.is_around_the_middle(theme):
                return "differ little, around the middle"
            if not self.facts.common_side(theme):
                return "differ little, on no one side"
            told = self.facts.telling(self.facts.in_theme(theme["theme"]))
            return "same side, different arguments" if told else "shared"
        return theme["label"] or ("needs directions" if not theme["stances"] else "undecided")

    def part(self):
        facts = self.facts
        parts = [heading(words.PART)]
        if len(facts.comparable) < 2:
            parts.append(paragraph(words.NOTHING_DIVIDES))
        elif not facts.json["themes"]:
            apart = facts.parting(facts.statements)[:5]
            parts.append(paragraph(words.FURTHEST if apart else facts.nothing_parts))
            parts += self.statements(apart)
        else:
            for verdict, frame in words.LEADS:
                themes = [facts.theme_names[theme["theme"]] for theme in facts.themes()
                          if self.verdict(theme) == verdict]
                if themes:
                    parts.append(paragraph(frame.format(themes=listed(themes))))
            if all(theme["share"] is None for theme in facts.json["themes"]):
                parts.append(paragraph(
                    words.ONE_THEME if len(facts.json["themes"]) < 2
                    else words.NO_DISAGREEMENT if facts.is_noise_known else words.NOISE_UNKNOWN))
        # Of a single viewpoint it is said once that there is nothing to compare.
        for theme in facts.themes() if len(facts.comparable) > 1 else []:
            name = facts.theme_names[theme["theme"]]
            parts.append(heading(f"{name} {self.verdict(theme)}"))
            parts += [paragraph(sentence) for sentence in self.theme(theme)]
        return parts

    @staticmethod
    def is_heavy(theme):
        return (theme["divergence"] or 0) > 1 and (1 if theme["adjusted"] is None
                                                   else theme["adjusted"]) < 0.05

    def theme(self, theme):
        facts = self.facts
        members = facts.in_theme(theme["theme"])
        if theme["share"] is not None:
            yield words.WEIGHT.format(
                share=percent(theme["share"]), size=percent(len(members) / len(facts.ids))) + (
                    words.MORE_THAN_SIZE if self.is_heavy(theme) else ".")
        verdict = self.verdict(theme)
        if verdict == "same side, different arguments":
            told = facts.telling(members)
            yield words.DIFFERENT.format(
                statements=count(len(told), "statement tells", "statements tell"))
        if verdict in ("divided", "shared", "same side, different arguments",
                       "differ little, on no one side"):
            yield self.stances(theme)
        if verdict == "divided" and theme["tilt"] + theme["argument"] > 0:
            about_side = theme["tilt"] >= theme["argument"]
            yield words.ABOUT_SIDE if about_side else words.ABOUT_STATEMENTS
        if verdict == "differ little, around the middle":
            yield words.LITTLE
        if verdict == "undecided":
            yield words.TOO_FEW_THEME if theme["sharedOutOfReach"] else words.UNDECIDED
        if verdict == "needs directions":
            yield words.UNDIRECTED

    def stances(self, theme):
        facts = self.facts
        known = {f: theme["stances"][f] for f in facts.comparable if theme["stances"][f]}
        groups = [(side, [f for f in known if known[f]["side"] == side]) for side in words.STAND]
        groups = [(side, members) for side, members in groups if members]
        if len(groups) > 1:
            return "; ".join(
                f"{facts.names(members)} stand{'s' if len(members) == 1 else ''} {words.STAND[side]}"
                for side, members in groups) + "."
        text = f"{capitalised(facts.everyone)} stand {words.STAND[groups[0][0]]}"
        if theme["label"] != "divided":
            return text + "."
        degrees = ", ".join(f"{facts.quoted(f)} {fixed(known[f]['mean'], 2, True)}" for f in known)
        return f"{text}, but not to the same degree: {degrees}."

    # How sure this is

    def sure(self):
        facts = self.facts
        items = [self.reliability(), self.detectable(), self.retention()]
        items += [warning["message"] for warning in self.warnings(words.CONCERNS)]
        items += [words.MADE if facts.is_simulated else None, words.SCOPE]
        return [heading(words.SURE)] + [("item", item) for item in items if item]

    def reliability(self):
        facts = self.facts
        known = [(f, facts.json["factors"][f]["empiricalReliability"]) for f in facts.comparable]
        figures = [f"{fixed(r, 2)} ({facts.quoted(f)})" for f, r in known if r is not None]
        return words.RELIABILITY.format(figures=listed(figures)) if figures else None

    def detectable(self):
        facts = self.facts
        smallest, delta = facts.json["detectable"]["equivalence"], facts.settings["equivalence"]
        if smallest is None:
            return None
        shown = f"{fixed(smallest, 2)} in z ({facts.columns(smallest)} grid columns)"
        bound = words.BOUND.format(delta=fixed(delta, 2), columns=facts.columns(delta))
        return bound + (words.BEYOND if smallest >= delta else words.WITHIN).format(shown=shown)

    def retention(self):
        facts = self.facts
        retention = facts.json["retention"]
        if not retention:
            return words.NOT_TESTED
        kept = facts.settings["factors"]
        said = f"{word(kept)} {'was' if kept == 1 else 'were'} kept"
        poles = sum(each is not None for each in facts.json["rotation"]["splitFrom"])
        if poles:
            whose = "its" if poles == 1 else "their"
            said += (", split into its two poles" if kept == 1
                     else f", {word(poles)} of them split into {whose} two poles")
        found = {each["name"]: each["factors"] for each in retention["criteria"]}
        three = [found[name] for name in words.LEADING]
        low, high = retention["range"]
        whole = None not in three
        viewpoints = "viewpoint" if high == 1 else "viewpoints"
        tests = "Three tests" if whole else "Two tests"
        if low == high:
            return words.AGREE.format(tests=tests, number=f"{word(low)} {viewpoints}", kept=said)
        suggested = retention["suggested"]
        median = f", {word(suggested) if suggested else 'none'} as the median" if whole else ""
        return words.BETWEEN.format(
            tests=tests, low=word(low) if low else "none", high=f"{word(high)} {viewpoints}",
            median=median, kept=said)
