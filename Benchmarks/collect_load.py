#!/usr/bin/env python3
"""What a room carries: people who sort at once, each with a live connection, every move saved on its own.

    make bench-collect
    Benchmarks/collect_load.py .build/release/mindset

Lets 200 people sort 40 cards at once in a room of `mindset collect`, on this computer: each keeps one connection for
saves and one for live news, thinks for half a second on average where a person takes several, and sends every move
in a request of its own. The facilitator's page listens too. In the same folder and the same run, a plain loop writes
4 kB and calls fsync, once before and once after: what the disk itself takes. Prints the time of a save (median, 99 of
100, longest), requests a second, errors, the server's largest resident memory, and processor time of both sides; then
the same for more and more people, until a request fails or one save in a hundred takes more than 50 ms. At the end
each record is asked for, and compared with what was acknowledged. Ends with 1 where the 200 meet an error, 50 ms or
200 MB.
"""
import argparse
import asyncio
import json
import os
import random
import statistics
import sys
import tempfile
import time

from crowd import connect
from rooms import Room, append, sort_of, write_study

PEOPLE, STEPS = 200, [400, 600, 800, 1200, 1600, 2400]
THINKING = 0.5
MOST_ERRORS, MOST_MILLISECONDS, MOST_MEGABYTES = 0, 50.0, 200


class Person:
    """Somebody who sorts, and what was acknowledged."""

    def __init__(self, room, seed):
        self.room, self.seed, self.through, self.times, self.errors = room, seed, 0, [], []

    async def enter(self):
        self.saving, self.live = await connect(self.room), await connect(self.room)
        self.live.listen("/api/live")
        status, body = await self.saving.ask("POST", "/api/enter", {})
        if status != 200:
            raise RuntimeError(f"enter: {status} {body[:200]}")
        entry = json.loads(body)
        self.session, self.head = entry["session"], f"Authorization: Bearer {entry['code']}\r\n"

    async def sort(self):
        draw = random.Random(-self.seed)
        await asyncio.sleep(draw.uniform(0, 2 * THINKING))
        for move in sort_of(self.seed)[0]:
            begin = time.perf_counter()
            try:
                status, body = await self.saving.ask(
                    "POST", "/api/moves", {"session": self.session, "moves": [move]}, self.head)
            except (OSError, TimeoutError) as error:
                self.errors.append(repr(error))
                return
            self.times.append(1000 * (time.perf_counter() - begin))
            if status != 200:
                self.errors.append(f"{status} {body[:200]}")
                return
            self.through = json.loads(body)["through"]
            await asyncio.sleep(draw.expovariate(1 / THINKING))

    async def differs(self):
        """Whether the server has something else than it acknowledged."""
        try:
            _, body = await self.saving.ask("GET", "/api/record", head=self.head)
            return json.loads(body)["record"]["through"] != self.through
        except (OSError, TimeoutError, KeyError):
            return True

    def leave(self):
        self.saving.transport.abort()
        self.live.transport.abort()


def disk(folder, rounds=200):
    """Milliseconds of a write of 4 kB and its fsync."""
    times = []
    with open(os.path.join(folder, "plain"), "wb", buffering=0) as file:
        for _ in range(rounds):
            begin = time.perf_counter()
            file.write(os.urandom(4096))
            os.fsync(file.fileno())
            times.append(1000 * (time.perf_counter() - begin))
    os.remove(os.path.join(folder, "plain"))
    return times


def share(times, part):
    return sorted(times)[min(int(part * len(times)), len(times) - 1)]


async def crowd(room, count):
    """So many people, from their coming to their going; gives times, errors and seconds."""
    people = [Person(room, seed) for seed in range(1, count + 1)]
    facilitator = await connect(room)
    facilitator.listen("/room/live", f"Cookie: {room.cookie}\r\n")
    for start in range(0, count, 20):
        await asyncio.gather(*(person.enter() for person in people[start:start + 20]))
    begin = time.perf_counter()
    await asyncio.gather(*(person.sort() for person in people))
    seconds = time.perf_counter() - begin
    lost = sum(await asyncio.gather(*(person.differs() for person in people)))
    errors = [error for person in people for error in person.errors] + ["a record differs"] * lost
    for person in people:
        person.leave()
    facilitator.transport.abort()
    return [t for person in people for t in person.times], errors, seconds, sum(p.live.news for p in people)


