"""Workbooks and archives of KADE's layouts, made by other programs than ours, and read here."""

import csv
import io
import re
import subprocess
import zipfile

import openpyxl
import pytest
import yaml

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
    assert "“sorts” hides row 3 and column C" in told.stdout + told.stderr
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
