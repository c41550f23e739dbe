"""The page of one's own that is shown after the release."""

import csv

import pytest
from collecting import HOUR, complaints, widths
from room_fixtures import enlarge


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
    # The first release may come before the viewpoints.
    for _ in range(50):
        if room.post("wifi", {"name": "", "password": ""})["results"]:
            break
        person.page.wait_for_timeout(200)
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
