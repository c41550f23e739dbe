"""What stands round the parts of a report: head and foot, contents, controls, captions, warnings."""

import re

import report_words as words
import sheet_words
from evidence_pictures import EvidenceFigures
from lexicon_checker import differences
from sheet_readers import Svg, tidy


# Of more sorts the marks would hide each other.
MOST_ON_BENCH = 200
# More plots of loadings than these are one figure.
MOST_PLOTS = 6


def texts(element):
    """Each run of words in its order, those of pictures left out."""
    return [tidy(text) for text in element.xpath(".//text()[not(ancestor::svg)]") if tidy(text)]


def css_text(string):
    """A string of a style sheet without its escapes."""
    return re.sub(r"\\([0-9a-f]+) ", lambda match: chr(int(match[1], 16)), string)


class Frame:
    """What is wrong with the frame of a report."""

    def __init__(self, facts, root):
        self.facts, self.root = facts, root
        self.has_choice = len(facts.comparable) > 1

    def complaints(self):
        found = [self.name(child) for child in self.root.find("body")]
        yield from self.compared("page", self.page(), found)
        main = self.root.find("body/main")
        yield from self.compared("main part", self.parts(), [self.name(child) for child in main])
        banner = [sheet_words.BANNER] if self.facts.is_simulated else []
        header = [*banner, self.facts.title, self.facts.question]
        yield from self.compared(
            "header", filter(None, header), texts(self.root.find("body/header")))
        footer = self.root.xpath("body/footer/*")
        yield from self.compared("footer", [self.footer()], [" ".join(texts(p)) for p in footer])
        yield from self.compared("printed pages", [self.notice()], self.running())
        yield from self.contents(main.find("nav"))
        yield from self.controls(main)
        yield from self.figures()
        yield from self.warnings(main)

    @staticmethod
    def compared(place, due, found):
        for complaint in differences(list(due), list(found)):
            yield f"{place}: {complaint}"

    @staticmethod
    def name(element):
        label = element.get("id") or element.get("aria-labelledby") or element.get("class")
        return f"{element.tag} {label}" if label else element.tag

    # What follows what

    @property
    def reason_against_bench(self):
        """Why rotations cannot be tried; none for a single viewpoint, which cannot be turned."""
        rotation = self.facts.json["rotation"]
        if len(self.facts.fid) > 1:
            if any(each is not None for each in rotation["splitFrom"]):
                return words.NO_BENCH_SPLIT
            if rotation["factorCorrelations"] is not None:
                return words.NO_BENCH_OBLIQUE
            if self.facts.settings["conventions"] != "exact":
                return words.NO_BENCH_ROUNDED
            if len(self.facts.sorts) > MOST_ON_BENCH:
                return words.NO_BENCH_MANY
            if not self.planes:
                return words.NO_BENCH_NUMBERS
        return None

    @property
    def planes(self):
        """Each two viewpoints that a recipe can name: those whose numbers no lost one has taken."""
        facts = self.facts
        named = [f for f in facts.factors if facts.json["factors"][f]["name"]]
        lost = sum(warning["code"] == "anchorLost" and warning["message"].endswith(words.NOT_ATTACHED)
                   for warning in facts.json["warnings"])
        known = [f for f in facts.factors if f in named or f >= len(named) + lost]
        return [(a, b) for a in known for b in known if a < b]

    @property
    def has_bench(self):
        return len(self.facts.fid) > 1 and not self.reason_against_bench

    def page(self):
        return ["a skip", "header", "main", "footer"] + (
            ["script bench-data"] if self.has_bench else []) + ["script"]

    @property
    def has_evidence(self):
        return any(self.facts.json[part] for part in (
            "bootstrap", "influence", "groups", "paired", "multiverse", "classification"))

    def parts(self):
        evidence = ["section evidence"] if self.has_evidence else []
        parts = ["section answer", "section share", "section part", "section sure", *evidence, "nav",
                 "div find", *(["fieldset labels"] if self.has_choice else []), "div hints",
                 "section viewpoints", "section figures"]
        parts += ["section bench"] if self.has_bench else []
        parts += ["p muted"] if self.reason_against_bench else []
        parts.append("section tables")
        return parts + (["section warnings"] if self.handed_on() else []) + ["section methods"]

    def handed_on(self):
        return [warning["message"] for warning in self.facts.json["warnings"]
                if warning["code"] not in words.NOT_HANDED_ON]

    # Head and foot

    def footer(self):
        facts = self.facts
        tool = facts.json["tool"]
        date, source = (facts.provenance.get(key) for key in ("date", "source"))
        said = [facts.title, str(date) if date else None, f"Source: {source}" if source else None,
                sheet_words.BANNER if facts.is_simulated else None,
                f"{tool['name']} {tool['version']}",
                f"Data (SHA-256): {facts.json['input']['sha256']}"]
        return tidy(" · ".join(filter(None, said)))

    def notice(self):
        """What every printed page says: at its top what throws doubt on it, below its title."""
        facts = self.facts
        said = [(sheet_words.BANNER, facts.is_simulated),
                (sheet_words.UNSUPPORTED, facts.is_unsupported),
                (sheet_words.INDISTINCT, facts.is_indistinct)]
        return " · ".join(notice for notice, holds in said if holds), facts.title

    def running(self):
        style = self.root.findtext("head/style")
        top = re.findall(r'@top-center\{content:"([^"]*)"\}', style) or [""]
        foot = re.findall(r'@bottom-left\{content:"([^"]*)"\}', style)
        return [tuple(map(css_text, pair)) for pair in zip(top, foot)]

    # Contents and controls

    def contents(self, nav):
        facts = self.facts
        due = [(f"#viewpoint-{f + 1}", facts.name(f), False) for f in facts.factors]
        due += [("#figures", "Figures", False), ("#tables", "Tables", False)]
        due += [("#warnings", "Warnings", False)] if self.handed_on() else []
        due += [("#methods", words.METHODS, False), ("#references", words.REFERENCES, False)]
        # Without a script nothing can be tried or found.
        due += [("#bench", words.BENCH, True)] if self.has_bench else []
        due.append(("#find", words.FIND[0], True))
        found = [(item.find("a").get("href"), tidy(item.findtext("a")),
                  item.get("hidden") is not None) for item in nav.find("ul")]
        yield from self.compared("contents", due, found)
        yield from self.compared("contents", [text for _, text, _ in due], texts(nav))
        for target, *_ in due:
            if not self.root.xpath(f'//*[@id="{target[1:]}"]'):
                yield f"contents: nothing is {target}"

    def controls(self, main):
        due = {"find": words.FIND, "hints": words.HINTS}
        if self.has_choice:
            due["labels"] = words.LABEL_CHOICE
        for id, said in due.items():
            found = main.xpath(f'*[@id="{id}"]')
            for control in found:
                yield from self.compared(f"control {id}", said, texts(control))
                if control.get("hidden") is None:
                    yield f"control {id} is seen where no script runs"
        if self.has_choice:
            own = self.facts.settings["labels"]
            checked = main.xpath('*[@id="labels"]//input[@checked]/@value')
            yield from self.compared("choice of labels", [own], checked)
        for section in main.xpath('*[@id="bench"]'):
            yield from self.compared("bench", self.bench(), texts(section))
            if section.get("hidden") is None:
                yield "the bench is seen where no script runs"
        if self.reason_against_bench:
            yield from self.compared(
                "no bench", [self.reason_against_bench], map(tidy, main.xpath("p/text()")))

    def bench(self):
        facts = self.facts
        yield from words.BENCH_BEFORE
        for a, b in self.planes:
            yield f"{facts.full_name(a)} and {facts.full_name(b)}"
        yield from words.BENCH_CONTROLS
        for f in facts.factors:
            yield from (facts.full_name(f), *[str(len(facts.definers(f)))] * 2)
        alone = sum(facts.own_viewpoint(i) is None for i in range(len(facts.sorts)))
        yield from (words.BENCH_OTHERS, *[str(alone)] * 2)
        turned = bool(facts.json["decisions"]["rotations"])
        yield from (words.BENCH_WHY, words.BENCH_LINES[turned], *words.BENCH_LOADINGS)
        yield from ("Sort", *facts.fid)

    # Captions and warnings

    def figures(self):
        facts = self.facts
        section = self.root.xpath('//section[@aria-labelledby="figures"]')[0]
        names = ["z-scores"] if facts.comparable else []
        names += ["themes"] if facts.json["themes"] else []
        names.append("scree")
        plots = [f"loadings-{a + 1}-{b + 1}" for a in facts.factors
                 for b in list(facts.factors)[a + 1:]]
        names += plots if len(plots) <= MOST_PLOTS else ["loadings"]
        alike = 1 < len(facts.sorts) <= 120 and facts.json["correlations"] is not None
        names += ["correlations"] if alike else []
        names += [name for name in ("firmness", "shifts") if EvidenceFigures.is_due(facts, name)]
        found = [figure.get("id") for figure in section.iter("figure")]
        yield from self.compared("figures", [f"figure-{name}" for name in names], found)
        captions = [Svg(svg).title for svg in section.iter("svg")]
        yield from self.compared("figures", ["Figures", *captions], texts(section))
        # The title of a picture stands below it once more, and names the region it scrolls in.
        for figure in self.root.xpath('//figure[not(ancestor::section[@id="bench"])]'):
            title = Svg(next(figure.iter("svg"))).title
            for said in (figure.findtext("figcaption"), figure.find("div").get("aria-label")):
                if tidy(said) != title:
                    yield f"figure {title!r} is called {tidy(said)!r}"

    def warnings(self, main):
        for section in main.xpath('*[@aria-labelledby="warnings"]'):
            due = ["Warnings", *map(tidy, self.handed_on())]
            yield from self.compared("warnings", due, texts(section))
