"""The page of one's own that is shown after the release."""

import csv

import pytest
from collecting import HOUR, complaints, widths
from fault_rooms import until
from room_fixtures import enlarge
from whole_people import ask, example_sorts


def others(room, count):
    """Sorts of the example, as from paper."""
    with open(HOUR / "sorts.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))[:count]
    for number, row in enumerate(rows, start=1):
        columns = [", ".join(card for card, value in row.items() if card.isdigit() and int(value) == column)
                   for column in range(-3, 4)]
        room.post("paper/save", {
            "code": f"S{number:02}", "condition": "", "columns": columns, "second": None, "comments": [],
            "share": False, "answers": {}})


@pytest.mark.parametrize("width,height,letters", [(1366, 768, 100), (320, 640, 100), (320, 640, 200)])
def test_it_shows_the_whole_sort_where_each_card_lay(hold, visit, width, height, letters):
    room = hold()
    others(room, 8)
    person = visit(room, width, height, bypass_csp=True).begin()
    person.fill().finish()
    places = room.record(person.sent().code)["sorts"][""]["places"]
    # Viewpoints that are told before hold the others' sorts alone.
    assert until(lambda: (room.post("wifi", {"name": "", "password": ""})["results"] or {}).get("sorts") == 9, 60)
    room.post("release", {"on": True})
    page = person.page
    page.locator("[data-key=result]").click()
    page.locator(".own-sort").wait_for()
    enlarge(page, letters)
    columns = page.locator(".own-sort > li")
    shown = {
        column.locator("h3").inner_text().split()[0].replace("\u2212", "-"):
            sorted(column.locator("li .number").all_inner_texts()) for column in columns.all()}
    expected = {}
    for card, value in places.items():
        expected.setdefault(f"{value:+d}" if value else "0", []).append(card)
    assert shown == {value: sorted(cards) for value, cards in expected.items()}
    tops = {round(column.bounding_box()["y"]) for column in columns.all()}
    assert len(tops) == (1 if width > 1000 else 7), "side by side, or one below the other"
    assert list(shown)[0] == ("-3" if width > 1000 else "+3")
    assert widths(page)[0] <= width
    assert not complaints(page) and not person.faults


def test_whoever_has_finished_comes_to_the_end_though_no_step_led_there(hold, visit):
    room = hold()
    entered = ask(room.address, "api/enter", {})
    moves = [{"do": "consent", "given": True}, {"do": "step", "step": "review"}]
    moves += [{"do": "place", "condition": "", "card": card, "value": value}
              for card, value in example_sorts()[0].items()]
    moves += [{"do": "submit", "condition": ""}, {"do": "finish"}]
    moves = [{"n": n, "at": 1000 * n, **move} for n, move in enumerate(moves, start=1)]
    ask(room.address, "api/moves", {"session": entered["session"], "moves": moves}, entered["code"])
    person = visit(room)
    person.page.get_by_text("I have a code of my own").click()
    person.page.get_by_label("Your code").fill(entered["code"])
    person.press("Go on with this code")
    # From there leads the way to one's own page.
    person.page.locator(".receipt").wait_for()
    assert not person.faults
