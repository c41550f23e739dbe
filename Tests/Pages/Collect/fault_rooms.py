"""Rooms that are ill-treated: each test has a study of its own, six cards small, and the program that holds it."""

import csv
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "Benchmarks"))

from rooms import SMALL, Room, sort_of, write_study  # noqa: E402

MOVES, WHERE = sort_of(1, SMALL)
SUBMIT = next(move["n"] for move in MOVES if move["do"] == "submit")
COLLECT = "collect: {presort: off, access: open}\n"


@pytest.fixture(scope="session")
def mindset(request):
    """The built program; MINDSET_PROGRAM names another one."""
    return os.environ.get("MINDSET_PROGRAM") or request.getfixturevalue("program")


@pytest.fixture
def study(tmp_path):
    return write_study(tmp_path / "study", SMALL)


@pytest.fixture
def hold_room(mindset, study, tmp_path):
    """Opens a room; looks afterwards whether it has said anything that is nobody's business."""
    rooms = []

    def hold(*options, of=None, starts=True, **settings):
        room = Room(mindset, of or study, *options, log=tmp_path / "room.log", **settings)
        rooms.append(room)
        return room.start() if starts else room.log_in()

    yield hold
    for room in rooms:
        if room.process.poll() is None:
            room.kill()
    for room in rooms:
        said = "".join(room.said)
        assert len(said.splitlines()) == (3 if room.join else 2), said
        messages = room.messages()
        assert "Fatal error" not in messages and room.secret not in messages
        assert not [code for code in room.codes if code in said + messages]


@pytest.fixture
def refused(mindset, study):
    """Starts a room that does not come to be; gives the exit code and what was said."""

    def start(*options, of=None, prepare=None):
        done = subprocess.run(
            [mindset, "collect", of or study, "--port", "0", "--host", "127.0.0.1", *options],
            capture_output=True, text=True, timeout=20, preexec_fn=prepare, check=False)
        assert done.stdout == ""
        return done.returncode, done.stderr

    return start


def sorted_by(room, moves=MOVES):
    """Somebody comes in and makes moves; gives code, session and id."""
    code, session = room.enter()
    assert room.make(code, session, moves).status == 200
    return code, session, room.record(code)["participant"]


def table(study):
    """The sorts of the folder, by their ids."""
    path = study / "sorts.csv"
    if not path.exists():
        return {}
    with open(path, encoding="utf-8", newline="") as file:
        return {row.pop("sort"): {card: int(value) for card, value in row.items()}
                for row in csv.DictReader(file)}


def until(holds, seconds=5):
    """Waits for something that comes about in a moment."""
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        time.sleep(0.05)
    return holds()