def measure(program, count, record=None):
    """A line of the table, also as a row of a file of records; gives 99 of 100, errors and memory."""
    with tempfile.TemporaryDirectory(dir=os.environ.get("MINDSET_DISK")) as folder:
        plain = disk(folder)
        room = Room(program, write_study(os.path.join(folder, "study"))).start()
        ours, theirs = time.process_time(), room.seconds()
        try:
            times, errors, seconds, news = asyncio.run(crowd(room, count))
        except (OSError, RuntimeError, TimeoutError) as error:
            times, errors, seconds, news = [float("nan")], [repr(error)], 1.0, 0
        ours, theirs = time.process_time() - ours, room.seconds() - theirs
        memory = room.memory() if room.process.poll() is None else float("nan")
        code, _ = room.end()
        if code != 0:
            errors.append(f"exit {code} at the end")
        plain += disk(folder)
    median, p99 = statistics.median(times), share(times, 0.99)
    print(f"{count:7d}{median:9.1f}{p99:8.1f}{max(times):8.1f}{len(times) / seconds:8.0f}{news / seconds:8.0f}"
          f"{len(errors):8d}{memory:7.0f}{1000 * theirs / len(times):9.2f}{theirs / seconds:7.2f}{ours / seconds:8.2f}"
          f"{statistics.median(plain):9.2f}{share(plain, 0.99):7.2f}{median / statistics.median(plain):7.1f}", flush=True)
    if record:
        append(record, {
            "date": time.strftime("%Y-%m-%d"), "cores": os.cpu_count(), "people": count, "median ms": round(median, 1),
            "p99 ms": round(p99, 1), "longest ms": round(max(times), 1), "errors": len(errors), "MB": round(memory),
            "fsync median ms": round(statistics.median(plain), 2), "fsync p99 ms": round(share(plain, 0.99), 2)})
    for error in sorted(set(errors))[:5]:
        print(f"        {errors.count(error)} x {error}")
    return p99, errors, memory


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--record", metavar="FILE", help="append each line to a table, as Benchmarks/load.csv")
    options = parser.parse_args()
    program = options.program
    print(f"a save, milliseconds; {os.cpu_count()} cores, of which others keep {os.getloadavg()[0]:.1f} busy;"
          " processor time of the room for a save, and processors busy: by the room, by those who ask")
    print(f"{'people':>7s}{'median':>9s}{'99 %':>8s}{'longest':>8s}{'saves/s':>8s}{'news/s':>8s}{'errors':>8s}"
          f"{'MB':>7s}{'cpu ms':>9s}{'room':>7s}{'asking':>8s}{'fsync ms':>9s}{'99 %':>7s}{'ratio':>7s}")
    p99, errors, memory = measure(program, PEOPLE, options.record)
    faults = []
    if len(errors) > MOST_ERRORS:
        faults.append(f"{len(errors)} errors with {PEOPLE} people")
    if not p99 <= MOST_MILLISECONDS:
        faults.append(f"one save in a hundred takes {p99:.0f} ms with {PEOPLE} people, above {MOST_MILLISECONDS:.0f}")
    if not memory <= MOST_MEGABYTES:
        faults.append(f"{memory:.0f} MB with {PEOPLE} people, above {MOST_MEGABYTES}")
    held = PEOPLE
    for count in STEPS:
        if faults:
            break
        p99, errors, _ = measure(program, count, options.record)
        if errors or not p99 <= MOST_MILLISECONDS:
            print(f"breaks between {held} and {count} people, who think for {THINKING} s on average")
            break
        held = count
    else:
        if not faults:
            print(f"does not break with {held} people")
    if faults:
        sys.exit("\n".join(faults))


if __name__ == "__main__":
    main()
