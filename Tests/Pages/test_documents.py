"""The report and the sheets as Word documents, read back by another program."""

import re
from collections import defaultdict

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.shared import Mm
from sheet_readers import DIRECTIONS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
ARABIC = re.compile("[\u0600-\u06ff]")


@pytest.fixture
def report(documents):
    return docx.Document(documents.folder / "report.docx")


def everything(documents):
    paths = [documents.folder / "report.docx", *documents.sheets("docx")]
    assert len(paths) > 5
    return [(path.stem, docx.Document(path)) for path in paths]


def paragraphs(document):
    """Every paragraph, those in tables included."""
    return [
        docx.text.paragraph.Paragraph(element, document)
        for element in document.element.body.iter(W + "p")]


def is_on(element, name):
    return element is not None and element.find(W + name) is not None


def cell_text(cell):
    return cell.text.replace("\n", " ").strip()


def is_bold(cell):
    return any(run.bold for paragraph in cell.paragraphs for run in paragraph.runs)


def numbered_tables(document):
    """The parts of every numbered table, in order."""
    tables = defaultdict(list)
    number = None
    for block in document.iter_inner_content():
        if isinstance(block, docx.text.paragraph.Paragraph):
            match = re.match(r"Table (\d+)\. ", block.text)
            if block.style.name == "Caption":
                assert match, block.text
                number = int(match[1])
        elif block.style.name == "Report Table":
            tables[number].append(block)
    return tables


def markdown_tables(text):
    """Rows of (text, bold) of every numbered table of report.md."""
    tables = defaultdict(list)
    number = None
    for line in text.translate(DIRECTIONS).splitlines():
        if match := re.match(r"\*\*Table (\d+)\\?\. ", line):
            number = int(match[1])
        elif line.startswith("| ") and not set(line) <= set("|-: "):
            cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
            tables[number].append([
                (re.sub(r"\\(.)", r"\1", cell.removeprefix("**").removesuffix("**")),
                 cell.startswith("**")) for cell in cells])
    return tables


def test_the_title_stands_once(report):
    titles = [p.text for p in report.paragraphs if p.style.name == "Title"]
    assert len(titles) == 1 and report.core_properties.title == titles[0]


def assert_none_is_skipped(levels, name):
    assert levels and levels[0] == 1, name
    assert all(b <= a + 1 for a, b in zip(levels, levels[1:])), (name, levels)


def test_no_level_of_headings_is_skipped_in_word(documents):
    """By their styles, which is how Word's outline, screen readers and converters tell them."""
    for name, document in everything(documents):
        levels = []
        for paragraph in paragraphs(document):
            assert paragraph._p.find(f"{W}pPr/{W}outlineLvl") is None, (name, paragraph.text)
            match = re.fullmatch(r"Title|Heading (\d)", paragraph.style.name)
            if match:
                levels.append(int(match[1] or 0) + 1)
        assert_none_is_skipped(levels, name)
        assert name != "report" or len(levels) > 8


def test_no_level_of_headings_is_skipped_in_markdown(documents):
    text = (documents.folder / "report.md").read_text(encoding="utf-8")
    levels = [len(marks) for marks in re.findall(r"^(#+) ", text, re.MULTILINE)]
    assert_none_is_skipped(levels, "report.md")
    assert levels.count(1) == 1 and len(levels) > 8


def test_loadings_are_those_of_the_analysis_and_flags_are_bold(documents, report):
    analysis = documents.analysis
    table = numbered_tables(report)[1][0]
    rows = table.rows[1:]
    assert len(rows) == len(analysis["sorts"])
    count = len(analysis["factors"])
    for row, sort, loadings, flags in zip(
            rows, analysis["sorts"], analysis["rotation"]["loadings"], analysis["flags"]):
        cells = row.cells
        assert cell_text(cells[0]) == sort["id"]
        for cell, loading, flag in zip(cells[1:count + 1], loadings, flags):
            printed = float(cell_text(cell).replace("−", "-"))
            assert abs(printed - loading) <= 0.0005 + 1e-12
            assert is_bold(cell) == (flag != 0)
    assert sum(flag != 0 for flags in analysis["flags"] for flag in flags) > 3


