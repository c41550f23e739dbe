"""What the door says before the room opens, while it is open, and once it is closed."""

import pytest
from collecting import complaints


def test_a_door_that_is_not_open_yet_lets_people_in_to_wait(hold, visit):
    person = visit(hold(starts=False))
    main = person.page.locator("main")
    assert "You will put 24 cards in order" in main.inner_text()
    assert "Not open yet" in main.inner_text()
    assert person.page.get_by_role("button", name="I agree: come in", exact=True).count()
    person.press("I agree")
    person.page.get_by_role("heading", name="You are in").wait_for()
    assert not person.faults


def test_a_door_tells_at_once_that_the_room_has_opened(hold, visit):
    room = hold(starts=False, consent=None)
    person = visit(room)
    assert person.page.get_by_role("button", name="Come in", exact=True).count()
    room.start()
    person.page.get_by_role("button", name="Begin", exact=True).wait_for()
    assert "Not open yet" not in person.page.locator("main").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("access", ["open", "join", "personal"])
def test_a_closed_door_promises_no_sorting_and_opens_to_codes(hold, visit, access, scheme):
    room = hold(access=access, presort="off")
    code = None
    if access == "open":
        person = visit(room)
        person.press("I agree")
        person.page.locator(".arrange").wait_for()
        person.press(person.column(0))
        code = person.sent().code
    room.post("close", {"unfinished": "drafts"})
    late = visit(room, 360, 740, color_scheme=scheme)
    text = late.page.locator("main").inner_text()
    assert "24 cards were put in order here" in text and "You will" not in text
    assert "Sorting is closed" in text and "Before you begin" not in text
    assert [button.inner_text() for button in late.page.locator("main button").all()] == ["Go on with this code"]
    assert not complaints(late.page)
    if code:
        late.page.get_by_label("Your code").fill(code)
        late.press("Go on with this code")
        late.page.locator(".receipt").wait_for()
    assert not late.faults


def test_a_door_that_closes_in_front_of_somebody_says_so(hold, visit):
    room = hold()
    person = visit(room)
    room.post("close", {"unfinished": "close"})
    person.page.get_by_text("24 cards were put in order here").wait_for()
    assert not person.page.get_by_role("button", name="I agree").count()
    assert not person.faults


@pytest.mark.parametrize("access", ["join", "personal"])
def test_a_test_comes_in_without_a_code(hold, visit, access):
    person = visit(hold(access=access, presort="off"), link="#test")
    assert not person.page.get_by_label("Join code").count()
    person.press("I agree")
    person.page.locator(".arrange").wait_for()
    assert "A test entry" in person.page.locator("#top").inner_text()
    assert not person.faults


def test_a_device_is_told_at_once_that_its_sort_was_opened_on_another_one(hold, visit):
    room = hold(presort="off")
    person = visit(room)
    person.press("I agree")
    person.press(person.column(0))
    code = person.sent().code
    bystander = visit(room)
    bystander.press("I agree")
    other = visit(room, 360, 740, link=f"#code={code}")
    other.page.locator(".arrange").wait_for()
    person.page.get_by_role("heading", name="Opened on another device").wait_for()
    assert bystander.screen == other.screen == "grid"
    person.press("Go on here instead")
    other.page.get_by_role("heading", name="Opened on another device").wait_for()
    person.page.locator(".arrange").wait_for()
    assert len(room.record(code)["sorts"][""]["places"]) == 1
    assert not person.faults and not other.faults
