"""What a reader can do with the lists, tables and figures of the report: find, sort, relabel, follow."""

import json
import re
import subprocess

import pytest
from axe_playwright_python.sync_playwright import Axe

from conftest import ROOT, STUDIES, Results

WIDTHS = [375, 768, 1280]
SCORES = "#statement-scores"

# Statements and sorts of a page, with what they are told apart by.
VISIBLE = """selector => [...document.querySelectorAll(selector)]
    .filter(e => e.getClientRects().length > 0).map(e => e.dataset.statement)"""


def visible(page, selector):
    return page.evaluate(VISIBLE, selector)


def open_small(open_page, results, width, **options):
    return open_page(results, width=width, height=900, **options)


# Finding.

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
    assert "17" not in found and page.locator("#find-count").inner_text().startswith("1 of ")
    assert page.locator("#find-count").inner_text().endswith("statements matches.") is True


@pytest.fixture(scope="module")
def french(program, tmp_path_factory):
    """A study with accents, ligatures, ß and apostrophes of every kind, and ids with letters."""
    folder = tmp_path_factory.mktemp("french")
    study = folder / "study"
    study.mkdir()
    texts = [
        "Élus et habitants s’étonnent", "La Straße est à tous", "Le cœur de l'œuvre", "Où aller ?",
        "Un été à Nîmes", "Zèbres et zones", "éclairer les rues", "Zero mesure", "ça suffit"]
    (study / "study.yml").write_text(
        "title: Les voix du quartier\nlanguage: fr\ngrid: {-2: 1, -1: 2, 0: 3, 1: 2, 2: 1}\n"
        "distribution: forced\nprovenance: {statements: own, sorts: simulated}\n",
        encoding="utf-8")
    (study / "statements.csv").write_text(
        "id,text\n" + "".join(f"S0{n},{text}\n" for n, text in enumerate(texts, start=1)),
        encoding="utf-8")
    sorts = [
        [2, 1, 1, 0, 0, 0, -1, -1, -2], [1, 2, 1, 0, 0, 0, -1, -2, -1],
        [2, 1, 0, 1, 0, 0, -1, -1, -2], [2, 1, 1, 0, 0, -1, 0, -1, -2],
        [0, -1, 0, -2, 1, 1, -1, 0, 2], [0, -1, 0, -1, 1, 2, -2, 0, 1],
        [-1, 0, 0, -2, 1, 1, -1, 0, 2], [0, -1, 0, -2, 0, 1, -1, 1, 2]]
    (study / "sorts.csv").write_text(
        "sort," + ",".join(f"S0{n}" for n in range(1, 10)) + "\n"
        + "".join(f"P{i},{','.join(map(str, sort))}\n" for i, sort in enumerate(sorts, start=1)),
        encoding="utf-8")
    subprocess.run(
        [program, "report", study, "--factors", "2", "--out", folder / "out", "--quiet"],
        check=True, stdout=subprocess.DEVNULL)
    return Results("french", folder / "out")


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


# Labels.

def labelled_text(page):
    """Tables, and lists of the viewpoints, as they are read; pictures keep their labels."""
    return page.evaluate("""() => {
        document.querySelectorAll("figure").forEach(figure => figure.remove());
        return ["viewpoints", "tables"].map(
            id => document.querySelector(`section[aria-labelledby=${id}]`).innerText);
    }""")


