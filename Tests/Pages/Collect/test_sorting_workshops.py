"""Another workshop is opened on the computer for a while: nobody loses a sort by that."""

import pytest
from collecting import hour_study


@pytest.fixture
def two(hold, tmp_path):
    """A room with two workshops of the same cards; gives it, and a way to open one of them by its folder."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ["ours", "other"]:
        hour_study(home / name, presort="off")
    room = hold("--folder", str(home), study=home / "ours")

    def turn_to(name):
        room.post("leave")
        assert room.post("open", {"path": str(home / name)})["open"]

    return room, turn_to


def begun(room, visit):
    """Somebody who has laid three cards."""
    person = visit(room, 390, 844)
    person.press("I agree")
    person.page.locator(".arrange").wait_for()
    for value in [3, 2, -1]:
        person.press(person.column(value))
    return person.sent()


def test_a_page_holds_everything_until_its_workshop_is_open_again(two, visit):
    room, turn_to = two
    person = begun(room, visit)
    code = person.code
    room.post("leave")
    for value in [0, -3]:
        person.press(person.column(value))
    person.page.locator("[data-key=offline]").wait_for()
    turn_to("other")
    person.page.get_by_role("heading", name="Another workshop is open").wait_for()
    said = person.page.locator("main").inner_text()
    assert "2 changes are not sent yet" in said and code in said
    turn_to("ours")
    person.page.locator(".arrange").wait_for()
    person.sent()
    assert sorted(room.record(code)["sorts"][""]["places"].values()) == [-3, -1, 0, 2, 3]
    person.press(person.column(1))
    assert len(room.record(person.sent().code)["sorts"][""]["places"]) == 6


def test_a_page_that_is_loaded_in_the_other_workshop_keeps_its_code_of_the_first(two, visit):
    room, turn_to = two
    person = begun(room, visit)
    code = person.code
    turn_to("other")
    person.page.get_by_role("heading", name="Another workshop is open").wait_for()
    person.page.reload()
    person.page.get_by_role("button", name="I agree").wait_for()
    turn_to("ours")
    # It goes on by itself, with what the device has kept.
    person.page.locator(".arrange").wait_for()
    assert person.code == code and len(person.on(3)) == 1


def test_a_rehearsal_takes_nobody_out_who_has_come_in_before(hold, visit):
    room = hold(presort="off")
    person = begun(room, visit)
    room.post("rehearse")
    person.page.get_by_role("heading", name="Another workshop is open").wait_for()
    room.post("leave")
    person.page.locator(".arrange").wait_for()
    person.press(person.column(0))
    assert len(room.record(person.sent().code)["sorts"][""]["places"]) == 4


def test_who_was_erased_is_told_so_and_nothing_is_left_on_the_device(two, visit):
    room, _ = two
    person = begun(room, visit)
    room.post("erase", {"code": person.code})
    person.press(person.column(0))
    person.page.get_by_role("heading", name="There is no record here any more").wait_for()
    assert person.page.evaluate("localStorage.length") == 0


def test_the_code_of_the_link_lets_in_after_a_rehearsal(hold, visit):
    room = hold(starts=False, access="join", presort="off")
    room.post("rehearse")
    person = visit(room, link=f"#join={room.join}")
    rehearsal = person.page.locator("[data-key=rehearsal]")
    rehearsal.wait_for()
    room.post("leave")
    rehearsal.wait_for(state="detached")
    room.start()
    person.press("I agree")
    person.page.locator(".arrange").wait_for()
