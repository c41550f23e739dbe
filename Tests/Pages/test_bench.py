"""The rotation bench of the report: its preview agrees with a run, and everybody can use it."""

import json
import subprocess

import pytest
from axe_playwright_python.sync_playwright import Axe

from shipped import ROOT, STUDIES, Results

# Names cross the positions, numbers cross the places, and one viewpoint is turned about.
DECIDED = """
rotations:
  - {planes: [1, 3], degrees: -7.5, because: "US1: a reason, with a comma"}
  - {planes: [2, 3], degrees: 4.0}
take: [3, 1, 2]
invert: [1]
flags:
  - {sort: CA6, viewpoint: 2, sign: +}
  - {sort: US4, viewpoint: 3, sign: 0}
viewpoints:
  - like: US1
  - like: CA6
  - like: US3
"""


def write_recipe(path, name, decisions):
    """The recipe of a study that ships, with what else it decides."""
    text = (ROOT / "analysis" / f"{name}.yml").read_text(encoding="utf-8")
    text = text.replace("../surveys", str(ROOT / "surveys"))
    if "viewpoints:" in decisions:
        text = text[:text.index("\nviewpoints:") + 1] + text[text.index("outputs:"):]
    path.write_text(text + decisions, encoding="utf-8")
    return path


def analyse(program, recipe, out):
    subprocess.run(
        [program, "analyse", recipe, "--out", out, "--quiet"], check=True,
        stdout=subprocess.DEVNULL)
    return Results(recipe.stem, out)


@pytest.fixture
def decided(program, tmp_path):
    return analyse(program, write_recipe(tmp_path / "decided.yml", "lipset", DECIDED),
                   tmp_path / "decided")


def turn(page, plane, degrees):
    page.select_option("#bench-plane", str(plane))
    page.fill("#bench-degrees", str(degrees))
    page.press("#bench-degrees", "Enter")


def shown(page):
    """Loadings and flags as the bench has them."""
    return page.evaluate(
        """() => {
          const rows = [...document.getElementById("bench-loadings").tBodies[0].rows];
          const of = key => rows.map(row => [...row.cells].slice(1).map(c => +c.dataset[key]));
          return {loadings: of("loading"), flags: of("flag")};
        }""")


def differs(a, b):
    return max(abs(x - y) for p, q in zip(a, b, strict=True) for x, y in zip(p, q, strict=True))


def assert_same(bench, analysis):
    assert differs(bench["loadings"], analysis["rotation"]["loadings"]) < 1e-9
    assert bench["flags"] == analysis["flags"]


def counts(page):
    return page.evaluate(
        "[...document.getElementById('bench-counts').tBodies[0].rows]"
        ".map(row => [...row.cells].slice(1).map(cell => +cell.textContent))")


@pytest.mark.parametrize("name", STUDIES)
def test_the_copied_lines_give_what_the_bench_shows(program, all_results, open_page, tmp_path, name):
    results = all_results[name]
    page = open_page(results)
    assert_same(shown(page), results.analysis)
    turn(page, 0, 17.25)
    page.fill("#bench-because", "Ask: \"why\" {so}, # far")
    turn(page, 1, -31)
    bench = shown(page)
    assert differs(bench["loadings"], results.analysis["rotation"]["loadings"]) > 0.1
    lines = page.input_value("#bench-lines")
    assert lines.startswith(
        "rotations:\n  - {planes: [1, 2], degrees: 17.25, because: \"Ask: ")
    run = analyse(program, write_recipe(tmp_path / "run.yml", name, lines), tmp_path / "run")
    assert_same(bench, run.analysis)
    decisions = run.analysis["decisions"]["rotations"]
    assert [turn["because"] for turn in decisions] == ["Ask: \"why\" {so}, # far", None]
    definers = [len(factor["definingSorts"]) for factor in run.analysis["factors"]]
    assert [now for _, now in counts(page)][:-1] == definers


