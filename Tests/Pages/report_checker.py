"""Holds the report against `analysis.json`: its sentences, its lists of statements, its figures."""

import evidence_words
import report_words as words
from evidence_pictures import EvidenceFigures
from lexicon_checker import differences, drawing, in_html
from report_evidence import Evidence
from report_frame import Frame
from report_methods import Methods
from report_notes import Notes
from report_pictures import Figures
from report_rules import Report
from report_sort_pictures import SortFigures
from report_tables import Tables
from sheet_facts import Facts
from sheet_readers import ReportPage
from sheet_frame import heading, paragraph


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
        methods = Methods(self.facts, [method for _, _, method in self.evidence])
        for complaint in methods.complaints(page.sections["methods"]):
            yield f"methods: {complaint}"
        said = [part[1] for part in page.sections["methods"] if part[0] == "paragraph"]
        yield from Tables(self.by_labels, said).complaints(page.root)
        yield from Frame(self.facts, page.root).complaints()
        yield from Figures(self.facts, page.root).complaints()
        yield from SortFigures(self.facts, page.root).complaints()
        yield from Notes(self.facts, page.root).complaints()
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
