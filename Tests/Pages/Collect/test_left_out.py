"""A sort that can't be analysed takes the viewpoints from nobody; what a room decides is in its recipe."""

import subprocess
import time

import pytest
import yaml
from fault_rooms import hold_room, mindset, until  # noqa: F401 (fixtures)
from rooms import write_study

GRID = {-2: 2, -1: 2, 0: 4, 1: 2, 2: 2}
VALUES = [value for value, count in GRID.items() for _ in range(count)]
SIDES = [list(range(1, 13)), [7, 1, 8, 2, 9, 3, 10, 4, 11, 5, 12, 6]]
FREE = "distribution: forced", "distribution: free"


@pytest.fixture
def study(tmp_path):
    return write_study(tmp_path / "study", GRID)


def columns(number):
    """A sheet of one of two ways of sorting, with two cards exchanged."""
    cards = [str(card) for card in SIDES[number % 2]]
    one = number // 2 % 11
    cards[one], cards[one + 1] = cards[one + 1], cards[one]
    return [" ".join(cards.pop(0) for _ in range(count)) for count in GRID.values()]


def save(room, code, sheet, condition=""):
    return room.post("/room/api/paper/save", {
        "code": code, "condition": condition, "columns": sheet, "second": None, "comments": [], "share": False,
        "answers": {}})


def state(room):
    return room.get("/room/api/state").json


def shown(room, sorts, viewpoints):
    """The viewpoints, once they come from so many sorts."""
    def there():
        found = state(room)["results"]
        return found and found["sorts"] == sorts and len(found["viewpoints"]) == viewpoints and found
    assert until(there, 20), state(room)["resultsNote"]
    return there()


def named(room):
    """The names of the viewpoints that are shown."""
    return [each["name"] for each in (state(room)["results"] or {"viewpoints": []})["viewpoints"]]


def recipe(study):
    path = study / "recipe.yml"
    return yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}


def name_both(room):
    keys = [each["key"] for each in state(room)["results"]["viewpoints"]]
    for key in keys:
        room.do("name", key=key, name=f"Way {key}", gist="", viewpoints=len(keys))
    return [f"Way {key}" for key in keys]


def run(mindset, study):
    return subprocess.run(
        [mindset, "run", study / "recipe.yml"], capture_output=True, text=True, check=False, timeout=120)


def test_sorts_that_cannot_be_analysed_are_left_out(hold_room, mindset, study):
    path = study / "study.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(*FREE), encoding="utf-8")
    room = hold_room()
    for number in range(10):
        assert save(room, f"P{number:02}", columns(number)).status == 200
    room.do("choose", viewpoints=2)
    shown(room, 10, 2)
    names = name_both(room)
    blank = columns(0)
    blank[0] = blank[0].split()[0] + " ?"
    assert save(room, "P77", blank).status == 200
    assert save(room, "P78", ["", "", " ".join(str(card) for card in range(1, 13)), "", ""]).status == 200
    nothing = save(room, "P79", [" ".join("?" * count) for count in GRID.values()])
    assert nothing.status == 422 and "No card" in nothing["message"]
    said = "Left out of the viewpoints: P77 (a card without a place), P78 (every card in one column)."
    assert until(lambda: state(room)["study"]["findings"] == [said], 20), state(room)["study"]["findings"]
    assert until(lambda: named(room) == names, 20)
    assert state(room)["results"]["sorts"] == 10
    assert until(lambda: recipe(study).get("select") == {"exclude": ["P77", "P78"]}, 10)
    assert room.post("/room/api/pack").status == 200
    made = run(mindset, study)
    assert made.returncode == 0, made.stderr
    # One that is erased is not looked for any more.
    room.do("erase", participant="P77")
    assert until(lambda: recipe(study).get("select") == {"exclude": ["P78"]}, 20)
    made = run(mindset, study)
    assert made.returncode == 0, made.stderr


def test_names_stay_in_the_recipe_where_the_same_number_is_used_again(hold_room, mindset, study):
    room = hold_room()
    for number in range(10):
        save(room, f"P{number:02}", columns(number))
    room.do("choose", viewpoints=2)
    shown(room, 10, 2)
    names = name_both(room)
    written = lambda: [each.get("name") for each in recipe(study).get("viewpoints", [])]  # noqa: E731
    room.do("choose", viewpoints=2)
    assert written() == names
    time.sleep(1)
    assert written() == names and recipe(study)["take"] == [1, 2]
    room.do("choose", viewpoints=1)
    shown(room, 10, 1)
    assert until(lambda: written() == [None] and recipe(study)["settings"]["factors"] == 1, 10)
    assert state(room)["names"] == []
    room.do("choose", viewpoints=2)
    assert until(lambda: named(room) == names, 20)
    assert until(lambda: written() == names, 10)
    made = run(mindset, study)
    assert made.returncode == 0, made.stderr


def test_people_are_counted_once_though_they_sorted_twice(hold_room, study):
    path = study / "study.yml"
    path.write_text(
        path.read_text(encoding="utf-8") + "conditions: {before: Before?, after: After?}\n", encoding="utf-8")
    room = hold_room()
    for condition in ["before", "after"]:
        for number in range(6):
            save(room, f"P{number:02}", columns(number), condition)
    room.do("choose", viewpoints=2)
    found = shown(room, 12, 2)
    assert [each["people"] for each in found["viewpoints"]] == [3, 3]
    assert state(room)["people"]["paper"] == 6


def test_the_recipe_of_the_room_is_no_new_version(hold_room, study):
    room = hold_room()
    code, session = room.enter()
    room.make(code, session, [{"n": 1, "at": 1, "do": "step", "step": "grid"}])
    for number in range(6):
        save(room, f"P{number:02}", columns(number))
    room.do("choose", viewpoints=2)
    shown(room, 6, 2)
    assert room.end()[0] == 0
    again = hold_room(starts=False)
    assert state(again)["study"]["version"] == 1
    assert again.end()[0] == 0


def test_a_folder_that_is_moved_is_told_in_words(hold_room, study):
    room = hold_room()
    study.rename(study.with_name("elsewhere"))
    answer = save(room, "P01", columns(1))
    assert answer.status == 409 and "not there any more" in answer["message"], answer.body
    assert "notFound(" not in answer["message"]
    study.with_name("elsewhere").rename(study)
    assert save(room, "P01", columns(1)).status == 200
