#!/usr/bin/env python3
"""How soon the facilitator sees viewpoints that hold a sort, counted from when it was handed in.

    make bench-collect
    Benchmarks/collect_viewpoints.py .build/release/mindset

Opens a room of `mindset collect` for the shipped hour-long example and lets people hand in its sorts one after the
other; beyond those of the example, sorts of it in which some cards are exchanged by chance. A connection listens as
the facilitator's page does. Prints, for the sorts from the fifth on (fewer show no viewpoints) and for the last of a
full room, the time from sending the last move to the news whose viewpoints are of so many sorts: median and longest.
Ends with 1 where the longest takes more than a second.
"""
import argparse
import csv
import http.client
import json
import os
import random
import shutil
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

from rooms import Room, append

EXAMPLE = Path(__file__).resolve().parents[1] / "surveys" / "place-based-budgeting-hour"
FIRST_SHOWN, LONGEST, PATIENCE = 5, 1.0, 60


def write_study(folder):
    """The example without its sorts, open to anybody."""
    folder.mkdir()
    shutil.copy(EXAMPLE / "statements.csv", folder)
    text = (EXAMPLE / "study.yml").read_text(encoding="utf-8")
    (folder / "study.yml").write_text(text.replace("access: join", "access: open"), encoding="utf-8")
    return folder


def sorts(count):
    """The example's sorts, then others like them; each a value by the id of its statement."""
    with open(EXAMPLE / "sorts.csv", encoding="utf-8", newline="") as file:
        own = [{card: int(value) for card, value in row.items() if card != "sort"} for row in csv.DictReader(file)]
    draw = random.Random(1)
    for number in range(count):
        sort = dict(own[number % len(own)])
        for _ in range(0 if number < len(own) else 4):
            one, other = draw.sample(sorted(sort), 2)
            sort[one], sort[other] = sort[other], sort[one]
        yield sort


class Listener(threading.Thread):
    """The news that the facilitator's page gets: when viewpoints were first of so many sorts."""

    def __init__(self, room):
        super().__init__(daemon=True)
        self.shown, self.news = {}, threading.Condition()
        connection = http.client.HTTPConnection("127.0.0.1", room.port, timeout=PATIENCE)
        connection.request("GET", "/room/live", headers={"cookie": room.cookie})
        self.answer = connection.getresponse()

    def run(self):
        told = b""
        try:
            for line in self.answer:
                if line.startswith(b"data:"):
                    told += line[5:]
                if line.strip() or not told:
                    continue
                now = time.perf_counter()
                results, told = json.loads(told)["results"], b""
                with self.news:
                    self.shown.setdefault(results["sorts"] if results else 0, now)
                    self.news.notify()
        except (OSError, ValueError):
            pass

    def wait(self, count):
        """When they were of so many."""
        with self.news:
            if not self.news.wait_for(lambda: count in self.shown, PATIENCE):
                sys.exit(f"no viewpoints of {count} sorts after {PATIENCE} s")
            return self.shown[count]


def hand_in(room, sort):
    """One person's whole sort; gives when the last move was sent."""
    code, session = room.enter()
    places = [{"do": "place", "condition": "", "card": card, "value": value} for card, value in sort.items()]
    actions = [{"do": "step", "step": "grid"}, *places, {"do": "submit", "condition": ""}]
    moves = [{"n": n, "at": 1000 * n, **action} for n, action in enumerate(actions, start=1)]
    for part in (moves[:-1], moves[-1:]):
        begin = time.perf_counter()
        answer = room.make(code, session, part)
        if answer.status != 200:
            sys.exit(f"{answer.status}: {answer.body}")
    return begin


def measure(program, people):
    """Seconds from each hand-in to its viewpoints, from the fifth on."""
    with tempfile.TemporaryDirectory() as folder:
        room = Room(program, write_study(Path(folder) / "study")).start()
        # A handful of sorts shows nothing beyond chance: how many viewpoints are told apart is chosen.
        room.do("choose", viewpoints=2)
        listener = Listener(room)
        listener.start()
        times = []
        for number, sort in enumerate(sorts(people), start=1):
            begin = hand_in(room, sort)
            if number >= FIRST_SHOWN:
                times.append(listener.wait(number) - begin)
        room.end()
        return times


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--people", type=int, default=200, help="how many hand a sort in")
    parser.add_argument("--record", metavar="FILE", help="append the figures to a table, as Benchmarks/viewpoints.csv")
    options = parser.parse_args()
    print(f"seconds from a hand-in to viewpoints that hold it; {os.cpu_count()} cores, of which others keep "
          f"{os.getloadavg()[0]:.1f} busy")
    times = measure(options.program, options.people)
    for name, part in [("the first 25", times[:21]), ("the last 25", times[-25:]), ("all", times)]:
        print(f"{name:>13s}: median {statistics.median(part):.2f}, longest {max(part):.2f}", flush=True)
    if options.record:
        append(options.record, {
            "date": time.strftime("%Y-%m-%d"), "cores": os.cpu_count(), "people": options.people,
            "median s": round(statistics.median(times), 2), "longest s": round(max(times), 2)})
    if max(times) > LONGEST:
        sys.exit(f"the longest takes {max(times):.2f} s, above {LONGEST:.0f}")


if __name__ == "__main__":
    main()
