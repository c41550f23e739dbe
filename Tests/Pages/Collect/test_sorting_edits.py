"""A study that is mended while people are in: their pages follow by themselves, and lose nothing of what was done."""

import csv

from collecting import hour_study

FIRST = "Newly: "


def reword(room):
    """Mends every statement, and the question."""
    study = room.post("edit", {"question": "A newer question?"})["study"]
    room.post("edit", {"statements": [
        {**each, "text": FIRST + each["text"]} for each in study["statements"]]})


def drop_one(room):
    """Takes a statement out, and a place at the middle."""
    study = room.post("edit", {})["study"]
    grid = [{**each, "count": each["count"] - (each["value"] == 0)} for each in study["grid"]]
    room.post("edit", {"statements": study["statements"][:-1], "grid": grid})


def has_focus(page, selector):
    return page.evaluate("selector => document.activeElement.matches(selector)", selector)


def test_other_words_after_the_start_reach_whoever_is_in(hold, visit):
    room = hold()
    laptop = visit(room).begin()
    phone = visit(room, 360, 740).begin()
    field = laptop.page.get_by_label("Or type card and column")
    field.fill("18 ")
    chosen = laptop.page.locator(".reading").get_attribute("data-reading")
    phone.column(-1).focus()
    reword(room)
    for person in [laptop, phone]:
        person.page.locator(".reading", has_text=FIRST).wait_for()
        assert person.page.locator("#question").inner_text() == "A newer question?"
        notice = person.page.locator("[role=status] [data-key=changed]")
        assert "changed some of the words" in notice.inner_text()
    assert field.input_value() == "18 " and has_focus(laptop.page, "#command")
    assert laptop.page.locator(".reading").get_attribute("data-reading") == chosen
    assert has_focus(phone.page, ".map [data-value='-1']")
    for person in [laptop, phone]:
        person.press(person.column(3))
        person.page.locator("[data-key=changed]").wait_for(state="detached")
        assert room.record(person.sent().code)["sorts"][""]["places"] == {person.on(3)[0]: 3}
        assert not person.faults


def test_a_study_that_was_mended_while_the_room_was_shut_is_read_as_it_is_now(hold, visit, tmp_path):
    folder = hour_study(tmp_path / "mended")
    room = hold(study=folder)
    person = visit(room).begin()
    for value in [3, 3, -2]:
        person.press(person.column(value))
    code, before = person.sent().code, (person.on(3), person.on(-2))
    room.stop()
    with open(folder / "statements.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with open(folder / "statements.csv", "w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, rows[0])
        table.writeheader()
        table.writerows({**row, "text": FIRST + row["text"]} for row in rows)
    # What is laid while nobody answers waits.
    person.press(person.column(0))
    port = room.url.rsplit(":", 1)[1].strip("/")
    room = hold("--port", port, study=folder, starts=False)
    person.page.locator(".reading", has_text=FIRST).wait_for()
    assert (person.on(3), person.on(-2)) == before
    person.sent()
    assert sorted(room.record(code)["sorts"][""]["places"].values()) == [-2, 0, 3, 3]


def test_other_cards_before_the_first_sort_reach_whoever_is_in(hold, visit):
    room = hold(presort="off")
    person = visit(room)
    person.press("I agree")
    page = person.page
    page.locator(".arrange").wait_for()
    code = person.sent().code
    drop_one(room)
    page.locator("[data-key=changed]", has_text="cards or columns").wait_for()
    order = room.record(code)["order"]
    assert len(order) == 23
    assert page.locator(".reading").get_attribute("data-reading") == order[0]
    assert page.evaluate("Object.keys(localStorage).length") == 1, "the old cards' place is left empty"
    person.press(person.column(2))
    person.sent()
    page.reload()
    page.locator(".arrange").wait_for()
    assert len(person.on(2)) == 1 and person.code == code
    assert not person.faults


def test_moves_of_others_do_not_fetch_the_study_again(hold, visit):
    room = hold(presort="off")
    asked = []
    person = visit(room)
    person.page.on("request", lambda request: asked.append(request.url))
    other = visit(room)
    for each in [person, other]:
        each.press("I agree")
        each.page.locator(".arrange").wait_for()
    for value in [3, 2, 1]:
        other.press(other.column(value))
    other.sent()
    person.press(person.column(0))
    person.sent()
    assert not [address for address in asked if address.endswith("/api/study")]


def test_the_end_of_a_rehearsal_is_told_at_once_and_takes_what_was_entered_with_it(hold, visit):
    room = hold(starts=False)
    room.post("rehearse")
    person = visit(room, 360, 740).begin()
    stays = visit(room)
    stays.page.locator("[data-key=rehearsal]").wait_for()
    room.post("leave")
    # A browser left to itself asks again after three seconds at the soonest.
    stays.page.locator("[data-key=rehearsal]").wait_for(state="detached", timeout=2_000)
    told = stays.page.locator("[data-key=rehearsed]")
    assert "The rehearsal has ended" in told.inner_text() and "come in again" in told.inner_text()
    # Who has come in since knows.
    room.post("start")
    stays.press("I agree")
    told.wait_for(state="detached")
    person.page.get_by_role("heading", name="There is no record here any more").wait_for(timeout=2_000)
    assert person.page.evaluate("localStorage.length") == 0
    assert "The rehearsal has ended" in person.page.locator("[data-key=rehearsed]").inner_text()
    person.press("To the first page")
    person.page.get_by_role("button", name="I agree").wait_for()
