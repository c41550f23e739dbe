"""The way of a participant and that of the facilitator in other engines than Chromium's, which all other tests use."""

import pytest
from collecting import Room, hour_study
from engines import ENTER, ESCAPE, RIGHT, Firefox, WebKit, until
from room_fixtures import Server, workshop
from whole_people import ask, example_sorts, sort_quickly


@pytest.fixture(scope="module", params=[WebKit, Firefox], ids=lambda engine: engine.__name__)
def engine(request, tmp_path_factory):
    engine = request.param(tmp_path_factory.mktemp("engine"))
    yield engine
    engine.close()


@pytest.fixture
def room(engine, collecting_program, tmp_path):
    room = Room(collecting_program, hour_study(tmp_path / "study", presort="required"), origin=engine.origin).start()
    yield room
    room.stop()


@pytest.fixture
def server(engine, collecting_program, tmp_path):
    server = Server(collecting_program, tmp_path, workshop(tmp_path / "Mindset/budget"), origin=engine.origin)
    yield server
    server.stop()


def reading(engine):
    return engine.run("return document.querySelector('.reading')?.dataset.reading")


def test_a_whole_sort(engine, room):
    engine.widen(390, 740)
    engine.open(room.url)
    engine.press("button", "I agree")
    for number in range(24):
        engine.see(".progress", f"{24 - number} card")
        engine.press(f".choice:nth-child({number % 3 + 1})")
    engine.press("button", "Continue")
    # On a phone: by the small map, and over it.
    by_tap = reading(engine)
    engine.press(".map [data-value='3']")
    engine.see(f".column[data-value='3'] [data-card='{by_tap}']")
    dragged = reading(engine)
    engine.drag(".reading", ".map [data-value='2']")
    engine.see(f".column[data-value='2'] [data-card='{dragged}']")
    # On a wide screen: by drag, by keys, and typed.
    engine.widen(1366, 900)
    engine.see(".board")
    dragged = reading(engine)
    engine.drag(".reading", ".board .column[data-value='-2']")
    engine.see(f".column[data-value='-2'] [data-card='{dragged}']")
    by_key = reading(engine)
    engine.run("document.querySelector('.grid [tabindex=\"0\"]').focus()")
    engine.type(RIGHT + ENTER)
    engine.see(f".grid [data-card='{by_key}']")
    assert engine.run("return document.activeElement.closest('.grid') !== null")
    typed = reading(engine)
    engine.press(".command input")
    engine.type(f"{typed} 0{ENTER}")
    engine.see(f".column[data-value='0'] [data-card='{typed}']")
    for value, count in zip(range(-3, 4), [3, 3, 4, 4, 4, 3, 3]):
        there = engine.run("return document.querySelectorAll(arguments[0]).length", f".column[data-value='{value}'] .card")
        for _ in range(count - there):
            engine.press(f".board .head[data-value='{value}']")
    engine.press("button", "Menu")
    code = engine.run("return arguments[0].textContent", engine.see("dialog .word-code"))
    engine.type(ESCAPE)
    until(lambda: not engine.run("return document.querySelector('dialog')"), "the menu to close")
    engine.press("button", "Hand in")
    engine.press("textarea")
    engine.type("Because")
    engine.press("button", "Continue")
    engine.press("button", "Finish")
    engine.see(".receipt")
    engine.see("body[data-unsent='0']")
    record = room.record(code)
    sort = record["sorts"][""]
    assert record["finished"] and sort["submitted"] and len(sort["places"]) == 24
    assert [sort["places"][card] for card in (by_tap, typed)] == [3, 0]
    assert list(sort["comments"].values()) == ["Because"]
    # On another device, by the code.
    assert not engine.run("return faults")
    engine.run("localStorage.clear(); sessionStorage.clear()")
    engine.open(room.url)
    engine.press("summary, button", "I have a code")
    engine.press(".code-form input")
    engine.type(code)
    engine.press("button", "Go on with this code")
    engine.see(".receipt")
    assert not engine.run("return faults")


def test_the_room(engine, server):
    def go(stage):
        engine.press("nav a", stage)
        engine.see("h2", stage)

    engine.widen(1366, 900)
    engine.open(server.room)
    engine.see("body[data-page] h2", "Prepare")
    assert server.secret not in engine.run("return location.href")
    go("Check")
    join = engine.run("return arguments[0].textContent", engine.see("#check .join"))
    go("Sort")
    engine.press("button", "Start")
    engine.see("button", "Pause")
    sorts = example_sorts()
    for sort in sorts[:12]:
        sort_quickly(server.address, ask(server.address, "api/enter", {
            "join": join, "code": None, "test": False, "language": "en"})["code"], sort)
    # What happens on phones is pushed to her.
    engine.see("#sort", "12 have joined, 12 handed in")
    go("Understand")
    engine.see("article.viewpoint h4")
    engine.press("article.viewpoint input")
    engine.type("Residents first")
    engine.press("article.viewpoint button", "Save the name")
    engine.see("article.viewpoint h4", "Residents first")
    go("Sort")
    engine.press("button", "Close")
    engine.press("dialog button.primary", "Close")
    engine.see("button", "Reopen")
    assert not engine.run("return faults")
    engine.open(f"{server.url}room/projector")
    engine.see("body", "Residents first")
    assert not engine.run("return faults")
