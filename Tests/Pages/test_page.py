"""The HTML report in a browser: for eyes, keyboards, screen readers, printers, and offline."""

import json
import re
import subprocess

import pytest
from axe_playwright_python.sync_playwright import Axe
from sentence_cases import simulate

NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
BANNER = "Illustrative data: simulated sorts"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 800, 1280])
def test_axe_finds_nothing(results, open_page, width, scheme):
    # The page forbids scripts but its own; axe is one, so its policy is put aside here alone.
    page = open_page(results, width=width, color_scheme=scheme, bypass_csp=True)
    # Darkness changes colours only.
    options = {"resultTypes": ["violations"]}
    if scheme == "dark":
        options["runOnly"] = ["color-contrast", "link-in-text-block"]
    found = Axe().run(page, options=options).response
    summary = [
        (violation["id"], node["target"], node.get("failureSummary"))
        for violation in found["violations"] for node in violation["nodes"][:3]
    ]
    assert found["passes"], "axe looked at nothing"
    assert not summary, json.dumps(summary, indent=1)


def test_nothing_is_fetched(results, open_page):
    page = open_page(results)
    page.wait_for_load_state("networkidle")
    assert page.requests == [results.page.as_uri()]


def test_the_page_says_that_nothing_may_be_fetched(results):
    text = results.page.read_text(encoding="utf-8")
    assert "default-src 'none'" in text
    scripts = re.findall(r"<script\b[^>]*>", text)
    assert scripts == ['<script type="application/json" id="bench-data">', "<script>"]
    assert not re.search(r"<(link|iframe|object|embed|img|video|audio)\b", text)
    assert not re.search(r"""\b(src|srcset|action|data)\s*=\s*["']""", text)
    assert not re.search(r"@import|url\((?!['\"]?#)", text)


def test_scripts_change_nothing_but_add_controls_and_the_rotation_bench(results, open_page):
    added = "#bench, #bench-link, .tool, #find-link"
    page = open_page(results)
    assert page.locator(added).count() == page.locator(added).locator("visible=true").count() == 6
    page.evaluate(
        "selector => { for (const part of document.querySelectorAll(selector)) part.hidden = true }",
        added)
    # The head of a column becomes a button, which is a block: blanks differ, words do not.
    with_scripts = page.locator("body").inner_text().split()
    page = open_page(results, java_script_enabled=False)
    assert page.locator(added).locator("visible=true").count() == 0
    without = page.locator("body").inner_text().split()
    assert without == with_scripts and len(without) > 1000


@pytest.mark.parametrize("width", [320, 360])
def test_the_page_does_not_scroll_sideways(results, open_page, width):
    page = open_page(results, width=width)
    size = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert size[0] <= size[1] <= width
    # The check can fail: something on the page is wider than the screen, and scrolls by itself.
    assert page.evaluate(
        "[...document.querySelectorAll('*')].some(e => e.scrollWidth > e.clientWidth + 1"
        " && ['auto', 'scroll'].includes(getComputedStyle(e).overflowX))")


def test_the_skip_link_comes_first_and_leads_to_the_answer(results, open_page):
    page = open_page(results)
    page.keyboard.press("Tab")
    focused = page.evaluate("[document.activeElement.className, document.activeElement.hash]")
    assert focused == ["skip", "#answer"]
    box = page.locator("a.skip").bounding_box()
    assert box["x"] >= 0 and box["y"] >= 0 and box["width"] > 20, "seen while it has the focus"
    page.keyboard.press("Enter")
    assert page.url.endswith("#answer")
    page.keyboard.press("Tab")
    inside = page.evaluate(
        "document.querySelector('#answer').compareDocumentPosition(document.activeElement)"
        " & (Node.DOCUMENT_POSITION_CONTAINED_BY | Node.DOCUMENT_POSITION_FOLLOWING)")
    assert inside, "the next stop is in the answer or after it"


def test_every_region_that_scrolls_is_reached_by_keyboard(results, open_page):
    page = open_page(results, width=360)
    count = page.evaluate(
        """() => {
          const scrolls = e => (e.scrollWidth > e.clientWidth + 1
              && ['auto', 'scroll'].includes(getComputedStyle(e).overflowX))
            || (e.scrollHeight > e.clientHeight + 1
              && ['auto', 'scroll'].includes(getComputedStyle(e).overflowY));
          const all = [...document.querySelectorAll('body *')].filter(scrolls);
          all.forEach(e => e.setAttribute('data-scrolls', ''));
          return all.length;
        }""")
    assert count > 0
    reached = set()
    for _ in range(2000):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            """() => {
              const e = document.activeElement;
              if (!e || e === document.body) return null;
              const all = [...document.querySelectorAll('[data-scrolls]')];
              const label = e.labels && e.labels.length ? e.labels[0].textContent : null;
              return [all.indexOf(e),
                e.getAttribute('aria-label') || label || e.textContent.trim()];
            }""")
        if stop is None:
            break
        assert stop[1], "what can be focused has a name"
        if stop[0] >= 0:
            reached.add(stop[0])
    assert len(reached) == count


