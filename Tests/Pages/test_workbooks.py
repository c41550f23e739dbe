"""Workbooks and archives that are written, read by other programs than ours."""

import csv
import io
import subprocess
import zipfile

import openpyxl
import pytest

from conftest import ROOT

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
        assert [row[0] for row in csv.reader(file)][1:] == NAMES
