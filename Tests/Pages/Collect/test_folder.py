"""What becomes of a study's folder that others write into while a room is open, and of many people at once."""

import socket
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from fault_rooms import (  # noqa: F401 (fixtures)
    MOVES, SUBMIT, WHERE, hold_room, mindset, refused, sorted_by, study, table, until)
from rooms import GRID, SMALL, sort_of, write_study


# The study, edited by somebody else meanwhile.

def change(study, old, new, name="statements.csv"):
    path = study / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_another_wording_makes_a_new_version(hold_room, study):
    room = hold_room()
    sorted_by(room)
    change(study, "Statement 3", "Sentence 3")
    assert room.end()[0] == 0
    again = hold_room(starts=False)
    assert again.get("/room/api/state")["study"]["version"] == 2
    assert "Sentence 3" in str(again.get("/api/study").json)
    assert again.end()[0] == 0


def findings(room):
    return " ".join(room.get("/room/api/state")["study"]["findings"])


def test_a_wording_edited_while_people_sort_is_told_as_another_version(hold_room, study):
    room = hold_room()
    sorted_by(room)
    assert not findings(room)
    change(study, "Statement 3", "Sentence 3")
    assert until(lambda: "version 2 of the study" in findings(room), 25)


def test_an_edit_that_does_not_fit_is_told_with_file_and_line_and_so_is_its_mending(hold_room, study):
    room = hold_room()
    change(study, "title:", "title: [broken", "study.yml")
    assert until(lambda: "can’t be read as it is now" in findings(room), 25)
    assert "in study.yml, line " in findings(room)
    change(study, "title: [broken", "title:", "study.yml")
    assert until(lambda: not findings(room), 25)


def reordered(study):
    path = study / "statements.csv"
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([head, *lines[::-1], ""]), encoding="utf-8")


