"""Question, statements, themes, grid, time: edited while nobody has sorted, and never lost while typed."""

import re

import pytest
from collecting import hears
from playwright.sync_api import expect
from room_fixtures import come, facilitator, serve  # noqa: F401  (fixtures)


def save(form):
    form.get_by_role("button", name="Save", exact=True).click()
    form.get_by_text("Saved.").wait_for()


def test_the_question_is_saved_and_another_window_shows_it(facilitator, come):
    other = come(facilitator.server)
    other.unfold("Question")
    form = facilitator.unfold("Question")
    form.get_by_label("Question that people answer").fill("What should this street be?")
    save(form)
    assert facilitator.state()["study"]["question"] == "What should this street be?"
    expect(facilitator.page.locator("button.fold", has_text="What should this street be?")).to_have_count(1)
    field = other.page.get_by_label("Question that people answer")
    expect(field).to_have_value("What should this street be?")


def test_what_is_typed_stays_while_the_state_is_pushed_and_the_other_change_is_said(facilitator):
    form = facilitator.unfold("Question")
    field = form.get_by_label("Question that people answer")
    field.press_sequentially(" And why")
    typed = field.input_value()
    facilitator.ask("edit", {"question": "Changed elsewhere?"})
    form.get_by_text("Somebody changed this").wait_for()
    assert field.input_value() == typed
    assert facilitator.page.evaluate("document.activeElement.tagName") == "TEXTAREA", "the focus too"
    form.get_by_role("button", name="Take back").click()
    assert field.input_value() == "Changed elsewhere?"
    assert not form.get_by_text("Not saved yet.").locator("visible=true").count()


def test_a_push_that_an_answer_has_overtaken_takes_nothing_back(facilitator):
    form = facilitator.unfold("Question")
    field = form.get_by_label("Question that people answer")
    overtaken = facilitator.state()
    field.fill("What should this street be?")
    save(form)
    facilitator.page.evaluate("""async (state) => {
        const { store } = await import(new URL("assets/room-store.js", document.baseURI));
        store.apply(state);
    }""", overtaken)
    assert field.input_value() == "What should this street be?"
    assert form.get_by_text("Saved.").is_visible()
    facilitator.ask("edit", {"question": "Changed elsewhere?"})
    expect(field).to_have_value("Changed elsewhere?")


def test_an_empty_question_is_told_beside_its_field(facilitator):
    form = facilitator.unfold("Question")
    field = form.get_by_label("Question that people answer")
    field.fill("  ")
    form.get_by_role("button", name="Save", exact=True).click()
    assert field.get_attribute("aria-invalid") == "true"
    told = facilitator.page.locator(f"#{field.get_attribute('aria-describedby')}")
    assert told.inner_text() == "The question is empty."
    assert facilitator.page.evaluate("document.activeElement.getAttribute('aria-invalid')") == "true"


def test_statements_are_changed_added_and_removed(facilitator):
    before = facilitator.state()["study"]["statements"]
    form = facilitator.unfold("Statements")
    form.get_by_label("Statement 2", exact=True).and_(facilitator.page.locator("textarea")).fill("Streets are for play.")
    first = form.locator("li").first
    first.get_by_label("Theme").select_option(label="Finance")
    first.get_by_label("Direction").select_option(label="Against")
    first.get_by_label("Short form").fill("From a blank page")
    form.get_by_role("button", name="Remove statement 3").click()
    hears(facilitator.page, "Statement 3 removed")
    form.locator("summary").click()
    form.locator("details textarea").fill("\n  Fewer cars.\n\n")
    form.get_by_role("button", name="Add these").click()
    save(form)
    after = {each["id"]: each for each in facilitator.state()["study"]["statements"]}
    assert after["2"]["text"] == "Streets are for play."
    assert (after["1"]["theme"], after["1"]["direction"], after["1"]["short"]) == ("finance", "-", "From a blank page")
    assert "3" not in after
    assert len(after) == len(before)
    assert list(after.values())[-1]["text"] == "Fewer cars."