def test_numbers_are_those_of_the_recipe(program, decided, open_page, tmp_path):
    page = open_page(decided)
    assert_same(shown(page), decided.analysis)
    turn(page, 0, 25)
    turn(page, 2, -12.5)
    lines = page.input_value("#bench-lines")
    head = DECIDED[DECIDED.index("rotations:"):DECIDED.index("take:")]
    rest = DECIDED[DECIDED.index("take:"):]
    assert lines.startswith(head.rstrip("\n")) and lines.count("\n") == 5, lines
    recipe = write_recipe(tmp_path / "run.yml", "lipset", lines + rest)
    run = analyse(program, recipe, tmp_path / "run")
    assert_same(shown(page), run.analysis)


@pytest.mark.parametrize("settings", [
    "flagging: significance", "flagging: majority", "flagging: none",
    "flagging: standard\n  flag-level: 0.01"])
def test_the_flag_rule_is_the_run_s(program, open_page, tmp_path, settings):
    def run(name, lines):
        recipe = write_recipe(tmp_path / f"{name}.yml", "lipset", lines)
        text = recipe.read_text(encoding="utf-8")
        recipe.write_text(text.replace("flagging: standard", settings), encoding="utf-8")
        return analyse(program, recipe, tmp_path / name)

    page = open_page(run("before", ""))
    turn(page, 0, 30)
    assert_same(shown(page), run("after", page.input_value("#bench-lines")).analysis)


def test_undo_and_redo_and_reset(results, open_page):
    page = open_page(results)
    start, start_counts = shown(page), counts(page)
    assert all(before == now for before, now in start_counts)
    turn(page, 0, 40)
    once = shown(page)
    turn(page, 1, 35)
    twice = shown(page)
    assert start != once != twice
    page.click("#bench-undo")
    assert shown(page) == once and page.input_value("#bench-degrees") == "0"
    page.click("#bench-undo")
    assert shown(page) == start and counts(page) == start_counts
    assert page.input_value("#bench-lines") == ""
    page.click("#bench-undo", force=True)
    assert shown(page) == start, "there is nothing more to undo"
    page.click("#bench-redo")
    assert shown(page) == once and page.input_value("#bench-degrees") == "40"
    page.click("#bench-redo")
    assert shown(page) == twice
    page.click("#bench-reset")
    assert shown(page) == start
    page.click("#bench-undo")
    assert shown(page) == twice, "a reset can be undone"


def test_a_keyboard_is_enough(results, open_page):
    page = open_page(results)
    page.focus("#bench-plane")
    stops = []
    for _ in range(6):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.id"))
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", "the focus is seen"
    assert stops[:5] == [
        "bench-slider", "bench-degrees", "bench-undo", "bench-redo", "bench-reset"]
    for field, keys in [
        ("bench-slider", [
            ("ArrowRight", 1), ("Shift+ArrowUp", 6), ("PageUp", 16), ("ArrowLeft", 15),
            ("Shift+ArrowDown", 10), ("PageDown", 0)]),
        ("bench-degrees", [
            ("ArrowUp", 1), ("Shift+ArrowUp", 6), ("PageUp", 16), ("PageDown", 6)]),
    ]:
        page.focus(f"#{field}")
        for key, degrees in keys:
            page.keyboard.press(key)
            assert page.input_value("#bench-degrees") == str(degrees)
            assert page.get_attribute("#bench-slider", "aria-valuetext") == f"{degrees}.0 degrees"
    page.focus("#bench-undo")
    page.keyboard.press("Enter")
    assert page.input_value("#bench-degrees") == "16"
    assert page.evaluate("document.activeElement.id") == "bench-undo", "the focus stays"