def test_what_scrolls_sideways_shows_that_there_is_more(results, open_page):
    page = open_page(results, width=360)
    wide = page.evaluate("""
        [...document.querySelectorAll('.scroll')]
            .filter(region => region.scrollWidth > region.clientWidth + 1)
            .map(region => getComputedStyle(region))
            .map(style => [style.backgroundImage.split('linear-gradient').length - 1,
                           style.backgroundAttachment])
    """)
    assert len(wide) > 3
    assert all(cue == [4, "local, local, scroll, scroll"] for cue in wide)
    page.emulate_media(media="print")
    assert page.evaluate(
        "[...document.querySelectorAll('.scroll')]"
        ".every(region => getComputedStyle(region).backgroundImage === 'none')")


def test_no_head_of_a_table_is_printed_without_rows(results, open_page):
    page = open_page(results)
    page.emulate_media(media="print")
    for selector, side in [
            ("table.paper caption", "breakAfter"), ("table.paper thead", "breakAfter"),
            ("table.paper tbody tr:first-child", "breakBefore")]:
        assert page.evaluate(
            "([selector, side]) => [...document.querySelectorAll(selector)]"
            ".every(part => getComputedStyle(part)[side] === 'avoid')", [selector, side])


def test_headings_are_in_order(results, open_page):
    page = open_page(results)
    levels = page.evaluate(
        "[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(h => +h.tagName[1])")
    assert levels.count(1) == 1 and levels[0] == 1 and levels.count(2) > 5
    assert all(b <= a + 1 for a, b in zip(levels, levels[1:])), levels


def test_every_link_inside_leads_somewhere(results, open_page):
    page = open_page(results)
    broken = page.evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href'))"
        ".filter(h => !document.getElementById(decodeURIComponent(h.slice(1))))")
    assert broken == []
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))


def test_it_prints(results, open_page):
    page = open_page(results)
    page.emulate_media(media="print")
    pdf = page.pdf(format="A4")
    assert pdf.startswith(b"%PDF")
    pages = len(re.findall(rb"/Type\s*/Page\b", pdf))
    assert 2 < pages < 80
    assert not page.locator("a.skip").is_visible()


def test_the_answer_names_as_many_viewpoints_as_the_result(results, open_page):
    page = open_page(results)
    factors = results.analysis["factors"]
    answer = page.locator("#answer").inner_text().lower()
    assert re.search(rf"\b{NUMBERS[len(factors)]} viewpoints\b", answer), answer[:200]
    assert page.locator("#answer .overview > li").count() == len(factors)
    for position, factor in enumerate(factors, start=1):
        name = page.locator(f"#answer a[href='#viewpoint-{position}']").inner_text()
        assert name == (factor["name"] or f"Viewpoint {position}")


def test_only_simulated_sorts_are_called_so(results, open_page):
    page = open_page(results)
    is_simulated = results.analysis["input"]["simulated"]
    assert is_simulated == (results.name == "place-based-budgeting")
    assert page.locator("header .banner").count() == (1 if is_simulated else 0)
    assert (BANNER in page.locator("body").inner_text()) == is_simulated
    if is_simulated:
        assert BANNER in page.locator("header .banner").inner_text()


def test_the_common_ground_is_not_blank(results, open_page):
    page = open_page(results)
    section = page.locator("section[aria-labelledby=share]")
    assert len(section.inner_text()) > 150
    assert section.locator("li").count() > 0


def test_columns_of_ten_viewpoints_leave_statements_their_room(program, open_page, tmp_path):
    study = simulate(program, tmp_path, {-2: 3, -1: 4, 0: 5, 1: 4, 2: 3}, 60, 10)
    subprocess.run(
        [program, "report", study, "--factors", "10", "--out", tmp_path / "out", "--quiet"], check=True,
        stdout=subprocess.DEVNULL)
    for width in [760, 820, 1280]:
        page = open_page(None, width=width, page_path=tmp_path / "out" / "report.html")
        rooms = page.locator(".cards li").evaluate_all(
            "items => items.map(item => [item, item.querySelector('.columns')].map("
            "e => e.getBoundingClientRect().width))")
        assert rooms and all(columns <= 0.46 * whole for whole, columns in rooms), width
