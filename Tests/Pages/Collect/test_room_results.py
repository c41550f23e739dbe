"""Understand: viewpoints with shape, colour and name; their number; names that stay while sorts come in."""

import random
import re

from playwright.sync_api import expect
from room_fixtures import come, facilitator, serve  # noqa: F401  (fixtures)

CARDS = [str(number) for number in range(1, 25)]
COUNTS = [3, 3, 4, 4, 4, 3, 3]


def understand(room, sorts=12):
    room.key_in(sorts)
    room.go("Understand")
    return room.results(sorts)


def test_with_few_sorts_it_says_why_nothing_shows(facilitator):
    facilitator.key_in(2)
    facilitator.go("Understand")
    facilitator.page.locator("#understand .notice", has_text="2 are in").wait_for()
    assert not facilitator.part("How many viewpoints").is_visible()
    assert facilitator.page.locator("article.viewpoint").count() == 0


def test_each_viewpoint_has_a_shape_a_name_and_what_it_says(facilitator):
    told = understand(facilitator)["viewpoints"]
    cards = facilitator.page.locator("article.viewpoint")
    assert cards.count() == len(told)
    for position, viewpoint in enumerate(told):
        card = cards.nth(position)
        assert card.locator("h4 svg").get_attribute("class") == f"shape {viewpoint['shape']}"
        assert card.locator("h4").inner_text() == viewpoint["name"]
        text = card.locator(".says").inner_text()
        for part in ["most", "least"]:
            for statement in viewpoint[part]:
                assert statement["text"] in text
        for only in viewpoint["only"]:
            assert only["text"] in text and only["words"] in text
    shapes = {viewpoint["shape"] for viewpoint in told}
    assert len(shapes) == len(told), "no two look alike without their colour"


def test_early_results_say_so(facilitator):
    results = understand(facilitator)
    shown = facilitator.page.locator(".standing")
    assert ("Early: may still change" in shown.inner_text()) == results["early"]


def test_common_ground_and_divide_are_said_in_words_and_figures(facilitator):
    understand(facilitator)
    facilitator.ask("choose", {"viewpoints": 2})
    results = facilitator.results(12, 2)
    common = facilitator.part("Common ground").inner_text()
    for item in results["common"]:
        assert item["text"] in common and item["words"] in common
    assert results["common"] or "None shows yet" in common
    divide = facilitator.part("Where they part")
    for item in results["divide"]:
        shown = divide.locator(".strip", has_text=item.get("text") or item.get("theme"))
        assert shown.locator(".strip-values li").count() == len(item["values"])
        assert shown.locator(".strip-mark").count() == len(item["values"])


def test_a_name_is_saved_and_stands_wherever_the_viewpoint_is_shown(facilitator):
    key = understand(facilitator)["viewpoints"][0]["key"]
    card = facilitator.page.locator("article.viewpoint").first
    card.get_by_label("Name").fill("Residents first")
    card.get_by_label("In one sentence").fill("Those who use a service shape it.")
    card.get_by_role("button", name="Save the name").click()
    card.get_by_text("Saved.").wait_for()
    named = {each["key"]: each for each in facilitator.state()["names"]}[key]
    assert (named["name"], named["gist"]) == ("Residents first", "Those who use a service shape it.")
    card.locator("h4", has_text="Residents first").wait_for()
    facilitator.go("Sort")
    assert "Residents first" in facilitator.part("Viewpoints so far").inner_text()


def test_a_name_that_another_viewpoint_has_is_refused_beside_the_field(facilitator):
    understand(facilitator)
    facilitator.ask("choose", {"viewpoints": 2})
    facilitator.results(12, 2)
    cards = facilitator.page.locator("article.viewpoint")
    for number, name in enumerate(["Good", "  good "]):
        cards.nth(number).get_by_label("Name").fill(name)
        cards.nth(number).get_by_role("button", name="Save the name").click()
    cards.nth(1).get_by_text("Another viewpoint is called “good”").wait_for()
    assert cards.nth(1).get_by_label("Name").get_attribute("aria-invalid") == "true"
    cards.nth(1).get_by_label("Name").fill(" Better ")
    cards.nth(1).get_by_role("button", name="Save the name").click()
    cards.nth(1).locator("h4", has_text="Better").wait_for()
    assert [each["name"] for each in facilitator.state()["names"]] == ["Good", "Better"]
    expect(cards.nth(1).get_by_text("Not saved yet.")).to_be_hidden()


