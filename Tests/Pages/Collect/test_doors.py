"""What a hostile or broken page, device or neighbour can do to a room: nothing to others, and it hears why."""

import json
import random
import re
import resource
import socket
import sqlite3
import subprocess
from concurrent.futures import ThreadPoolExecutor

import pytest
from fault_rooms import (  # noqa: F401 (fixtures)
    COLLECT, MOVES, SUBMIT, hold_room, mindset, sorted_by, study)
from rooms import SMALL, write_study

POLICY = {
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'",
    "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'"}
UNKNOWN = "babab-babab-babab"


def is_guarded(answer):
    """Whether browsers are told what they must not do."""
    policy = {part.strip() for part in answer.head["content-security-policy"].split(";")}
    return (POLICY <= policy and "unsafe" not in str(policy)
            and answer.head["x-content-type-options"] == "nosniff"
            and answer.head["referrer-policy"] == "no-referrer"
            and answer.head["x-frame-options"] == "DENY"
            and answer.head["cross-origin-resource-policy"] == "same-origin")


class Answered:
    """An answer of which only the head is looked at."""

    def __init__(self, head):
        self.head = head


# What is sent.

BODIES = {
    "nothing": (b"", 400), "half": (b"{", 400), "a list": (b"[1]", 400), "a word": (b"moves", 400),
    "no text": (b"\xff\xfe\x00", 400), "deep": (b"[" * 60_000, 400),
    "deep objects": (b'{"a":' * 9_000 + b"1" + b"}" * 9_000, 400),
    "no session": (b'{"moves":[]}', 400), "no moves": (b'{"session":1}', 400),
    "a move that is none": (b'{"session":1,"moves":[{"n":1,"do":"fly"}]}', 400),
    "a number too large": (b'{"session":1,"moves":[{"n":99999999999999999999,"do":"finish"}]}', 400),
    "no number": (b'{"session":1,"moves":[{"n":1e999,"do":"finish"}]}', 400),
    "half a character": (b'{"session":1,"moves":[],"a":"\\ud800"}', 400),
    "too many moves": (json.dumps({"session": 1, "moves": [
        {"n": n, "at": 0, "do": "share", "on": True} for n in range(1, 202)]}).encode(), 400),
    "too much": (b'{"a":"' + b"x" * 70_000 + b'"}', 413),
    "far too much": (b'{"a":"' + b"x" * 5_000_000 + b'"}', 413),
}


def test_what_can_t_be_read_is_refused_in_words(hold_room):
    room = hold_room()
    code, session, _ = sorted_by(room, MOVES[:3])
    for name, (body, status) in BODIES.items():
        answer = room.post("/api/moves", body, code=code)
        assert answer.status == status, name
        assert answer["error"] and answer["message"] and is_guarded(answer), name
    assert room.record(code)["through"] == 3
    assert room.make(code, session, MOVES[3:]).status == 200


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_a_body_that_a_form_could_send_is_refused(hold_room, kind):
    room = hold_room()
    code, _, _ = sorted_by(room, MOVES[:3])
    for path in ["/api/moves", "/api/enter", "/api/erase", "/room/api/pause", "/room/api/login", "/room/api/leave"]:
        answer = room.post(path, b'{"session":1,"moves":[],"secret":"a"}', code=code, head={"content-type": kind})
        assert answer.status == 415, path
    assert room.record(code)["through"] == 3
    assert room.get("/room/api/state")["room"]["state"] == "open"


def test_bytes_that_are_no_request_end_nothing(hold_room):
    room = hold_room()
    draw = random.Random(3)
    refused = 0
    for data in [
            b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc" * 20, b"\0" * 500, draw.randbytes(2000), b"GET\r\n\r\n",
            b"GET / HTTP/9.9\r\n\r\n", b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
            b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"b" * 200_000 + b"\r\n\r\n", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            b"POST /api/enter HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            b"POST /api/enter HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
            b"GET /%ff%00%2e%2e HTTP/1.1\r\nHost: x\r\n\r\n" * 50]:
        with socket.create_connection(("127.0.0.1", room.port), timeout=2) as connection:
            try:
                connection.sendall(data)
                head = connection.recv(4000).partition(b"\r\n\r\n")[0].decode().split("\r\n")
            except OSError:
                continue
        if head != [""]:
            fields = {name.lower(): value for name, _, value in (line.partition(": ") for line in head[1:])}
            assert head[0].startswith("HTTP/1.1 4") and is_guarded(Answered(fields)), data[:40]
            refused += 1
    assert refused > 5
    assert room.get("/").status == 200 and room.end()[0] == 0


