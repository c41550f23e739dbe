"""The wall: counts and the way in, viewpoints from ten sorts on, nothing about anybody, no secret."""

import json

import pytest
from room_fixtures import come, complaints, facilitator, is_too_wide, serve  # noqa: F401  (fixtures)


def wall(room, width=1366, height=768):
    page = room.page.context.new_page()
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{room.server.url}room/projector")
    page.locator("#wall h1").wait_for()
    page.locator(".wall-count:not(:empty)").wait_for()
    return page


def test_before_the_start_it_shows_the_question_and_the_way_in(facilitator):
    page = wall(facilitator)
    state = facilitator.state()
    text = page.locator("body").inner_text()
    assert state["study"]["question"] in text
    assert state["room"]["addresses"][0]["url"] in text
    assert state["room"]["join"] in text
    assert page.get_by_role("img", name="2. Open the cards").is_visible()
    assert "Nobody has joined yet" in text


def test_the_secret_is_nowhere_on_it(facilitator):
    page = wall(facilitator)
    facilitator.key_in(12).results(12, on=page)
    assert page.locator(".wall-viewpoints li").count()
    assert facilitator.server.secret not in page.content()
    assert facilitator.server.secret not in page.url


def test_under_ten_sorts_it_shows_no_viewpoint(facilitator):
    page = wall(facilitator)
    facilitator.key_in(9).results(9, on=page)
    page.get_by_text("9 from paper").wait_for()
    assert page.locator(".wall-viewpoints").count() == 0


def test_from_ten_sorts_on_it_shows_viewpoints_of_three_people_or_more(facilitator):
    page = wall(facilitator)
    results = facilitator.key_in(12).results(12, on=page)
    shown = [each for each in results["viewpoints"] if each["people"] >= 3]
    assert page.locator(".wall-viewpoints > li").count() == len(shown)
    for each in shown:
        assert page.locator(".wall-viewpoints h2", has_text=each["name"]).count() == 1
    assert page.locator(".wall-early").is_visible() == results["early"]


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (1024, 768)])
def test_all_of_it_is_in_sight_at_once(facilitator, size):
    page = wall(facilitator, *size)
    for sorts in [0, 12]:
        facilitator.key_in(sorts)
        if sorts:
            facilitator.results(sorts, on=page)
            assert page.locator(".wall-viewpoints > li").count()
        assert page.evaluate("document.documentElement.scrollHeight <= innerHeight"), sorts
        assert not is_too_wide(page)
        smallest = page.evaluate("""
          Math.min(...[...document.querySelectorAll('#wall *')]
            .filter(each => each.offsetParent && each.childNodes.length
              && [...each.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()))
            .map(each => parseFloat(getComputedStyle(each).fontSize)))""")
        assert smallest >= 11, smallest


def test_axe_finds_nothing_on_the_wall(serve, come):
    for scheme in ["light", "dark"]:
        room = come(serve(), color_scheme=scheme, bypass_csp=True)
        room.key_in(12)
        page = wall(room)
        room.results(12, on=page)
        assert page.locator(".wall-viewpoints > li").count()
        found = complaints(page, scheme)
        assert not found, json.dumps(found, indent=1)


def test_each_viewpoint_is_told_by_its_sentence_or_by_what_only_it_says(facilitator):
    def change(state):
        first, second, third = state["results"]["viewpoints"]
        alike = [{"id": "x", "text": "What all begin with"}]
        for each in [first, second, third]:
            each.update(people=6, most=list(alike), least=list(alike), only=[])
        far, less = "Far more than any other viewpoint", "Less than the others"
        second["only"] = [{"id": card, "text": text, "words": verdict} for card, text, verdict in [
            ("1", "Only here", far), ("2", "Also only here", far), ("3", "Least of all here", less)]]
        third["most"].append({"id": "y", "text": "What only this one begins with"})
        state["names"] = [{"key": first["key"], "name": "Calm", "gist": "Leave it as it is."}]

    page = told(facilitator, 3, change)
    page.get_by_text("Leave it as it is.").wait_for()
    lines = [each.locator(".wall-tells").all_inner_texts()
             for each in page.locator(".wall-viewpoints > li").all()]
    assert lines == [
        ["Leave it as it is."],
        ["Only here Far more than any other viewpoint", "Least of all here Less than the others"],
        ["What only this one begins with most like it", "What all begin with least like it"]]


