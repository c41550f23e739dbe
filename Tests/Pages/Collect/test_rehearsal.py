"""A rehearsal: people who don't exist sort to the end, are told from others, and leave nothing behind."""

import hashlib
import sqlite3

import pytest
from collecting import worded_study
from fault_rooms import WHERE, hold_room, mindset, sorted_by, study, table, until  # noqa: F401 (fixtures)

PEOPLE = 25


def state(room):
    return room.get("/room/api/state").json


def files_of(folder):
    """What lies in a folder, but for the store: its journal moves on by itself."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()
            if not path.name.startswith("collected.sqlite")}


@pytest.fixture
def rehearsed(hold_room, study):
    """A room in which all pretend people have handed in; gives it, and the files of before."""
    room = hold_room(starts=False)
    before = files_of(study)
    assert room.do("rehearse")["room"]["rehearsal"]
    assert until(lambda: state(room)["people"]["submitted"] == PEOPLE, 60), state(room)["people"]
    return room, before


def test_all_come_to_the_end_as_tests_and_all_are_gone_when_it_is_left(rehearsed, study):
    room, before = rehearsed
    people = state(room)["people"]
    assert (people["all"], people["submitted"], people["tests"]) == (PEOPLE, PEOPLE, PEOPLE)
    assert people["steps"]["done"] == PEOPLE and people["drafts"] == people["paper"] == 0
    # Nothing of them is anywhere but in the room: there is no store to take along either.
    assert room.get("/room/store.sqlite").status == 409 and files_of(study) == before
    left = room.do("leave")
    assert left["open"] and not left["room"]["rehearsal"] and left["room"]["state"] == "waiting"
    people = state(room)["people"]
    assert [people[name] for name in ["all", "submitted", "drafts", "placed", "paper", "tests"]] == [0] * 6
    assert not any(people["steps"].values()) and state(room)["results"] is None
    assert room.end()[0] == 0
    assert files_of(study) == before
    with sqlite3.connect(study / "collected.sqlite") as store:
        assert [store.execute(f"SELECT count(*) FROM {name}").fetchone() for name in ["record", "move"]] == [(0,)] * 2
    store.close()


def test_every_step_is_seen_and_a_second_round_shows_who_moved(hold_room, tmp_path):
    folder = worded_study(tmp_path / "rounds")
    path = folder / "study.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("presort: off", "presort: optional, refine: true"),
                    encoding="utf-8")
    room = hold_room(of=folder, starts=False)
    room.do("rehearse")
    seen = set()

    def all_are_in():
        people = state(room)["people"]
        seen.update(step for step, count in people["steps"].items() if count)
        return people["submitted"] == PEOPLE

    for number in [1, 2]:
        assert until(all_are_in, 60), (number, state(room)["people"])
        assert {"presort", "refine", "grid", "review", "done"} <= seen, (number, seen)
        seen.clear()
        if number == 1:
            assert room.do("round", minutes=None)["room"]["round"] == 2
    assert until(lambda: (state(room)["results"] or {}).get("shifts"), 20)
    shifts = state(room)["results"]["shifts"]
    moved = [each for each in shifts if each["from"] != each["to"]]
    assert moved and sum(each["people"] for each in shifts) <= PEOPLE


def test_whoever_comes_after_it_is_the_first_and_no_test(rehearsed, study):
    room, _ = rehearsed
    room.do("leave")
    room.do("start", minutes=None)
    _, _, participant = sorted_by(room)
    people = state(room)["people"]
    assert (people["all"], people["submitted"], people["tests"]) == (1, 1, 0)
    assert participant == "W1"
    assert until(lambda: table(study) == {participant: WHERE})
