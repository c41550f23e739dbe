"""Holds the sheets of a workshop against `analysis.json`: what no rule accounts for is a complaint.

Nothing is taken from the program but its result file; the rules are worked out again in
`sheet_rules`, the fixed words are those of `sheet_words`.
"""

import difflib
import re

import sheet_words as words
from sheet_facts import Facts, integer, listed
from sheet_pictures import Cut, IfCut, picture, poster_table
from sheet_readers import Page, Word, pdf_pages, squeezed, tidy
from sheet_rules import Sheets
from sheet_slips import slip_title


class Checker:
    """What the sheets of one analysis have to say."""

    def __init__(self, analysis, study):
        self.facts = Facts(analysis, study)
        self.sheets = Sheets(self.facts).all()

    def complaints(self, folder):
        """About every file of a folder of sheets; each begins with the file's name."""
        found = []
        for path in folder.glob("poster-*.html"):
            if path.stem in self.sheets:
                self.sheets[path.stem] = self.with_cut(self.sheets[path.stem], Page(path))
        slips = folder / "personal-slips.html"
        if slips.exists():
            self.sheets[slips.stem] = self.with_cut_on_slips(self.sheets[slips.stem], Page(slips))
        for path in sorted(folder.iterdir()):
            if path.stem not in self.sheets:
                found.append(f"{path.name}: no such sheet is due")
                continue
            check = {".html": self.page, ".docx": self.document, ".pdf": self.print}[path.suffix]
            found += [f"{path.name}: {complaint}" for complaint in check(path)]
        for suffix in {path.suffix for path in folder.iterdir()}:
            missing = set(self.sheets) - {path.stem for path in folder.glob(f"*{suffix}")}
            found += [f"{name}{suffix}: is missing" for name in sorted(missing)]
        return found

    @staticmethod
    def refusal_complaints(made, folder):
        """Where no viewpoint has scores there is nothing to hand out, and the program says so."""
        if made.returncode != 1:
            yield f"the program ends with {made.returncode}, not 1"
        if tidy(made.stderr) != words.REFUSED:
            yield f"no rule accounts for {tidy(made.stderr)!r}"
        if folder.exists():
            yield f"there are sheets in {folder}"

    # What every page says

    @property
    def footer(self):
        facts = self.facts
        tool = facts.json["tool"]
        date = facts.provenance.get("date")
        selection = facts.json["selection"]
        # Changes are of two conditions, which their title names.
        only = [] if facts.change else selection["conditions"]
        return " · ".join(filter(None, [
            facts.title, str(date) if date else None,
            self.sorts_taken,
            words.ONLY_CONDITIONS.format(conditions=listed(only)) if only else None,
            words.SORTS_LEFT_OUT.format(count=integer(len(selection["exclude"])))
            if selection["exclude"] else None,
            words.VIEWPOINT_COUNT.format(count=integer(len(facts.factors))),
            f"{facts.settings['extraction']}, {facts.settings['rotation']}",
            f"{tool['name']} {tool['version']}"]))

    @property
    def sorts_taken(self):
        """How many sorts, and of how many people where a sort is not a person."""
        facts = self.facts
        people = len({sort["participant"] for sort in facts.sorts})
        frame = words.CHANGES if facts.change else words.SORTS
        if people < len(facts.sorts):
            frame = words.SORTS_OF_ONE if people == 1 else words.SORTS_OF_PEOPLE
        return frame.format(count=integer(len(facts.sorts)), people=integer(people))

    @property
    def notice(self):
        """That sorts are made up, and what throws doubt on the viewpoints; nothing where all is well."""
        facts = self.facts
        return " · ".join(filter(None, [
            words.BANNER if facts.is_simulated else None,
            words.UNSUPPORTED if facts.is_unsupported else None,
            words.INDISTINCT if facts.is_indistinct else None]))

    def with_cut(self, due, page):
        """The parts of a poster, with every statement in full that its picture has not: below the picture,
        or on pages of their own at the end."""
        drawn = "".join(part[1].stream for part in page.main if part[0] == "picture")
        cut = [j for j in self.facts.statements if squeezed(self.facts.text[j]) not in drawn]
        listed = [("paragraph", f"{self.facts.ids[j]}: {self.facts.text[j]}") for j in cut]
        if cut:
            listed.insert(0, ("paragraph", words.POSTER_CUT))
        place = next(place for place, part in enumerate(due) if part[0] == "picture") + 1
        # What equal scores decided stands between the picture and further pages.
        if listed and page.main[-1] == listed[-1]:
            place = len(due)
        return due[:place] + listed + due[place:]

    def with_cut_on_slips(self, due, page):
        """The parts of slips, each with what the cards of its own picture cut."""
        drawn = iter([part[1].stream for part in page.main if part[0] == "picture"])
        found = []
        for part in due:
            found.append(part)
            if part[:2] != ("picture", "sort"):
                continue
            shown = picture(self.facts, *part[1:])
            follow(shown.runs, next(drawn, ""))
            cut = sorted(j for j, wording in shown.wordings if wording.was_cut)
            if cut:
                found.append(("heading", words.SLIP_CUT.format(slip=slip_title(self.facts, part[2]))))
            found += [("paragraph", f"{self.facts.ids[j]}: {self.facts.text[j]}") for j in cut]
        return found

    def poster_title(self, sheet):
        return words.POSTER.format(name=self.facts.name(int(sheet.removeprefix("poster-")) - 1))

    # Pages

    def page(self, path):
        page = Page(path)
        header = [("paragraph", self.notice)] if self.notice else []
        if path.stem.startswith("poster-") and page.title != self.poster_title(path.stem):
            yield f"is entitled {page.title!r}"
        due = [each for part in self.sheets[path.stem] for each in self.listed(part)]
        found, pictures = [], []
        for part in page.main:
            if part[0] == "picture":
                pictures.append(part[1])
            # The title of a picture stands below it once more.
            elif part[0] == "figcaption":
                if part[1] != pictures[-1].title:
                    yield f"below a picture stands {part[1]!r}"
                continue
            found.append(part)
        drawn = [part for part in due if part[0] == "picture"]
        yield from differences(list(map(in_html, header)), list(map(in_html, page.header)))
        yield from differences([in_html(("paragraph", self.footer))], list(map(in_html, page.footer)))
        yield from differences(list(map(in_html, due)), list(map(in_html, found)))
        for part, shown in zip(drawn, pictures):
            yield from drawing(self.facts, part, shown)

    def listed(self, part):
        """A key is a list on a page that is as wide as the screen, and a picture on paper."""
        if part[:2] == ("picture", "key"):
            return [("entry", self.facts.full_name(f)) for f in self.facts.factors]
        return [part]

    # Word

    def document(self, path):
        document = Word(path)
        due = []
        for part in self.sheets[path.stem]:
            due += self.atoms(part)
        # What is cut on a card ends in … there.
        ends = [atom for atom in document.atoms if atom.endswith("…")]
        due = [self.as_cut(atom, ends) if isinstance(atom, Cut) else atom for atom in due]
        yield from differences(due, document.atoms)
        said = [atom for part in document.furniture.values() for atom in part]
        # The number of the page follows the footer.
        due = [re.escape(self.footer) + r"( \d+ / \d+)?"] + (
            [re.escape(self.notice)] if self.notice else [])
        for atom in said:
            if not any(re.fullmatch(each, atom) for each in due):
                yield f"no rule accounts for {atom!r} at the head or foot"
        for each in due:
            if not any(re.fullmatch(each, atom) for atom in said):
                yield f"missing at the head or foot: {each!r}"

    def atoms(self, part):
        if part[:2] == ("picture", "poster"):
            return poster_table(self.facts, part[2])
        if part[0] == "picture":
            due = picture(self.facts, *part[1:])
            return [f"{due.title}: {due.description}"]
        if part[0] == "statement":
            chips = [atom for chip in part[4] for atom in chip]
            return list(filter(None, [*part[1:4], *chips]))
        return list(filter(None, [tidy(part[1].replace("\u00a0", " "))]))

    @staticmethod
    def as_cut(whole, ends):
        """Words as they stand: in full, or as far as one of those goes that end in …"""
        text = tidy(whole.text.replace("\u00a0", " "))
        return next((cut for cut in ends if len(cut) > 1 and text.startswith(cut[:-1])), text)

    # Print

    def print(self, path):
        pages = pdf_pages(path)
        footer = squeezed(self.footer)
        stream = ""
        # Which of a person's pages it is: theirs are counted by themselves.
        numbers = r"(\d+/\d+)?" if path.stem == "personal-slips" else None
        key = squeezed("".join(run.text for run in picture(self.facts, "key", None).runs))
        for number, page in enumerate(pages, start=1):
            notice = squeezed(self.notice)
            count = f"{number}/{len(pages)}" if len(pages) > 1 else ""
            foot = re.search(re.escape(footer) + (numbers or re.escape(count)) + "$", page)
            if not page.startswith(notice) or not foot:
                yield f"page {number} lacks the head or foot that every page has"
                continue
            said = page[len(notice):foot.start()]
            # The key of the viewpoints comes again on each page below it.
            if number > 1:
                said = said.removeprefix(key)
                again, said = self.continued(path.stem, said)
                if again and not self.goes_on(path.stem, again, stream, said):
                    yield f"page {number} goes on with {again!r}, which it does not"
                if path.stem == "personal-slips":
                    said = self.whose(stream, said)
            stream += said
        due = []
        for part in self.sheets[path.stem]:
            if part[0] == "picture":
                due += picture(self.facts, *part[1:]).runs
            elif part[0] == "statement":
                due += [*part[1:4], *(value for _, value in part[4])]
            elif part[0] == "item":
                due += ["•", part[1]]
            elif part[0] != "cell" or part[1]:
                due.append(part[1])
        rest = follow(due, stream)
        if rest:
            yield f"no rule accounts for {rest[:80]!r}"

    def whose(self, stream, said):
        """A page without its title where it is the second of a slip, which has the grid alone."""
        titles = [squeezed(slip_title(self.facts, i)) for i in range(len(self.facts.sorts))]
        latest = max(titles, key=lambda title: (stream.rfind(title), len(title)))
        first = squeezed(self.facts.label(self.facts.grid[0][0]))
        grid = said.removeprefix(latest)
        return grid if grid.startswith((*words.ARROWS, first)) else said

    def headings(self, sheet):
        return [squeezed(part[1]) for part in self.sheets[sheet] if part[0] == "heading"]

    def continued(self, sheet, said):
        """The headings that come again at the head of a page, and what follows them."""
        mark = squeezed(words.CONTINUED)
        again, found, rest = said.partition(mark)
        first = next((head for head in self.headings(sheet) if again.startswith(head)), None)
        return (again, rest) if found and first else ("", said)

    def goes_on(self, sheet, again, stream, said):
        """Whether headings stood in this order on the pages before, the last of them above what a page
        goes on with; or above a further heading."""
        headings = self.headings(sheet)
        end = -1
        while again:
            head = max((head for head in headings if again.startswith(head)), key=len, default=None)
            place = stream.rfind(head) if head else -1
            if place <= end:
                return False
            end = place
            again = again[len(head):].removeprefix("·")
        latest = max(stream.rfind(head) for head in headings)
        return end == latest or any(said.startswith(head) for head in headings)


