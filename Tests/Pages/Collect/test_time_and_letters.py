"""The time that is left, on people's pages and on the wall, and letters as large as somebody needs them."""

import re

import pytest
from collecting import complaints, two_language_study, widths
from playwright.sync_api import expect
from room_fixtures import come, facilitator, serve  # noqa: F401  (fixtures)
from test_room_projector import wall

SIZES = {"100 %": 16, "125 %": 20, "150 %": 24, "200 %": 32}
#: A page tells the time again each 20 seconds; a clock of the page's own passes them in a moment.
PAGE_TELLS = 20_000


def seconds_on(clock):
    minutes, seconds = clock.split(":")
    return 60 * int(minutes) + int(seconds)


def shows(locator, pattern):
    """Waits until an element's text fits a pattern; gives the text."""
    locator.filter(has_text=re.compile(pattern)).wait_for()
    return locator.inner_text()


# The time that is left.

def hold_time(page, shown):
    """Loads a page again with a clock of its own, which can be put on."""
    page.clock.install()
    page.reload()
    page.locator(shown).wait_for()


def begun(room, visit, **options):
    person = visit(room, **options)
    person.press("I agree")
    person.page.locator(".arrange").wait_for()
    return person


def test_people_see_the_minutes_that_are_left_and_that_they_become_fewer(hold, visit):
    room = hold(starts=False, presort="off")
    person = visit(room)
    hold_time(person.page, "main .page")
    person.press("I agree")
    person.page.get_by_role("heading", name="You are in").wait_for()
    clock = person.page.locator("#top .clock")
    assert clock.count() == 0, "nothing runs yet"
    room.post("start", {"minutes": 7})
    assert shows(clock, "left") == "7 min left"
    for left in [6, 5]:
        person.page.clock.run_for(60_000 + PAGE_TELLS)
        shows(clock, f"^{left} min left$")
    person.hears("5 min left")
    assert not person.faults


def test_whoever_comes_later_sees_the_same_time_and_one_minute_is_not_many(hold, visit):
    room = hold(starts=False, presort="off")
    room.post("start", {"minutes": 3})
    assert shows(begun(room, visit).page.locator("#top .clock"), "left") == "3 min left"
    room.post("close", {"unfinished": "drafts"})
    room.post("reopen", {"minutes": 1})
    other = begun(room, visit, width=360, height=740)
    assert shows(other.page.locator("#top .clock"), "left") == "1 min left"
    assert widths(other.page)[0] <= 360 and not other.faults


def test_there_is_no_time_where_none_was_given_and_none_in_a_pause(hold, visit):
    room = hold(starts=False, presort="off")
    room.post("start", {"minutes": None})
    person = begun(room, visit)
    clock = person.page.locator("#top .clock")
    assert clock.count() == 0
    room.post("close", {"unfinished": "wait"})
    room.post("close", {"unfinished": "drafts"})
    room.post("reopen", {"minutes": 10})
    assert shows(clock, "left") == "10 min left"
    room.post("pause")
    clock.wait_for(state="detached")
    room.post("resume")
    assert shows(clock, "left") in ("10 min left", "9 min left")
    assert not person.faults


def test_the_wall_counts_down_by_the_second(facilitator):
    page = wall(facilitator)
    clock = page.locator(".wall-clock")
    assert clock.inner_text() == ""
    facilitator.ask("start", {"minutes": 7})
    first = shows(clock, r"^\d+:\d\d$")
    assert 410 < seconds_on(first) <= 420 and page.locator(".wall-clock:visible").count() == 1
    expect(clock).not_to_have_text(first)
    later = seconds_on(clock.inner_text())
    assert seconds_on(first) - 5 <= later < seconds_on(first)
    assert abs(later - facilitator.state()["room"]["secondsLeft"]) <= 2, "the room counts the same"