def test_every_table_holds_what_the_text_holds(documents, report):
    found = numbered_tables(report)
    expected = markdown_tables((documents.folder / "report.md").read_text(encoding="utf-8"))
    assert found.keys() == expected.keys() and len(found) > 8
    for number, parts in found.items():
        rows = [[] for _ in expected[number]]
        for index, part in enumerate(parts):
            assert len(part.rows) == len(rows)
            head = part.rows[0]._tr.trPr
            assert is_on(head, "tblHeader") and is_on(head, "cantSplit")
            for row, cells in zip(rows, part.rows):
                # Each part begins with the column that names the rows.
                row += list(cells.cells)[1 if index else 0:]
        for row, other in zip(rows[1:], expected[number][1:]):
            assert [(cell_text(cell), is_bold(cell)) for cell in row] == other
        assert [cell_text(cell) for cell in rows[0]] == [text for text, _ in expected[number][0]]


def test_figures_are_flush_right_in_every_table(report):
    seen = 0
    for parts in numbered_tables(report).values():
        for row in (row for part in parts for row in part.rows[1:]):
            for cell in row.cells[1:]:
                if re.fullmatch(r"[−+]?\d+\.\d+", cell_text(cell)):
                    seen += 1
                    assert cell.paragraphs[0].alignment == 2, cell_text(cell)
    assert seen > 50


def test_pictures_have_words_or_are_decoration(documents):
    for name, document in everything(documents):
        pictures = list(document.element.body.iter(WP + "docPr"))
        ids = [picture.get("id") for picture in pictures]
        assert len(ids) == len(set(ids)), name
        for picture in pictures:
            is_decoration = any(
                child.tag.endswith("}decorative") and child.get("val") == "1"
                for child in picture.iter())
            assert is_decoration != bool(picture.get("descr")), name
    report = docx.Document(documents.folder / "report.docx")
    told = [p.get("descr") or "" for p in report.element.body.iter(WP + "docPr")]
    grids = [text for text in told if len(text) > 100]
    assert len(grids) > len(documents.analysis["factors"])
    assert len(report.inline_shapes) == len(told)


def test_a_key_begins_where_lines_do_and_not_in_the_middle(documents):
    for name in ["common-ground", "where-we-differ", "crib-sheet"]:
        document = docx.Document(documents.folder / "handouts" / f"{name}.docx")
        keys = [paragraph for paragraph in document.paragraphs if any(
            (picture.get("descr") or "").startswith("The viewpoints")
            for picture in paragraph._p.iter(WP + "docPr"))]
        assert keys and all(key.style.name == "Normal" for key in keys), name


def test_no_picture_is_wider_or_taller_than_its_page(documents):
    for name, document in everything(documents):
        section = document.sections[0]
        longest = max(section.page_width, section.page_height) - 2 * section.left_margin
        for shape in document.inline_shapes:
            assert 0 < shape.width <= longest and 0 < shape.height <= longest, name


def test_tables_lie_on_landscape_pages(report):
    assert [section.orientation for section in report.sections] == [
        WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]
    for section in report.sections:
        sides = sorted([section.page_width, section.page_height])
        assert [round(side / Mm(1)) for side in sides] == [210, 297]


def test_sheets_have_the_paper_asked_for(documents):
    for path in documents.sheets("docx"):
        for section in docx.Document(path).sections:
            size = [round(side.inches, 2) for side in (section.page_width, section.page_height)]
            # A grid that has no room beside the words lies on the back, if that makes it larger.
            lies = path.stem.startswith("viewpoint") and size[0] > 10
            # Posters come on Tabloid, on its long side.
            due = [17, 11] if path.stem.startswith("poster") else [11, 8.5] if lies else [8.5, 11]
            assert size == due, path.stem


def test_every_page_says_that_sorts_are_simulated_and_what_throws_doubt(documents):
    assert documents.analysis["input"]["simulated"] == (documents.name != "lipset")
    assert documents.name != "lipset" or "More viewpoints than" in documents.notice
    for name, document in everything(documents):
        for section in document.sections:
            heads = [[p.text for p in section.header.paragraphs if p.text]]
            if name == "personal-slips":
                # From the second page of a slip its head tells whose it is.
                assert heads[0].pop().startswith("Your sort: "), name
                assert section.different_first_page_header_footer
            if section.different_first_page_header_footer:
                heads.append([p.text for p in section.first_page_header.paragraphs if p.text])
            assert ["".join(head) for head in heads] == [documents.notice] * len(heads), name
            fields = [
                field.get(W + "instr").strip()
                for field in section.footer._element.iter(W + "fldSimple")]
            assert fields == ["PAGE", "NUMPAGES"], name
            assert "mindset" in section.footer.paragraphs[0].text


