"""Workbooks and archives between us and other programs: what we write is read there, and theirs here."""

import csv
import io
import re
import subprocess
import zipfile

import openpyxl
import pytest
import yaml

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


TEXTS = ["Parks, mostly", "Bins\nand \"bags\"", "Größe − 日本", "-4"]
PEOPLE = {"Ann": [-1, 0, 0, 1], "Bryn, junior": [0, -1, 0, 1], "007": [1, 0, 0, -1]}
VALUES = list(range(-6, 14))
COUNTS = [{-1: 1, 0: 2, 1: 1}.get(value, 0) for value in VALUES]
HEADER = [f"s{i + 1}" for i in range(len(TEXTS))]


def of_cards():
    """Values beside the numbers of the cards that each person laid there."""
    rows = [["value", *PEOPLE]]
    piles = [
        [i + 1 for value in (-1, 0, 1) for i, placed in enumerate(sort) if placed == value]
        for sort in PEOPLE.values()
    ]
    return rows + [[value, *cards] for value, *cards in zip([-1, 0, 0, 1], *piles)]


def of_values(*more):
    return [[name, *sort, *more] for name, sort in PEOPLE.items()]


def numbered():
    return [[i + 1, text] for i, text in enumerate(TEXTS)]


def new_version(kind, sorts):
    return {
        "name": [["Name"], ["Town, in bloom"]],
        "pattern": [VALUES, COUNTS],
        "sorts": sorts,
        "statements": [["Number", "Statements"], *numbered()],
        "type": [["Type"], [kind]],
        "version": [["Version"], [2]],
    }


KADE = {
    "type 1 (version 2)": new_version(1, of_cards()),
    "type 2 (version 2)": new_version(2, [[None, *HEADER], *of_values()]),
    "type 1 (old)": {
        "sorts": [["Ken-Q"], ["Project", "Town, in bloom"], [], [], ["Value", "Cards"],
                  *zip(VALUES, COUNTS), [], [], [], [], *of_cards()],
        "statements": [[None, "Statements"], *numbered()],
    },
    "type 2 (old)": {
        "sorts": [["Project"], ["Town, in bloom"], [], ["Sort Pattern", -1, 0, 0, 1], [],
                  ["Participant", *HEADER], *of_values()],
        "statements": [[None, "Statements"], *numbered()],
    },
    "type 3 (results)": {
        "Project Overview": [["overview"], [], ["Project Name:  ", "Town, in bloom"], [],
                             ["Total Number of Statements:  ", "4"], [],
                             ["Q sort Design:  ", "-1,0,0,1"]],
        "statements": [["statements"], [], ["Statement Number", "Statements"], *numbered()],
        "Q sorts": [["sorts"], [], ["Q sorts"], [],
                    ["Participant", *HEADER, "Mean", "Standard Deviation"],
                    *of_values(0, 0.816)],
    },
}


