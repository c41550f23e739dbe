"""No letters are too small to be read on paper, and what cards of a slip cut stands there in full."""

import random
import re
import subprocess

import pytest
import yaml
from docx import Document
from office import lay_out
from sheet_readers import squeezed

WORDS = (
    "people services money council trust local place budget community decisions health housing older "
    "families neighbours volunteers schools police waiting managers evidence partnership").split()
NINE = {-4: 3, -3: 4, -2: 6, -1: 7, 0: 10, 1: 7, 2: 6, 3: 4, 4: 3}
LONG = {-4: 2, -3: 3, -2: 4, -1: 5, 0: 6, 1: 5, 2: 4, 3: 3, 4: 2}
# What pdftotext tells as the height of a word, beside the size of its letters.
HEIGHT_OF_WORDS = 1.21


def write_study(program, folder, grid, words, sorts):
    """A study of made-up statements, of so many words each."""
    chance = random.Random(5)
    design = folder / "design"
    design.mkdir(parents=True)
    (design / "study.yml").write_text(yaml.safe_dump({
        "title": "Letters", "question": "What should be done?", "grid": grid, "distribution": "forced",
        "themes": {"a": "Leadership", "b": "Co-production", "c": "Finance"},
        "provenance": {"statements": "own", "sorts": "simulated", "date": "2026-03-02"}}), encoding="utf-8")
    count = sum(grid.values())
    rows = []
    for number in range(1, count + 1):
        text = " ".join(chance.choice(WORDS) for _ in range(chance.randint(*words))).capitalize()
        rows.append(f"{number},{'abc'[number % 3]},{'+-'[number % 2]},{text}\n")
    (design / "statements.csv").write_text("id,theme,direction,text\n" + "".join(rows), encoding="utf-8")
    subprocess.run(
        [program, "simulate", design, "--sorts", str(sorts), "--planted", "3", "--loading", "0.6:0.85",
         "--seed", "3", "--to", folder / "study", "--quiet"], check=True, stdout=subprocess.DEVNULL)
    return folder / "study", [row.rstrip("\n").split(",", 3)[3] for row in rows]


def made(program, command, study, out, *options):
    subprocess.run(
        [program, command, study, "--factors", "3", *options, "--out", out, "--quiet"], check=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def pages(pdf):
    """The words of each page, with the size of their letters in points."""
    told = subprocess.run(
        ["pdftotext", "-bbox", pdf, "-"], check=True, capture_output=True, text=True).stdout
    word = r'<word xMin=".*?" yMin="(.*?)" xMax=".*?" yMax="(.*?)">(.*?)</word>'
    return [[(text, (float(low) - float(high)) / HEIGHT_OF_WORDS)
             for high, low, text in re.findall(word, page)] for page in told.split("<page ")[1:]]


@pytest.fixture(scope="module")
def nine(program, tmp_path_factory):
    """Sixty sorts of fifty statements in nine columns."""
    folder = tmp_path_factory.mktemp("nine")
    study, _ = write_study(program, folder, NINE, (8, 20), 60)
    made(program, "report", study, folder, "--format", "pdf")
    made(program, "handouts", study, folder, "--sheets", "viewpoints,personal-slips")
    return folder


def test_no_letter_of_a_report_on_paper_is_smaller_than_seven_points(nine):
    for number, words in enumerate(pages(nine / "report.pdf"), start=1):
        small = [text for text, size in words if size < 6.9]
        assert not small, f"page {number}: {small[:5]}"


def test_grids_of_nine_columns_have_letters_of_seven_points_on_sheets(nine):
    for name in ["viewpoint-1", "personal-slips"]:
        assert all(size >= 6.9 for page in pages(nine / "handouts" / f"{name}.pdf") for _, size in page), name


@pytest.fixture(scope="module")
def long(program, tmp_path_factory):
    """Statements of which no card has room for all words, and what they say."""
    folder = tmp_path_factory.mktemp("long")
    study, texts = write_study(program, folder, LONG, (30, 48), 12)
    made(program, "handouts", study, folder, "--sheets", "personal-slips", "--format", "pdf,html,docx")
    return folder / "handouts", texts


def test_each_slip_has_in_full_what_its_cards_cut(long):
    folder, texts = long
    slips = {}
    for page in pages(folder / "personal-slips.pdf"):
        said = " ".join(text for text, _ in page)
        # Every page tells whose it is.
        owner = re.search(r"Your sort: (P\d+)", said)
        assert owner, said[:80]
        slips[owner[1]] = slips.get(owner[1], "") + squeezed(said)
    assert len(slips) == 12
    for owner, said in slips.items():
        assert all(squeezed(text) in said for text in texts), owner
    # Alike, as they lie side by side.
    html = squeezed(re.sub(r"<[^>]+>", " ", (folder / "personal-slips.html").read_text(encoding="utf-8")))
    word = Document(folder / "personal-slips.docx")
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    document = squeezed(" ".join(cells))
    for number, text in enumerate(texts, start=1):
        assert html.count(squeezed(f"{number}: {text}")) >= 12, text
        assert document.count(squeezed(f"{number}: {text}")) >= 12, text


def test_every_page_of_slips_in_word_tells_whose_it_is(long):
    folder, texts = long
    lay_out([folder / "personal-slips.docx"], folder / "word")
    owners, said = set(), ""
    for page in pages(folder / "word" / "personal-slips.pdf"):
        words = " ".join(text for text, _ in page)
        # A grid is a picture, whose words are drawn.
        found = re.findall(r"Your sort: (P\d+)", words)
        assert len(set(found)) == 1 or len(words) < 200, words[:200]
        owners.update(found)
        said += squeezed(words)
    assert len(owners) == 12 and all(squeezed(text) in said for text in texts)


def test_all_slips_have_their_grid_on_the_back_where_one_has(nine):
    numbers = [" ".join(text for text, _ in page) for page in pages(nine / "handouts" / "personal-slips.pdf")]
    assert len({re.search(r"1 / (\d+)$", said)[1] for said in numbers if re.search(r" 1 / \d+$", said)}) == 1


def test_grids_of_a_study_that_names_no_poles_do_not_make_them_up(nine):
    for name in ["viewpoint-1", "personal-slips"]:
        said = " ".join(text for page in pages(nine / "handouts" / f"{name}.pdf") for text, _ in page)
        assert "lowest column" in said and "highest column" in said and "like my view" not in said, name