@pytest.fixture(scope="module")
def by_labels(program, tmp_path_factory):
    folder = tmp_path_factory.mktemp("labels")
    pages = {}
    for name in STUDIES:
        for labels in ["mindset", "classical"]:
            out = folder / f"{name}-{labels}"
            subprocess.run(
                [program, "report", f"analysis/{name}.yml", "--labels", labels, "--out", out,
                 "--quiet"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
            pages[name, labels] = Results(name, out)
    return pages


@pytest.mark.parametrize("name", STUDIES)
def test_the_other_labels_are_those_of_a_page_made_with_them(by_labels, open_page, name):
    texts = {}
    for labels in ["mindset", "classical"]:
        page = open_page(by_labels[name, labels])
        assert page.input_value("#labels :checked") == labels, "it opens with what was asked for"
        texts[labels] = labelled_text(page)
        assert page.locator("#labels legend").inner_text() == "Labels of statements"
    assert texts["mindset"] != texts["classical"]
    for labels, other in [("mindset", "classical"), ("classical", "mindset")]:
        page = open_page(by_labels[name, labels])
        page.focus("#labels :checked")
        page.keyboard.press("ArrowDown" if labels == "mindset" else "ArrowUp")
        assert page.input_value("#labels :checked") == other
        assert labelled_text(page) == texts[other]
        page.check(f"#labels [value={labels}]")
        assert labelled_text(page) == texts[labels]


@pytest.mark.parametrize("name", STUDIES)
def test_links_lead_to_the_tables_of_either_labels(by_labels, open_page, name):
    page = open_page(by_labels[name, "mindset"])
    for labels in ["mindset", "classical"]:
        page.check(f"#labels [value={labels}]")
        hidden = page.evaluate(
            "[...document.querySelectorAll('.list-of-tables a')]"
            ".filter(a => a.getClientRects().length > 0)"
            ".filter(a => document.querySelector(a.hash).getClientRects().length === 0)"
            ".map(a => a.hash)")
        assert hidden == []
        titles = page.locator(".list-of-tables a:visible").all_inner_texts()
        assert ("Consensus statements" in titles) == (labels == "classical")


# Following.

def marked(page, manner):
    """What is marked, and whether that is all there is of it."""
    return page.evaluate("""manner => {
        const places = [...document.querySelectorAll("." + manner)];
        if (places.length === 0) return null;
        const {statement, sort} = places[0].dataset;
        const selector = statement === undefined ? `[data-sort="${sort}"]`
            : `[data-statement="${statement}"]`;
        return {id: statement ?? sort, isAll: document.querySelectorAll(selector).length === places.length,
            tags: [...new Set(places.map(place => place.tagName.toLowerCase()))].sort(),
            outlines: [...new Set(places.map(place => {
                const style = getComputedStyle(place);
                return style.outlineStyle + " " + style.outlineWidth;
            }))]};
    }""", manner)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_statement_pointed_at_is_marked_everywhere(results, open_page, width):
    page = open_page(results, width=width)
    row = page.locator(f"{SCORES} tbody tr").nth(1)
    row.locator("th").hover()
    found = marked(page, "passing")
    assert found == {
        "id": row.get_attribute("data-statement"), "isAll": True, "tags": ["g", "li", "tr"],
        "outlines": ["dashed 2px"]} or found["tags"] == ["g", "tr"]
    assert found["isAll"] and found["outlines"] == ["dashed 2px"]
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
    after = figure.evaluate("figure => figure.outerHTML")
    assert after.replace(' class="row "', ' class="row"').replace(' class="row"', "") == (
        before.replace(' class="row"', ""))


# All of it.

def use_everything(page):
    page.fill("#find-field", "7")
    if page.locator("#labels").count():
        page.check("#labels [value=classical]")
    page.locator("#divergence thead button").nth(2).click()
    page.locator("#factor-loadings thead button").nth(1).click()
    page.locator("#factor-loadings tbody th").nth(1).click()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_with_the_controls_in_use(all_results, open_page, width, scheme):
    page = open_page(all_results["lipset"], width=width, color_scheme=scheme, bypass_csp=True)
    use_everything(page)
    page.locator(".scroll:has(#common-ground)").focus()
    page.keyboard.press("Enter")
    assert marked(page, "passing") is not None
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response
    assert found["passes"], "axe looked at nothing"
    summary = [(violation["id"], node["target"]) for violation in found["violations"]
               for node in violation["nodes"][:3]]
    assert not summary, json.dumps(summary, indent=1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("part", ["#find-field", "#labels label:first-of-type", "th button", "tr.chosen"])
def test_controls_and_marks_look_another_way_than_by_colour(all_results, open_page, part, scheme):
    page = open_page(all_results["lipset"], color_scheme=scheme)
    use_everything(page)
    element = page.locator(part).locator("visible=true").first
    box = element.bounding_box()
    assert box["width"] >= 24 and box["height"] >= 24, "large enough for a finger"
    if part == "tr.chosen":
        return
    target = element.locator("input") if "label" in part else element
    page.keyboard.press("Tab")
    target.focus()
    outline = target.evaluate("e => getComputedStyle(e).outlineStyle")
    assert outline != "none", "the focus is seen"


def test_without_a_script_all_is_there_and_no_dead_control(results, open_page):
    page = open_page(results, java_script_enabled=False)
    assert page.locator(".tool, #find-link").count() >= 3
    assert page.locator(":is(button, input, select, textarea, legend):visible").count() == 0
    assert page.locator(".tool:visible, #find-link:visible").count() == 0
    analysis = results.analysis
    assert page.locator(f"{SCORES} tbody tr:visible").count() == len(analysis["statements"])
    assert page.locator("[data-labels=mindset]:visible").count() > 3
    assert page.locator("[data-labels=classical]:visible").count() == 0
    assert page.locator("thead th button").count() == 0


def test_nothing_is_fetched_or_refused_in_use(results, open_page):
    page = open_page(results)
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.reload()
    use_everything(page)
    page.keyboard.press("Escape")
    page.wait_for_load_state("networkidle")
    assert said == [] and set(page.requests) == {results.page.as_uri()}


def test_print_leaves_nothing_out_and_shows_no_control(results, open_page):
    page = open_page(results)
    every = page.locator(f"{SCORES} tbody tr").count()
    page.fill("#find-field", "7")
    page.locator("#factor-loadings tbody th").nth(1).click()
    page.emulate_media(media="print")
    assert page.locator(".tool:visible, .nothing:visible").count() == 0
    assert page.locator(f"{SCORES} tbody tr:visible").count() == every
    style = "getComputedStyle(document.querySelector('#factor-loadings %s'), %s).%s"
    assert page.evaluate(style % ("thead button", "'::after'", "display")) == "none"
    assert page.evaluate(style % (".chosen", "null", "outlineStyle")) == "none"
    # A head prints as it does without a script.
    plain = open_page(results, java_script_enabled=False)
    plain.emulate_media(media="print")
    with_script, without = (
        at.locator("#factor-loadings thead th").nth(1).bounding_box() for at in (page, plain))
    for side in ["width", "height"]:
        assert abs(with_script[side] - without[side]) <= 1


@pytest.mark.parametrize("width", [320, 640])
def test_in_use_the_page_does_not_scroll_sideways(results, open_page, width):
    page = open_page(results, width=width)
    use_everything(page)
    size = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert size[0] <= size[1] <= width


def test_nothing_moves_by_itself(results, open_page):
    page = open_page(results)
    use_everything(page)
    moving = page.evaluate("""[...document.querySelectorAll("*")].map(e => getComputedStyle(e))
        .filter(style => style.transitionDuration !== "0s" || style.animationName !== "none"
          || style.scrollBehavior !== "auto").length""")
    assert moving == 0


def test_the_page_listens_as_a_whole_and_not_cell_by_cell(results, browser):
    context = browser.new_context()
    try:
        page = context.new_page()
        page.add_init_script("""window.listeners = 0;
            const add = EventTarget.prototype.addEventListener;
            EventTarget.prototype.addEventListener = function (...all) {
              window.listeners += 1;
              return add.apply(this, all);
            };""")
        page.goto(results.page.as_uri())
        assert page.locator("thead button").count() > 50
        assert 5 < page.evaluate("window.listeners") < 40
    finally:
        context.close()
