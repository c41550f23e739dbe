"""What is done without a connection arrives later, once and in order; and what the room says meanwhile."""

import json
import re
from urllib.parse import urlsplit

import pytest
from collecting import Participant


def test_moves_wait_through_a_lost_connection(hold, visit):
    room = hold()
    person = visit(room).begin()
    code = person.sent().code
    person.press(person.column(3))
    person.sent().context.set_offline(True)
    for value in [3, 2, 2, -1]:
        person.press(person.column(value))
    notice = person.page.locator("[data-key=offline]")
    notice.wait_for()
    assert "No connection" in notice.inner_text() and "go on" in notice.inner_text()
    assert len(room.record(code)["sorts"][""]["places"]) == 1
    person.press("Undo")
    person.context.set_offline(False)
    person.sent()
    notice.wait_for(state="detached")
    places = room.record(code)["sorts"][""]["places"]
    assert sorted(places.values()) == [2, 2, 3, 3]
    assert {card for card, value in places.items() if value == 3} == set(person.on(3))
    assert not person.faults


def test_an_answer_that_was_lost_is_asked_for_again_and_counts_once(hold, visit):
    room = hold()
    person = visit(room).begin().sent()
    lost = []

    def lose(route):
        """The server gets the moves, and its answer gets lost."""
        # Only the browser knows the name under which it opened the room.
        route.fetch(
            url=route.request.url.replace(room.url, room.address),
            headers={**route.request.headers, "host": urlsplit(room.url).netloc})
        lost.append(json.loads(route.request.post_data))
        route.abort()

    person.page.route("**/api/moves", lose, times=2)
    for value in [1, 1, -2]:
        person.press(person.column(value))
    code = person.sent().code
    assert len(lost) == 2 and lost[0]["moves"][0] in lost[1]["moves"]
    assert sorted(room.record(code)["sorts"][""]["places"].values()) == [-2, 1, 1]


def test_a_closed_page_loses_nothing_on_ones_own_device(hold, visit):
    room = hold()
    person = visit(room).begin().sent()
    person.page.route("**/api/moves", lambda route: route.abort())
    for value in [0, 0, 1]:
        person.press(person.column(value))
    person.page.locator("[data-key=offline]").wait_for()
    before = person.on(0), person.on(1)
    person.page.unroute("**/api/moves")
    person.page.reload()
    person.page.locator(".arrange").wait_for()
    assert (sorted(person.on(0)), person.on(1)) == (sorted(before[0]), before[1])
    assert sorted(room.record(person.sent().code)["sorts"][""]["places"].values()) == [0, 0, 1]


def test_of_two_pages_in_one_browser_the_later_one_goes_on(hold, visit):
    room = hold()
    person = visit(room).begin()
    person.press(person.column(0))
    person.sent()
    second = Participant(person.context.new_page(), room.url)
    second.page.locator(".arrange").wait_for()
    second.press(second.column(3))
    code = second.sent().code
    person.page.get_by_role("heading", name="Opened on another device").wait_for()
    assert sorted(room.record(code)["sorts"][""]["places"].values()) == [0, 3]


def test_a_portals_page_is_no_acknowledgement(hold, visit):
    room = hold()
    person = visit(room).begin()
    code = person.sent().code
    person.page.route("**/api/moves", lambda route: route.fulfill(
        status=200, content_type="text/html", body="<p>Welcome to the hotel</p>"), times=1)
    person.press(person.column(2))
    person.page.locator("[data-key=offline]").wait_for()
    person.sent()
    assert list(room.record(code)["sorts"][""]["places"].values()) == [2]


def test_a_sort_goes_on_on_another_device(hold, visit):
    room = hold()
    phone = visit(room, 360, 740).begin()
    for value in [3, 3, -3]:
        phone.press(phone.column(value))
    code = phone.sent().code
    laid = sorted(phone.on(3)), phone.on(-3)
    laptop = visit(room)
    laptop.press(laptop.page.get_by_text("I have a code of my own"))
    laptop.page.get_by_label("Your code").fill(f" {code.upper().replace('-', ' ')} ")
    laptop.press("Go on with this code")
    laptop.page.locator(".arrange").wait_for()
    assert (sorted(laptop.on(3)), laptop.on(-3)) == laid
    laptop.press(laptop.column(2))
    laptop.sent()
    added = laptop.on(2)
    # The first device was told, and may take the sort back.
    phone.page.get_by_role("heading", name="Opened on another device").wait_for()
    phone.press("Go on here instead")
    phone.page.locator(".arrange").wait_for()
    assert phone.on(2) == added
    phone.press(phone.column(1))
    assert len(room.record(phone.sent().code)["sorts"][""]["places"]) == 5