def share_texts(data):
    """The workbook with its texts in a table of their own, as Excel keeps them; openpyxl does not."""
    texts = []

    def shared(match):
        texts.append(match[2])
        return f'<c{match[1]} t="s"><v>{len(texts) - 1}</v></c>'

    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            part = old.read(name).decode()
            if name.startswith("xl/worksheets/"):
                part = re.sub(
                    r'<c([^>]*) t="inlineStr"><is>(.*?)</is></c>', shared, part, flags=re.DOTALL)
                assert "inlineStr" not in part
            if name == "xl/_rels/workbook.xml.rels":
                part = part.replace("</Relationships>", (
                    '<Relationship Id="shared" Target="sharedStrings.xml" Type="http://schemas.'
                    'openxmlformats.org/officeDocument/2006/relationships/sharedStrings"/>'
                    "</Relationships>"))
            new.writestr(name, part)
        items = "".join(f"<si>{text}</si>" for text in texts)
        new.writestr("xl/sharedStrings.xml", (
            '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            f"{items}</sst>"))
    assert texts
    return target.getvalue()


def save(path, sheets, shares=False):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(list(line))
    book.save(path)
    if shares:
        path.write_bytes(share_texts(path.read_bytes()))


def expect_town(program, path, folder, texts=TEXTS, title="Town, in bloom"):
    subprocess.run(
        [program, "import", path, "--to", folder], check=True, stdout=subprocess.DEVNULL)
    with open(folder / "sorts.csv", encoding="utf-8", newline="") as file:
        sorts = list(csv.reader(file))[1:]
    assert {row[0]: [int(value) for value in row[-4:]] for row in sorts} == PEOPLE
    with open(folder / "statements.csv", encoding="utf-8", newline="") as file:
        assert [row["text"] for row in csv.DictReader(file)] == texts
    study = yaml.safe_load((folder / "study.yml").read_text(encoding="utf-8"))
    assert study["title"] == title
    assert study["grid"] == {-1: 1, 0: 2, 1: 1}


@pytest.mark.parametrize("shares", [False, True], ids=["inline", "shared"])
@pytest.mark.parametrize("kind", KADE)
def test_a_kade_workbook_of_openpyxl_is_read(program, kind, shares, tmp_path):
    save(tmp_path / "town.xlsx", KADE[kind], shares)
    told = subprocess.run(
        [program, "check", tmp_path / "town.xlsx"], check=True, capture_output=True, text=True)
    assert f"KADE workbook, {kind}" in told.stdout
    assert "warning" not in (told.stdout + told.stderr).lower()
    expect_town(program, tmp_path / "town.xlsx", tmp_path / "back")


def test_hidden_rows_of_a_kade_workbook_are_read_and_named(program, tmp_path):
    path = tmp_path / "town.xlsx"
    save(path, KADE["type 2 (version 2)"])
    book = openpyxl.load_workbook(path)
    book["sorts"].row_dimensions[3].hidden = True
    book["sorts"].column_dimensions["C"].hidden = True
    book.save(path)
    told = subprocess.run([program, "check", path], check=True, capture_output=True, text=True)
    assert "“sorts” hides rows 3 and columns C" in told.stdout + told.stderr
    expect_town(program, path, tmp_path / "back")


@pytest.mark.parametrize("kind", KADE)
def test_a_broken_kade_workbook_of_openpyxl_is_refused(program, kind, tmp_path):
    sheets = dict(KADE[kind])
    name = "Q sorts" if "Q sorts" in sheets else "sorts"
    lines = [list(line) for line in sheets[name]]
    lines[-1][2] = "O"
    sheets[name] = lines
    save(tmp_path / "town.xlsx", sheets)
    told = subprocess.run(
        [program, "check", tmp_path / "town.xlsx"], capture_output=True, text=True)
    assert told.returncode == 1
    assert f"{name}!C{len(lines)}" in told.stdout + told.stderr
    assert "“O”" in told.stdout + told.stderr


class Pipe(io.RawIOBase):
    """What can't be rewound, so that sizes must follow the bytes in data descriptors."""

    def __init__(self):
        self.bytes = bytearray()

    def writable(self):
        return True

    def write(self, data):
        self.bytes += data
        return len(data)


@pytest.mark.parametrize("large", [False, True], ids=["descriptors", "zip64"])
@pytest.mark.parametrize("folder", ["", "Town/"])
def test_an_archive_of_python_is_read(program, large, folder, tmp_path):
    texts = {
        "name.txt": "Town, in bloom\r\n",
        "pattern.txt": ";".join(map(str, COUNTS)),
        "sorts.txt": "".join(
            ";".join([name, *map(str, sort)]) + "\r\n" for name, sort in PEOPLE.items()),
        "statements.txt": "\n".join(text.replace("\n", " ") for text in TEXTS),
    }
    target = io.BytesIO() if large else Pipe()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        if folder:
            archive.mkdir(folder)
        for name, text in texts.items():
            with archive.open(folder + name, "w", force_zip64=large) as file:
                file.write(text.encode())
    data = target.getvalue() if large else bytes(target.bytes)
    assert (b"PK\x07\x08" in data) != large
    (tmp_path / "town.zip").write_bytes(data)
    expect_town(
        program, tmp_path / "town.zip", tmp_path / "back",
        [text.replace("\n", " ") for text in TEXTS])