def test_more_connections_than_the_system_lets_open_are_outlived(hold_room):
    room = hold_room(prepare=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (80, 80)))
    connections = []
    try:
        for _ in range(120):
            connections.append(socket.create_connection(("127.0.0.1", room.port), timeout=5))
            connections[-1].sendall(b"GET /api/live HTTP/1.1\r\nHost: here\r\n\r\n")
    except OSError:
        pass
    for connection in connections:
        connection.close()
    code, _, _ = sorted_by(room)
    assert room.record(code)["finished"]
    assert room.end()[0] == 0


# Moves.

def test_a_move_that_is_sent_again_counts_once(hold_room):
    room = hold_room()
    code, session = room.enter()
    for _ in range(3):
        assert room.make(code, session, MOVES[:SUBMIT])["through"] == SUBMIT
    for start in [0, 3, SUBMIT]:
        assert room.make(code, session, MOVES[start:])["through"] == len(MOVES)
    kept = room.get("/api/record?download=1", code=code).json["moves"]
    assert [entry["move"] for entry in kept] == MOVES


def test_a_move_out_of_order_is_asked_for(hold_room):
    room = hold_room()
    code, session, _ = sorted_by(room, MOVES[:2])
    answer = room.make(code, session, MOVES[3:])
    assert (answer.status, answer["error"], answer["through"]) == (409, "gap", 2)
    answer = room.make(code, session, [MOVES[2], MOVES[4]])
    assert (answer.status, answer["error"], answer["through"]) == (409, "gap", 3)
    assert room.make(code, session, MOVES[3:])["through"] == len(MOVES)


def test_a_move_against_the_rules_is_refused_with_the_record(hold_room):
    room = hold_room()
    code, session, _ = sorted_by(room, MOVES[:3])
    for number, wrong in enumerate([
            {"do": "submit", "condition": ""}, {"do": "place", "condition": "", "card": "99", "value": 0},
            {"do": "place", "condition": "", "card": "1", "value": 7},
            {"do": "place", "condition": "after", "card": "1", "value": 0},
            {"do": "finish"}, {"do": "answer", "id": "age", "value": 7},
            {"do": "comment", "condition": "", "card": "1", "text": "x" * 2001}]):
        answer = room.make(code, session, [{"n": 4, "at": 0, **wrong}])
        assert (answer.status, answer["error"], answer["n"], answer["through"]) == (422, "refused", 4, 3), number
        assert answer["record"]["through"] == 3 and answer["message"]
    assert room.make(code, session, MOVES[3:]).status == 200


def test_two_requests_at_once_make_every_move_once(hold_room):
    room = hold_room()
    people = [room.enter() for _ in range(4)]
    with ThreadPoolExecutor(16) as pool:
        for start in range(0, len(MOVES), 3):
            sent = [pool.submit(room.make, code, session, MOVES[start:start + 3])
                    for code, session in people for _ in range(4)]
            assert {answer.result().status for answer in sent} == {200}
    for code, _ in people:
        kept = room.get("/api/record?download=1", code=code).json["moves"]
        assert [entry["move"] for entry in kept] == MOVES


# Who may.

def test_a_forged_session_and_an_earlier_device_are_refused(hold_room):
    room = hold_room()
    code, session, _ = sorted_by(room, MOVES[:3])
    for forged in [0, -1, 2, 2 ** 40]:
        answer = room.make(code, forged, MOVES[3:])
        assert (answer.status, answer["error"]) == (409, "superseded")
    later = room.post("/api/enter", {"code": code.upper().replace("-", " ")})
    assert later["session"] == session + 1 and later["record"]["through"] == 3
    assert room.make(code, session, MOVES[3:])["error"] == "superseded"
    assert room.make(code, later["session"], MOVES[3:]).status == 200


def test_nobody_reads_or_changes_what_is_another_s(hold_room):
    room = hold_room()
    mine, session, my_id = sorted_by(room, MOVES[:3])
    other, _, _ = sorted_by(room, MOVES[:4])
    before = room.record(other)
    for guess in [UNKNOWN, my_id, "W2", "", "%", mine + "x", mine[:-1], "' OR 1=1 --"]:
        assert room.get("/api/record", code=guess).status in (401, 429)
        assert room.make(guess, session, MOVES[4:]).status in (401, 429)
        assert room.post("/api/erase", code=guess).status in (401, 429)
    assert room.get("/api/record").status == 401 == room.get("/api/result").status


def test_whoever_erases_takes_only_themselves_out(hold_room):
    room = hold_room()
    mine, session, _ = sorted_by(room)
    other, _, participant = sorted_by(room)
    assert room.post("/api/erase", {"participant": participant}, code=mine).status == 200
    assert room.record(other)["participant"] == participant
    for answer in [room.get("/api/record", code=mine), room.make(mine, session, MOVES)]:
        assert (answer.status, answer["error"]) == (401, "unknown")