def taken_over(room, visit, *, reloads=False):
    """A device that laid three cards without a connection, while another one opened the record; and that one."""
    person = visit(room).begin()
    person.press(person.column(0))
    code = person.sent().code
    person.context.set_offline(True)
    for value in [3, 2, -1]:
        person.press(person.column(value))
    person.page.locator("[data-key=offline]").wait_for()
    other = visit(room, link=f"#code={code}")
    other.page.locator(".arrange").wait_for()
    person.context.set_offline(False)
    gone = person.page.get_by_role("heading", name="Opened on another device")
    gone.wait_for()
    if reloads:
        person.page.reload()
        gone.wait_for()
    assert "everything is sent" not in person.page.locator("body").inner_text()
    assert "3 changes made here were not sent" in person.page.locator("main").inner_text()
    return person, other, code


@pytest.mark.parametrize("reloads", [False, True])
def test_what_was_laid_without_a_connection_is_added_where_the_other_device_did_nothing(hold, visit, reloads):
    room = hold()
    person, other, code = taken_over(room, visit, reloads=reloads)
    person.press("Go on here instead")
    person.page.locator(".arrange").wait_for()
    assert [len(person.on(value)) for value in [3, 2, 0, -1]] == [1, 1, 1, 1]
    person.sent()
    assert sorted(room.record(code)["sorts"][""]["places"].values()) == [-1, 0, 2, 3]
    assert not person.page.locator("[data-key=fault]").count()


def test_what_was_laid_without_a_connection_is_counted_where_it_can_t_be_added(hold, visit):
    room = hold()
    person, other, code = taken_over(room, visit)
    other.press(other.column(1))
    other.sent()
    person.press("Go on here instead")
    person.page.locator(".arrange").wait_for()
    notice = person.page.locator("[data-key=fault]")
    assert "3 changes made here were not taken" in notice.inner_text()
    person.hears("3 changes made here were not taken")
    assert [len(person.on(value)) for value in [3, 2, 1, 0, -1]] == [0, 0, 1, 1, 0]
    person.press(person.column(2))
    assert sorted(room.record(person.sent().code)["sorts"][""]["places"].values()) == [0, 1, 2]


def test_a_page_that_was_taken_over_refuses_moves(hold, visit):
    room = hold()
    person, other, code = taken_over(room, visit)
    # What is still on its way, as a comment that is kept when typing rests.
    done = person.page.evaluate("""async () => {
      const { App } = await import("./assets/sort-app.js");
      const app = Object.assign(Object.create(App.prototype), {
        gone: "superseded", phrases: { text: (key) => key } });
      return [app.make([{ do: "comment", condition: "", card: "1", text: "Late" }]),
              document.getElementById("said").innerText];
    }""")
    assert done == [False, "gone.elsewhere"]


def test_what_the_server_refuses_after_a_lost_connection_is_not_called_sent(hold, visit):
    room = hold(presort="off")
    person = visit(room)
    person.press("I agree")
    record = room.record(person.sent().code)
    person.context.set_offline(True)
    person.press(person.column(1))
    person.page.locator("[data-key=offline]").wait_for()
    person.page.route("**/api/moves", lambda route: route.fulfill(
        status=422, content_type="application/json", body=json.dumps({
            "error": "refused", "n": record["through"] + 1, "through": record["through"],
            "message": "The column 1 is full.", "record": record})), times=1)
    person.context.set_offline(False)
    person.page.locator("[data-key=fault]").wait_for()
    person.hears("The column 1 is full.")
    person.page.wait_for_timeout(300)
    assert "everything is sent" not in person.page.locator("#said").inner_text()


def test_a_link_with_a_code_opens_the_record_and_leaves_the_address_bar(hold, visit):
    room = hold()
    person = visit(room).begin()
    person.press(person.column(3))
    code, laid = person.sent().code, person.on(3)
    other = visit(room, link=f"#code={code}")
    other.page.locator(".arrange").wait_for()
    assert other.on(3) == laid and other.page.url == room.url


