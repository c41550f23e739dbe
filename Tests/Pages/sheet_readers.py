"""Sheets as they were written, read back part by part: no word of a file is passed over."""

import re
import subprocess
import zipfile

from lxml import etree, html

BLOCKS = {"p": "paragraph", "td": "cell", "th": "cell", "caption": "caption",
          "figcaption": "figcaption", **{f"h{level}": "heading" for level in range(1, 7)}}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


# What marks the direction of writing is never seen.
DIRECTIONS = dict.fromkeys([0x200E, 0x200F, *range(0x2066, 0x206A)])


def tidy(text):
    """Blanks of layout are one; a no-break blank is a letter like others."""
    return re.sub(r"[ \t\n\r]+", " ", (text or "").translate(DIRECTIONS)).strip(" ")


def squeezed(text):
    """Without any blank: lines may end anywhere."""
    return "".join(text.translate(DIRECTIONS).split())


def words_of(element):
    """What is read: not the title of a mark, which stands for those who see none."""
    return tidy("".join(element.xpath(".//text()[not(ancestor::svg)]")))


class Svg:
    """A picture of a page: its title, its description, its words in order, and its cards."""

    def __init__(self, element):
        def said(tag):
            return [tidy(child.text) for child in element if child.tag == tag]

        self.title, self.description = (" ".join(said(tag)) for tag in ("title", "desc"))
        self.stream = squeezed("".join("".join(text.itertext()) for text in element.iter("text")))
        self.cards = [
            ({key.removeprefix("data-"): value for key, value in group.attrib.items()
              if key.startswith("data-")},
             tidy(group.findtext("title")))
            for group in element.iter("g") if "card" in (group.get("class") or "").split()]


class Page:
    """An HTML page: what stands at its top, in its body, and at its foot."""

    def __init__(self, path):
        root = html.fromstring(path.read_text(encoding="utf-8"))
        self.language = root.get("lang")
        self.title = root.findtext("head/title")
        body = root.find("body")
        self.header, self.main, self.footer = [], [], []
        for child in body:
            place = {"header": self.header, "main": self.main, "footer": self.footer}[child.tag]
            self.read(child, place)

    def read(self, element, parts):
        tag = element.tag
        if tag == "svg":
            parts.append(("picture", Svg(element)))
        elif tag == "ul" and "cards" in (element.get("class") or "").split():
            for item in element:
                self.statement(item, parts)
        elif tag == "ul" and element.get("class") == "key":
            parts += [("entry", words_of(item)) for item in element]
        elif tag == "li":
            parts.append(("item", words_of(element)))
        elif tag == "blockquote":
            parts.append(("quote", words_of(element)))
        elif tag in BLOCKS:
            parts.append((BLOCKS[tag], words_of(element)))
        else:
            for text in [element.text] + [child.tail for child in element]:
                if tidy(text):
                    parts.append(("stray", tidy(text)))
            for child in element:
                self.read(child, parts)

    def statement(self, item, parts):
        number, wording, columns, *below = item
        first, *remarks = wording
        chips = []
        for chip in columns:
            name, value = words_of(chip).rsplit(" ", 1)
            chips.append((name, value))
        parts.append(("statement", words_of(number), words_of(first),
                      " ".join(map(words_of, remarks)), chips))
        for text in [item.text, number.tail, wording.text, columns.text, columns.tail]:
            if tidy(text):
                parts.append(("stray", tidy(text)))
        for child in below:
            self.read(child, parts)


class ReportPage(Page):
    """The report: its parts, section by section."""

    def __init__(self, path):
        self.root = html.fromstring(path.read_text(encoding="utf-8"))
        self.sections = {}
        for section in self.root.find("body/main"):
            parts = self.sections.setdefault(
                section.get("id") or section.get("aria-labelledby") or section.tag, [])
            if section.get("id") == "bench" or section.get("aria-labelledby") == "tables":
                continue
            self.read(section, parts)


class Word:
    """A Word document as atoms: words of a paragraph between pictures, and pictures' words."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as archive:
            self.atoms = self.read(archive.read("word/document.xml"))
            self.furniture = {
                name: self.read(archive.read(name)) for name in archive.namelist()
                if re.match(r"word/(header|footer)\d*\.xml$", name)}

    @staticmethod
    def read(content):
        atoms = []
        for paragraph in etree.fromstring(content).iter(W + "p"):
            words = ""
            for element in paragraph.iter(W + "t", W + "tab", W + "br", DRAWING):
                if element.tag == W + "t":
                    words += element.text or ""
                elif element.tag == DRAWING:
                    atoms += [tidy(words.replace("\u00a0", " ")), element.get("descr") or ""]
                    words = ""
                else:
                    words += " "
            atoms.append(tidy(words.replace("\u00a0", " ")))
        return [atom for atom in atoms if atom]


def pdf_pages(path):
    """The words of each page in the order in which they were set, without blanks."""
    text = subprocess.run(
        ["pdftotext", "-raw", "-enc", "UTF-8", path, "-"], check=True, capture_output=True
    ).stdout.decode("utf-8")
    return [squeezed(page) for page in text.split("\f")[:-1]]


def everything_in(path):
    """All text of a file, markup and properties included: to be searched for what may not be in."""
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as archive:
            return "\n".join(
                archive.read(name).decode("utf-8") for name in archive.namelist()
                if name.endswith((".xml", ".rels")))
    if path.suffix == ".pdf":
        return "\n".join(
            subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8")
            for command in (["pdftotext", "-raw", path, "-"], ["pdfinfo", "-struct-text", path],
                            ["pdfinfo", path]))
    return path.read_text(encoding="utf-8")