def test_changes_are_told(all_results, open_page):
    page = open_page(all_results["place-based-budgeting"])
    status = page.locator("#bench-status")
    assert status.get_attribute("role") == "status" and status.inner_text() == ""
    turn(page, 0, 45)
    changed = [(now, was) for was, now in counts(page)[:-1] if now != was]
    assert changed
    words = status.inner_text()
    for now, was in changed:
        assert f": {now} defining sort{'' if now == 1 else 's'}, was {was}." in words
    page.fill("#bench-degrees", "")
    page.press("#bench-degrees", "Tab")
    assert page.input_value("#bench-degrees") in ("0", "45")
    page.fill("#bench-degrees", "999")
    page.press("#bench-degrees", "Enter")
    assert page.input_value("#bench-degrees") == "180"


def test_the_axes_can_be_dragged(results, open_page):
    page = open_page(results)
    plot = page.locator("#bench .plot svg")
    plot.scroll_into_view_if_needed()
    box = plot.bounding_box()
    centre = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    reach = box["width"] * 216 / 480
    page.mouse.move(centre[0] + reach, centre[1])
    page.mouse.down()
    page.mouse.move(centre[0] + reach * 0.9, centre[1] + reach * 0.3)
    # 30 degrees clockwise: the y of the screen points down.
    page.mouse.move(centre[0] + reach * 3 ** 0.5 / 2, centre[1] + reach / 2)
    page.mouse.up()
    assert page.input_value("#bench-degrees") == "30"
    page.click("#bench-undo")
    assert page.input_value("#bench-degrees") == "0", "a drag is one step"


def test_the_lines_are_copied(results, open_page):
    page = open_page(results, permissions=["clipboard-read", "clipboard-write"])
    page.click("#bench-copy", force=True)
    assert "no rotation" in page.locator("#bench-status").inner_text()
    turn(page, 0, 10)
    page.click("#bench-copy")
    page.wait_for_function(
        "document.getElementById('bench-status').textContent.startsWith('The lines are')")
    selected = page.evaluate(
        "[...document.getElementById('bench-lines').value].length ==="
        " document.getElementById('bench-lines').selectionEnd")
    assert selected and page.input_value("#bench-lines").endswith("degrees: 10.0}\n")


def test_its_policy_lets_it_run_and_nothing_else(results, browser):
    context = browser.new_context()
    try:
        page = context.new_page()
        said, requests = [], []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        page.add_init_script(
            "window.refused = []; document.addEventListener('securitypolicyviolation',"
            " event => window.refused.push(event.violatedDirective))")
        page.goto(results.page.as_uri())
        turn(page, 0, 20)
        page.fill("#bench-because", "<img src=x onerror=alert(1)>")
        turn(page, 1, 20)
        page.click("#bench-undo")
        page.click("#bench-reset")
        assert said == [] and page.evaluate("window.refused") == []
        assert requests == [results.page.as_uri()]
        # The check can fail: another script is refused.
        page.evaluate(
            "document.body.append(Object.assign(document.createElement('script'),"
            " {textContent: 'window.other = 1'}))")
        page.wait_for_function("window.refused.length > 0")
        assert page.evaluate("window.other") is None
    finally:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_after_turns(results, open_page, width, scheme):
    page = open_page(results, width=width, color_scheme=scheme, bypass_csp=True)
    turn(page, 0, 40)
    turn(page, 1, -25)
    found = Axe().run(page, context="#bench", options={
        "runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"],
        "resultTypes": ["violations"]}).response
    assert found["passes"], "axe looked at nothing"
    assert not found["violations"], json.dumps(found["violations"], indent=1)[:3000]


def test_it_fits_a_narrow_screen_and_fingers(results, open_page):
    page = open_page(results, width=320)
    turn(page, 0, 20)
    size = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert size[0] <= size[1]
    small = page.evaluate(
        """[...document.querySelectorAll("#bench select, #bench input, #bench button,"
          + " #bench .grip circle")].map(e => [e.id || e.tagName, e.getBoundingClientRect()])
          .filter(([, box]) => box.width < 24 || box.height < 24).map(([id]) => id)""")
    assert small == []


def test_it_does_not_print(results, open_page):
    page = open_page(results)
    page.emulate_media(media="print")
    assert not page.locator("#bench").is_visible()
