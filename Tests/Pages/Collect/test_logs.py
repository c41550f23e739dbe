"""What a room says and keeps: nothing by which somebody could come in as another, or be traced to a device."""

import http.client
import json

import pytest
from fault_rooms import COLLECT, hold_room, mindset, study, until  # noqa: F401 (fixtures)
from rooms import SMALL, sort_of, write_study

#: The device, as the server sees it, as a proxy would tell of it, and as its browser calls itself.
DEVICE = "127.0.0.9"
BEFORE_THE_PROXY = "203.0.113.77"
BROWSER = "TheirPhone/17.3"
COMMENT = "My neighbour at number eleven said so"
WRONG = "babab-babab-babab"
WRONG_JOIN = "zazaz-zazaz"


def ask(room, method, path, body=None, code=None):
    """A request of the device."""
    fields = {"content-type": "application/json", "user-agent": BROWSER, "x-forwarded-for": BEFORE_THE_PROXY,
              "forwarded": f"for={BEFORE_THE_PROXY}"}
    if code:
        fields["authorization"] = f"Bearer {code}"
    connection = http.client.HTTPConnection("127.0.0.1", room.port, timeout=20, source_address=(DEVICE, 0))
    try:
        connection.request(method, path, json.dumps(body).encode() if body is not None else None, fields)
        assert connection.sock.getsockname()[0] == DEVICE
        answer = connection.getresponse()
        content = answer.read()
        return answer.status, json.loads(content) if content.startswith(b"{") else None
    finally:
        connection.close()


def moves():
    """A whole sort, in which something is said."""
    return [move | ({"text": COMMENT} if move["do"] == "comment" else {}) for move in sort_of(1, SMALL)[0]]


def kept_in(study):
    """What the store's files hold, by their names."""
    return {path.name: path.read_bytes() for path in study.iterdir() if path.name.startswith("collected.sqlite")}


@pytest.fixture
def busy(hold_room, tmp_path):
    """A room after people came in, sorted, were refused, left and were erased; gives it, and all codes."""
    room = hold_room(of=write_study(tmp_path / "joined", SMALL, more=COLLECT.replace("open", "join")))
    codes = [room.join, WRONG, WRONG_JOIN]
    for number in range(3):
        status, entry = ask(room, "POST", "/api/enter", {"join": room.join})
        assert status == 200
        code = entry["code"]
        codes.append(code)
        assert ask(room, "GET", "/")[0] == 200
        assert ask(room, "POST", "/api/seen", {"address": f"http://127.0.0.1:{room.port}"})[0] == 204
        made = {"session": entry["session"], "moves": moves()[:None if number else 3]}
        assert ask(room, "POST", "/api/moves", made, code)[0] == 200
        assert ask(room, "POST", "/api/moves", {**made, "session": 99}, code)[0] >= 400
        assert ask(room, "GET", "/api/record?download=1", code=code)[0] == 200
        assert ask(room, "POST", "/api/enter", {"code": code})[0] == 200
    assert ask(room, "POST", "/api/erase", {}, codes[-1])[0] < 300
    for wrong in [{"code": WRONG}, {"join": WRONG_JOIN}, {}]:
        assert ask(room, "POST", "/api/enter", wrong)[0] == 403
    assert ask(room, "GET", "/api/record", code=WRONG)[0] == 401
    assert ask(room, "POST", "/api/moves", {"moves": COMMENT}, codes[-2])[0] == 400
    assert ask(room, "GET", f"/{codes[-2]}?{COMMENT.replace(' ', '+')}")[0] == 404
    return room, codes


def test_what_the_program_says_names_no_code_no_comment_and_no_device(busy):
    room, codes = busy
    assert room.end()[0] == 0
    messages = room.messages()
    said = "".join(room.said) + messages
    assert "participants: " in said and "Ctrl-C ends" in said
    # The one code that the terminal shows is the one that people in the room are told.
    assert not [code for code in codes[1:] if code in said]
    assert said.count(room.join) == 1 and room.join not in messages
    for secret in [COMMENT, "neighbour", DEVICE, BEFORE_THE_PROXY, BROWSER]:
        assert secret not in said, secret
    # Of addresses, only the computer's own, where people are told where to go.
    assert "127.0.0.1" not in messages and said.count("127.0.0.1") == 2


def test_what_the_program_says_does_not_grow_with_what_people_do(busy):
    room, _ = busy
    before = room.messages()
    status, entry = ask(room, "POST", "/api/enter", {"join": room.join})
    assert status == 200
    ask(room, "POST", "/api/moves", {"session": entry["session"], "moves": moves()}, entry["code"])
    ask(room, "POST", "/api/enter", {"code": WRONG})
    assert room.messages() == before
    assert room.end()[0] == 0
    assert room.messages() == before and len(room.said) == 4 and not room.said[-1].strip()


def test_the_store_and_its_journal_hold_no_device(busy):
    room, codes = busy
    assert until(lambda: (room.study / "sorts.csv").exists())
    during = kept_in(room.study)
    assert {"collected.sqlite", "collected.sqlite-wal"} <= set(during)
    room.kill()
    killed = kept_in(room.study)
    for files in [during, killed]:
        everything = b"".join(files.values())
        assert COMMENT.encode() in everything, "this is where what people do is kept"
        for secret in [DEVICE, "127.0.0.", BEFORE_THE_PROXY, BROWSER, *codes[1:]]:
            assert secret.encode() not in everything, secret


def test_the_folder_holds_no_device_after_the_end(busy):
    room, codes = busy
    assert room.end()[0] == 0
    everything = b"".join(path.read_bytes() for path in room.study.rglob("*") if path.is_file())
    assert COMMENT.encode() in everything
    for secret in [DEVICE, "127.0.0.", BEFORE_THE_PROXY, BROWSER, *codes[1:]]:
        assert secret.encode() not in everything, secret