EDITS = {
    "order": reordered,
    "statement": lambda study: change(study, "\n6,", "\n7,"),
    "grid": lambda study: change(study, "-1: 2, 0: 2, 1: 2", "-1: 1, 0: 4, 1: 1", "study.yml"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_other_cards_or_another_grid_after_the_first_sort_are_refused(hold_room, refused, study, edit):
    room = hold_room()
    sorted_by(room, MOVES[:3])
    assert room.end()[0] == 0
    EDITS[edit](study)
    status, said = refused()
    assert status == 1
    assert "other statements" in said and "--store" in said


@pytest.mark.parametrize("edit", EDITS)
def test_sorts_are_not_written_under_other_cards(hold_room, study, edit):
    room = hold_room()
    code, session, participant = sorted_by(room, MOVES[:3])
    before = (study / "statements.csv").read_text(encoding="utf-8")
    design = (study / "study.yml").read_text(encoding="utf-8")
    EDITS[edit](study)
    assert room.make(code, session, MOVES[3:]).status == 200
    state = lambda: room.get("/room/api/state").json  # noqa: E731
    assert until(lambda: "other statements" in str(state()["study"]["findings"]))
    assert not (study / "sorts.csv").exists()
    # Put right, it goes on.
    (study / "statements.csv").write_text(before, encoding="utf-8")
    (study / "study.yml").write_text(design, encoding="utf-8")
    _, _, other = sorted_by(room)
    assert until(lambda: table(study) == {participant: WHERE, other: WHERE})


def test_a_workshop_opens_once_what_kept_it_is_mended(hold_room, tmp_path):
    home = tmp_path / "home"
    one = write_study(home / "one", SMALL)
    room = hold_room("--folder", str(home), of=one)
    sorted_by(room, MOVES[:3])
    room.do("leave")
    change(one, "\n6,", "\n7,")
    answer = room.post("/room/api/open", {"path": str(one)})
    assert answer.status == 422 and "other statements" in answer["message"]
    change(one, "\n7,", "\n6,")
    assert room.do("open", path=str(one))["open"]


def test_a_kill_in_the_middle_of_an_erasure_leaves_all_or_nothing(hold_room, study):
    room = hold_room()
    _, _, stays = sorted_by(room)
    for number in range(8):
        code, _, participant = sorted_by(room)
        assert until(lambda: participant in table(study))  # noqa: B023
        with socket.create_connection(("127.0.0.1", room.port), timeout=5) as connection:
            connection.sendall(
                f"POST /api/erase HTTP/1.1\r\nHost: here\r\nAuthorization: Bearer {code}\r\n"
                "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}".encode())
            time.sleep(0.003 * number)
            room.kill()
        room = hold_room(starts=False)
        is_kept = room.get("/api/record", code=code).status == 200
        left = {stays: WHERE, participant: WHERE} if is_kept else {stays: WHERE}
        assert until(lambda: table(study) == left)  # noqa: B023
        if is_kept:
            assert room.post("/api/erase", code=code).status == 200


# What many do at once.

def test_saves_go_on_while_people_look_at_their_pages(hold_room, tmp_path):
    room = hold_room(of=write_study(tmp_path / "larger"))
    cards = [str(n) for n in range(1, sum(GRID.values()) + 1)]
    places = [value for value, count in GRID.items() for _ in range(count)]
    codes = []
    for person in range(9):
        # Three viewpoints: the same order, begun elsewhere.
        order = cards[13 * (person % 3):] + cards[:13 * (person % 3)]
        order[person], order[-person - 1] = order[-person - 1], order[person]
        moves = [{"do": "place", "condition": "", "card": card, "value": value}
                 for card, value in zip(order, places, strict=True)]
        moves = [{"n": n, "at": n, **move} for n, move in enumerate([*moves, {"do": "submit", "condition": ""}], 1)]
        codes.append(sorted_by(room, moves)[0])
    # Those of fewer sorts may have fewer viewpoints, and give way to these.
    assert until(lambda: (room.get("/room/api/state")["results"] or {}).get("sorts") == len(codes), 120)
    room.do("release", on=True)
    code, session = room.enter()
    longest = 0
    with ThreadPoolExecutor(len(codes)) as pool:
        pages = [pool.submit(room.get, "/api/result", code=code, timeout=120) for code in codes]
        for move in sort_of(5)[0]:
            begin = time.monotonic()
            assert room.make(code, session, [move], timeout=120).status == 200
            longest = max(longest, time.monotonic() - begin)
        assert [page.result().status for page in pages] == [200] * len(codes)
    # A save that waited for the pages would take as long as all of them.
    assert longest < 5

def test_the_folder_keeps_up_while_comments_come_without_a_pause(hold_room, study):
    room = hold_room()
    code, session, _ = sorted_by(room, MOVES[:SUBMIT])
    end = time.monotonic() + 4
    number, seen = SUBMIT, False
    while time.monotonic() < end and not seen:
        number += 1
        comment = {"n": number, "at": 0, "do": "comment", "condition": "", "card": "1", "text": f"{number}"}
        assert room.make(code, session, [comment]).status == 200
        seen = bool(table(study))
        time.sleep(0.1)
    assert seen


def test_whoever_is_erased_stays_erased(hold_room, study):
    room = hold_room()
    _, _, stays = sorted_by(room)
    for wait in [0.27, 0.29, 0.3, 0.305, 0.31, 0.315, 0.32, 0.33, 0.34]:
        code, _, _ = sorted_by(room)
        time.sleep(wait)
        assert room.post("/api/erase", code=code).status == 200
        assert room.get("/api/record", code=code).status == 401
    time.sleep(1)
    assert list(table(study)) == [stays]
    assert room.end()[0] == 0
    assert list(table(study)) == [stays]
    with sqlite3.connect(study / "collected.sqlite") as store:
        assert store.execute("SELECT participant FROM record").fetchall() == [(stays,)]
        assert store.execute("SELECT DISTINCT participant FROM move").fetchall() == [(stays,)]
    store.close()


def test_no_comment_keeps_the_sorts_of_others_from_the_folder(hold_room, study):
    room = hold_room()
    for text in ["a\0b", "\x01\x1b[31m", "\r", "“a”,\n\"b\"", "=1+1", "\u202e\ufeff", "x" * 2000]:
        code, session, _ = sorted_by(room, MOVES[:SUBMIT])
        comment = {"n": SUBMIT + 1, "at": 0, "do": "comment", "condition": "", "card": "1", "text": text}
        assert room.make(code, session, [comment]).status in (200, 422, 400)
    assert until(lambda: len(table(study)) == 7)
    room.kill()
    again = hold_room(starts=False)
    assert again.get("/room/api/state")["people"]["submitted"] == 7
    assert again.end()[0] == 0 and len(table(study)) == 7
