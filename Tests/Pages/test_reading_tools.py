"""Other labels, and all that a reader can do with the report at once: for all, in print, offline."""

import json
import subprocess

import pytest
from axe_playwright_python.sync_playwright import Axe

from shipped import ROOT, STUDIES, Results
from reading import SCORES, WIDTHS, marked


# Labels.

def labelled_text(page):
    """Tables, and lists of the viewpoints, as they are read; pictures and the checklist of what was
    done keep their labels."""
    return page.evaluate("""() => {
        document.querySelectorAll("figure, #reporting-checklist").forEach(part => part.remove());
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
