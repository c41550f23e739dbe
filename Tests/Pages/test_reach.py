"""The cases reach all that can be said: every phrase of the sheets, every frame, every table and figure."""

import re
import shutil
import subprocess

import evidence_words
import methods_words
import pytest
import report_words
import sheet_words
import yaml
from evidence_cases import write
from lxml import html
from sentence_cases import CASES, REPORTS, ROOT, SMALL, change_study
from sheet_facts import read_csv
from sheet_readers import squeezed, tidy
from test_workshop_sheets import PEOPLE, PLANS, SHEETS, planned  # noqa: F401  (a fixture)

# Cases whose sheets say, together, all that the sheets of any case say.
SPEAKING = [
    "few", "changes", "three ways to move", "one way to move", "one against", "tied",
    "tied where it is told", "five and eight",
    "nine and twelve", "ten and eleven", "gaps", "degrees", "midway", "one viewpoint", "by hand",
    "shared by others", "in degree", "place-based-budgeting", "indistinct", "two rounds", "one person"]
UNSAID = {
    "continued": "pages of paper go on, and one on a screen does not",
    "no": "a sheet counts nothing of which there is none",
    "viewpoint-not-found": "no sheets are made where no viewpoint has scores",
    "slip-none": "no sheets are made where no viewpoint has scores",
    "code-of": "stands on the codes that a room prints with its address",
}


@pytest.fixture(scope="module")
def numbered(program, tmp_path_factory):
    """A language in which every phrase begins with its number, and the keys by number."""
    english = yaml.safe_load(subprocess.run(
        [program, "handouts", "--print-language"], check=True, capture_output=True, text=True).stdout)
    language = english.pop("language")
    keys = list(english)
    path = tmp_path_factory.mktemp("language") / "numbered.yml"
    path.write_text(yaml.safe_dump({"language": language} | {
        key: f"‹{number}›{english[key]}" for number, key in enumerate(keys)}, allow_unicode=True),
        encoding="utf-8")
    return path, keys


def long_wording(folder):
    """A study in which one statement is much longer than the others; its words are cut on cards."""
    study = folder / "study"
    shutil.copytree(ROOT / "surveys" / "lipset", study)
    rows = read_csv(study / "statements.csv")
    rows[0] |= {"text": " ".join([rows[0]["text"]] * 12), "short": ""}
    write(study / "statements.csv", rows)
    change_study(study, recipe=None)
    return study


def words_in(path):
    if path.suffix == ".pdf":
        # Some say their name in the title of the file alone.
        return squeezed("".join(
            subprocess.run(command, check=True, capture_output=True, text=True).stdout
            for command in (["pdftotext", path, "-"], ["pdfinfo", path])))
    return path.read_text(encoding="utf-8")


def test_every_phrase_of_the_sheets_is_reached(program, cases, planned, numbered, tmp_path):
    language, keys = numbered
    for name in SPEAKING:
        assert name in [*CASES, *SMALL]
        made = cases(name).make_sheets(
            "html", tmp_path / name, "--sheets", "all", "--language", language)
        assert made.returncode == 0, made.stderr
    subprocess.run(
        [program, "handouts", long_wording(tmp_path / "long"), "--factors", "2", "--sheets", "all",
         "--language", language, "--format", "html", "--out", tmp_path / "long", "--quiet"], check=True,
        stdout=subprocess.DEVNULL)
    for plan in PLANS:
        study, _ = planned(plan)
        subprocess.run(
            [program, "handouts", study, "--sheets", SHEETS, "--people", str(PEOPLE), "--language",
             language, "--format", "html", "--out", tmp_path / plan, "--quiet"], check=True,
            stdout=subprocess.DEVNULL)
    reached = {keys[int(number)] for path in tmp_path.glob("*/handouts/*")
               for number in re.findall(r"‹(\d+)›", words_in(path))}
    assert set(keys) - reached == set(UNSAID)


# Tables and figures


def kinds(ids):
    """Without the viewpoints and numbers that they end in, and the labels they are made by."""
    return {re.sub(r"(-(f?\d+|mindset|classical))+$", "", id) for id in ids}


def named_in(path, *patterns):
    text = "\n".join(file.read_text(encoding="utf-8") for file in sorted((ROOT / path).rglob("*.swift")))
    return {name.rstrip("-") for pattern in patterns for name in re.findall(pattern, text)}


def shown(cases, query):
    """Ids of what stands in the report of some case; all of them were held against a rule."""
    return {id for name in [*CASES, *SMALL, *REPORTS]
            for id in html.parse(str(cases(name).out / "report.html")).xpath(query)}


