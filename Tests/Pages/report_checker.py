"""Holds the report against `analysis.json`: its sentences, its lists of statements, its figures."""

import re

import evidence_words
import report_words as words
from evidence_pictures import EvidenceFigures
from lexicon_checker import differences, drawing, in_html
from report_evidence import Evidence
from report_frame import Frame
from report_pictures import Figures
from report_rules import Report
from report_sort_pictures import SortFigures
from report_tables import Tables
from sheet_facts import Facts, count, fixed, integer, listed, percent
from sheet_readers import ReportPage, tidy
from sheet_rules import heading, paragraph


class LabelledPage(ReportPage):
    """The report, with the ends of each part that speaks by one kind of labels."""

    def read(self, element, parts):
        labels = element.get("data-labels") if element.tag == "div" else None
        if labels is None:
            super().read(element, parts)
            return
        parts.append(labelled(labels, element.get("hidden") is None))
        super().read(element, parts)
        parts.append(LABELS_END)


LABELS_END = ("labels", "end")


def labelled(style, shown):
    return ("labels", f"{style}, {'shown' if shown else 'hidden'}")


class ReportChecker:
    """What the report of one analysis has to say."""

    def __init__(self, analysis, study):
        self.facts = Facts(analysis, study)
        self.report = Report(self.facts)
        # By the labels asked for; where viewpoints can be compared, by the others as well.
        self.by_labels = [self.report]
        if len(self.facts.comparable) > 1:
            other = "mindset" if self.facts.is_classical else "classical"
            settings = {**analysis["settings"], "labels": other}
            self.by_labels.append(Report(Facts({**analysis, "settings": settings}, study)))
        self.evidence = list(Evidence(self.facts).parts())

    def complaints(self, path):
        page = LabelledPage(path)
        for name, due in [
                ("answer", self.report.answer()), ("share", self.report.share()),
                ("part", self.report.part()), ("sure", self.report.sure()),
                ("evidence", self.how_far_it_carries()), ("viewpoints", self.viewpoints())]:
            found = [part for part in page.sections.get(name, []) if part[0] != "figcaption"]
            for complaint in differences(list(map(in_html, due)), list(map(in_html, found))):
                yield f"{name}: {complaint}"
        yield from self.drawings(page)
        for complaint in self.methods(page.sections["methods"]):
            yield f"methods: {complaint}"
        said = [part[1] for part in page.sections["methods"] if part[0] == "paragraph"]
        yield from Tables(self.by_labels, said).complaints(page.root)
        yield from Frame(self.facts, page.root).complaints()
        yield from Figures(self.facts, page.root).complaints()
        yield from SortFigures(self.facts, page.root).complaints()
        yield from EvidenceFigures(self.facts, page.root).complaints()

    def how_far_it_carries(self):
        parts = [heading(evidence_words.EVIDENCE)] if self.evidence else []
        for title, sentences, _ in self.evidence:
            parts += [heading(title), *map(paragraph, sentences)]
        return parts

    def viewpoints(self):
        facts, sheets = self.facts, self.report.sheets
        parts = [heading(words.VIEWPOINTS)]
        for f in facts.factors:
            parts.append(heading(f"{facts.name(f)} {facts.fid[f]}"))
            parts += [paragraph(facts.gist(f))] if facts.gist(f) else []
            parts.append(paragraph(self.report.summary(f)))
            scored = facts.array[0][f] is not None
            for top in (True, False) if scored else ():
                title, members = sheets.extreme_title(top, f)
                parts += [heading(title), *self.report.statements(members)]
            for report in self.by_labels:
                only = report.only_it_says(f)
                if len(self.by_labels) > 1:
                    style = report.facts.settings["labels"]
                    only = [labelled(style, report is self.report), *only, LABELS_END]
                parts += only
            parts += [("picture", "array", f)] if scored else []
        return parts

    def drawings(self, page):
        due = [part for part in self.viewpoints() if part[0] == "picture"]
        found = [part[1] for part in page.sections["viewpoints"] if part[0] == "picture"]
        for part, shown in zip(due, found):
            yield from drawing(self.facts, part, shown)

    # Methods

    def methods(self, parts):
        """Of an analysis by the usual rules; every number of every sentence."""
        said = [part[1] for part in parts[1:] if part[0] == "paragraph"]
        due = list(map(tidy, self.paragraphs()))
        # One viewpoint cannot be turned, and an oblique rotation has one start.
        settings = self.facts.settings
        several = settings["factors"] > 1 and settings["rotation"] == "varimax"
        for place, text in enumerate(said):
            if text.startswith("Of these K") and several:
                said[place], starts = re.subn(words.STARTS, "", text)
                if not starts:
                    yield "how many starts were tried is not said"
        yield from differences(due, said)
        yield from self.references(" ".join(said), [part[1] for part in parts if part[0] == "item"])

    @staticmethod
    def references(said, entries):
        """Each work cited is listed, and none besides."""
        cited = set(re.findall(
            r"([A-ZÖ][a-zö]+)(?: et al\.|(?:, [A-Z][a-z]+)* & [A-Z][a-z]+)? (\d{4})", said))
        for name, year in sorted(cited):
            if not any(entry.startswith(name) and f"({year})" in entry for entry in entries):
                yield f"{name} {year} is cited and not listed"
        for entry in entries:
            if not any(entry.startswith(name) and f"({year})" in entry for name, year in cited):
                yield f"{entry!r} is listed and not cited"

    def decisions(self):
        """What a person decided, in the numbers of the recipe."""
        decided = self.facts.json["decisions"]

        def reason(decision):
            return f" ({decision['because']})" if decision["because"] else ""

        for turn in decided["rotations"]:
            yield words.TURNED.format(
                first=turn["planes"][0], second=turn["planes"][1],
                degrees=fixed(turn["degrees"], 1)) + reason(turn)
        for frames, numbers in [(words.INVERTED, decided["invert"]), (words.SPLIT, decided["split"]),
                                (words.TAKEN, decided["take"])]:
            if numbers:
                one, many = frames
                yield (one if len(numbers) == 1 else many).format(numbers=listed(map(str, numbers)))
        for flag in decided["flags"]:
            yield (words.FLAGGED if flag["sign"] else words.UNFLAGGED).format(
                sort=flag["sort"], number=flag["viewpoint"],
                pole=" from its negative pole" if flag["sign"] < 0 else "") + reason(flag)

    def paragraphs(self):
        facts = self.facts
        data, settings, tool = facts.json, facts.settings, facts.json["tool"]
        people = len({sort["participant"] for sort in facts.sorts})
        # How many cells of each sort were blank.
        blanks = [row.count(None) for row in facts.placed]
        yield words.DATA.format(
            statements=integer(len(facts.ids)), sorts=count(len(facts.sorts), "sort"),
            people=count(people, "person", "people"),
            grid=", ".join(f"{integer(value, True)}: {cards}" for value, cards in facts.grid),
            filled=words.FREE if not data["forced"] else
            words.FORCED_BUT_BLANKS if any(blanks) else words.FORCED)
        if any(blanks):
            yield words.BLANKS.format(
                sorts=count(sum(map(bool, blanks)), "sort"),
                cells=count(sum(blanks), "cell was", "cells were"), most=integer(max(blanks)))
        selected = [
            frames[len(chosen) > 1].format(chosen=listed(chosen)) for frames, chosen in [
                (words.ONLY, data["selection"]["conditions"]),
                (words.LEFT_OUT, data["selection"]["exclude"])] if chosen]
        if facts.change:
            selected.append(words.CHANGE_SORTS.format(before=facts.change[0], after=facts.change[1]))
        if selected:
            yield "; ".join(selected) + "."
        yield words.EXTRACTION.format(extracted=integer(settings["extract"]))
        kept = settings["factors"]
        oblique = settings["rotation"] == "oblimin"
        yield (words.OBLIMIN if oblique else words.ROTATION).format(
            kept=f"{kept} {'was' if kept == 1 else 'were'} kept",
            sweeps=count(data["rotation"]["iterations"], "step" if oblique else "sweep"))
        decided = list(self.decisions())
        if decided:
            yield words.DECIDED.format(decisions="; ".join(decided))
        noise = data["noiseFlags"]
        limit = fixed(1.96 / len(facts.ids) ** 0.5, 3)
        yield words.FLAGGING[settings["flagging"]].format(limit=limit) + (
            words.NOISE.format(studies=noise["studies"], share=percent(noise["share"]))
            if noise else "")
        yield words.SCORING
        yield words.RELIABILITIES.format(reliability=fixed(settings["reliability"], 2))
        delta = settings["equivalence"]
        if len(facts.comparable) > 1:
            yield (words.CLASSICAL if facts.is_classical else words.LABELS.format(
                delta=fixed(delta, 2), columns=facts.columns(delta)))
            yield words.GROUND.format(delta=fixed(delta, 2))
        # What was not computed is not told as if it had been.
        themes = []
        if settings["themePermutations"] is not None:
            themes.append(words.THEMES.format(permutations=integer(settings["themePermutations"])))
        if len(facts.comparable) > 1 and any(theme["stances"] for theme in data["themes"]):
            themes.append(words.STANCES)
        if themes:
            yield " ".join(themes)
        retention = data["retention"]
        if retention:
            found = {each["name"]: each["factors"] for each in retention["criteria"]}
            # With many sorts it would take too long, and is left out.
            tests = [frame for name, frame in zip(words.LEADING, words.TESTS)
                     if found[name] is not None]
            parallel, sequential, averaged = map(found.get, words.LEADING)
            yield " ".join(tests).format(
                studies=integer(retention["studies"]), parallel=parallel, sequential=sequential,
                map=averaged)
        yield from (method for _, _, method in self.evidence)
        blas = "the reference BLAS" if tool["blas"] == "reference" else tool["blas"]
        yield words.PROGRAM.format(
            version=tool["version"], lapack=tool["lapack"], blas=blas, seed=settings["seed"])