def test_the_room_opens_pauses_and_closes_without_a_reload(hold, visit):
    room = hold(starts=False)
    person = visit(room)
    person.press("I agree")
    page = person.page
    page.get_by_role("heading", name="You are in").wait_for()
    assert not page.locator(".reading").count()
    room.start()
    person.press("Skip this")
    person.press(person.column(0))
    room.post("pause")
    page.locator("[data-key=paused]").wait_for()
    person.press(person.column(1))
    person.hears("Paused")
    assert person.on(1) == []
    room.post("resume")
    page.locator("[data-key=paused]").wait_for(state="detached")
    person.press(person.column(1))
    assert len(person.on(1)) == 1
    room.post("close", {"unfinished": "drafts"})
    page.get_by_role("heading", name="Sorting is closed").wait_for()
    assert "draft" in page.locator(".lede").inner_text()
    # What was on its way as the sorting closed is refused, which a browser notes.
    assert not [fault for fault in person.faults if "409" not in fault]


def test_what_the_server_refuses_is_taken_back_and_said(hold, visit):
    room = hold(presort="off")
    person = visit(room)
    person.press("I agree")
    person.press(person.column(0))
    code = person.sent().code
    record = room.record(code)

    def refuse(route):
        route.fulfill(status=422, content_type="application/json", body=json.dumps({
            "error": "refused", "n": record["through"] + 1, "through": record["through"],
            "message": "The column 1 is full.", "record": record}))

    person.page.route("**/api/moves", refuse, times=1)
    person.press(person.column(1))
    notice = person.page.locator("[data-key=fault]")
    notice.wait_for()
    assert notice.inner_text() == "The column 1 is full." and person.on(1) == []
    person.press(person.column(2))
    assert set(room.record(person.sent().code)["sorts"][""]["places"].values()) == {0, 2}


def test_everything_is_erased_by_the_participant(hold, visit):
    room = hold()
    person = visit(room).begin()
    person.press(person.column(0))
    person.sent()
    person.press("Menu")
    person.press("Erase my answers")
    person.press("Erase everything")
    person.page.get_by_role("button", name="I agree").wait_for()
    assert re.search("erased", person.page.locator("main").inner_text())
    assert person.page.evaluate("localStorage.length") == 0
    person.page.reload()
    person.page.get_by_role("button", name="I agree").wait_for()


def test_what_was_edited_before_the_room_opened_is_sorted(hold, visit):
    room = hold(starts=False)
    person = visit(room)
    statements = room.post("edit", {"question": "A newer question?"})["study"]["statements"]
    room.post("edit", {"statements": [
        {**each, "text": f"Newly: {each['text']}"} for each in statements]})
    room.start()
    person.page.get_by_text("A newer question?").wait_for()
    person.press("I agree")
    person.press("Skip this")
    assert "Newly: " in person.page.locator(".reading").inner_text()
    assert not person.faults


FULL = {"status": 507, "content_type": "application/json", "body": json.dumps({
    "error": "unsaved", "message": "The disk of the host's computer takes nothing."})}


def test_a_computer_that_can_t_save_is_no_lost_connection(hold, visit):
    room = hold()
    person = visit(room).begin().sent()
    person.page.route("**/api/moves", lambda route: route.fulfill(**FULL))
    person.press(person.column(2))
    notice = person.page.locator("[data-key=full]")
    notice.wait_for()
    assert "can’t save" in notice.inner_text()
    assert "No connection" not in person.page.locator("body").inner_text()
    person.page.unroute("**/api/moves")
    person.sent()
    notice.wait_for(state="detached")
    person.hears("Everything is saved now.")
    assert list(room.record(person.code)["sorts"][""]["places"].values()) == [2]


def test_who_can_t_be_let_in_reads_it_once(hold, visit):
    person = visit(hold())
    person.page.route("**/api/enter", lambda route: route.fulfill(**FULL))
    person.press("I agree")
    person.page.get_by_role("alert").wait_for()
    assert person.page.locator("body").inner_text().count("takes nothing") == 1


def test_a_sort_that_has_not_arrived_is_not_called_handed_in(hold, visit):
    room = hold()
    person = visit(room).begin().fill().sent()
    code = person.code
    person.context.set_offline(True)
    person.finish()
    page = person.page
    page.get_by_role("heading", name="Your sort is on its way").wait_for()
    assert "on this device only" in page.locator("main").inner_text()
    assert "handed in" not in page.locator("main").inner_text()
    people = room.post("close", {"unfinished": "close"})["people"]
    assert (people["submitted"], people["drafts"], people["placed"]) == (0, 1, 1)
    person.context.set_offline(False)
    page.get_by_role("heading", name="Sorting was closed before your sort arrived").wait_for()
    assert "Ask the facilitator to reopen the room" in page.locator("main").inner_text()
    room.post("reopen")
    page.get_by_role("heading", name="Thank you, that’s all").wait_for()
    assert room.record(person.sent().code)["sorts"][""]["submitted"]
    assert person.code == code