def test_properties_hold_no_person_and_no_clock(documents):
    for name, document in everything(documents):
        properties = document.core_properties
        assert properties.title and properties.language == "en", name
        assert properties.author == "" and properties.last_modified_by == ""
        assert properties.modified is None
        created = properties.created
        expected = "2026-03-02" if documents.name == "arabic" else None
        assert (created and created.date().isoformat()) == expected


def test_words_from_right_to_left_are_set_so(all_documents):
    seen = 0
    for name, document in everything(all_documents["arabic"]):
        for paragraph in paragraphs(document):
            # Where both directions meet, what is said of a study stands in the direction of the sheet.
            directions = {bool(ARABIC.match(c)) for c in paragraph.text if c.isalpha()}
            if len(directions) == 1:
                assert is_on(paragraph._p.pPr, "bidi") == directions.pop(), (name, paragraph.text)
            assert not set(paragraph.text) & set("\u2066\u2067\u2068\u2069"), "Word has marks of its own"
            for run in paragraph.runs:
                letters = [c for c in run.text if c.isalpha()]
                if letters and ARABIC.match(letters[0]):
                    seen += 1
                    assert is_on(run._r.rPr, "rtl")
    assert seen > 100


def test_wording_in_another_language_says_so(all_documents):
    for name, document in all_documents.items():
        sheet = docx.Document(document.folder / "handouts" / "common-ground.docx")
        languages = {
            element.get(W + "bidi") for element in sheet.element.body.iter(W + "lang")}
        assert languages == ({"ar"} if name == "arabic" else set())


def test_statements_stand_with_the_columns_of_the_viewpoints(all_documents):
    documents = all_documents["place-based-budgeting"]
    analysis = documents.analysis
    columns = {
        statement["id"]: row
        for statement, row in zip(analysis["statements"], analysis["scores"]["array"])}
    document = docx.Document(documents.folder / "handouts" / "common-ground.docx")
    rows = [
        row.cells for table in document.tables if table.style.name == "Statement Table"
        for row in table.rows]
    assert len(rows) > 5
    for cells in rows:
        printed = [int(cell_text(cell).replace("−", "-")) for cell in cells[2:]]
        assert printed == columns[cell_text(cells[0])]
        names = [
            picture.get("descr") for cell in cells[2:] for picture in cell._tc.iter(WP + "docPr")]
        assert names == [factor["id"] for factor in analysis["factors"]]


def test_the_grid_of_a_poster_is_a_table_of_words_below_the_values_of_its_columns(documents):
    analysis = documents.analysis
    columns = {
        statement["id"]: row
        for statement, row in zip(analysis["statements"], analysis["scores"]["array"])}
    for f in range(len(analysis["factors"])):
        document = docx.Document(documents.folder / "handouts" / f"poster-{f + 1}.docx")
        assert not document.inline_shapes or max(
            shape.width for shape in document.inline_shapes) < Mm(40), "the marker of the name alone"
        table = next(table for table in document.tables if table.style.name == "Card Grid")
        assert is_on(table.rows[0]._tr.trPr, "tblHeader")
        assert table._tbl.tblPr.find(W + "tblCaption").get(W + "val").startswith("Factor array of ")
        assert "Highest, in column" in table._tbl.tblPr.find(W + "tblDescription").get(W + "val")
        values = [int(cell_text(cell).replace("−", "-")) for cell in table.rows[0].cells]
        assert values == [column["value"] for column in analysis["grid"]]
        found = {}
        for row in table.rows[1:]:
            for value, cell in zip(values, row.cells):
                if cell_text(cell):
                    head, wording = cell.paragraphs
                    assert wording.text
                    found[head.text.split(" ")[0]] = value
        assert found == {id: row[f] for id, row in columns.items()}


def test_lists_are_lists(all_documents):
    document = docx.Document(
        all_documents["lipset"].folder / "handouts" / "viewpoint-1.docx")
    items = [p for p in paragraphs(document) if p.style.name == "List Bullet"]
    assert len(items) >= 4
    assert document.styles["List Bullet"].element.pPr.numPr is not None


def test_the_text_shows_every_figure_that_lies_beside_it(documents):
    text = (documents.folder / "report.md").read_text(encoding="utf-8")
    shown = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", text)
    files = {
        str(path.relative_to(documents.folder))
        for path in (documents.folder / "figures").glob("*.svg")}
    # The strips say of each statement what the report's plot says of all.
    strips = {"figures/statement-strips.svg"}
    assert len(files) > 3 and set(shown) == files - strips and strips < files