def test_two_rounds_of_the_same_people_are_told_as_such(serve, come):
    room = come(serve(more="conditions: {before: \"Before?\", after: \"After?\"}\n"))
    for condition in ["before", "after"]:
        shuffle = random.Random(condition)
        for person in range(6):
            cards = shuffle.sample(CARDS, len(CARDS))
            columns = [", ".join(cards[sum(COUNTS[:column]):sum(COUNTS[:column + 1])])
                       for column in range(len(COUNTS))]
            room.ask("paper/save", {
                "code": f"S{person}", "condition": condition, "columns": columns, "second": None,
                "comments": [], "share": False, "answers": {}})
    room.ask("choose", {"viewpoints": 2})
    room.go("Understand")
    results = room.results(12, 2)
    room.page.locator(".standing", has_text="From 12 sorts of 6 people").wait_for()
    room.page.locator("#understand .notice", has_text="sorted more than once").wait_for()
    assert sum(each["people"] for each in results["viewpoints"]) <= 6


def test_a_name_half_typed_stays_while_sorts_come_in(facilitator):
    understand(facilitator)
    facilitator.ask("choose", {"viewpoints": 2})
    other = facilitator.results(12, 2)["viewpoints"][1]["key"]
    card = facilitator.page.locator("article.viewpoint").first
    card.get_by_label("Name").press_sequentially("Residen")
    facilitator.push()
    facilitator.ask("name", {"key": other, "name": "Somebody else’s", "gist": ""})
    facilitator.page.locator("article.viewpoint h4", has_text="Somebody else’s").wait_for()
    assert card.get_by_label("Name").input_value() == "Residen"
    facilitator.page.keyboard.type("ts")
    assert card.get_by_label("Name").input_value() == "Residents"
    assert card.get_by_text("Not saved yet.").is_visible()


def test_the_viewpoints_of_before_are_not_shown_while_another_number_is_worked_out(facilitator):
    understand(facilitator)
    facilitator.ask("choose", {"viewpoints": 2})
    facilitator.results(12, 2)
    cards = facilitator.page.locator("article.viewpoint")
    cards.first.get_by_label("Name").fill("Of the two")
    panel = facilitator.part("How many viewpoints")
    working = facilitator.page.locator("#understand .notice", has_text="is being worked out")

    def at_once(route):
        """The answer of the server; the viewpoints that it works out are not told yet."""
        state = told[route.request.post_data_json["viewpoints"]]
        # Later than what may still be on its way.
        begun["number"] += 10
        route.fulfill(json={**state, "begun": begun})

    told = {}
    for number in [3, None]:
        told[number] = facilitator.ask("choose", {"viewpoints": number})
        assert told[number]["results"] is None and told[number]["choice"]["viewpoints"] == number
        facilitator.ask("choose", {"viewpoints": 2})
        facilitator.results(12, 2)
    begun = facilitator.state()["begun"]
    facilitator.page.route("**/room/api/choose", at_once)
    for number, label in [(3, "3 viewpoints"), (None, re.compile("As suggested"))]:
        panel.get_by_label(label).check()
        panel.get_by_role("button", name="Use this number").click()
        expect(working).to_be_visible()
        expect(cards.first).to_be_hidden()
        expect(facilitator.part("Common ground")).to_be_hidden()
    while facilitator.state()["begun"]["number"] <= begun["number"]:
        pass
    facilitator.ask("choose", {"viewpoints": 3})
    expect(cards).to_have_count(3)
    expect(working).to_be_hidden()
    assert cards.first.get_by_label("Name").input_value() == "", "it was typed for a viewpoint that is no more"


def use_number(facilitator, label):
    """Chooses how many viewpoints; back once the server has answered."""
    panel = facilitator.part("How many viewpoints")
    panel.get_by_label(label, exact=isinstance(label, str)).check()
    use = panel.get_by_role("button", name="Use this number")
    with facilitator.page.expect_response("**/room/api/choose"):
        use.click()
    return use


def test_the_number_of_viewpoints_is_suggested_with_its_reason_and_can_be_chosen(facilitator):
    understand(facilitator)
    panel = facilitator.part("How many viewpoints")
    choice = facilitator.state()["choice"]
    panel.get_by_text(choice["why"]).wait_for()
    assert panel.get_by_label(re.compile("As suggested")).is_checked()
    use_number(facilitator, "2 viewpoints")
    assert facilitator.state()["choice"]["viewpoints"] == 2
    facilitator.results(12, 2)
    use_number(facilitator, re.compile("As suggested"))
    assert facilitator.state()["choice"]["viewpoints"] is None


def lay(facilitator, sorts):
    """Sorts as from paper: for each its cards, from the lowest column to the highest."""
    for number, cards in enumerate(sorts, start=1):
        cards = list(cards)
        columns = [", ".join(cards.pop(0) for _ in range(count)) for count in COUNTS]
        facilitator.ask("paper/save", {
            "code": f"S{number:02}", "condition": "", "columns": columns, "second": None,
            "comments": [], "share": False, "answers": {}})


def alike(number):
    """One way of sorting, with two pairs of cards exchanged."""
    cards = list(CARDS)
    for one, other in [(number, number + 8), (23 - number, number + 3)]:
        cards[one], cards[other] = cards[other], cards[one]
    return cards


