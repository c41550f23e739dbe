#!/usr/bin/env python3
"""Whether what a room has acknowledged is there after it was killed, time and again.

    make bench-collect
    Benchmarks/collect_faults.py .build/release/mindset --times 50

Lets 200 people (`--people`) sort without a pause, one move a request, and ends the room of `mindset collect` with SIGKILL at a
moment of chance. Looks into a copy of the store with another program (Python's own SQLite): it is whole, every
acknowledged move is in it, no number is missing, and what was handed in fills the grid. Starts the room again on the
same store, asks for every record and for every move as its participant may, compares them with what was sent, waits
for sorts.csv to hold each sort whose handing in was acknowledged, and goes on with the same people; whoever has
finished makes room for somebody new. Prints a line for each time, and ends with 1 at the first that does not hold;
`--record` keeps a row of a run that held.
"""
import argparse
import asyncio
import csv
import json
import random
import shutil
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from crowd import connect
from rooms import GRID, Room, append, sort_of, write_study

PEOPLE = 200
# Seconds from start to kill.
SOONEST, LATEST = 0.05, 1.5


class Person:
    """Somebody who sorts, what they sent, and what of it was acknowledged."""

    def __init__(self, seed):
        self.moves, self.where = sort_of(seed)
        # Not all at the same card at the same time.
        self.delay = random.Random(seed).uniform(0, 0.5)
        self.code = self.participant = None
        self.through = 0
        self.handing_in = next(move["n"] for move in self.moves if move["do"] == "submit")

    @property
    def has_submitted(self):
        return self.through >= self.handing_in

    @property
    def is_done(self):
        return self.through == len(self.moves)

    async def sort(self, room):
        """Until the end or until nobody answers any more."""
        try:
            connection = await connect(room)
            if self.code is None:
                await asyncio.sleep(self.delay)
                status, body = await connection.ask("POST", "/api/enter", {})
                assert status == 200, body
                entry = json.loads(body)
                self.code, self.session = entry["code"], entry["session"]
                self.participant = entry["record"]["participant"]
            while not self.is_done:
                status, body = await connection.ask(
                    "POST", "/api/moves", {"session": self.session, "moves": [self.moves[self.through]]},
                    f"Authorization: Bearer {self.code}\r\n")
                assert status == 200, body
                self.through = json.loads(body)["through"]
        except OSError:
            return


def fills_grid(places):
    return dict(sorted(Counter(places.values()).items())) == GRID


def check_store(path, people):
    """With another program than the one that wrote it, on a copy: nothing is mended in passing."""
    with tempfile.TemporaryDirectory() as folder:
        for file in path.parent.glob(path.name + "*"):
            shutil.copy(file, folder)
        store = sqlite3.connect(Path(folder) / path.name)
        assert store.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        records = {row[0]: row[1:] for row in store.execute("SELECT participant, through, state FROM record")}
        for participant, (through, state) in records.items():
            numbers = [n for n, in store.execute(
                "SELECT number FROM move WHERE participant = ? ORDER BY number", [participant])]
            assert numbers == list(range(1, through + 1)), f"{participant}: moves {numbers}, through {through}"
            for sort in json.loads(state)["sorts"].values():
                assert not sort["submitted"] or fills_grid(sort["places"]), f"{participant} is half handed in"
        for person in people:
            if person.code:
                through = records[person.participant][0]
                assert through >= person.through, f"{person.participant}: {through} of {person.through} moves"
        store.close()


def check_room(room, people):
    """As participants may ask; takes over moves that were kept and not acknowledged."""
    for person in people:
        if person.code is None:
            continue
        record = room.record(person.code)
        through = record["through"]
        assert person.through <= through <= person.through + 1, f"{through} where {person.through} were acknowledged"
        kept = room.get("/api/record?download=1", code=person.code).json["moves"]
        assert [entry["move"] for entry in kept] == person.moves[:through], f"{person.participant}: other moves"
        sort = record["sorts"].get("", {"submitted": False, "places": {}})
        person.through = through
        assert sort["submitted"] == person.has_submitted, f"{person.participant}: handed in or not"
        if person.has_submitted:
            assert sort["places"] == person.where and fills_grid(sort["places"]), f"{person.participant}: other places"


def check_folder(study, people, within):
    """Waits for the sorts; gives the seconds it took."""
    begin = time.monotonic()
    wanted = {person.participant: person.where for person in people if person.has_submitted}
    while True:
        found = {}
        if (study / "sorts.csv").exists():
            with open(study / "sorts.csv", encoding="utf-8", newline="") as file:
                found = {row.pop("sort"): {card: int(value) for card, value in row.items()}
                         for row in csv.DictReader(file)}
        if all(found.get(participant) == where for participant, where in wanted.items()):
            return time.monotonic() - begin
        if time.monotonic() - begin > within:
            missing = [participant for participant, where in wanted.items() if found.get(participant) != where]
            raise AssertionError(f"sorts.csv has not {missing}, {within} s after the start")
        time.sleep(0.05)


async def work(room, people, seconds):
    asyncio.get_running_loop().call_later(seconds, room.kill)
    await asyncio.gather(*(person.sort(room) for person in people))
    # Whoever finishes sooner than the moment comes waits for it.
    while room.process.returncode is None:
        await asyncio.sleep(0.01)


def rounds(program, folder, times, seed=1, people=PEOPLE, within=5.0):
    """Kills so often; yields the number of people, moves and sorts acknowledged so far, and two spans of seconds."""
    draw = random.Random(seed)
    study = write_study(Path(folder) / "study")
    room = Room(program, study).start()
    everybody = []
    for _ in range(times):
        active = [person for person in everybody if not person.is_done]
        new = [Person(len(everybody) + n) for n in range(1, people - len(active) + 1)]
        everybody += new
        seconds = draw.uniform(SOONEST, LATEST)
        asyncio.run(work(room, active + new, seconds))
        check_store(study / "collected.sqlite", everybody)
        room = Room(program, study).log_in()
        assert room.get("/room/api/state")["room"]["state"] == "open"
        written = check_folder(study, everybody, within)
        check_room(room, everybody)
        yield (sum(person.code is not None for person in everybody), sum(person.through for person in everybody),
               sum(person.has_submitted for person in everybody), seconds, written)
    code, seconds = room.end()
    assert code == 0, f"exit {code} after {seconds:.1f} s"
    check_store(study / "collected.sqlite", everybody)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--people", type=int, default=PEOPLE, help="people who sort at once")
    parser.add_argument("--record", metavar="FILE", help="append what was found to a table, as Benchmarks/kills.csv")
    parser.add_argument("--within", type=float, default=5.0, help="seconds from a start to a complete sorts.csv")
    options = parser.parse_args()
    print(f"{'time':>6s}{'killed after s':>16s}{'people':>8s}{'moves':>8s}{'sorts':>8s}{'in sorts.csv after s':>22s}")
    with tempfile.TemporaryDirectory() as folder:
        try:
            for number, (people, moves, sorts, killed, written) in enumerate(
                    rounds(options.program, folder, options.times, options.seed, options.people, options.within), start=1):
                print(f"{number:6d}{killed:16.2f}{people:8d}{moves:8d}{sorts:8d}{written:22.2f}", flush=True)
        except AssertionError as fault:
            sys.exit(f"does not hold: {fault}")
    print("all that was acknowledged was there each time")
    if options.record:
        append(options.record, {
            "date": time.strftime("%Y-%m-%d"), "people at once": options.people, "kills": options.times,
            "seed": options.seed, "people": people, "moves": moves, "sorts": sorts, "lost": 0})


if __name__ == "__main__":
    main()