def test_cards_are_numbered_at_random_with_all_that_belongs_to_them(facilitator):
    facets = lambda study: {(each["text"], each["theme"], each["direction"]) for each in study["statements"]}  # noqa: E731
    before = facilitator.state()["study"]
    form = facilitator.unfold("Statements")
    button = form.get_by_role("button", name="Number them at random")
    text = form.get_by_label("Statement 2", exact=True).and_(facilitator.page.locator("textarea"))
    text.fill("Streets are for play.")
    expect(button).to_be_disabled()
    form.get_by_role("button", name="Take back").click()
    button.click()
    dialog = facilitator.page.get_by_role("dialog")
    dialog.get_by_role("button", name="Cancel").click()
    assert facilitator.state()["study"]["statements"] == before["statements"]
    button.click()
    dialog.get_by_role("button", name="Number them at random").click()
    hears(facilitator.page, "numbered anew")
    after = facilitator.state()["study"]
    assert [each["id"] for each in after["statements"]] == [str(number) for number in range(1, 25)]
    assert facets(after) == facets(before)
    assert [each["text"] for each in after["statements"]] != [each["text"] for each in before["statements"]]
    expect(text).to_have_value(after["statements"][1]["text"])
    facilitator.key_in(1)
    expect(button).to_be_disabled()
    assert facilitator.fetch("room/api/number", "POST", data={}).status == 409


def test_the_grid_is_summed_up_against_the_statements(facilitator):
    form = facilitator.unfold("Grid")
    total = form.locator(".sum")
    assert total.inner_text() == "24 places for 24 cards: fits."
    centre = form.get_by_label(re.compile(r"Column\s+0"))
    centre.fill("2")
    assert total.inner_text() == "22 places for 24 cards: 2 too few."
    form.get_by_role("button", name="One column more on each side").click()
    assert total.inner_text() == "24 places for 24 cards: fits."
    save(form)
    grid = facilitator.state()["study"]["grid"]
    assert [column["count"] for column in grid] == [1, 3, 3, 4, 2, 4, 3, 3, 1]
    assert [column["value"] for column in grid] == list(range(-4, 5))


def test_a_grid_and_statements_that_only_fit_together_are_saved_together(facilitator):
    statements = facilitator.unfold("Statements")
    statements.get_by_role("button", name="Remove statement 24").click()
    grid = facilitator.unfold("Grid")
    assert grid.locator(".sum").inner_text() == "24 places for 23 cards: 1 too many."
    # Alone the statements would not fit: she is told where both are saved.
    statements.get_by_role("button", name="Save", exact=True).click()
    statements.get_by_text("24 places for 23 cards: 1 place more than cards.").wait_for()
    grid.get_by_label(re.compile(r"Column\s+0")).fill("3")
    assert grid.locator(".sum").inner_text() == "23 places for 23 cards: fits."
    save(grid)
    study = facilitator.state()["study"]
    assert len(study["statements"]) == 23 and sum(column["count"] for column in study["grid"]) == 23
    for text in ["Not saved yet.", "Somebody changed this in another window."]:
        assert not statements.get_by_text(text).locator("visible=true").count(), text


def test_a_grid_that_does_not_fit_is_told_beside_it_and_kept_as_typed(facilitator):
    form = facilitator.unfold("Grid")
    field = form.get_by_label(re.compile(r"Column\s+0"))
    field.fill("2")
    form.get_by_role("button", name="Save", exact=True).click()
    form.locator(".fault:visible").wait_for()
    assert field.input_value() == "2"
    assert sum(column["count"] for column in facilitator.state()["study"]["grid"]) == 24


def test_themes_are_named_and_offered_with_the_statements(facilitator):
    form = facilitator.unfold("Themes")
    form.get_by_role("button", name="Add a theme").click()
    facilitator.page.keyboard.type("Green streets")
    save(form)
    statements = facilitator.unfold("Statements")
    expect(statements.locator("li").first.get_by_label("Theme")).to_contain_text("Green streets")


def test_time_and_steps_are_saved(facilitator):
    form = facilitator.unfold("Time and steps")
    form.get_by_label("Minutes for sorting").fill("40")
    form.get_by_label("First sort into three piles").select_option("off")
    form.get_by_label("What people agree to").fill("We ask for your view.")
    save(form)
    study = facilitator.state()["study"]
    assert study["timing"]["sort"] == 40 and study["presort"] == "off"
    assert study["consent"] == "We ask for your view."


