"""A statement or a sort that is pointed at is marked wherever it stands in the report."""

import re

import pytest

from reading import SCORES, WIDTHS, marked, visible


@pytest.mark.parametrize("width", WIDTHS)
def test_a_statement_pointed_at_is_marked_everywhere(results, open_page, width):
    page = open_page(results, width=width)
    row = page.locator(f"{SCORES} tbody tr").nth(1)
    row.locator("th").hover()
    found = marked(page, "passing")
    assert found["id"] == row.get_attribute("data-statement")
    assert found["isAll"] and found["outlines"] == ["dashed 2px"]
    assert {"g", "tr"} <= set(found["tags"]) <= {"g", "li", "tr"}
    # From a figure to the tables.
    card = page.locator("#grid-1 [data-statement]").nth(3)
    card.hover()
    assert marked(page, "passing")["id"] == card.get_attribute("data-statement")
    page.mouse.move(2, 2)
    assert marked(page, "passing") is None


def test_a_sort_is_followed_through_tables_and_figures_to_the_bench(results, open_page):
    page = open_page(results)
    row = page.locator("#factor-loadings tbody tr").nth(2)
    row.locator("th").click()
    sort = row.get_attribute("data-sort")
    found = marked(page, "chosen")
    assert found["id"] == sort and found["isAll"] and found["outlines"] == ["solid 2px"]
    assert {"g", "tr"} <= set(found["tags"])
    for place in ["#figure-loadings-1-2", "#figure-correlations", "#bench-marks",
                  "#bench-loadings", "#sorts-by-viewpoint"]:
        assert page.locator(f"{place} .chosen").count() == 1, place
    # The bench draws its marks anew.
    page.fill("#bench-degrees", "30")
    page.press("#bench-degrees", "Enter")
    assert page.locator("#bench-marks .chosen").get_attribute("data-sort") == sort
    said = page.locator("#tools-said").inner_text()
    assert re.fullmatch(r"Marked in \d+ places\. Escape clears\.", said)


def test_a_statement_and_a_sort_of_one_name_are_told_apart(results, open_page):
    page = open_page(results)
    page.evaluate("document.querySelectorAll('[data-sort]').forEach(e => e.dataset.sort = '7')")
    page.locator(f"{SCORES} tbody tr[data-statement='7'] th").click()
    assert marked(page, "chosen")["isAll"] and page.locator(".chosen[data-sort]").count() == 0


def test_what_is_chosen_stays_until_it_is_let_go(results, open_page):
    page = open_page(results)
    rows = page.locator(f"{SCORES} tbody tr")
    first = rows.nth(0).get_attribute("data-statement")
    for let_go in ["again", "elsewhere", "Escape"]:
        rows.nth(0).locator("th").click()
        rows.nth(2).locator("th").hover()
        assert marked(page, "chosen")["id"] == first
        assert marked(page, "passing")["id"] == rows.nth(2).get_attribute("data-statement")
        page.locator(f"{SCORES} thead button").nth(2).click()
        assert marked(page, "chosen")["id"] == first, "sorting is no click elsewhere"
        page.locator(f"{SCORES} thead button").nth(2).click()
        page.locator(f"{SCORES} thead button").nth(2).click()
        if let_go == "again":
            rows.nth(0).locator("th").click()
        elif let_go == "elsewhere":
            page.locator("h2#tables").click()
        else:
            page.keyboard.press("Escape")
        assert marked(page, "chosen") is None and marked(page, "passing") is None, let_go


@pytest.mark.parametrize("width", [375, 768])
def test_a_tap_marks_and_another_tap_lets_go(results, open_page, width):
    page = open_page(results, width=width, has_touch=True, is_mobile=True)
    card = page.locator("#grid-1 [data-statement]").nth(3)
    card.tap()
    assert marked(page, "chosen")["id"] == card.get_attribute("data-statement")
    assert marked(page, "passing") is None, "a finger rests on nothing"
    other = page.locator(f"{SCORES} tbody tr th").nth(4)
    other.tap()
    assert marked(page, "chosen")["id"] == other.inner_text()
    other.tap()
    assert marked(page, "chosen") is None


def test_selecting_words_marks_nothing(results, open_page):
    page = open_page(results)
    page.locator(f"{SCORES} tbody tr td").first.dblclick()
    selected = page.evaluate("getSelection().toString().length")
    assert selected > 0
    # The first of the two clicks chose, the second let go or saw the selection.
    page.evaluate("getSelection().removeAllRanges()")
    page.keyboard.press("Escape")
    box = page.locator(f"{SCORES} tbody tr td").first.bounding_box()
    page.mouse.move(box["x"] + 12, box["y"] + 12)
    page.mouse.down()
    page.mouse.move(box["x"] + 100, box["y"] + 12)
    page.mouse.up()
    assert page.evaluate("getSelection().type") == "Range" and marked(page, "chosen") is None


def test_a_keyboard_steps_through_a_table(results, open_page):
    page = open_page(results)
    region = page.locator(f".scroll:has({SCORES})")
    assert region.get_attribute("aria-describedby") == "hint-keys"
    page.keyboard.press("Tab")
    region.focus()
    at = "[document.activeElement.tagName, document.activeElement.textContent]"
    ids = page.locator(f"{SCORES} tbody th").all_inner_texts()
    for key, id in [
            ("Enter", ids[0]), ("ArrowDown", ids[1]), ("ArrowDown", ids[2]), ("ArrowUp", ids[1]),
            ("End", ids[-1]), ("ArrowDown", ids[-1]), ("Home", ids[0])]:
        page.keyboard.press(key)
        assert page.evaluate(at) == ["TH", id], key
        assert marked(page, "passing")["id"] == id
    page.keyboard.press("Enter")
    assert marked(page, "chosen")["id"] == ids[0]
    page.keyboard.press("Escape")
    assert marked(page, "chosen") is None and marked(page, "passing") is None
    assert region.evaluate("region => region === document.activeElement")
    assert page.locator("th[tabindex]").count() == 0, "no stop is left behind"
    # What is hidden is passed over.
    page.fill("#find-field", ids[4])
    region.focus()
    page.keyboard.press("Enter")
    assert page.evaluate(at) == ["TH", visible(page, f"{SCORES} tbody tr")[0]]


def test_a_keyboard_steps_through_a_figure_and_leaves_it_as_it_was(results, open_page):
    page = open_page(results)
    figure = page.locator("#figure-z-scores")
    before = figure.evaluate("figure => figure.outerHTML")
    page.keyboard.press("Tab")
    figure.locator(".scroll").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    mark = figure.locator("[data-statement]").nth(1)
    state = page.evaluate("""() => {
        const at = document.activeElement;
        return [at.dataset.statement, at.getAttribute("role"), at.getAttribute("aria-label"),
            at.ownerSVGElement.getAttribute("role")];
    }""")
    assert state[0] == mark.get_attribute("data-statement") and state[1] == "img"
    assert state[2].startswith(f"{state[0]}: ") and state[3] == "group"
    assert marked(page, "passing")["id"] == state[0]
    page.keyboard.press("Escape")
    assert figure.evaluate("figure => figure.outerHTML") == before
