"""Check and Sort: a phone reaches the room, the clock, the people, closing."""

import re

import pytest
from playwright.sync_api import expect
from room_fixtures import come, facilitator, serve  # noqa: F401  (fixtures)


def start(room, minutes="25"):
    room.go("Sort")
    room.page.get_by_label("Minutes on the clock").fill(minutes)
    room.press("Start")
    room.page.locator(".state", has_text="Open").wait_for()


def test_the_check_shows_the_address_that_a_phone_has_opened(facilitator):
    facilitator.go("Check")
    panel = facilitator.part("Address for phones")
    address = facilitator.state()["room"]["addresses"][0]["url"]
    assert panel.get_by_text("not opened yet").count() >= 1
    assert panel.get_by_role("img", name="Code that opens the workshop").is_visible()
    # What can't be drawn throws.
    panel.get_by_role("img").evaluate("image => image.decode()")
    answer = facilitator.fetch("api/seen", "POST", data={"address": address.rstrip("/")})
    assert answer.ok
    panel.get_by_text("opened by a phone").wait_for()
    facilitator.page.get_by_text(f"A phone reached {address}").wait_for()


def test_the_usual_causes_are_named(facilitator):
    facilitator.go("Check")
    text = facilitator.part("If a phone does not reach it").inner_text().lower()
    for cause in ["isolation", "firewall", "vpn", "hotspot", "8"]:
        assert cause in text


def test_a_code_for_the_wifi_is_made(facilitator):
    facilitator.go("Check")
    facilitator.press("Make the code")
    field = facilitator.page.get_by_label("Name of the network")
    assert field.get_attribute("aria-invalid") == "true"
    field.fill("Town hall")
    facilitator.page.get_by_label("Password", exact=True).fill("a;b:c")
    facilitator.press("Make the code")
    facilitator.page.get_by_role("img", name="Code that joins the Wi-Fi").wait_for()
    assert field.get_attribute("aria-invalid") is None


def test_a_new_code_of_the_room_is_asked_about_first(facilitator):
    facilitator.go("Check")
    before = facilitator.state()["room"]["join"]
    facilitator.press("Make a new code")
    dialog = facilitator.page.get_by_role("dialog")
    dialog.get_by_role("button", name="Cancel").click()
    assert facilitator.state()["room"]["join"] == before
    facilitator.press("Make a new code")
    dialog.get_by_role("button", name="Make a new code").click()
    expect(facilitator.page.locator(".join")).not_to_have_text(before)


def test_start_pause_resume_close_and_reopen(facilitator):
    page = facilitator.page
    start(facilitator)
    page.locator("p.clock", has_text="left").wait_for()
    first = page.locator("p.clock").inner_text()
    expect(page.locator("p.clock")).not_to_have_text(first)
    facilitator.press("Pause")
    page.locator(".state", has_text="Paused").wait_for()
    expect(page.locator(".state"), "the focus is not lost with its button").to_be_focused()
    stood = page.locator("p.clock").inner_text()
    page.wait_for_timeout(1600)
    assert page.locator("p.clock").inner_text() == stood
    facilitator.press("Resume")
    page.locator(".state", has_text="Open").wait_for()
    facilitator.press("Close")
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    page.locator(".state", has_text="Closed").wait_for()
    page.get_by_label("Minutes on the clock").fill("3")
    facilitator.press("Reopen")
    page.locator(".state", has_text="Open").wait_for()
    assert 170 < facilitator.state()["room"]["secondsLeft"] <= 180


def test_a_closing_that_waits_is_taken_back_with_the_clock_as_it_is(facilitator):
    start(facilitator)
    before = facilitator.state()["room"]["secondsLeft"]
    facilitator.come_in(lays="1")
    facilitator.page.locator(".facts div", has_text=re.compile("^Unfinished1$")).wait_for()
    facilitator.press("Close")
    facilitator.page.get_by_role("dialog").get_by_role("button", name="Close").click()
    facilitator.page.locator(".state", has_text="Open for the last sorts").wait_for()
    facilitator.press("Reopen")
    facilitator.page.locator(".state", has_not_text="last sorts").wait_for()
    assert before - 30 < facilitator.state()["room"]["secondsLeft"] <= before


def test_without_minutes_there_is_no_clock(facilitator):
    start(facilitator, minutes="")
    assert facilitator.state()["room"]["secondsLeft"] is None
    assert facilitator.page.locator("p.clock").inner_text() == ""