def test_wrong_minutes_are_told_beside_the_field(facilitator):
    form = facilitator.unfold("Time and steps")
    field = form.get_by_label("Minutes for sorting")
    field.fill("2.5")
    form.get_by_role("button", name="Save", exact=True).click()
    assert field.get_attribute("aria-invalid") == "true"


def test_order_and_retention_are_saved_and_taken_back(facilitator):
    form = facilitator.unfold("Time and steps")
    order, days = form.get_by_label("Order in which the cards come"), form.get_by_label("Days until")
    assert (order.input_value(), days.input_value()) == ("random", "")
    order.select_option("fixed")
    days.fill("30")
    save(form)
    study = facilitator.state()["study"]
    assert (study["order"], study["retention"]) == ("fixed", 30)
    days.fill("")
    save(form)
    assert facilitator.state()["study"]["retention"] is None


@pytest.mark.parametrize("days", ["0", "1.5", "36501"])
def test_wrong_days_are_told_beside_the_field(facilitator, days):
    form = facilitator.unfold("Time and steps")
    field = form.get_by_label("Days until")
    field.fill(days)
    form.get_by_role("button", name="Save", exact=True).click()
    assert field.get_attribute("aria-invalid") == "true"
    assert facilitator.state()["study"]["retention"] is None


def test_rounds_are_made_of_their_questions(facilitator):
    form = facilitator.unfold("Rounds")
    for question in ["Before the talk?", "After the talk?"]:
        form.get_by_role("button", name="Add a round").click()
        facilitator.page.keyboard.type(question)
    save(form)
    conditions = facilitator.state()["study"]["conditions"]
    assert [each["question"] for each in conditions] == ["Before the talk?", "After the talk?"]
    assert len({each["id"] for each in conditions}) == 2


def test_after_the_first_sort_nothing_of_it_can_be_changed(facilitator):
    form = facilitator.unfold("Question")
    facilitator.ask("start", {"minutes": None})
    facilitator.come_in(lays="1")
    facilitator.page.get_by_text("People have begun to sort").wait_for()
    expect(form.get_by_label("Title")).to_be_disabled()
    expect(form.get_by_role("button", name="Save", exact=True)).to_have_count(0)


def test_what_is_not_saved_is_asked_about_before_the_page_is_left(facilitator):
    form = facilitator.unfold("Question")
    form.get_by_label("Title").fill("Half typed")
    asked = []

    def stay(dialog):
        asked.append(dialog.type)
        dialog.accept()

    facilitator.page.on("dialog", stay)
    facilitator.page.reload()
    assert asked == ["beforeunload"]


def test_prints_follow_the_paper(facilitator):
    panel = facilitator.part("Print")
    panel.get_by_label("Paper").select_option("Letter")
    links = panel.locator("a").evaluate_all("all => all.map(each => each.getAttribute('href'))")
    assert links == [
        f"room/print/{kind}.pdf?paper=Letter"
        for kind in ["cards", "mat", "record", "script", "consent", "codes"]]
    assert not panel.get_by_role("link", name="Personal codes").count(), "none were made yet"
    panel.get_by_label("Number of people").fill("3")
    panel.get_by_role("button", name="Make personal codes").click()
    panel.get_by_role("link", name="Personal codes").wait_for()


def test_codes_that_are_on_no_paper_are_printed_with_those_made_after_them(facilitator):
    prints = facilitator.part("Print")
    number = prints.get_by_label("Number of people")
    make = prints.get_by_role("button", name="Make personal codes")
    link = prints.get_by_role("link", name="Personal codes")
    assert not link.count()
    number.fill("3")
    make.click()
    prints.get_by_text("3 codes are on no paper yet").wait_for()
    number.fill("2")
    make.click()
    prints.get_by_text("5 codes are on no paper yet").wait_for()
    with facilitator.page.context.expect_page():
        link.click()
    prints.get_by_text("on no paper yet").wait_for(state="detached")
    assert link.is_visible(), "they can be printed again"
    number.fill("1")
    make.click()
    prints.get_by_text("1 code is on no paper yet").wait_for()