FOREIGN = [
    {"origin": "http://evil.example"}, {"origin": "null"}, {"origin": "http://127.0.0.1:1"},
    {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}]


@pytest.mark.parametrize("head", FOREIGN, ids=lambda head: "".join(head.values()))
def test_a_page_of_another_address_writes_nothing(hold_room, head):
    room = hold_room()
    code, session, _ = sorted_by(room, MOVES[:3])
    for path, body in [
            ("/api/enter", {}), ("/api/moves", {"session": session, "moves": MOVES[3:]}), ("/api/erase", {}),
            ("/api/seen", {"address": "http://x"}), ("/room/api/login", {"secret": room.secret}),
            ("/room/api/pause", {}), ("/room/api/leave", {}), ("/room/api/codes", {"people": 3})]:
        answer = room.post(path, body, code=code, head=head)
        assert (answer.status, answer["error"]) == (403, "origin"), path
    assert room.record(code)["through"] == 3
    state = room.get("/room/api/state")
    assert state["open"] and state["room"]["state"] == "open" and state["people"]["all"] == 1
    own = {"origin": f"http://127.0.0.1:{room.port}", "sec-fetch-site": "same-origin"}
    assert room.make(code, session, MOVES[3:], head=own).status == 200


def test_codes_can_t_be_guessed_by_trying(hold_room):
    room = hold_room()
    answers = [room.post("/api/enter", {"code": UNKNOWN}) for _ in range(13)]
    assert [answer.status for answer in answers[:10]] == [403] * 10
    assert (answers[12].status, answers[12]["error"]) == (429, "slow")
    # The facilitator's secret is behind the same count.
    assert room.post("/room/api/login", {"secret": UNKNOWN}).status == 429


def test_the_facilitator_s_doors_want_her_cookie(hold_room):
    room = hold_room()
    cookie = room.cookie
    for room.cookie in [None, "mindset-room=", cookie[:-1], cookie + "0", f"mindset-room={room.secret}"]:
        for path in ["/room/api/state", "/room/live", "/room/study.zip", "/room/pack.pdf",
                     "/room/handouts.zip", "/room/print/codes.pdf"]:
            assert room.get(path).status == 403, path
        for path in ["pause", "leave", "rehearse", "codes", "erase", "edit", "number", "open", "new", "paper/name",
                     "paper/save"]:
            assert room.post(f"/room/api/{path}", {"participant": "W1", "people": 1}).status == 403, path
    room.cookie = cookie
    assert room.get("/room/api/state")["room"]["state"] == "open"
    head = room.post("/room/api/login", {"secret": room.secret}).head["set-cookie"]
    assert {"HttpOnly", "SameSite=Strict", "Path=/room"} <= {part.strip() for part in head.split(";")}
    assert room.secret not in head


# What every answer has.

def test_every_answer_guards_the_page(hold_room):
    room = hold_room()
    code, _, _ = sorted_by(room)
    for path in ["/", "/room", "/room/projector", "/assets/sort.js", "/assets/common.css", "/api/study",
                 "/room/api/state", "/room/study.zip"]:
        answer = room.get(path)
        assert answer.status == 200 and is_guarded(answer), path
        assert answer.head["cache-control"] == "no-store", path
    for path in ["/api/record", "/api/record?download=1"]:
        assert is_guarded(room.get(path, code=code)), path
    for path in ["/nowhere", "/api/nowhere", "/assets/nowhere.js", "/assets/..%2fstudy.yml", "/assets/%00", "/room/x",
                 "/collected.sqlite", "/sorts.csv", "/.git/config"]:
        answer = room.get(path)
        assert answer.status == 404 and is_guarded(answer), path
    for method, path, allowed in [
            ("GET", "/api/moves", "POST"), ("PUT", "/api/moves", "POST"), ("DELETE", "/room", "GET, HEAD"),
            ("POST", "/", "GET, HEAD"), ("OPTIONS", "/api/enter", "POST"), ("PATCH", "/assets/sort.js", "GET, HEAD")]:
        answer = room.ask(method, path)
        assert answer.status == 405 and is_guarded(answer), path
        assert answer.head["allow"] == allowed, path
    answer = room.ask("TRACE", "/")
    assert answer.status in (404, 405) and is_guarded(answer)


def test_nobody_else_on_the_computer_reads_the_store_or_its_journal(hold_room, study):
    room = hold_room()
    sorted_by(room)
    files = [each for each in study.iterdir() if each.name.startswith("collected.sqlite")]
    assert {each.name for each in files} >= {"collected.sqlite", "collected.sqlite-wal"}
    assert {oct(each.stat().st_mode & 0o777) for each in files} == {"0o600"}