def counts(facilitator):
    radios = facilitator.part("How many viewpoints").get_by_label(re.compile("^[0-9] viewpoint"))
    return radios.evaluate_all("all => all.map(each => each.value)")


def test_a_single_viewpoint_is_offered_where_the_sorts_speak_for_it(facilitator):
    lay(facilitator, [alike(number) for number in range(8)])
    facilitator.go("Understand")
    facilitator.results(8, 1)
    panel = facilitator.part("How many viewpoints")
    assert panel.get_by_label("As suggested: 1").is_visible()
    assert counts(facilitator) == ["1", "2", "3", "4", "5"]
    use = use_number(facilitator, "1 viewpoint")
    assert facilitator.state()["choice"]["viewpoints"] == 1
    facilitator.results(8, 1)
    assert use.evaluate("node => node === document.activeElement"), "the focus stays"
    assert panel.get_by_label("1 viewpoint", exact=True).is_checked()


def test_two_to_five_are_offered_and_what_was_chosen_elsewhere(facilitator):
    understand(facilitator)
    lowest = facilitator.state()["choice"]["lowest"]
    assert counts(facilitator) == [*(["1"] if lowest == 1 else []), "2", "3", "4", "5"]
    facilitator.ask("choose", {"viewpoints": 6})
    expect(facilitator.part("How many viewpoints").get_by_label("6 viewpoints")).to_be_checked()


def test_where_nothing_stands_out_a_number_can_still_be_chosen(facilitator):
    chance = random.Random(4)
    lay(facilitator, [chance.sample(CARDS, len(CARDS)) for _ in range(8)])
    facilitator.go("Understand")
    facilitator.page.locator("#understand .notice", has_text="or choose a number").wait_for()
    panel = facilitator.part("How many viewpoints")
    panel.get_by_label("2 viewpoints").check()
    panel.get_by_role("button", name="Use this number").click()
    expect(facilitator.page.locator("article.viewpoint")).to_have_count(2)


def test_one_viewpoint_alone_is_compared_with_nothing(facilitator):
    understand(facilitator)
    facilitator.ask("choose", {"viewpoints": 1})
    facilitator.results(12, 1)
    cards = facilitator.page.locator("article.viewpoint")
    expect(cards).to_have_count(1)
    expect(facilitator.page.get_by_role("heading", name="Common ground", exact=True)).to_be_hidden()
    assert "Where it stands apart" not in cards.inner_text()
    facilitator.ask("choose", {"viewpoints": 2})
    facilitator.results(12, 2)
    assert facilitator.part("Common ground").is_visible()
    assert "Where it stands apart" in cards.first.inner_text()


def test_who_holds_the_reverse_of_a_viewpoint_is_told_in_the_room_and_on_the_wall(facilitator, come):
    chance = random.Random(11)
    one, other = chance.sample(CARDS, len(CARDS)), chance.sample(CARDS, len(CARDS))

    def near(order):
        order = list(order)
        for _ in range(4):
            place = chance.randrange(len(order) - 1)
            order[place:place + 2] = reversed(order[place:place + 2])
        return order

    lay(facilitator, [near(one) for _ in range(5)] + [near(one[::-1]) for _ in range(3)]
        + [near(other) for _ in range(5)])
    facilitator.ask("choose", {"viewpoints": 2})
    facilitator.go("Understand")
    cards = facilitator.page.locator("article.viewpoint")
    told = facilitator.results(13, 2)
    expect(cards).to_have_count(2)
    poled = [each for each in told["viewpoints"] if each["opposite"]]
    assert [(each["people"], each["opposite"]) for each in poled] == [(8, 3)]
    name = poled[0]["name"]
    card = facilitator.page.locator("article.viewpoint", has_text=name)
    expect(card).to_contain_text("8 people clearly on it, 3 of them from the opposite side")
    plain = next(each for each in told["viewpoints"] if not each["opposite"])
    assert "opposite" not in facilitator.page.locator("article.viewpoint", has_text=plain["name"]).inner_text()
    # Where it stands apart, each card bears its column.
    for only in poled[0]["only"]:
        column = str(only["column"]).replace("-", "−") if only["column"] <= 0 else f"+{only['column']}"
        expect(card.locator("li", has_text=only["words"]).filter(has_text=only["text"])).to_contain_text(column)
    common = facilitator.part("Common ground")
    notice = common.get_by_text(f"Some people define {name} from the opposite side")
    assert notice.is_visible() == bool(told["common"])
    wall = come(facilitator.server)
    wall.page.goto(facilitator.server.url + "room/projector")
    facilitator.results(13, 2, on=wall.page)
    expect(wall.page.locator(".wall-people", has_text="some of them from the opposite side")).to_have_count(1)
    turned = wall.page.get_by_text("Those from the opposite side of a viewpoint turn this round.")
    assert turned.count() == bool(told["common"])