def drawing(facts, part, svg):
    """What is wrong with a picture of a page."""
    due = picture(facts, *part[1:])
    name = f"picture {due.title!r}"
    if svg.title != tidy(due.title):
        yield f"{name} is entitled {svg.title!r}"
    if svg.description != tidy(due.description):
        yield f"{name} is described as {svg.description!r}, not {due.description!r}"
    for complaint in differences(due.cards, svg.cards):
        yield f"{name}: {complaint}"
    rest = follow(due.runs, svg.stream)
    if rest:
        yield f"{name} says {rest[:60]!r} where no rule accounts for it"


def in_html(part):
    """A part with its words in one piece; pictures are compared one by one elsewhere."""
    if part[0] == "picture":
        return "picture"
    if part[0] == "statement":
        return (*part[:2], tidy(part[2]), part[3], part[4])
    return part[0], tidy(part[1])


def differences(due, found):
    for tag, a, b, c, d in difflib.SequenceMatcher(None, keys(due), keys(found), False).get_opcodes():
        if tag != "equal":
            for part in found[c:d]:
                yield f"no rule accounts for {part!r}"
            for part in due[a:b]:
                yield f"missing: {part!r}"


def keys(parts):
    return [repr(part) for part in parts]


def follow(due, stream):
    """What is left of a stream of letters where it leaves the words that are due; else nothing.

    Words may be broken by a hyphen at the end of a line, and those of a `Cut` may end in `…`.
    """
    at = 0
    for run in due:
        if isinstance(run, IfCut) and not any(other.was_cut for other in run.others):
            continue
        text = squeezed(run.text if isinstance(run, (Cut, IfCut)) else run)
        for place, letter in enumerate(text):
            if stream[at:at + 1] == "-" != letter and stream[at + 1:at + 2] == letter and place:
                at += 1
            if stream[at:at + 1] == "…" != letter and isinstance(run, Cut) and place:
                at += 1
                run.was_cut = True
                break
            if stream[at:at + 1] != letter:
                return f"{stream[at:]} (due: {text[place:]})"
            at += 1
    return stream[at:]
