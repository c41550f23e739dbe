"""Paper: column by column with running checks, a second time, and what else stands on the sheet."""

import csv

from playwright.sync_api import expect
from room_fixtures import COLUMNS, HOUR, come, facilitator, serve  # noqa: F401  (fixtures)


def sheet(number=1):
    """The columns of one of the example's sorts, as keyed in."""
    with open(HOUR / "sorts.csv", encoding="utf-8", newline="") as file:
        row = list(csv.DictReader(file))[number]
    return [" ".join(card for card, value in row.items()
                     if card.isdigit() and value and int(value) == column) for column in COLUMNS]


def fields(room, title):
    return room.page.get_by_role("group", name=title, exact=True).get_by_role("textbox")


def key(room, title, columns):
    boxes = fields(room, title)
    for position, text in enumerate(columns):
        boxes.nth(position).fill(text)


def start(facilitator):
    facilitator.go("Sort")
    return facilitator.part("Sorts from paper")


def test_each_column_is_checked_while_it_is_keyed_in(facilitator):
    panel = start(facilitator)
    boxes = fields(facilitator, "First time")
    assert boxes.count() == 7
    boxes.nth(0).fill("1 2")
    panel.get_by_text("1 to go").wait_for()
    assert boxes.nth(0).get_attribute("aria-invalid") is None, "it is not finished yet"
    boxes.nth(0).fill("1 2 3")
    panel.get_by_text("full").wait_for()
    boxes.nth(1).fill("3, 4, 5")
    facilitator.page.locator(".paper-columns [aria-invalid=true]").wait_for()
    assert boxes.nth(1).get_attribute("aria-invalid") == "true", "card 3 is used twice"
    boxes.nth(1).fill("99")
    boxes.nth(1).press("Tab")
    described = boxes.nth(1).get_attribute("aria-describedby")
    facilitator.page.locator(f"[id='{described}']", has_text="99").wait_for()
    boxes.nth(0).fill("1 2 3 4")
    expect(boxes.nth(0)).to_have_attribute("aria-invalid", "true")
    boxes.nth(1).fill("")
    boxes.nth(0).fill("1 2 3")
    panel.get_by_text("full").wait_for()
    expect(panel.locator("[aria-invalid=true]")).to_have_count(0)
    assert boxes.nth(0).input_value() == "1 2 3"


def test_cards_left_are_named(facilitator):
    panel = start(facilitator)
    key(facilitator, "First time", sheet()[:-1])
    missing = ", ".join(sorted(sheet()[-1].split(), key=int))
    panel.get_by_text(f"Still to place: {missing}.").wait_for()


def test_enter_leads_to_the_next_column(facilitator):
    start(facilitator)
    boxes = fields(facilitator, "First time")
    boxes.nth(0).fill("1 2 3")
    boxes.nth(0).press("Enter")
    assert boxes.nth(1).evaluate("box => box === document.activeElement")


def test_two_readings_that_differ_are_not_saved_until_they_agree(facilitator):
    panel = start(facilitator)
    panel.get_by_label("Code on the sheet").fill("S01")
    columns = sheet()
    key(facilitator, "First time", columns)
    panel.get_by_text("Every card has its place.").wait_for()
    panel.get_by_role("button", name="Go on to the second time").click()
    assert not fields(facilitator, "First time").first.is_visible(), "not to be copied"
    wrong = [columns[0].split(), columns[1].split()]
    wrong[0][0], wrong[1][0] = wrong[1][0], wrong[0][0]
    key(facilitator, "Second time", [" ".join(wrong[0]), " ".join(wrong[1]), *columns[2:]])
    panel.get_by_text("Every card has its place.").locator("visible=true").wait_for()
    panel.get_by_role("button", name="Save this sort").click()
    told = panel.locator(".notice")
    told.wait_for()
    assert told.locator("li").count() == 2
    assert f"Card {columns[0].split()[0]}" in told.inner_text()
    assert facilitator.state()["people"]["paper"] == 0
    key(facilitator, "Second time", columns)
    panel.get_by_role("button", name="Save this sort").click()
    panel.get_by_text("Saved as").wait_for()
    facilitator.page.get_by_text("1 from paper").first.wait_for()
    assert facilitator.state()["people"]["paper"] == 1
    assert panel.get_by_label("Code on the sheet").input_value() == ""
    assert panel.get_by_label("Code on the sheet").evaluate("box => box === document.activeElement")


