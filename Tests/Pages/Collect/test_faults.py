"""What becomes of a room whose disk, folder, store, port or process fails: nothing acknowledged is lost.

Benchmarks/collect_faults.py kills a room fifty times; here it is five.
"""

import os
import resource
import socket
import sqlite3
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from fault_rooms import (  # noqa: F401 (fixtures)
    MOVES, WHERE, hold_room, mindset, refused, sorted_by, study, table, until)
from collect_faults import rounds
from rooms import SMALL, sort_of, write_study

FILES = ["collected.sqlite", "comments.csv", "sorts.csv", "statements.csv", "study.yml"]


# The process.

def test_what_was_acknowledged_outlives_five_kills(mindset, tmp_path):
    # In a thread of its own: a browser of an earlier test may hold the event loop of this one.
    with ThreadPoolExecutor() as thread:
        *_, last = thread.submit(list, rounds(mindset, tmp_path, times=5, people=8, within=20)).result()
    people, moves, *_ = last
    assert people >= 8 and moves > 8


def test_nothing_but_the_store_and_the_tables_is_left_in_the_folder(hold_room, study):
    room = hold_room()
    sorted_by(room)
    room.kill()
    room = hold_room(starts=False)
    assert until(lambda: table(study)) and room.end()[0] == 0
    assert sorted(path.name for path in study.iterdir()) == FILES


def test_an_opened_room_is_open_after_a_kill_and_its_clock_goes_on(hold_room):
    room = hold_room(starts=False)
    room.do("start", minutes=25)
    time.sleep(2.5)
    room.kill()
    now = hold_room(starts=False).get("/room/api/state")["room"]
    assert now["state"] == "open" and now["secondsLeft"] <= 25 * 60 - 2


def test_a_room_that_waits_for_its_last_sort_lets_nobody_in_after_a_kill(hold_room):
    room = hold_room()
    code, session, _ = sorted_by(room, MOVES[:3])
    room.do("close", unfinished="wait")
    assert room.post("/api/enter").status == 409
    room.kill()
    again = hold_room(starts=False)
    assert again.post("/api/enter").status == 409
    assert again.make(code, session, MOVES[3:]).status == 200
    assert again.get("/room/api/state")["room"]["state"] == "closed"


LIVE = b"GET /api/live HTTP/1.1\r\nHost: here\r\n\r\n"
HELD = {
    "live": LIVE,
    "idle": b"",
    "kept": b"GET / HTTP/1.1\r\nHost: here\r\n\r\n",
    "half a head": b"POST /api/en",
    "half a body": b"POST /api/enter HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\n"
                   b"Content-Length: 20\r\n\r\n{\"code\"",
}


@pytest.fixture
def listen():
    """Connections that stay open."""
    connections = []

    def open_connection(room, data, count=1):
        for _ in range(count):
            connection = socket.create_connection(("127.0.0.1", room.port), timeout=5)
            connection.sendall(data)
            connections.append(connection)
        time.sleep(0.3)
        return connection

    yield open_connection
    for connection in connections:
        connection.close()


@pytest.mark.parametrize("kind", HELD)
def test_a_room_ends_within_five_seconds_whatever_is_connected(hold_room, listen, study, kind):
    room = hold_room()
    _, _, participant = sorted_by(room)
    listen(room, HELD[kind], count=20)
    code, seconds = room.end()
    assert code == 0 and seconds < 5
    assert table(study)[participant] == WHERE
    assert sorted(path.name for path in study.iterdir()) == FILES


def test_the_facilitator_s_page_does_not_keep_a_room_alive(hold_room, listen):
    room = hold_room()
    listen(room, f"GET /room/live HTTP/1.1\r\nHost: here\r\nCookie: {room.cookie}\r\n\r\n".encode())
    code, seconds = room.end()
    assert code == 0 and seconds < 5


def test_a_rehearsal_and_its_end_leave_listening_pages_alone(hold_room, listen):
    room = hold_room()
    listen(room, LIVE, count=3)
    assert room.do("rehearse")["room"]["rehearsal"]
    listen(room, LIVE, count=3)
    assert not room.do("leave")["room"]["rehearsal"]
    assert room.end()[0] == 0


# The disk.

