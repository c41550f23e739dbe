"""Finding a statement in the report, and sorting its tables."""

import re
import shutil
import subprocess

import pytest

from shipped import Results
from reading import SCORES, WIDTHS, visible


@pytest.mark.parametrize("width", WIDTHS)
def test_lists_and_tables_show_what_is_found_and_how_many(results, open_page, width):
    page = open_page(results, width=width)
    answer = page.locator("main > section").first.inner_text()
    wording = {s["id"]: s["text"].lower() for s in results.analysis["statements"]}
    # The first word of five letters that some statements have and others have not.
    word = next(
        word for text in wording.values() for word in re.findall(r"[a-z]{5,}", text)
        if 1 < sum(word in other for other in wording.values()) < 8)
    expected = {id for id, text in wording.items() if word in text}
    page.fill("#find-field", word)
    assert page.locator("#find-count").inner_text() == (
        f"{len(expected)} of {len(wording)} statements match.")
    assert page.get_attribute("#find-count", "role") == "status"
    assert visible(page, f"{SCORES} tbody tr") == [id for id in wording if id in expected]
    for selector in ["#viewpoints ~ * li", "#tables ~ * tr"]:
        assert set(visible(page, f"{selector}[data-statement]")) <= expected
    # Two words in either order: both have to be there.
    other = next(w for w in re.findall(r"[a-z]{4,}", wording[min(expected)]) if w != word)
    both = [id for id in wording if word in wording[id] and other in wording[id]]
    page.fill("#find-field", f" {other.upper()}  {word} ")
    assert visible(page, f"{SCORES} tbody tr") == both
    assert page.locator("main > section").first.inner_text() == answer, "the answer stays whole"


def test_a_number_finds_its_statement(results, open_page):
    page = open_page(results)
    page.fill("#find-field", "7")
    found = visible(page, f"{SCORES} tbody tr")
    wording = {s["id"]: s["text"] for s in results.analysis["statements"]}
    assert found == [id for id, text in wording.items() if id == "7" or "7" in text]
    assert "17" not in found
    said = page.locator("#find-count").inner_text()
    assert said == f"1 of {len(wording)} statements matches."


@pytest.mark.parametrize("typed, found", [
    ("etonnent", ["S01"]), ("S'ÉTONNENT", ["S01"]), ("s’etonnent elus", ["S01"]),
    ("strasse", ["S02"]), ("STRASSE", ["S02"]), ("ou", ["S04"]), ("E\u0301te", ["S05"]),
    ("s03", ["S03"]), ("3", ["S03"]), ("xyz", [])])
def test_accents_case_and_apostrophes_do_not_matter(french, open_page, typed, found):
    page = open_page(french)
    page.fill("#find-field", typed)
    shown = visible(page, f"{SCORES} tbody tr")
    assert shown == found or (typed == "ou" and found[0] in shown and len(shown) < 9)


@pytest.mark.parametrize("width", WIDTHS)
def test_it_is_said_and_seen_that_nothing_matches(results, open_page, width):
    page = open_page(results, width=width)
    page.fill("#find-field", "<b>qqq</b>")
    status = page.locator("#find-count")
    assert status.inner_text() == "Nothing matches “<b>qqq</b>”." and status.is_visible()
    assert visible(page, "#find ~ * :is(tr, li)[data-statement]") == []
    lines = page.locator(".nothing")
    tables = page.locator("#find ~ * table:visible:has(tr[data-statement])")
    assert lines.count() >= tables.count() > 5
    beside = page.locator(f"{SCORES} + .nothing")
    assert beside.is_visible() and beside.inner_text() == "No statement here matches."
    page.fill("#find-field", "")
    assert page.locator(".nothing:visible").count() == 0


def test_escape_and_a_button_show_all_again(results, open_page):
    page = open_page(results)
    everything = visible(page, "#find ~ * :is(tr, li)[data-statement]")
    assert not page.locator("#find-all").is_visible()
    for again in ["Escape", "button"]:
        page.fill("#find-field", "7")
        assert len(visible(page, "#find ~ * :is(tr, li)[data-statement]")) < len(everything)
        if again == "Escape":
            page.keyboard.press("Escape")
        else:
            page.click("#find-all")
        assert visible(page, "#find ~ * :is(tr, li)[data-statement]") == everything
        assert page.input_value("#find-field") == "" == page.locator("#find-count").inner_text()
        assert page.evaluate("document.activeElement.id") == "find-field"


def test_a_keyboard_reaches_the_field(results, open_page):
    page = open_page(results)
    page.focus("#find-link a")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "find-field"
    page.keyboard.type("7")
    assert page.locator("#find-count").inner_text() != ""
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "find-all"
    page.keyboard.press("Enter")
    assert page.input_value("#find-field") == ""


def test_what_is_typed_stays_in_view_while_lists_are_short_of_statements(results, open_page):
    page = open_page(results, width=375)
    page.fill("#find-field", "e")
    page.locator(SCORES).scroll_into_view_if_needed()
    box = page.locator("#find").bounding_box()
    assert 0 <= box["y"] < 5 and box["height"] < 200
    page.fill("#find-field", "")
    page.locator(SCORES).scroll_into_view_if_needed()
    assert page.locator("#find").bounding_box()["y"] < -100
    # A screen as low as that of a phone on its side, or of 400 %, has no room for it.
    page.set_viewport_size({"width": 640, "height": 320})
    page.fill("#find-field", "e")
    page.locator(SCORES).scroll_into_view_if_needed()
    assert page.locator("#find").bounding_box()["y"] < -100