def test_common_ground_shows_what_is_embraced_and_set_aside_and_counts_the_rest(facilitator):
    def change(state):
        for each in state["results"]["viewpoints"]:
            each["people"] = 6
        sides = ["embrace"] * 4 + ["setAside"] * 2
        state["results"]["common"] = [
            {"id": str(place), "text": f"Statement {place}", "words": side, "side": side}
            for place, side in enumerate(sides)]

    page = told(facilitator, 2, change)
    page.get_by_text("and 4 more").wait_for()
    assert page.locator(".wall-common li").all_inner_texts() == [
        "Statement 0 embrace", "Statement 4 setAside", "and 4 more"]


def test_a_browser_that_was_not_let_in_is_asked_for_the_secret(browser, facilitator):
    facilitator.key_in(12)
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(f"{facilitator.server.url}room/projector")
    field = page.get_by_label("Secret")
    field.wait_for()
    assert not complaints(page)
    field.fill(facilitator.server.secret)
    page.keyboard.press("Enter")
    page.locator(".wall-viewpoints > li").first.wait_for()
    assert page.get_by_label("Secret").count() == 0
    context.close()


def test_the_wall_goes_on_when_the_room_was_opened_in_another_window(browser, facilitator):
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{facilitator.server.url}room/projector")
    page.get_by_label("Secret").wait_for()
    other = context.new_page()
    other.goto(facilitator.server.room)
    other.locator("body[data-page]").wait_for()
    page.locator(".wall-count:not(:empty)").wait_for(timeout=10_000)
    context.close()


def test_what_people_type_is_not_broken_beside_viewpoints(facilitator):
    page = wall(facilitator)
    facilitator.ask("wifi", {"name": "Town hall", "password": "abc12345"})
    facilitator.key_in(12).results(12, on=page)
    assert page.locator(".wall-viewpoints > li").count()
    for typed in [".url", ".join", ".password"]:
        assert page.locator(f".door {typed}").evaluate("node => node.getClientRects().length") == 1, typed


def told(room, viewpoints, change, size=(1920, 1080), sorts=12):
    """The wall that is told of so many viewpoints, and of what `change` makes of the state."""
    room.key_in(sorts)
    room.ask("choose", {"viewpoints": viewpoints})
    room.results(sorts, viewpoints)
    state = room.state()
    change(state)
    page = room.page.context.new_page()
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.route("**/room/live", lambda route: route.fulfill(
        content_type="text/event-stream", body=f"event: state\ndata: {json.dumps(state)}\n\n"))
    page.goto(f"{room.server.url}room/projector")
    page.locator(".wall-viewpoints > li").first.wait_for()
    return page


def shown_with(room, size, **shifts):
    """The wall with moves between rounds, of as many people as are named."""
    def change(state):
        for each in state["results"]["viewpoints"]:
            each["people"] = 6
        state["results"]["shifts"] = [
            {"from": "1", "to": "2", "people": shifts["there"]},
            {"from": "2", "to": None, "people": shifts["away"]}]

    page = told(room, 2, change, size)
    page.locator(".wall-shifts li").first.wait_for()
    return page


