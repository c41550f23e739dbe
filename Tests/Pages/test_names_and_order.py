"""Sheets name nobody but to themselves, and the order of the viewpoints changes nothing but places."""

import re
import subprocess
from itertools import groupby

import pytest
from shipped import ROOT
from sentence_cases import Case, make_recipe
from sheet_readers import Page, everything_in, pdf_pages

OWN = ["personal-slips"]
BEFORE = ["cards", "mat", "record", "script", "consent", "codes"]


def ids_of(analysis):
    return {sort[key] for sort in analysis["sorts"] for key in ("id", "participant")}


def named(ids, text):
    """Which ids stand in a text as whole words."""
    pattern = "|".join(map(re.escape, sorted(ids, key=len, reverse=True)))
    return re.findall(rf"(?<!\w)(?:{pattern})(?!\w)", text)


@pytest.mark.parametrize("name", ["lipset", "place-based-budgeting", "hour", "tied"])
def test_no_sheet_names_a_person_who_it_is_not_for(cases, name):
    case = cases(name)
    ids = ids_of(case.analysis)
    paths = [path for path in case.folder.iterdir() if path.stem not in OWN]
    assert len(paths) > 20
    for path in paths:
        assert not named(ids, everything_in(path)), path.name


@pytest.mark.parametrize("name", ["lipset", "place-based-budgeting", "hour", "tied"])
def test_a_slip_names_the_one_whose_it_is(cases, name):
    case = cases(name)
    order = [sort["id"] for sort in case.analysis["sorts"]]
    ids = ids_of(case.analysis)
    pages = pdf_pages(case.folder / "personal-slips.pdf")
    assert len(pages) == len(order)
    for own, page in zip(order, pages):
        heads = re.findall(r"Yoursort:(\w+?)" + re.escape(squeeze(case)), page)
        assert heads == [own]
    for ending in ["html", "docx"]:
        found = named(ids, everything_in(case.folder / f"personal-slips.{ending}"))
        # Once above the words of a slip and once with its picture; in Word the heads of its further pages as well.
        slips = [sort for sort, _ in groupby(found)]
        assert slips[:len(order)] == order, ending
        assert sorted(slips[len(order):]) == (sorted(order) if ending == "docx" else []), ending


def squeeze(case):
    return "".join(case.analysis["input"]["study"].split())


def test_before_the_workshop_a_code_stands_on_its_own_sheet_alone(program, cases, tmp_path):
    case = cases("place-based-budgeting")
    subprocess.run(
        [program, "handouts", case.study, "--sheets", ",".join(BEFORE), "--out", tmp_path,
         "--quiet"], check=True, stdout=subprocess.DEVNULL)
    participants = {sort["participant"] for sort in case.analysis["sorts"]}
    for sheet in set(BEFORE) - {"record", "codes"}:
        path = tmp_path / "handouts" / f"{sheet}.pdf"
        assert not named(participants, everything_in(path)), sheet
    records = subprocess.run(
        ["pdftotext", "-raw", tmp_path / "handouts" / "record.pdf", "-"], check=True,
        capture_output=True, text=True).stdout.split("\f")[:-1]
    owners = [set(named(participants, page)) for page in records]
    assert all(len(owner) == 1 for owner in owners)
    assert set().union(*owners) == participants
    codes = named(participants, everything_in(tmp_path / "handouts" / "codes.pdf"))
    assert set(codes) == participants


def test_no_group_of_fewer_than_five_can_be_read_or_worked_out(cases):
    case = cases("place-based-budgeting")
    page = Page(case.folder / "crib-sheet.html")
    told = [part[1] for part in page.main if part[0] == "item"]
    # Of 15 people in the second viewpoint two are neither seven of the one nor six of the other.
    assert "role: senior leader 7, 8 others, not told apart" in told
    hidden = [line for line in told if line.startswith("Groups under five are not told apart: ")]
    assert hidden and not any(digit.isdigit() for line in hidden for digit in line)
    for line in told:
        if line in hidden:
            continue
        groups = [int(number) for number in re.findall(r" (\d+)(?:,| others, not told apart$|$)", line)]
        assert groups and min(groups) >= 5, line


# The order of viewpoints


class Renamed:
    """What a sheet says, with viewpoints called by the number they have in another analysis."""

    def __init__(self, numbers):
        self.numbers = numbers

    def text(self, text):
        """Words in no order: lists of viewpoints stand in the order of the analysis."""
        text = re.sub(r"\b(F|Viewpoint )(\d+)\b", lambda m: m[1] + self.number(m[2]), text)
        text = re.sub(r"Viewpoints ([\d, and]+)",
                      lambda m: "Viewpoints " + re.sub(r"\d+", lambda n: self.number(n[0]), m[1]), text)
        return sorted(re.findall(r"[+−]?\d+(?:\.\d+)?|[^\W\d]+", text))

    def number(self, digits):
        return str(self.numbers[int(digits) - 1] + 1)

    def part(self, part):
        if part[0] == "picture":
            svg = part[1]
            cards = sorted((self.text(str(data)), self.text(title)) for data, title in svg.cards)
            return "picture", self.text(svg.title), self.text(svg.description), cards
        if part[0] == "statement":
            chips = sorted((self.text(name), value) for name, value in part[4])
            return (*part[:3], self.text(part[3]), chips)
        return part[0], self.text(part[1])

    def page(self, path):
        page = Page(path)
        parts = [self.part(part) for part in page.header + page.main + page.footer]
        # The entries of a key stand in the order of the viewpoints.
        runs = groupby(parts, key=lambda part: part[0] == "entry")
        return [part for is_key, run in runs for part in (sorted(run) if is_key else run)]


def other_order(program, folder, name, order):
    study = ROOT / "surveys" / name
    recipe = make_recipe(folder, name, study, take=order)
    return Case(program, [recipe], study, folder / "out")


@pytest.mark.parametrize("name, order", [("lipset", [3, 1, 2]), ("place-based-budgeting", [3, 1, 4, 2])])
def test_another_order_of_viewpoints_only_moves_them(program, cases, tmp_path, name, order):
    plain = cases(name)
    moved = other_order(program, tmp_path, name, order)
    z, other = (case.analysis["scores"]["z"] for case in (plain, moved))
    # Which viewpoint of the plain analysis each of the others is.
    numbers = [min(range(len(z[0])), key=lambda f: sum(abs(a[f] - b[g]) for a, b in zip(z, other)))
               for g in range(len(z[0]))]
    assert sorted(numbers) == list(range(len(numbers))) != numbers
    assert not moved.sheet_complaints()
    before, after = Renamed(list(range(len(numbers)))), Renamed(numbers)
    for path in sorted(moved.folder.glob("*.html")):
        kind, _, number = path.stem.rpartition("-")
        twin = f"{kind}-{after.number(number)}" if number.isdigit() else path.stem
        old, new = before.page(plain.folder / f"{twin}.html"), after.page(path)
        if path.stem in ["where-we-stand", "crib-sheet", "which-viewpoint"]:
            # Viewpoints follow each other on these; all else stands as it did.
            old, new = sorted(map(repr, old)), sorted(map(repr, new))
        assert new == old, path.name