# Sorting.

def value(text):
    """A number as it is printed, `None` for what is none."""
    digits = text.replace("−", "-").replace(",", "").replace("+", "").rstrip("*")
    if digits.startswith("<"):
        return float(digits[1:]) / 2
    try:
        return float(digits)
    except ValueError:
        return None


ALL_SORTED = """() => [...document.querySelectorAll("#find ~ section:not(#bench) thead button")]
  .filter(button => button.getClientRects().length > 0)
  .map(button => {
    const head = button.parentElement, table = head.closest("table");
    const texts = () => [...table.tBodies[0].rows].map(
      row => row.cells[head.cellIndex].textContent);
    const whole = () => [...table.tBodies[0].rows].map(row => row.textContent).join("|");
    const start = texts(), before = whole(), found = [];
    for (let n = 0; n < 3; n++) {
      button.click();
      found.push(texts(), head.getAttribute("aria-sort"));
    }
    return {table: table.id, heading: head.textContent, isNumeric: head.classList.contains("n"),
      start, found, isBack: whole() === before};
  })"""


def test_every_column_sorts_up_down_and_back(results, open_page):
    columns = open_page(results).evaluate(ALL_SORTED)
    assert len({column["table"] for column in columns}) > 10
    seen_empty = seen_negative = 0
    for column in columns:
        up, first, down, second, back, third = column["found"]
        place = (column["table"], column["heading"])
        assert [first, second, third] == ["ascending", "descending", None], place
        assert column["isBack"] and back == column["start"], place
        assert sorted(up) == sorted(down) == sorted(column["start"]), place
        if not column["isNumeric"]:
            empty = sum(text == "" for text in up)
            assert all(text == "" for text in (up + down)[len(up) - empty:len(up)]), place
            continue
        numbers = [value(text) for text in column["start"]]
        known = [number for number in numbers if number is not None]
        seen_empty += len(known) < len(numbers)
        seen_negative += any(number < 0 for number in known)
        for texts, order in [(up, sorted(known)), (down, sorted(known, reverse=True))]:
            now = [value(text) for text in texts]
            assert now == order + [None] * (len(now) - len(order)), place
    assert seen_negative > 10
    if results.name == "place-based-budgeting":
        assert seen_empty > 0


def test_ids_sort_as_numbers_and_words_by_the_study_s_language(results, french, open_page):
    page = open_page(results)
    page.click("#divergence thead th:first-child button")
    ids = [int(id) for id in visible(page, "#divergence tbody tr")]
    assert ids == sorted(ids) and len(ids) > 30
    page = open_page(french)
    page.click(f"{SCORES} thead th:nth-child(2) button")
    words = page.locator(f"{SCORES} tbody td:nth-child(2)").all_inner_texts()
    assert [word.split()[0] for word in words] == [
        "ça", "éclairer", "Élus", "La", "Le", "Où", "Un", "Zèbres", "Zero"]


def test_a_flag_does_not_disturb_the_order_and_moves_with_its_row(results, open_page):
    page = open_page(results)
    bold = "#factor-loadings tbody tr:has(td:nth-child(2) strong)"
    flagged = set(page.locator(f"{bold} th").all_inner_texts())
    page.click("#factor-loadings thead th:nth-child(2) button")
    loadings = [value(text) for text in page.locator(
        "#factor-loadings tbody td:nth-child(2)").all_inner_texts()]
    assert loadings == sorted(loadings)
    assert set(page.locator(f"{bold} th").all_inner_texts()) == flagged != set()


def test_a_key_sorts_and_the_head_says_how(results, open_page):
    page = open_page(results)
    button = page.locator("#factor-loadings thead th:nth-child(3) button")
    button.focus()
    for key, way in [("Enter", "ascending"), ("Space", "descending"), ("Enter", None)]:
        page.keyboard.press(key)
        heads = page.evaluate(
            "[...document.querySelectorAll('#factor-loadings thead th')]"
            ".map(head => head.getAttribute('aria-sort'))")
        assert heads[2] == way and heads.count(None) >= len(heads) - 1
        said = page.locator("#tools-said").inner_text()
        assert said == f"{button.inner_text()}: {way or 'as it was'}."
    page.click("#factor-loadings thead th:nth-child(2) button")
    assert page.locator("#factor-loadings [aria-sort]").count() == 1


def test_a_language_that_is_none_costs_no_control(program, french, tmp_path, open_page):
    shutil.copytree(french.folder.parent / "study", tmp_path / "study")
    about = tmp_path / "study" / "study.yml"
    about.write_text(
        about.read_text(encoding="utf-8").replace("language: fr", 'language: "1-"'),
        encoding="utf-8")
    subprocess.run(
        [program, "report", tmp_path / "study", "--factors", "2", "--out", tmp_path / "out",
         "--quiet"], check=True, stdout=subprocess.DEVNULL)
    page = open_page(Results("none", tmp_path / "out"))
    assert page.get_attribute("h1 span", "lang") == "1-"
    assert page.locator("#find").is_visible()
    page.click(f"{SCORES} thead th:nth-child(2) button")
    assert page.locator(f"{SCORES} tbody td:nth-child(2)").first.inner_text() == "ça suffit"