def test_comments_and_answers_go_with_the_sort(facilitator):
    panel = start(facilitator)
    panel.get_by_label("Code on the sheet").fill("S02")
    panel.get_by_label("Key it in a second time").uncheck()
    columns = sheet(2)
    key(facilitator, "First time", columns)
    panel.get_by_text("Every card has its place.").wait_for()
    card = columns[0].split()[0]
    panel.locator("textarea").first.wait_for()
    panel.get_by_label(f"Card {card}:").fill("It never worked here.")
    panel.get_by_label("Which organisation do you speak for?").fill("Council")
    panel.get_by_label("The comments may be printed").check()
    with facilitator.page.expect_request("**/paper/save") as sent:
        panel.get_by_role("button", name="Save this sort").click()
    body = sent.value.post_data_json
    assert body["comments"] == [{"card": card, "text": "It never worked here."}]
    assert body["answers"] == {"organisation": "Council"} and body["share"] is True
    assert body["second"] is None and len(body["columns"]) == 7
    panel.get_by_text("Saved as").wait_for()


def test_a_code_that_is_taken_is_told_before_the_sheet_is_keyed_in(facilitator):
    facilitator.key_in(1)
    panel = start(facilitator)
    code = panel.get_by_label("Code on the sheet")
    code.fill("s-01")
    code.press("Tab")
    expect(code).to_have_attribute("aria-invalid", "true")
    panel.get_by_text("There is a sort of the code S01 already.").wait_for()
    assert not code.evaluate("box => box === document.activeElement"), "who types on is not called back"
    code.fill("S02")
    code.press("Tab")
    expect(code).not_to_have_attribute("aria-invalid", "true")


def test_a_sheet_without_a_code_or_with_a_column_missing_is_not_saved(facilitator):
    panel = start(facilitator)
    panel.get_by_label("Key it in a second time").uncheck()
    key(facilitator, "First time", sheet()[:-1])
    panel.get_by_role("button", name="Save this sort").click()
    code = panel.get_by_label("Code on the sheet")
    assert code.get_attribute("aria-invalid") == "true"
    code.fill("S03")
    panel.get_by_role("button", name="Save this sort").click()
    panel.get_by_text("Some columns are not right yet.").wait_for()
    assert fields(facilitator, "First time").nth(6).evaluate("box => box === document.activeElement")
    assert fields(facilitator, "First time").nth(0).input_value() == sheet()[0]


def refused(facilitator, panel, box, words):
    """Saves, and looks whether what is refused stands at a field, which has the focus."""
    panel.get_by_role("button", name="Save this sort").click()
    expect(box).to_have_attribute("aria-invalid", "true")
    expect(box).to_be_focused()
    described = box.get_attribute("aria-describedby").split()[-1]
    assert words in facilitator.page.locator(f"[id='{described}']").inner_text()


def test_what_is_refused_stands_at_its_field_with_whose_sheet_it_is(facilitator):
    facilitator.ask("edit", {"background": [
        {"id": "years", "question": "How many years have you lived here?", "type": "number"}]})
    panel = start(facilitator)
    panel.get_by_label("Key it in a second time").uncheck()
    code = panel.get_by_label("Code on the sheet")
    code.fill("bumof-dajoh-gamun")
    key(facilitator, "First time", sheet(3))
    panel.get_by_text("Every card has its place.").wait_for()
    refused(facilitator, panel, code, "nobody's here")
    code.fill("S07")
    years = panel.get_by_label("How many years have you lived here?")
    years.fill("many")
    refused(facilitator, panel, years, "Sheet S07: “How many years have you lived here?” asks for a number.")
    assert code.get_attribute("aria-invalid") is None
    years.fill("12")
    panel.get_by_role("button", name="Save this sort").click()
    panel.get_by_text("Saved as S07").wait_for()
    code.fill("S07")
    key(facilitator, "First time", sheet(3))
    panel.get_by_text("Every card has its place.").wait_for()
    refused(facilitator, panel, code, "There is a sort of the code S07 already.")
    code.fill("S08")
    key(facilitator, "First time", [" ".join("?" * len(column.split())) for column in sheet(3)])
    panel.get_by_text("Every card has its place.").wait_for()
    panel.get_by_role("button", name="Save this sort").click()
    panel.get_by_role("alert").get_by_text("Sheet S08: No card of it can be read").wait_for()
    assert facilitator.state()["people"]["paper"] == 1


def test_what_is_keyed_in_stays_while_people_come_in(facilitator):
    start(facilitator)
    boxes = fields(facilitator, "First time")
    boxes.nth(0).press_sequentially("1 2")
    facilitator.push()
    facilitator.page.keyboard.type(" 3")
    assert boxes.nth(0).input_value() == "1 2 3"