def test_every_table_that_a_report_can_have_is_reached(cases):
    known = named_in(
        "Sources/QReport/Tables", r'\bid: "([a-z-]+)', r'\bid: \w+ \? "([a-z-]+)"',
        r'\bid: \w+ \? "[a-z-]+" : "([a-z-]+)"')
    found = kinds(shown(cases, '//section[@aria-labelledby="tables"]//*[@id and not(self::h2)]/@id'))
    assert len(known) > 30
    # Warnings are a list; they make a table in workbooks.
    assert known - found == {"warnings"}
    assert found <= known


def test_every_figure_that_a_report_can_have_is_reached(cases):
    source = (ROOT / "Sources/QReport/Figures/FigureSet.swift").read_text(encoding="utf-8")
    cases_of = re.search(r"enum Single: String.*?\{(.*?)\n  \}", source, re.S)[1]
    # A case is called as its figure, unless it says otherwise.
    known = {text or name for name, text in re.findall(r'(\w+)(?: = "([a-z-]+)")?(?:,|\n|$)', cases_of)
             if name != "case"}
    found = kinds(shown(cases, '//section[@aria-labelledby="figures"]//figure/@id'))
    assert known == {name.removeprefix("figure-") for name in found}


# Frames of the checker itself


def frames(module):
    """Every string of a module of words, by the name it bears there."""
    def strings(value):
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            for each in value.values():
                yield from strings(each)
        elif isinstance(value, (list, tuple)):
            for each in value:
                yield from strings(each)

    for name, value in vars(module).items():
        if name.isupper():
            for frame in strings(value):
                yield name, frame


def said_by(page):
    """All that a page says, its pictures, their titles and regions included, in one line."""
    root = html.fromstring(page.read_text(encoding="utf-8"))
    style = root.findtext("head/style") or ""
    for element in root.xpath("//style | //script"):
        element.drop_tree()
    labels = root.xpath("//@aria-label")
    return tidy(" ".join([*root.itertext(), *labels, style]))


@pytest.fixture(scope="module")
def everything(cases):
    """What all pages of all cases say."""
    said = set()
    for name in [*CASES, *SMALL, *REPORTS]:
        case = cases(name)
        said.add(said_by(case.out / "report.html"))
        if name not in REPORTS:
            said |= {said_by(path) for path in case.folder.glob("*.html")}
            said.add(tidy(case.made.stderr))
    return "\n".join(said).lower()


# Between two words of a frame stands no more than this.
LONGEST_SLOT = 1200
# Names by which rules look something up, and a pattern: none of these is printed.
NOT_PRINTED = {
    "CONTRASTS", "LEADING", "CONCERNS", "PROMINENT", "NOT_HANDED_ON", "GROUND_SCORES", "STARTS", "STARTED"}
UNREACHED = {
    "NOT_TESTED": "tests against chance are left out of other documents alone",
    "OBLIQUE": "takes an oblique rotation of qmethod's, whose factors the rules of sorts do not know",
    "OBLIQUE_LOADINGS": "the same", "STRUCTURE_NOTE": "the same",
    "NO_DISAGREEMENT": "takes viewpoints that differ less than their own errors",
    "ALL_PAIRS": "takes three groups or more of which each differs from each",
    "LABEL_HOLDS": "takes sorts that label one statement alone",
    "LABELS_CHANGED_ALIKE": "takes sorts of which each moves as many labels as any other",
    "MOVED_SOMEWHERE": "takes changes that show only when all viewpoints are taken together",
    "UNSETTLED": "takes sorts on which a rotation does not settle",
    "CONTINUED": "stands on pages of paper only, where the checker of documents sees it",
    "GRID_CUT": "takes a wording much longer than the others; that it is told, the test of phrases sees",
}


def is_filled(frame, text):
    first, *rest = [tidy(part) for part in re.split(r"\{\w+\}", frame) if tidy(part)] or [""]
    at = text.find(first)
    while at >= 0:
        place = at + len(first)
        for part in rest:
            found = text.find(part, place, place + LONGEST_SLOT)
            if found < 0:
                break
            place = found + len(part)
        else:
            return True
        at = text.find(first, at + 1)
    return False


@pytest.mark.parametrize("module", [sheet_words, report_words, methods_words, evidence_words],
                         ids=lambda module: module.__name__)
def test_every_frame_is_filled_in_by_some_case(everything, module):
    missing = [
        (name, frame) for name, frame in frames(module)
        if name not in NOT_PRINTED and not is_filled(frame.lower(), everything)]
    assert [each for each in missing if each[0] not in UNREACHED] == []
    # What is reached after all needs no reason.
    assert {name for name in UNREACHED if hasattr(module, name)} == {name for name, _ in missing}