@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768), (1024, 768), (800, 1280)])
def test_nothing_lies_over_the_moves_between_rounds(facilitator, size):
    facilitator.ask("wifi", {"name": "Town hall", "password": "abc12345"})
    page = shown_with(facilitator, size, there=5, away=3)
    over = page.evaluate("""
      const parts = [...document.querySelectorAll(
        ".wall-head, .wall-viewpoints, .wall-common, .wall-divide, .wall-shifts, .door")]
        .filter((part) => part.offsetParent).map((part) => [part.className, part.getBoundingClientRect()]);
      parts.flatMap(([name, a], i) => parts.slice(i + 1).filter(([, b]) =>
        a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)
        .map(([other]) => `${name} / ${other}`))""")
    assert not over


def test_moves_of_three_people_are_shown(facilitator):
    page = shown_with(facilitator, (1920, 1080), there=3, away=3)
    assert page.locator(".wall-shifts li").count() == 2
    assert "3 people" in page.locator(".wall-shifts").inner_text()


def test_moves_that_could_be_told_by_taking_away_are_not_shown(facilitator):
    def change(state):
        for each in state["results"]["viewpoints"]:
            each["people"] = 6
        state["results"]["shifts"] = [
            {"from": "1", "to": "1", "people": 5}, {"from": "2", "to": "2", "people": 4},
            {"from": "1", "to": "2", "people": 2}]

    page = told(facilitator, 2, change)
    page.locator(".wall-shifts li").first.wait_for()
    assert [each.inner_text().split()[-2:] for each in page.locator(".wall-shifts li").all()] == [["5", "people"]]


def test_what_parts_the_viewpoints_that_are_shown_comes_first_and_the_others_are_counted(facilitator):
    def change(state):
        least, *others = state["results"]["viewpoints"]
        keys = [each["key"] for each in (least, *others)]
        least["people"] = 2
        for each in others:
            each["people"] = 6
        # Columns say less than scores; and what tells only the hidden one apart is not shown, far as it is.
        z = {"hidden": [-3, 2.9, 1], "near": [-3, 0, 1], "far": [0, -1.2, 1.4], "further": [0, -1, 1.8]}
        state["results"]["divide"] = [
            {"id": name, "text": name, "tells": keys[:1] if name == "hidden" else keys[1:], "values": [
                {"key": key, "value": round(score), "z": score} for key, score in zip(keys, found)]}
            for name, found in z.items()]

    page = told(facilitator, 3, change)
    assert page.locator(".strip-text").all_inner_texts() == ["further", "far"]
    assert page.locator(".wall-viewpoints > li").count() == 2
    page.get_by_text("One more viewpoint, of fewer than three people, is not shown.").wait_for()


def test_a_viewpoint_alone_on_the_wall_is_parted_from_nobody(facilitator):
    def change(state):
        for number, each in enumerate(state["results"]["viewpoints"]):
            each["people"] = 2 if number else 6

    page = told(facilitator, 2, change)
    assert page.locator(".wall-viewpoints > li").count() == 1
    assert page.locator(".wall-divide").count() == 0


def test_sorts_of_two_rounds_are_not_taken_for_people(facilitator):
    def change(state):
        state["results"] |= {"sorts": 36, "people": 19}

    page = told(facilitator, 2, change)
    page.get_by_text("From 36 sorts of 19 people.").wait_for()


def test_whom_the_door_refuses_is_not_invited(facilitator):
    facilitator.ask("start", {"minutes": None})
    page = wall(facilitator)
    page.locator(".door").wait_for()
    facilitator.come_in("1")
    facilitator.ask("close", {"unfinished": "wait"})
    page.locator(".door").wait_for(state="hidden")
    assert facilitator.state()["room"]["closing"]


def test_wall_and_room_count_alike(facilitator):
    facilitator.ask("start", {"minutes": None})
    page = wall(facilitator)
    facilitator.come_in()
    facilitator.key_in(1)
    expected = "1 has joined, 0 handed in, 1 from paper"
    page.locator(".wall-count", has_text=expected).wait_for()
    facilitator.page.locator(".bar-facts .count", has_text=expected).wait_for()
