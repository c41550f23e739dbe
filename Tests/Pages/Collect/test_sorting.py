"""A participant's whole way, by mouse and by finger, and what happens at full places."""

import collections
import re

import pytest
from collecting import hour_study
from room_fixtures import workshop

GRID = {-3: 3, -2: 3, -1: 4, 0: 4, 1: 4, 2: 3, 3: 3}


def check_complete(record):
    sort = record["sorts"][""]
    assert sort["submitted"] and record["finished"] and record["consent"] is True
    assert collections.Counter(sort["places"].values()) == GRID


def test_the_quickest_way_takes_no_more_actions_than_cards_and_ten(hold, visit):
    room = hold()
    person = visit(room).begin().fill().finish()
    assert person.actions <= 24 + 10
    assert person.screen == "receipt"
    check_complete(room.record(person.sent().code))
    assert not person.faults


def test_so_does_the_example_as_it_ships_through_the_link_on_the_wall(hold, visit, tmp_path):
    room = hold(study=workshop(tmp_path / "hour"))
    person = visit(room, link=f"#join={room.join}")
    person.press("Begin")
    person.press("Skip this")
    person.page.locator(".arrange").wait_for()
    person.fill().finish()
    assert person.actions <= 24 + 10
    record = room.record(person.sent().code)
    assert record["sorts"][""]["submitted"] and record["finished"] and record["consent"] is None
    assert not person.faults


def test_a_whole_sort_by_mouse(hold, visit):
    room = hold(presort="required", refine=True)
    person = visit(room).begin(skip=False)
    page = person.page
    assert page.locator(".question").inner_text().startswith("With less money to spend")
    assert not page.get_by_role("button", name="Skip").count()
    for i in range(24):
        assert f"{24 - i} card" in page.locator(".progress").inner_text()
        person.press(page.locator(".choice").nth([2, 0, 1, 2, 0][i % 5]))
    person.press("Continue")
    for _ in range(6):
        for _ in range(3):
            free = page.locator(".refine .card[aria-pressed=false]:not([aria-disabled])")
            if free.count():
                person.press(free)
        if page.locator(".arrange").count():
            break
        person.press(page.locator("[data-key=on]"))
    page.locator(".arrange").wait_for()
    assert len(person.on(3)) == len(person.on(-3)) == 3
    person.fill()
    page.get_by_label("Where does agreeing begin").select_option("-0.5")
    person.press("Hand in")
    card = person.page.locator("textarea").first.get_attribute("data-card")
    page.locator("textarea").first.fill("Those who use a service know it.")
    page.get_by_label("may be printed").check()
    person.press("Continue")
    page.get_by_label("Which organisation").fill("residents")
    person.press("Finish")
    page.locator(".receipt").wait_for()
    record = room.record(person.sent().code)
    check_complete(record)
    sort = record["sorts"][""]
    assert len(sort["piles"]) == 24 and sort["neutral"] == -0.5
    assert sort["comments"] == {card: "Those who use a service know it."}
    assert record["share"] is True and record["answers"] == {"organisation": "residents"}
    assert not person.faults


def test_a_whole_sort_by_touch_on_a_phone(hold, visit):
    room = hold()
    person = visit(room, 360, 740, has_touch=True, is_mobile=True).begin("tap")
    page = person.page
    card = page.locator(".reading").bounding_box()
    assert card["y"] + card["height"] < 740 and page.locator(".map").bounding_box()["y"] < 740
    for key in page.locator(".map .key").all():
        box = key.bounding_box()
        assert box["width"] >= 24 and box["height"] >= 44
    person.fill("tap").finish("tap")
    assert person.actions <= 24 + 10
    check_complete(room.record(person.sent().code))
    assert not person.faults


def test_a_full_place_swaps_and_the_grid_never_loses_a_card(hold, visit):
    person = visit(hold(presort="off"))
    person.press("I agree")
    for _ in range(3):
        person.press(person.column(3))
    full = person.on(3)
    first = person.page.locator(".reading").get_attribute("data-reading")
    person.press(person.column(3))
    person.hears("+3 is full")
    assert person.on(3) == full
    person.press(person.page.locator(f".grid [data-card='{full[1]}']"))
    assert person.on(3) == [full[0], first, full[2]]
    # The card that gave way is the next to be placed.
    assert person.page.locator(".reading").get_attribute("data-reading") == full[1]
    assert "21 cards left" in person.page.locator(".progress").inner_text()
    person.press(person.column(-3))
    # Two that lie on the grid change places.
    person.press(person.page.locator(f".grid [data-card='{full[0]}']"))
    person.press(person.column(3))
    assert person.on(3)[0] == full[0], "to its own column: put down"
    person.press(person.page.locator(f".grid [data-card='{full[1]}']"))
    person.press(person.page.locator(f".grid [data-card='{full[0]}']"))
    assert person.on(-3) == [full[0]] and person.on(3) == [full[1], first, full[2]]
    for _ in range(2):
        person.press("Undo")
    assert full[1] not in person.on(3) + person.on(-3)
    for _ in range(2):
        person.press("Redo")
    assert person.on(-3) == [full[0]] and person.on(3) == [full[1], first, full[2]]
    assert not person.faults


