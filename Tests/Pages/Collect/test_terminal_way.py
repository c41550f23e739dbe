"""A workshop command by command, as the README shows it: the room is only open to be sorted in."""

import csv
import re
import sqlite3
import subprocess

import pytest
from fault_rooms import hold_room, mindset, study  # noqa: F401  (fixtures)
from room_fixtures import ROOT
from whole_people import ask, example_sorts, page_count, sheet

GRID = "3 3 4 4 4 3 3"
PEOPLE = 11


@pytest.fixture
def command(mindset, tmp_path):  # noqa: F811
    """Runs a command of the program in the folder of the test; gives what it printed."""

    def run(*arguments, typed=None):
        done = subprocess.run(
            [mindset, *arguments], cwd=tmp_path, input=typed, capture_output=True, text=True, check=False)
        assert done.returncode == 0, (arguments, done.stderr)
        return done.stdout

    return run


def block():
    """The commands of the README, without what is said beside them."""
    text = (ROOT / "README.md").read_text(encoding="utf-8").partition("## A workshop in the room")[2]
    [found] = [each for each in re.findall(r"^```\n(.*?)^```", text, re.M | re.S) if "collect export" in each]
    return [re.sub(r"\s+#.*", "", line).removeprefix("mindset ").split(" ")[0:2] for line in found.splitlines()]


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def typed(code, sort):
    """A record sheet keyed in twice, without comments, and no sheet after it."""
    return "\n".join([code, *sheet(sort), *sheet(sort), *[""] * 40])


def sort_in(room, sort):
    entered = ask(f"http://127.0.0.1:{room.port}/", "api/enter", {})
    room.codes.append(entered["code"])
    moves = [{"do": "step", "step": "grid"}]
    moves += [{"do": "place", "condition": "", "card": card, "value": value} for card, value in sort.items()]
    moves += [{"do": "submit", "condition": ""},
              {"do": "comment", "condition": "", "card": "1", "text": "From a phone"}, {"do": "finish"}]
    moves = [{"n": n, "at": 1000 * n, **move} for n, move in enumerate(moves, start=1)]
    assert room.make(entered["code"], entered["session"], moves).status == 200
    return entered["record"]["participant"]


def test_the_readme_shows_these_commands():
    assert block() == [
        ["new", "surveys/parks"], ["handouts", "surveys/parks"], ["collect", "surveys/parks"],
        ["enter", "surveys/parks"], ["factors", "surveys/parks"], ["analyse", "surveys/parks"],
        ["handouts", "parks.yml"], ["collect", "export"], ["collect", "backup"], ["collect", "erase"]]


def test_a_workshop_goes_the_whole_way_by_commands(command, hold_room, tmp_path):  # noqa: F811
    parks, sorts = tmp_path / "surveys/parks", example_sorts()
    (tmp_path / "statements.txt").write_text(
        "".join(f"Parks are for everybody, number {n}.\n" for n in range(1, 25)), encoding="utf-8")
    command("new", "surveys/parks", "--statements", "statements.txt", "--grid", GRID,
            "--question", "What are our parks for?")
    command("handouts", "surveys/parks", "--sheets", "cards,mat,record", "--people", "25")
    printed = {path.name: page_count(path) for path in tmp_path.rglob("*.pdf")}
    assert len(printed) == 3 and printed["record.pdf"] == 25

    room = hold_room(of=parks)
    people = [sort_in(room, sort) for sort in sorts[:PEOPLE]]
    assert room.end()[0] == 0
    assert [row["sort"] for row in rows(parks / "sorts.csv")] == people

    command("enter", "surveys/parks", typed=typed("Sheet1", sorts[PEOPLE]))
    written = rows(parks / "sorts.csv")
    assert [row["sort"] for row in written] == [*people, "Sheet1"]
    assert [int(written[-1][card]) for card in sorts[PEOPLE]] == list(sorts[PEOPLE].values())

    assert command("factors", "surveys/parks")
    command("analyse", "surveys/parks", "--factors", "2", "--save-recipe", "parks.yml")
    command("handouts", "parks.yml", "--pack")
    assert list(tmp_path.rglob("where-we-stand.pdf"))

    command("collect", "export", "surveys/parks", "--to", "exported")
    tables = {path.name: rows(path) for path in (tmp_path / "exported").iterdir()}
    # Nothing was asked about people, so that there is no table of it.
    assert set(tables) == {"sorts.csv", "comments.csv", "records.csv", "moves.csv", "cards.csv", "quality.csv"}
    assert [row["sort"] for row in tables["sorts.csv"]] == people
    assert len(tables["comments.csv"]) == PEOPLE and len(tables["moves.csv"]) >= 24 * PEOPLE
    cards = [row for row in tables["cards.csv"] if row["participant"] == people[0]]
    assert {row["statement"]: row["value"] for row in cards} == {
        card: value for card, value in tables["sorts.csv"][0].items() if card != "sort"}
    assert {(row["seconds"], row["moves"]) for row in cards} == {("1.0", "1")}
    assert [(row["participant"], row["seconds_a_card"]) for row in tables["quality.csv"]] == [
        (person, "1.0") for person in people]

    command("collect", "backup", "surveys/parks", "--to", "parks.sqlite")
    with sqlite3.connect(tmp_path / "parks.sqlite") as copy:
        assert {name for name, in copy.execute("SELECT participant FROM record")} == set(people)
    copy.close()

    command("collect", "erase", "surveys/parks", "--participant", people[2])
    left = [row["sort"] for row in rows(parks / "sorts.csv")]
    assert left == [*people[:2], *people[3:], "Sheet1"]
    command("collect", "export", "surveys/parks", "--to", "again")
    for path in (tmp_path / "again").iterdir():
        assert people[2] not in {value for row in rows(path) for value in row.values()}, path.name