@pytest.mark.parametrize("access", ["open", "join", "personal"])
def test_the_page_opens_whatever_lets_people_in(hold_room, tmp_path, access):
    of = write_study(tmp_path / "other", SMALL, more=COLLECT.replace("access: open", f"access: {access}"))
    room = hold_room(of=of)
    answer = room.get("/")
    assert answer.status == 200 and is_guarded(answer) and b"<script" in answer.body
    assert room.get("/api/study")["study"]["access"] == access
    assert room.post("/api/enter").status == (200 if access == "open" else 403)


# Codes.

def test_the_shared_code_lets_in_until_it_is_renewed(hold_room, tmp_path):
    room = hold_room(of=write_study(tmp_path / "other", SMALL, more=COLLECT.replace("open", "join")))
    for wrong in [{}, {"join": None}, {"join": ""}, {"join": UNKNOWN}, {"code": room.join}]:
        answer = room.post("/api/enter", wrong)
        assert answer.status == 403 and answer["message"]
    assert room.post("/api/enter", {"join": room.join.upper()}).status == 200
    renewed = room.do("join")["room"]["join"]
    assert renewed != room.join
    assert room.post("/api/enter", {"join": room.join}).status == 403
    code, _ = room.enter(join=renewed)
    room.kill()
    again = hold_room(of=room.study, starts=False)
    assert again.join == renewed and again.record(code)["through"] == 0


def test_personal_codes_let_each_in_to_one_record_and_are_kept_nowhere(hold_room, tmp_path):
    room = hold_room(of=write_study(tmp_path / "other", SMALL, more=COLLECT.replace("open", "personal")))
    answer = room.post("/room/api/codes", {"people": 3})
    assert answer.status == 200
    codes = printed_codes(room)
    assert len(set(codes)) == 3
    # The state is looked at on a wall; codes stand on cards only.
    assert not [code for code in codes if code.encode() in answer.body + room.get("/room/api/state").body]
    assert room.get("/room/api/state")["people"]["all"] == 0
    ids = []
    for code in codes:
        entry = room.post("/api/enter", {"code": code}).json
        ids.append(entry["record"]["participant"])
        assert room.make(code, entry["session"], MOVES).status == 200
    assert len(set(ids)) == 3 and room.get("/room/api/state")["people"]["submitted"] == 3
    for people in [0, -1, 1000, 10 ** 9]:
        assert room.post("/room/api/codes", {"people": people}).status == 422
    assert room.end()[0] == 0
    kept = b"".join(path.read_bytes() for path in room.study.iterdir())
    assert not [code for code in codes if code.encode() in kept]
    # Printed once: who opens the room again can't read them.
    again = hold_room(of=room.study, starts=False)
    assert not set(codes) & set(printed_codes(again))
    assert again.record(codes[0])["finished"]


def printed_codes(room):
    """The codes on the sheet."""
    answer = room.get("/room/print/codes.pdf")
    if answer.status != 200:
        return []
    text = subprocess.run(["pdftotext", "-raw", "-", "-"], input=answer.body, capture_output=True, check=True)
    # Their hyphens break no line.
    found = re.findall(r"\b(?:[a-z]{5}-\s*){2}[a-z]{5}\b", text.stdout.decode().replace("\u2011", "-"))
    return ["".join(code.split()) for code in found]


def test_no_code_stands_in_the_store(hold_room, study):
    room = hold_room()
    code, _, _ = sorted_by(room)
    assert room.end()[0] == 0
    kept = b"".join(path.read_bytes() for path in study.iterdir())
    assert code.encode() not in kept and room.secret.encode() not in kept
    with sqlite3.connect(study / "collected.sqlite") as store:
        (digest,), = store.execute("SELECT code FROM record").fetchall()
    store.close()
    assert re.fullmatch("[0-9a-f]{64}", digest)


def test_what_a_page_says_of_itself_is_checked(hold_room):
    room = hold_room()
    for language in ["x" * 60_000, "<script>", "../../etc/passwd"]:
        answer = room.post("/api/enter", {"language": language})
        assert answer.status in (200, 400, 422)
        assert answer.status != 200 or answer["record"]["language"] == "en"


def test_a_body_that_does_not_come_is_waited_for_half_a_minute(hold_room):
    room = hold_room()
    with socket.create_connection(("127.0.0.1", room.port), timeout=60) as device:
        device.sendall(
            b"POST /api/enter HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
        assert device.recv(4096).startswith(b"HTTP/1.1 408 ")
    assert room.post("/api/enter").status == 200, "others come in all the same"