@pytest.fixture(params=["limit", "mount"])
def full_disk(request, study):
    """A disk that becomes full and free again: `full(room)`, `free(room)`, and the study on it."""
    if request.param == "limit":
        yield (study, lambda room: room.limit_files((study / "collected.sqlite-wal").stat().st_size + 100),
               lambda room: room.limit_files(None))
        return
    disk = study.parent / "disk"
    disk.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "none", disk], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("only root may mount a small disk")
    ballast = disk / "ballast"

    def fill(_):
        with open(ballast, "wb", buffering=0) as file:
            for size in [65_536, 4096, 1]:
                try:
                    while file.write(bytes(size)):
                        pass
                except OSError:
                    pass

    yield write_study(disk / "study", SMALL), fill, lambda _: ballast.unlink()
    subprocess.run(["umount", "-l", disk], check=True)


def test_a_full_disk_is_said_and_loses_nothing(hold_room, full_disk):
    folder, fill, free = full_disk
    room = hold_room(of=folder)
    people = [sorted_by(room, MOVES[:2]) for _ in range(4)]
    fill(room)
    acknowledged = {}
    for code, session, _ in people:
        acknowledged[code] = 2
        for move in MOVES[2:]:
            answer = room.make(code, session, [move])
            if answer.status != 200:
                break
            acknowledged[code] = answer["through"]
    assert (answer.status, answer["error"]) == (507, "unsaved") and "disk" in answer["message"]
    assert room.post("/api/enter").status == 507
    assert room.post("/room/api/pause").status == 507
    findings = lambda: room.get("/room/api/state")["study"]["findings"]  # noqa: E731
    assert "nothing can be saved" in findings()[0] and "wait" in findings()[0]
    # Nothing has happened that was refused.
    assert room.get("/room/api/state")["room"]["state"] == "open"
    assert room.get("/").status == 200
    for code, through in acknowledged.items():
        assert room.record(code)["through"] == through
    free(room)
    for code, session, _ in people:
        assert room.make(code, session, MOVES)["through"] == len(MOVES)
    assert until(lambda: not findings())
    assert until(lambda: [table(folder).get(participant) for _, _, participant in people] == [WHERE] * 4)
    room.kill()
    again = hold_room(of=folder, starts=False)
    assert all(again.record(code)["finished"] for code in acknowledged)
    assert again.end()[0] == 0


@pytest.mark.parametrize("size", [0, 4096, 20_000, 30_000])
def test_a_room_does_not_begin_on_a_full_disk(refused, hold_room, size):
    status, said = refused(
        prepare=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY)))
    assert status == 3 and (not size or "the disk is full" in said)
    # With room on the disk it begins, whatever the first try has left.
    room = hold_room()
    sorted_by(room)
    assert room.end()[0] == 0


def test_a_kill_while_a_store_is_made_leaves_nothing_that_keeps_a_room_from_beginning(mindset, hold_room, tmp_path):
    for number in range(8):
        of = write_study(tmp_path / f"study-{number}", SMALL)
        begun = subprocess.Popen([mindset, "collect", of, "--port", "0", "--host", "127.0.0.1"],
                                 stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        assert until(lambda: (of / "collected.sqlite").exists())  # noqa: B023
        time.sleep(0.004 * number)
        begun.kill()
        begun.wait()
        assert hold_room(of=of, starts=False).end()[0] == 0


def test_a_folder_that_is_read_only_is_named(refused, study):
    if os.getuid() == 0:
        for options in [["--bind"], ["-o", "remount,ro,bind"]]:
            if subprocess.run(["mount", *options, study, study], capture_output=True, check=False).returncode:
                pytest.skip("root is kept out by a mount only, and may not make one here")
    else:
        study.chmod(0o555)
    try:
        status, said = refused()
        assert status == 3 and "can't be opened for writing" in said and str(study) in said
    finally:
        if os.getuid() == 0:
            subprocess.run(["umount", study], check=True)
        else:
            study.chmod(0o755)


def test_a_disk_that_is_read_only_is_told_as_such_and_can_be_exported_from(hold_room, mindset, study, tmp_path):
    if subprocess.run(["unshare", "-rm", "true"], check=False, capture_output=True).returncode:
        pytest.skip("this system lets nobody mount a folder read-only")
    room = hold_room()
    sorted_by(room)
    assert room.end()[0] == 0

    def locked(*command):
        """Runs where the study's folder can only be read."""
        script = f'mount --bind "{study}" "{study}" && mount -o remount,bind,ro "{study}" && exec "$0" "$@"'
        return subprocess.run(["unshare", "-rm", "sh", "-c", script, mindset, *command],
                              capture_output=True, text=True, timeout=30, check=False)

    for command in [["collect", study, "--port", "0"], ["collect", "erase", study, "--participant", "W1"]]:
        done = locked(*command)
        assert done.returncode == 3 and "can't be opened for writing" in done.stderr, done.stderr
        assert str(study) in done.stderr and "full" not in done.stderr
    exported = locked("collect", "export", study, "--to", tmp_path / "exported")
    assert exported.returncode == 0, exported.stderr
    assert "W1" in (tmp_path / "exported" / "records.csv").read_text(encoding="utf-8")


def test_a_port_that_is_taken_is_said(hold_room, refused, tmp_path):
    room = hold_room()
    other = write_study(tmp_path / "other", SMALL)
    status, said = refused("--port", str(room.port), of=other)
    assert status == 3 and "the port is taken" in said and "--port" in said
    assert room.get("/").status == 200


@pytest.mark.parametrize("address", ["nosuch.invalid", "192.0.2.1"])
def test_an_address_that_the_computer_does_not_have_is_named(refused, address):
    status, said = refused("--host", address)
    assert status == 3 and f"{address} is no address of this computer" in said and "--host" in said


def test_a_room_takes_as_many_connections_as_the_system_grants(hold_room):
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    room = hold_room(prepare=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (256, most)))
    assert resource.prlimit(room.process.pid, resource.RLIMIT_NOFILE) == (most, most)


