"""Workbooks and archives that are written, read by other programs than ours."""

import csv
import io
import subprocess
import zipfile

import openpyxl
import pytest

from shipped import ROOT, STUDIES

STATEMENTS = [
    "=1+1", "+44 is a prefix", "-4", "@home", "commas, and \"quotes\"", "two\nlines", "日本 é 👩‍👩‍👧",
]
NAMES = ["=cmd", "Ann, \"A\"", "Bob\nBobson", "007"]
SORTS = [[-1, -1, 0, 0, 0, 1, 1], [1, 1, 0, 0, 0, -1, -1], [0, 0, 0, 1, 1, -1, -1],
         [1, -1, 0, 0, 0, 1, -1]]


def export(program, study, kind, folder):
    subprocess.run(
        [program, "export", study, "--format", kind, "--to", folder], cwd=ROOT, check=True,
        stdout=subprocess.DEVNULL)
    (path,) = folder.iterdir()
    return path


@pytest.fixture(scope="module")
def odd_study(tmp_path_factory):
    folder = tmp_path_factory.mktemp("odd")
    (folder / "study.yml").write_text(
        "title: =Town, in bloom\ngrid: {-1: 2, 0: 3, 1: 2}\n", encoding="utf-8")
    with open(folder / "statements.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [["id", "text"]] + [[i + 1, text] for i, text in enumerate(STATEMENTS)])
    with open(folder / "sorts.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [["sort"] + list(range(1, 8))] + [[n] + s for n, s in zip(NAMES, SORTS)])
    return folder


def rows(sheet):
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def test_openpyxl_reads_the_kade_workbook_of_lipset(program, tmp_path):
    book = openpyxl.load_workbook(
        export(program, "surveys/lipset", "kade", tmp_path / "out"), data_only=False)
    assert book.sheetnames == ["name", "pattern", "sorts", "statements", "type", "version"]
    with open(ROOT / "surveys/lipset/sorts.csv", encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    names = [name for name in table[0] if name.isdigit()]
    expected = [[sort["sort"]] + [int(sort[name]) for name in names] for sort in table]
    assert rows(book["sorts"])[1:] == expected
    assert rows(book["sorts"])[0] == [None] + [f"s{i + 1}" for i in range(len(names))]
    assert rows(book["pattern"]) == [
        list(range(-6, 14)), [0, 0, 2, 3, 4, 5, 5, 5, 4, 3, 2] + [0] * 9]
    assert rows(book["type"])[1] == rows(book["version"])[1] == [2]
    assert book["sorts"].freeze_panes == "B2"
    assert book["statements"]["B1"].font.b and not book["statements"]["B2"].font.b
    assert book["statements"].column_dimensions["B"].width > 80
    assert book.properties.created.year == 1980


def test_openpyxl_finds_every_text_as_text(program, odd_study, tmp_path):
    book = openpyxl.load_workbook(export(program, odd_study, "kade", tmp_path / "out"))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in ("s", "n"), (sheet.title, cell.coordinate, cell.value)
    assert [row[1] for row in rows(book["statements"])[1:]] == STATEMENTS
    assert rows(book["name"])[1] == ["=Town, in bloom"]
    assert [row[1:] for row in rows(book["sorts"])[1:5]] == SORTS
    assert [row[0] for row in rows(book["sorts"])[1:5]] == ["=cmd", "Ann   A", "Bob Bobson", "007"]
    assert ["sort", "Bob Bobson", "Bob\nBobson"] in rows(book["ids"])


def test_the_workbook_survives_what_kade_does_to_it(program, odd_study, tmp_path):
    """KADE writes the sheet as CSV, splits lines and commas, and passes over rows without a name."""
    book = openpyxl.load_workbook(export(program, odd_study, "kade", tmp_path / "out"))
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(
        ["" if cell is None else cell for cell in row] for row in rows(book["sorts"]))
    lines = [line for line in text.getvalue().split("\n") if line]
    assert len(lines) >= 7
    sorts = [line.split(",") for line in lines if line.split(",")[0] != ""]
    assert [[int(value) for value in sort[1:]] for sort in sorts] == SORTS


def test_python_unpacks_the_archive(program, odd_study, tmp_path):
    with zipfile.ZipFile(export(program, odd_study, "kade-zip", tmp_path / "out")) as archive:
        assert archive.testzip() is None
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        sorts = archive.read("sorts.txt").decode().splitlines()
        assert [[int(v) for v in line.split(",")[1:]] for line in sorts] == SORTS
        assert archive.read("pattern.txt").decode() == "0,0,0,0,0,2,3,2" + ",0" * 12 + "\n"
        assert len(archive.read("statements.txt").decode().splitlines()) == len(STATEMENTS)


@pytest.mark.parametrize("kind", ["kade", "kade-zip"])
def test_what_is_written_is_checked_without_findings(program, odd_study, kind, tmp_path):
    path = export(program, odd_study, kind, tmp_path / "out")
    subprocess.run([program, "check", path], check=True, stdout=subprocess.DEVNULL)
    folder = tmp_path / "back"
    subprocess.run(
        [program, "import", path, "--to", folder], check=True, stdout=subprocess.DEVNULL)
    with open(folder / "sorts.csv", encoding="utf-8", newline="") as file:
        # The study's own table keeps a spreadsheet from running a name as a formula.
        kept = ["'" + name if name.startswith("=") else name for name in NAMES]
        assert [row[0] for row in csv.reader(file)][1:] == kept


PAPER_IDS = ["007", "=2+2", "-1", "4", "5", "6", "7"]


@pytest.fixture(scope="module")
def hebrew_study(odd_study, tmp_path_factory):
    """The odd study with wording that runs from right to left, and ids of all kinds."""
    folder = tmp_path_factory.mktemp("hebrew")
    for path in odd_study.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    with open(folder / "statements.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [["id", "text"]] + [[i, f"אמירה מספר {i}"] for i in PAPER_IDS])
    with open(folder / "sorts.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["sort"] + PAPER_IDS] + [[n] + s for n, s in zip(NAMES, SORTS)])
    return folder


def paper(program, study, folder, *options):
    subprocess.run(
        [program, "analyse", study, "--out", folder, "--format", "xlsx", "--quiet", *options],
        cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    assert [path.name for path in folder.iterdir()] == ["tables.xlsx"]
    return folder / "tables.xlsx"


@pytest.fixture(scope="module", params=STUDIES)
def report(request, program, tmp_path_factory):
    folder = tmp_path_factory.mktemp("paper") / request.param
    path = paper(program, f"analysis/{request.param}.yml", folder)
    return request.param, path, openpyxl.load_workbook(path)


def below_head(sheet):
    """The head and the rows of a table: the head is the last row that stays in view."""
    head = openpyxl.utils.cell.coordinate_from_string(sheet.freeze_panes)[1] - 1
    body = sheet.iter_rows(min_row=head + 1)
    names = [cell.value for cell in sheet[head] if cell.value is not None]
    return names, [row[:len(names)] for row in body]


def test_the_first_sheet_leads_to_every_other(report):
    _, _, book = report
    names = book.sheetnames
    assert names[0] == "Contents"
    assert all(0 < len(name) <= 31 and not set("[]:*?/\\") & set(name) for name in names)
    assert len({name.lower() for name in names}) == len(names)
    links = {cell.value: cell.hyperlink.location for row in book["Contents"].iter_rows()
             for cell in row if cell.hyperlink}
    assert links == {name: f"'{name}'!A1" for name in names[1:]}
    for sheet in book.worksheets[1:]:
        assert sheet["A1"].hyperlink.location.strip("'") in ("Contents'!A1", "Contents!A1")


def test_the_last_sheets_hold_the_study_and_are_read_back(program, report, tmp_path):
    name, path, book = report
    assert book.sheetnames[-2:] == ["Study statements", "Study sorts"]
    source = ROOT / "surveys" / name
    with open(source / "sorts.csv", encoding="utf-8", newline="") as file:
        given = {row["sort"]: row for row in csv.DictReader(file)}
    head, body = below_head(book["Study sorts"])
    assert head[0] == "sort" and set(head) <= set(next(iter(given.values())))
    ids = [column for column in head if column not in ("sort", "participant", "condition")]
    assert len(body) > 1
    for row in body:
        for column, cell in zip(head, row):
            assert str(cell.value) == given[row[0].value][column]
            assert cell.data_type == ("n" if column in ids else "s")
    with open(source / "statements.csv", encoding="utf-8", newline="") as file:
        worded = {row["id"]: row["text"] for row in csv.DictReader(file)}
    head, body = below_head(book["Study statements"])
    columns = [head.index("id"), head.index("text")]
    assert {row[columns[0]].value: row[columns[1]].value for row in body} == worded
    folder = tmp_path / "back"
    subprocess.run([program, "import", path, "--to", folder, "--quiet"], check=True,
                   stdout=subprocess.DEVNULL)
    with open(folder / "sorts.csv", encoding="utf-8", newline="") as file:
        back = {row["sort"]: row for row in csv.DictReader(file)}
    assert all(back[sort][i] == given[sort][i] for sort in back for i in ids)
    assert len(back) == book["Study sorts"].max_row - 3
    again = (folder / "study.yml").read_text(encoding="utf-8")
    assert ("simulated" in again) == (name != "lipset")


def test_loadings_are_those_of_the_analysis_and_flags_are_bold(report, all_results):
    name, _, book = report
    analysis = all_results[name].analysis
    head, body = below_head(book["Factor loadings"])
    factors = len(analysis["factors"])
    flags = {(entry["sort"], entry["factor"]): int(entry["flag"]) for entry in
             all_results[name].table("loadings")}
    loadings = {(entry["sort"], entry["factor"]): float(entry["loading"]) for entry in
                all_results[name].table("loadings")}
    assert len(body) == len({sort for sort, _ in loadings})
    seen = 0
    for row in body:
        for k in range(factors):
            cell, key = row[1 + k], (row[0].value, f"F{k + 1}")
            assert cell.data_type == "n" and cell.number_format.startswith("0.000")
            assert cell.value == pytest.approx(loadings[key], abs=1e-6)
            assert bool(cell.font.b) == (flags[key] != 0)
            if flags[key]:
                seen += 1
                word = row[head.index("Viewpoint")].value
                assert word == key[1] + (" (−)" if flags[key] < 0 else "")
    assert seen > 0


def test_every_sheet_is_set_up_to_be_read_and_printed(report):
    name, _, book = report
    for sheet in book:
        setup = sheet.page_setup
        assert (setup.orientation, int(setup.paperSize)) == ("landscape", 9), sheet.title
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        is_grid = sheet.title.startswith("Q-grid")
        assert int(setup.fitToHeight if setup.fitToHeight is not None else 1) == int(is_grid)
        assert sheet.oddFooter.center.text == "&A"
        assert ("simulated" in sheet.oddFooter.left.text) == (name != "lipset")
        assert not sheet.sheet_view.rightToLeft
    table = book["Statement scores"]
    head, body = below_head(table)
    row = body[0][0].row - 1
    assert table.freeze_panes == f"C{row + 1}"
    assert table.print_title_rows == f"${row}:${row}"
    assert all(cell.font.b and cell.alignment.wrap_text for cell in table[row][:len(head)])
    assert all(row[1].alignment.wrap_text for row in body)
    assert 30 < table.column_dimensions["B"].width < 70


def test_numbers_are_numbers_and_nothing_is_a_formula(report):
    _, _, book = report
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in ("s", "n"), (sheet.title, cell.coordinate)
    head, body = below_head(book["Differences F1 F2"])
    for row in body:
        for cell in row[2:]:
            assert cell.data_type == "n", cell.coordinate
        assert row[head.index("p")].number_format == '[<0.0005]"<0.001";0.000'


def test_a_grid_holds_every_statement_once(report, all_results):
    name, _, book = report
    arrays = all_results[name].table("scores")
    for factor in all_results[name].analysis["factors"]:
        sheet = book[f"Q-grid {factor['id']}"]
        values, body = below_head(sheet)
        found = {}
        for row in body:
            for value, cell in zip(values, row):
                if cell.value and cell.font.b and cell.border.top.style:
                    found[cell.value.split("  ")[0]] = value
        expected = {entry["statement"]: int(entry["array"]) for entry in arrays
                    if entry["factor"] == factor["id"]}
        assert found == expected


def test_the_workbook_has_a_title_no_author_and_the_same_bytes(program, report, tmp_path):
    name, path, book = report
    assert book.properties.title and not book.properties.creator
    assert not book.properties.lastModifiedBy
    assert book.properties.created.year == 1980
    again = paper(program, f"analysis/{name}.yml", tmp_path / "again")
    assert again.read_bytes() == path.read_bytes()


def test_wording_from_right_to_left_turns_the_sheets(program, hebrew_study, tmp_path):
    book = openpyxl.load_workbook(
        paper(program, hebrew_study, tmp_path / "out", "--factors", "1"))
    assert all(sheet.sheet_view.rightToLeft for sheet in book)
    assert book["Contents"]["A1"].value == "=Town, in bloom"
    assert book["Contents"]["A1"].data_type == "s"
    _, body = below_head(book["Statement scores"])
    assert [row[0].value for row in body] == PAPER_IDS
    assert all(row[0].data_type == "s" for row in body)
    _, body = below_head(book["Factor loadings"])
    assert [row[0].value for row in body] == NAMES