def test_a_card_is_dragged_to_its_place(hold, visit):
    person = visit(hold(presort="off"))
    person.press("I agree")
    page = person.page
    card = page.locator(".reading").get_attribute("data-reading")
    page.locator(".reading").hover()
    page.mouse.down()
    box = person.column(2).bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 90, steps=6)
    page.mouse.up()
    assert person.on(2) == [card] and not page.locator(".ghost").count()
    page.locator(f".grid [data-card='{card}']").hover()
    page.mouse.down()
    box = person.column(-1).bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 90, steps=6)
    page.mouse.up()
    assert person.on(2) == [] and person.on(-1) == [card]


def test_a_free_distribution_takes_any_number_in_a_column(hold, visit, tmp_path):
    study = hour_study(tmp_path / "free", presort="off")
    path = study / "study.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("forced", "free"), encoding="utf-8")
    room = hold(study=study)
    person = visit(room)
    person.press("I agree")
    person.press(person.column(1))
    person.hears("now at +1, with 1 card.")
    for _ in range(23):
        person.press(person.column(1))
    assert len(person.on(1)) == 24
    person.finish()
    assert set(room.record(person.sent().code)["sorts"][""]["places"].values()) == {1}


def test_where_an_end_of_the_grid_stays_empty_the_outermost_cards_are_asked_about(hold, visit, tmp_path):
    study = hour_study(tmp_path / "free", presort="off")
    path = study / "study.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("forced", "free"), encoding="utf-8")
    person = visit(hold(study=study))
    person.press("I agree")
    for value, count in [(3, 1), (0, 21), (-1, 2)]:
        for _ in range(count):
            person.press(person.column(value))
    lowest = person.on(-1)
    person.press("Hand in")
    page = person.page
    page.locator(".comments").wait_for()
    ends = page.locator("section[data-key^=end]")
    assert ends.locator("h2").all_inner_texts() == [
        "+3: most like my view", "\u22121: the lowest column you used"]
    assert ends.nth(1).locator("textarea").evaluate_all(
        "fields => fields.map(field => field.dataset.card)") == lowest
    assert not person.faults


def test_conditions_follow_one_another_as_the_room_opens_them(hold, visit, tmp_path):
    study = hour_study(tmp_path / "twice", presort="off")
    with open(study / "study.yml", "a", encoding="utf-8") as file:
        file.write("conditions:\n  before: Before the talk?\n  after: After the talk?\n")
    room = hold(study=study)
    person = visit(room)
    person.press("I agree")
    assert person.page.locator(".question").inner_text() == "Before the talk?"
    person.fill().finish()
    assert "This part is done" in person.page.locator("h1").inner_text()
    room.post("round")
    person.press("Go on")
    assert person.page.locator(".question").inner_text() == "After the talk?"
    person.fill()
    person.press("Hand in")
    person.press("Continue")
    if person.screen == "background":
        person.press("Finish")
    person.page.locator(".receipt").wait_for()
    sorts = room.record(person.sent().code)["sorts"]
    assert sorts["before"]["submitted"] and sorts["after"]["submitted"]


def test_a_card_may_be_marked_put_off_and_taken_back(hold, visit):
    room = hold(presort="off")
    person = visit(room)
    person.press("I agree")
    page = person.page
    first = page.locator(".reading").get_attribute("data-reading")
    person.press("Don’t understand")
    person.press("Later")
    assert page.locator(".reading").get_attribute("data-reading") != first
    person.press(person.column(0))
    placed = person.on(0)[0]
    person.press(page.locator(f".grid [data-card='{placed}']"))
    person.press("Back to hand")
    assert person.on(0) == []
    person.press("In hand")
    person.press(page.locator(f"dialog [data-card='{first}']"))
    person.press(person.column(-2))
    assert person.on(-2) == [first]
    assert room.record(person.sent().code)["sorts"][""]["unsure"] == [first]


BACKGROUND = """
background:
  - {id: years, question: "How many years?", type: number, required: true}
  - {id: work, question: "Where do you work?", type: choice, options: [here, elsewhere], required: true}
  - {id: role, question: "Which role?", type: choice, options: [resident, official], required: true}
"""


@pytest.mark.parametrize("touch", [False, True])
def test_an_option_does_not_move_away_while_the_answer_above_is_taken(hold, visit, tmp_path, touch):
    study = hour_study(tmp_path / "asked", presort="off")
    path = study / "study.yml"
    text = re.sub(r"^background:\n(?: .*\n)+", "", path.read_text(encoding="utf-8"), flags=re.M)
    path.write_text(text.rstrip("\n") + BACKGROUND, encoding="utf-8")
    room = hold(study=study)
    person = visit(room, 360, 740, has_touch=touch, is_mobile=touch)
    page = person.page
    person.press("I agree")
    person.fill()
    person.press("Hand in")
    person.press("Continue")
    person.press("Finish")
    person.hears("3 questions still need an answer.")
    option = page.get_by_label("here", exact=True)

    def tap():
        box = option.bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        (page.touchscreen.tap if touch else page.mouse.click)(x, y)

    page.get_by_label("How many years?").fill("seven")
    before = option.bounding_box()["y"]
    tap()
    assert option.is_checked() and option.bounding_box()["y"] == before
    page.get_by_label("How many years?").fill("7")
    option = page.get_by_label("resident", exact=True)
    before = option.bounding_box()["y"]
    tap()
    assert option.is_checked() and option.bounding_box()["y"] == before
    assert not page.get_by_text("Please answer this question.").first.is_visible()
    person.press("Finish")
    page.locator(".receipt").wait_for()
    assert "need" not in page.locator("#said").inner_text(), "nothing is said of the step that is left"
    assert room.record(person.sent().code)["answers"] == {"years": 7, "work": "here", "role": "resident"}
    assert not person.faults