def test_the_wall_s_clock_stands_in_a_pause_and_goes_with_the_end(facilitator):
    page = wall(facilitator)
    hold_time(page, ".wall-count:not(:empty)")
    clock = page.locator(".wall-clock")
    facilitator.ask("start", {"minutes": 2})
    shows(clock, r"^\d+:\d\d$")
    facilitator.ask("pause")
    shows(page.locator(".wall-state"), "Pause")
    stood = clock.inner_text()
    page.clock.run_for(20_000)
    assert clock.inner_text() == stood
    facilitator.ask("resume")
    expect(clock).not_to_have_text(stood)
    before = seconds_on(clock.inner_text())
    page.clock.run_for(20_000)
    assert before - 30 < seconds_on(clock.inner_text()) <= before - 20
    facilitator.ask("close", {"unfinished": "close"})
    page.locator(".wall-clock:empty").wait_for(state="attached")


# The size of letters.

def letters(page, selector):
    return page.locator(selector).first.evaluate("node => parseFloat(getComputedStyle(node).fontSize)")


def choose(person, size):
    person.press("Menu")
    row = person.page.get_by_role("group", name="Text size")
    row.get_by_role("button", name=size).click()
    assert row.get_by_role("button", pressed=True).all_inner_texts() == [size]
    person.press("Close")
    person.page.locator("#dialog").wait_for(state="detached")


@pytest.mark.parametrize("width,height", [(1366, 768), (360, 740)])
def test_the_menu_makes_all_text_as_large_as_it_says(hold, visit, width, height):
    person = begun(hold(presort="off"), visit, width=width, height=height, bypass_csp=True)
    page = person.page
    places = [".reading", ".progress", "#top button", "html"]
    before = {place: letters(page, place) for place in places}
    assert before["html"] == SIZES["100 %"]
    for size, root in SIZES.items():
        choose(person, size)
        now = {place: letters(page, place) for place in places}
        assert now["html"] == root
        for place in places:
            assert now[place] >= before[place] * root / 16 * 0.9, (size, place)
        assert widths(page)[0] <= width, size
    assert not complaints(page)
    choose(person, "100 %")
    assert {place: letters(page, place) for place in places} == before
    assert not person.faults


def test_from_right_to_left_a_size_is_read_as_it_is_written(hold, visit, tmp_path):
    person = visit(hold(study=two_language_study(tmp_path / "arabic")))
    page = person.page
    page.get_by_label("Language").select_option("ar")
    person.press(page.locator(".begin button"))
    person.press(page.locator(".tools button").last)
    size = page.locator("[data-do=textSize]").first
    assert size.inner_text().strip("\u2066\u2069") == "100 %"
    number, sign = size.evaluate("""button => {
      const [text] = button.childNodes;
      return ["1", "%"].map((letter) => {
        const range = document.createRange();
        const at = text.data.indexOf(letter);
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        return range.getBoundingClientRect().x;
      });
    }""")
    assert number < sign, "the sign stands behind the number"
    assert not person.faults


def test_the_size_stays_on_the_device_and_goes_with_whoever_leaves_it(hold, visit):
    person = begun(hold(presort="off"), visit)
    page = person.page
    choose(person, "150 %")
    person.press(person.column(0))
    person.sent()
    page.reload()
    page.locator(".arrange").wait_for()
    assert letters(page, "html") == SIZES["150 %"]
    person.press("Menu")
    assert page.get_by_role("button", pressed=True, name="150 %").count() == 1
    leave(person, "Leave this device")


def leave(person, way):
    person.press(way)
    person.page.locator("[data-key=leave-yes]").click()
    person.page.get_by_role("button", name="I agree").wait_for()
    assert letters(person.page, "html") == SIZES["100 %"], "the next person has eyes of their own"
    assert not person.faults


def test_on_a_shared_device_the_next_person_begins_with_letters_as_they_were(hold, visit):
    person = begun(hold(presort="off"), visit, link="#shared")
    choose(person, "200 %")
    person.press(person.column(0))
    person.sent().press("Menu")
    leave(person, "Next person")