def test_wrong_minutes_do_not_start(facilitator):
    facilitator.go("Sort")
    field = facilitator.page.get_by_label("Minutes on the clock")
    field.fill("-3")
    facilitator.press("Start")
    assert field.get_attribute("aria-invalid") == "true"
    assert facilitator.state()["room"]["state"] == "waiting"


@pytest.mark.parametrize(
    ["choice", "sent"],
    [("Wait for them", "wait"), ("Close for all", "close"), ("Keep as drafts", "drafts")])
def test_closing_asks_what_to_do_with_unfinished_sorts(facilitator, choice, sent):
    start(facilitator)
    facilitator.come_in()
    # Whoever has come in is in the middle of a sort with the first move.
    facilitator.page.locator(".facts div", has_text=re.compile("^Unfinished1$")).wait_for()
    facilitator.press("Close")
    dialog = facilitator.page.get_by_role("dialog")
    assert "1 person has not finished" in dialog.inner_text()
    dialog.get_by_label(choice).check()
    with facilitator.page.expect_request("**/close") as request:
        dialog.get_by_role("button", name="Close").click()
    dialog.wait_for(state="detached")
    assert request.value.post_data_json == {"unfinished": sent, "told": 1}
    if sent != "wait":
        expect(facilitator.page.locator("#sort .next")).to_contain_text("closed, and 1 person has not finished")


def test_who_begins_while_the_room_is_being_closed_is_asked_about(facilitator):
    start(facilitator)
    facilitator.press("Close")
    dialog = facilitator.page.get_by_role("dialog")
    assert "Nobody is in the middle of a sort" in dialog.inner_text()
    facilitator.come_in()
    dialog.get_by_role("button", name="Close").click()
    facilitator.page.get_by_text("Somebody began in this moment.").wait_for()
    assert facilitator.state()["room"]["state"] == "open"
    facilitator.page.locator(".facts div", has_text=re.compile("^Unfinished1$")).wait_for()
    facilitator.press("Close")
    assert "1 person has not finished" in dialog.inner_text()
    dialog.get_by_label("Keep as drafts").check()
    dialog.get_by_role("button", name="Close").click()
    facilitator.page.locator(".state", has_text="Closed").wait_for()


def test_escape_leaves_the_room_open_and_gives_the_focus_back(facilitator):
    start(facilitator)
    facilitator.press("Close")
    facilitator.page.get_by_role("dialog").wait_for()
    facilitator.page.keyboard.press("Escape")
    facilitator.page.get_by_role("dialog").wait_for(state="detached")
    expect(facilitator.page.get_by_role("button", name="Close", exact=True)).to_be_focused()
    assert facilitator.state()["room"]["state"] == "open"


def test_people_are_counted_by_step_and_nobody_is_named(facilitator):
    start(facilitator)
    facilitator.come_in()
    facilitator.page.get_by_text("1 has joined, 0 handed in").first.wait_for()
    panel = facilitator.part("People")
    assert panel.locator("tbody tr").count() == 8
    assert sum(map(int, panel.locator("tbody td.n").all_inner_texts())) == 1
    assert "P01" not in facilitator.page.locator("body").inner_text()


@pytest.mark.parametrize("width", [390, 1366])
def test_the_name_of_each_step_stands_on_one_line(serve, come, width):
    room = come(serve(), width, 740)
    start(room)
    room.come_in()
    panel = room.part("People")
    panel.locator("tbody tr", has_text="1").wait_for()
    lines = panel.locator("tbody th").evaluate_all(
        """all => all.map((each) => {
          const text = document.createRange();
          text.selectNodeContents(each);
          return text.getClientRects().length;
        })""")
    assert lines == [1] * 8


def test_a_changed_count_is_announced_politely(facilitator):
    start(facilitator)
    facilitator.come_in()
    said = facilitator.page.locator("#said")
    assert said.get_attribute("aria-live") == "polite"
    facilitator.page.locator("#said", has_text="1 has joined, 0 handed in").wait_for(
        state="attached", timeout=25000)


def test_the_next_round_is_asked_about_and_opened(serve, come):
    room = come(serve(
        more="conditions: {before: \"Before?\", after: \"After?\"}\n"))
    start(room)
    assert "Round 1 of 2" in room.page.locator(".state").inner_text()
    room.press("Open round 2")
    dialog = room.page.get_by_role("dialog")
    assert "After?" in dialog.inner_text()
    dialog.get_by_label("Minutes on the clock").fill("7")
    dialog.get_by_role("button", name="Open round 2").click()
    room.page.locator(".state", has_text="Round 2 of 2").wait_for()
    assert 410 < room.state()["room"]["secondsLeft"] <= 420, "it has a clock of its own"