# The store.

def test_a_store_that_a_room_has_open_is_not_opened_twice(hold_room, refused):
    room = hold_room()
    status, said = refused()
    assert status == 3 and "another program has this store open" in said
    assert room.make(*room.enter(), MOVES).status == 200


@pytest.fixture
def damaged(hold_room, study):
    """The store of a room that has ended, of some pages."""
    room = hold_room()
    for _ in range(12):
        sorted_by(room)
    assert room.end()[0] == 0
    return study / "collected.sqlite"


DAMAGES = {
    "no head": lambda store: bytes(100) + store[100:],
    "half": lambda store: store[:len(store) // 2],
    "an empty page": lambda store: store[:8192] + bytes(4096) + store[12288:],
    "noise at its end": lambda store: store[:-4096] + bytes(range(256)) * 16,
    "words": lambda store: b"sort,1,2,3\n" * 1000,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_store_is_refused_and_left_as_it_is(damaged, refused, damage):
    broken = DAMAGES[damage](damaged.read_bytes())
    damaged.write_bytes(broken)
    status, said = refused()
    assert status == 3 and "damaged" in said and "backup" in said
    assert damaged.read_bytes() == broken


@pytest.mark.parametrize("made", ["CREATE TABLE photos (name)", "CREATE TABLE record (name)"])
def test_a_file_of_another_program_is_not_taken_over(refused, study, made):
    path = study / "collected.sqlite"
    with sqlite3.connect(path) as other:
        other.execute(made)
    other.close()
    before = path.read_bytes()
    status, said = refused()
    assert status == 3 and "no store of Mindset" in said
    assert path.read_bytes() == before


def test_a_new_store_leaves_the_sorts_of_an_earlier_one_alone(hold_room, study):
    room = hold_room()
    _, _, first = sorted_by(room)
    assert room.end()[0] == 0
    (study / "collected.sqlite").rename(study.parent / "earlier.sqlite")
    room = hold_room()
    code, session = room.enter()
    others, where = sort_of(2, SMALL)
    assert where != WHERE and room.make(code, session, others).status == 200
    second = room.record(code)["participant"]
    assert room.end()[0] == 0
    assert second != first and table(study) == {first: WHERE, second: where}


def test_no_id_is_given_twice(hold_room):
    room = hold_room()
    people = [sorted_by(room) for _ in range(2)]
    assert room.post("/api/erase", code=people[1][0]).status == 200
    room.kill()
    # What was printed or written down of somebody who is erased names nobody else.
    assert sorted_by(hold_room(starts=False))[2] not in [participant for _, _, participant in people]


def test_a_copy_of_the_store_can_be_had_while_people_sort(hold_room, study):
    room = hold_room()
    code, _, participant = sorted_by(room)
    copy = study.parent / "copy.sqlite"
    copy.write_bytes(room.get("/room/store.sqlite").body)
    with sqlite3.connect(copy) as store:
        assert store.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert store.execute("SELECT participant FROM record").fetchall() == [(participant,)]
    store.close()
    assert room.end()[0] == 0
    # A room goes on with it.
    (study / "collected.sqlite").unlink()
    copy.rename(study / "collected.sqlite")
    assert hold_room(starts=False).record(code)["finished"]
