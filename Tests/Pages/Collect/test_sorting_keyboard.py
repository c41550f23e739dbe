"""The whole way without a pointer, and what a screen reader is told on it."""

import re

import pytest
from playwright.sync_api import expect
from test_sorting import check_complete


def tab_to(page, name, most=60):
    """Presses Tab until the control of that name has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "(document.activeElement.getAttribute('aria-label') ?? document.activeElement.innerText)"
            ".replace(/\\s+/g, ' ').trim()")
        if re.search(name, focused):
            return
    raise AssertionError(f"Tab does not come to {name}")


def read_out(page, *parts):
    """What a screen reader finds on the page: a heading, these parts, and a name for every control."""
    tree = page.locator("body").aria_snapshot()
    assert re.search(r'- heading ".+" \[level=1\]', tree), tree
    assert not re.search(r"- (button|textbox|checkbox|radio|combobox|spinbutton|link)( \[.*\])?:?$", tree, re.M), tree
    for part in parts:
        assert part in tree, tree


def test_a_whole_sort_by_keyboard_alone(hold, visit):
    room = hold()
    person = visit(room)
    page = person.page
    page.get_by_role("button", name="I agree").wait_for()
    read_out(page, 'button "I agree')
    tab_to(page, "I agree")
    page.keyboard.press("Enter")
    page.locator(".presort").wait_for()
    assert page.evaluate("document.activeElement.tagName") == "H1", "a new step begins at its heading"
    read_out(page, 'button "Disagree', 'button "In between', 'button "Agree')
    tab_to(page, "Disagree")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    person.hears(re.compile(r"^Card \d+: In between. 23 cards left. Next, card \d+: \w"))
    assert "In between" in page.evaluate("document.activeElement.innerText"), "the focus stays"
    tab_to(page, "Skip this")
    page.keyboard.press("Enter")
    page.locator(".arrange").wait_for()
    tab_to(page, "^Place card")
    for column, count in enumerate([3, 3, 4, 4, 4, 3, 3]):
        for _ in range(count):
            page.keyboard.press("Enter")
        if column < 6:
            page.keyboard.press("ArrowRight")
    person.hears("All cards are placed")
    # Two cards change places.
    page.keyboard.press("ArrowDown")
    card = page.evaluate("document.activeElement.dataset.card")
    assert person.on(3)[0] == card
    page.keyboard.press("Enter")
    person.hears(re.compile(rf"^Picked up card {card} from \+3"))
    page.keyboard.press("ArrowLeft")
    other = page.evaluate("document.activeElement.dataset.card")
    page.keyboard.press("Enter")
    assert person.on(2)[0] == card and person.on(3)[0] == other
    person.hears(re.compile(rf"^Card {card}, now at \+2, 3 of 3 places used\. Card {other} went to \+3\."))
    page.keyboard.press("Control+z")
    assert person.on(3)[0] == card
    page.keyboard.press("Control+y")
    assert person.on(3)[0] == other
    page.keyboard.press("Home")
    page.keyboard.press("Shift+Tab")
    for _ in range(20):
        if "Hand in" in page.evaluate("document.activeElement.innerText"):
            break
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.locator(".comments").wait_for()
    read_out(page, "textbox", 'button "Continue')
    tab_to(page, "Continue")
    page.keyboard.press("Enter")
    page.locator(".background").wait_for()
    read_out(page, 'textbox "Which organisation do you speak for?', 'button "Finish')
    tab_to(page, "Finish")
    page.keyboard.press("Enter")
    page.locator(".receipt").wait_for()
    read_out(page, person.sent().code)
    check_complete(room.record(person.sent().code))
    assert not person.faults


def test_every_control_has_a_name_and_every_part_says_how_full_it_is(hold, visit):
    person = visit(hold()).begin()
    person.press(person.column(3))
    seen = person.page.locator("main").aria_snapshot()
    assert 'region "Chosen card"' in seen
    assert 'group "Column +3, 1 of 3 places used"' in seen
    assert re.search(r'button "Place card \d+ at \+3, 1 of 3 used"', seen)
    assert 'textbox "Or type card and column"' in seen
    assert not re.search(r"- button$", seen, re.M), "a button without a name"
    page = person.page
    assert page.locator("#said").get_attribute("aria-live") == "polite"
    # One stop for Tab in the whole grid.
    assert page.locator("[data-grid] [tabindex='0']").count() == 1


@pytest.mark.parametrize("size", [(360, 740), (1366, 600)])
def test_what_has_the_focus_is_not_covered_by_what_stays_in_sight(hold, visit, size):
    person = visit(hold(), *size).begin().fill()
    person.press(person.page.locator(".grid .card"))
    covered = person.page.evaluate("""
        [...document.querySelectorAll("[data-row]")].filter((node) => {
          node.focus();
          const { x, y, width, height } = node.getBoundingClientRect();
          return [y + 2, y + height - 2].some((edge) =>
            document.elementFromPoint(x + width / 2, edge)?.closest("[data-row]") !== node);
        }).map((node) => node.dataset.key)""")
    assert not covered


def test_the_focus_is_never_lost(hold, visit):
    person = visit(hold(), 360, 740).begin()
    page = person.page

    def enter(key):
        page.locator(f"[data-key='{key}']").focus()
        page.keyboard.press("Enter")

    # In a dialog it stays where it is, and goes back to what opened it.
    enter("menu")
    enter("size-125")
    expect(page.locator("[data-key='size-125'][aria-pressed=true]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("[data-key=menu]")).to_be_focused()
    # From what is gone it goes to the part in which that was.
    dock = page.get_by_role("region", name="Chosen card")
    enter("map-3")
    card = person.on(3)[0]
    enter(f"grid-{card}")
    enter("to-hand")
    expect(dock).to_be_focused()
    person.fill()
    enter(f"grid-{card}")
    enter("to-hand")
    value = next(value for value in range(-3, 4) if len(person.on(value)) < {-3: 3, -2: 3, 2: 3, 3: 3}.get(value, 4))
    enter(f"map-{value}")
    expect(dock).to_be_focused()
    expect(dock.get_by_role("button", name="Hand in")).to_be_visible()


def test_what_was_unfolded_stays_so_while_the_page_is_drawn_again(hold, visit):
    room = hold(starts=False)
    person = visit(room)
    page = person.page
    page.get_by_text("I have a code").click()
    page.get_by_label("Your code").fill("bumof-dajoh")
    room.start()
    expect(page.get_by_role("button", name="I agree: begin")).to_be_visible()
    expect(page.get_by_label("Your code")).to_be_focused()
    expect(page.get_by_label("Your code")).to_have_value("bumof-dajoh")
    person.begin(skip=False)
    page.locator(".choice").first.click()
    page.get_by_text("Look through the piles").click()
    page.locator(".choice").last.click()
    expect(page.locator(".heap.agree .card")).to_be_visible()


def test_what_stays_in_sight_gets_the_focus_without_a_scroll(hold, visit):
    # A window of 320 px is one of 1280 px at 400 %, where people use keys.
    person = visit(hold(), 320, 640).begin()
    page = person.page
    assert page.locator("body.pinned").count()
    for key in ["later", "map-0", "map-3", "undo"]:
        page.locator(f"[data-key='{key}']").focus()
        assert page.evaluate("scrollY") == 0, key


def test_cards_are_placed_by_their_numbers(hold, visit):
    person = visit(hold()).begin()
    page = person.page
    field = page.get_by_label("Or type card and column")

    def enter(text):
        field.fill(text)
        hint = page.locator("#command-hint").inner_text()
        field.press("Enter")
        return hint

    assert enter("18 → +3") == "Enter places card 18 at +3."
    assert person.on(3) == ["18"]
    person.hears(re.compile(r"^Card 18, now at \+3, 1 of 3 places used\. 23 cards left\."))
    enter("7 -3")
    enter("9 −3")
    enter("٤ > 3")
    assert person.on(-3) == ["7", "9"] and person.on(3) == ["18", "4"]
    enter("18 x 7")
    assert person.on(-3) == ["18", "9"] and person.on(3) == ["7", "4"]
    dealt = page.locator(".reading").get_attribute("data-reading")
    enter("+3")
    assert person.on(3) == ["7", "4", dealt]
    # A full column asks, and a number answers.
    enter("9 3")
    assert person.on(3) == ["7", "4", dealt]
    assert "swap" in enter("4").lower()
    assert person.on(3) == ["7", "9", dealt] and person.on(-3) == ["18", "4"]
    for text in ["99", "18 9", "18 → +7", "rubbish"]:
        assert "no such card or column" in enter(text)
    assert person.on(3) == ["7", "9", dealt] and person.on(-3) == ["18", "4"]
    # A number typed on the grid goes into the field.
    field.fill("")
    page.locator(".head").first.focus()
    page.keyboard.type("+2")
    assert field.input_value() == "+2"
    assert not person.faults


def test_two_cards_in_hand_are_not_swapped(hold, visit):
    person = visit(hold()).begin()
    page = person.page
    page.get_by_label("Or type card and column").fill("13 x 14")
    hint = "Cards 13 and 14 are both in hand. Place one of them first, then swap."
    assert page.locator("#command-hint").inner_text() == hint
    page.keyboard.press("Enter")
    person.hears(hint)
    assert "In hand: 24" in page.locator("main").inner_text()
    page.get_by_label("Or type card and column").fill("13 x 13")
    page.keyboard.press("Enter")
    person.hears("no such card or column")
    # One that lies gives its place, whichever is named first.
    page.get_by_label("Or type card and column").fill("13 2")
    page.keyboard.press("Enter")
    page.get_by_label("Or type card and column").fill("13 x 14")
    page.keyboard.press("Enter")
    assert person.on(2) == ["14"] and not person.faults
