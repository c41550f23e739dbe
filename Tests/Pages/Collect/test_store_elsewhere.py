"""A store that lies outside the study's folder: every command works on it, and makes none in the folder."""

import csv
import sqlite3
import subprocess

import pytest
from fault_rooms import WHERE, hold_room, mindset, sorted_by, study, table  # noqa: F401 (fixtures)


@pytest.fixture
def store(tmp_path):
    (tmp_path / "safe").mkdir()
    return tmp_path / "safe/parks.db"


@pytest.fixture
def people(hold_room, store):
    """Three people in a store elsewhere, after the room has ended."""
    room = hold_room("--store", str(store))
    found = [sorted_by(room)[2] for _ in range(3)]
    assert room.end()[0] == 0
    return found


@pytest.fixture
def collect(mindset, study, tmp_path):
    """Runs a command on the study; gives how it ended."""

    def run(what, *arguments):
        return subprocess.run([mindset, "collect", what, study, *map(str, arguments)], cwd=tmp_path,
                              capture_output=True, text=True, check=False, timeout=60)

    return run


def stores_in(folder):
    return sorted(each.name for each in folder.rglob("*sqlite*"))


def held(path):
    with sqlite3.connect(path) as store:
        found = sorted(name for name, in store.execute("SELECT participant FROM record"))
    store.close()
    return found


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_sorts_are_kept_there_and_still_written_into_the_folder(people, study, store):
    assert held(store) == people
    assert table(study) == dict.fromkeys(people, WHERE)
    assert stores_in(study) == []
    assert {oct(each.stat().st_mode & 0o777) for each in store.parent.iterdir()} == {"0o600"}


def test_the_room_opens_again_with_what_is_there(people, hold_room, study, store):
    room = hold_room("--store", str(store))
    assert room.get("/room/api/state")["people"]["submitted"] == 3
    assert sorted_by(room)[2] not in people
    assert room.end()[0] == 0
    assert len(held(store)) == 4 and stores_in(study) == []


def test_a_room_without_it_knows_nobody_of_it(people, hold_room, store):
    room = hold_room(starts=False)
    state = room.get("/room/api/state")
    assert state["people"]["all"] == 0
    assert room.end()[0] == 0 and held(store) == people


def test_it_is_exported(people, collect, study, store, tmp_path):
    done = collect("export", "--store", store, "--to", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert [row["participant"] for row in rows(tmp_path / "out/records.csv")] == people
    assert {row.pop("sort"): {card: int(value) for card, value in row.items()}
            for row in rows(tmp_path / "out/sorts.csv")} == dict.fromkeys(people, WHERE)
    assert stores_in(study) == []


def test_somebody_is_erased_from_it_and_from_the_folder(people, collect, study, store):
    done = collect("erase", "--store", store, "--participant", people[1])
    assert done.returncode == 0, done.stderr
    left = [people[0], people[2]]
    assert held(store) == left and list(table(study)) == left
    with sqlite3.connect(store) as opened:
        assert {name for name, in opened.execute("SELECT DISTINCT participant FROM move")} == set(left)
    opened.close()
    assert stores_in(study) == []


def test_it_is_backed_up(people, collect, study, store, tmp_path):
    done = collect("backup", "--store", store, "--to", tmp_path / "copy.db")
    assert done.returncode == 0, done.stderr
    assert held(tmp_path / "copy.db") == held(store) == people
    assert stores_in(study) == []


@pytest.mark.parametrize("what", ["export", "erase", "backup"])
def test_without_it_there_is_nothing_to_work_on_and_nothing_is_made(people, collect, study, store, tmp_path, what):
    options = {"export": ["--to", tmp_path / "out"], "erase": ["--participant", people[0]],
               "backup": ["--to", tmp_path / "copy.db"]}
    done = collect(what, *options[what])
    assert done.returncode == 3 and "collected.sqlite: there is no store" in done.stderr
    assert stores_in(study) == [] and held(store) == people and len(table(study)) == 3
    assert not (tmp_path / "out").exists() and not (tmp_path / "copy.db").exists()
