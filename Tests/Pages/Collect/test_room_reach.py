"""The room for every eye and hand: all stages at three sizes, light and dark, and by keyboard."""

import json

import pytest
from playwright.sync_api import expect
from room_fixtures import (  # noqa: F401  (fixtures)
    SIZES,
    STAGES,
    come,
    complaints,
    enlarge,
    facilitator,
    is_too_wide,
    serve,
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_in_any_stage_before_and_after_people_have_sorted(serve, come, size, scheme):
    # The page forbids scripts but its own; axe is one, so its policy is put aside here alone.
    room = come(serve(), *size, color_scheme=scheme, bypass_csp=True)
    for part in ["Question", "Statements", "Themes", "Grid", "Time and steps", "Rounds"]:
        room.unfold(part)
    for sorts in [0, 12]:
        room.key_in(sorts)
        if sorts:
            room.results(sorts)
        for stage in STAGES:
            room.go(stage)
            found = complaints(room.page, scheme)
            assert not found, f"{stage} with {sorts} sorts: {json.dumps(found, indent=1)}"
            assert not is_too_wide(room.page), stage


def test_forced_colours_mark_the_stage_in_sight_alone(serve, come):
    room = come(serve(), forced_colors="active")
    room.go("Check")
    lines = room.page.locator(".stages a").evaluate_all(
        "all => all.map((link) => getComputedStyle(link).borderBottomColor)")
    ground = room.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert [line != ground for line in lines] == [False, True, False, False, False]


@pytest.mark.parametrize("letters", [100, 200])
def test_nothing_scrolls_sideways_on_the_narrowest_screen(serve, come, letters):
    room = come(serve(), 320, 640)
    enlarge(room.page, letters)
    for part in ["Question", "Statements", "Themes", "Grid", "Time and steps", "Rounds"]:
        room.unfold(part)
    for sorts in [0, 12]:
        for stage in STAGES:
            room.go(stage)
            assert not is_too_wide(room.page), f"{stage}, {sorts} sorts"
        if not sorts:
            room.ask("start", {"minutes": 25})
            room.come_in()
            room.key_in(12).results(12)
            room.go("Sort").part("People").locator("tbody tr").first.wait_for()
            room.go("Understand").page.locator(".viewpoint").first.wait_for()
    steps = room.go("Sort").part("People").locator("tbody th")
    # No word of a step is broken.
    assert steps.evaluate_all("""all => all.filter((each) => {
      const text = document.createRange();
      text.selectNodeContents(each);
      return text.getClientRects().length > each.textContent.split(" ").length;
    }).map((each) => each.textContent)""") == []
    wall = room.page.context.new_page()
    wall.goto(f"{room.server.url}room/projector")
    enlarge(wall, letters)
    wall.locator(".wall-viewpoints").wait_for()
    # No code that is drawn has wider words.
    wall.locator(".door .join").evaluate("code => code.textContent = 'mumum-mumum'")
    assert not is_too_wide(wall)
    wall.context.clear_cookies()
    wall.goto(f"{room.server.url}room")
    enlarge(wall, letters)
    wall.get_by_label("Secret of the room").wait_for()
    assert not is_too_wide(wall), "where the secret is asked for"
    assert not room.faults


@pytest.mark.parametrize("width", [820, 1024, 1366, 1920])
def test_the_button_of_the_projector_stays_where_it_is_however_long_the_counts_become(facilitator, width):
    page = facilitator.page
    page.set_viewport_size({"width": width, "height": 768})
    button = page.get_by_role("link", name="Open the projector view")
    before = button.bounding_box()
    state = facilitator.state()
    state["begun"]["number"] += 1000
    state["study"]["title"] = "How the services of our town and of the villages around it should work together"
    state["people"] |= {"all": 188, "submitted": 163, "paper": 124, "drafts": 25, "slowestLeft": 24}
    state["room"] |= {"state": "open", "secondsLeft": 5999}
    page.evaluate("state => import('/assets/room-store.js').then(({ store }) => store.apply(state))", state)
    page.locator(".bar-facts", has_text="124 from paper, slowest has 24 cards left").wait_for()
    now = button.bounding_box()
    assert [now[each] for each in ["x", "width", "height"]] == [before[each] for each in ["x", "width", "height"]]
    line = page.locator(".bar-line").bounding_box()
    assert now["y"] + now["height"] / 2 == pytest.approx(line["y"] + line["height"] / 2, abs=1), "on a line of its own"
    assert not is_too_wide(page)


def test_widened_letters_and_lines_lose_nothing(facilitator):
    facilitator.page.set_viewport_size({"width": 320, "height": 640})
    facilitator.page.evaluate("""() => {
      for (const part of document.querySelectorAll('body *')) {
        part.style.lineHeight = '1.5';
        part.style.letterSpacing = '0.12em';
        part.style.wordSpacing = '0.16em';
      }
    }""")
    for stage in STAGES:
        facilitator.go(stage)
        assert not is_too_wide(facilitator.page), stage
        cut = facilitator.page.evaluate("""
          [...document.querySelectorAll('button, a, p, h1, h2, h3, label, legend')]
            .filter(part => part.offsetParent && !part.closest('.unseen'))
            .filter(part => getComputedStyle(part).overflowX !== 'visible'
              && part.scrollWidth > part.clientWidth + 1).map(part => part.textContent)""")
        assert cut == [], stage


def test_every_stage_is_reached_by_keyboard_and_the_focus_goes_along(facilitator):
    page = facilitator.page
    page.locator("nav.stages a").first.focus()
    for stage in STAGES[1:]:
        page.get_by_role("navigation").get_by_role("link", name=stage).focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name=stage, level=2, exact=True)).to_be_focused()
        assert page.locator("nav.stages [aria-current=step]").inner_text() == stage


def test_the_skip_link_comes_first(facilitator):
    page = facilitator.page
    page.reload()
    page.locator("nav.stages").wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_headings_are_in_order(facilitator):
    facilitator.key_in(12).results(12)
    for stage in STAGES:
        facilitator.go(stage)
        levels = facilitator.page.evaluate(
            "[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]"
            ".filter(each => each.offsetParent).map(each => +each.tagName[1])")
        assert levels[0] == 1 and levels.count(1) == 1 and levels.count(2) == 1
        assert all(b <= a + 1 for a, b in zip(levels, levels[1:])), (stage, levels)


def test_nothing_comes_from_elsewhere(serve, come):
    server = serve()
    room = come(server)
    asked = []
    room.page.on("request", lambda request: asked.append(request.url))
    room.page.reload()
    room.page.locator("nav.stages").wait_for()
    for stage in STAGES:
        room.go(stage)
    assert asked and all(url.startswith((server.url, "data:")) for url in asked)
