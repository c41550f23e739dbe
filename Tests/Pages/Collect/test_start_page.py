"""The page before a workshop is open: a copy of an earlier one, and an earlier one itself."""

import csv
import shutil
from pathlib import Path

import pytest
import yaml
from room_fixtures import Server, come, enlarge, is_too_wide, workshop  # noqa: F401  (fixtures)
from whole_people import ask, example_sorts

TITLE = "What parks are for"
STATEMENTS = [f"Parks are for everybody, number {number}." for number in range(1, 25)]
DONE = 3


def parks(folder):
    """A workshop with cards and settings of its own."""
    workshop(folder)
    path = folder / "study.yml"
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    told.update(title=TITLE, question="What are our parks for?")
    told["collect"].update(access="open", presort="off")
    path.write_text(yaml.safe_dump(told, allow_unicode=True, sort_keys=False), encoding="utf-8")
    cards = folder / "statements.csv"
    with open(cards, encoding="utf-8", newline="") as file:
        rows = [row | {"text": text} for row, text in zip(csv.DictReader(file), STATEMENTS, strict=True)]
    with open(cards, "w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, rows[0])
        table.writeheader()
        table.writerows(rows)
    return folder


@pytest.fixture
def start_page(come, tmp_path, collecting_program, origin):  # noqa: F811
    """The start page in a browser, with two earlier workshops: of the example's cards, and of others."""
    home = tmp_path / "workshops"
    workshop(home / "budget")
    parks(home / "parks")
    server = Server(collecting_program, tmp_path, "--folder", home, origin=origin)
    room = come(server)
    room.page.set_default_timeout(15_000)
    room.home = home
    heading(room, "Workshops", 1)
    yield room
    server.stop()
    assert server.process.returncode == 0
    assert not room.faults


def heading(room, name, level):
    room.page.get_by_role("heading", name=name, level=level).wait_for()


def open_parks(room):
    room.page.get_by_role("button", name=f"Open: {TITLE}").click()
    room.page.locator("nav.stages").wait_for()


def go_back(room):
    room.go("Hand out")
    is_open = room.state()["room"]["state"] == "open"
    room.press("Close this workshop and go to the list")
    if is_open:
        room.page.get_by_role("dialog").get_by_role("button", name="Leave", exact=True).click()
    heading(room, "Workshops", 1)


def have_sorted(room):
    """People sort in the workshop that is open."""
    room.ask("start", {"minutes": None})
    for sort in example_sorts()[:DONE]:
        entered = ask(room.server.address, "api/enter", {})
        moves = [{"do": "consent", "given": True}, {"do": "step", "step": "grid"}]
        moves += [{"do": "place", "condition": "", "card": card, "value": value} for card, value in sort.items()]
        moves += [{"do": "submit", "condition": ""}, {"do": "finish"}]
        moves = [{"n": n, "at": 1000 * n, **move} for n, move in enumerate(moves, start=1)]
        ask(room.server.address, "api/moves", {"session": entered["session"], "moves": moves}, entered["code"])
    assert room.state()["people"]["submitted"] == DONE
    # She is asked before she leaves a room that her page knows to be open.
    room.page.locator(".bar-facts", has_text="Open").wait_for()


@pytest.mark.parametrize("letters", [100, 200])
def test_nothing_scrolls_sideways_on_the_narrowest_screen(start_page, letters):
    page = start_page.page
    page.set_viewport_size({"width": 320, "height": 640})
    enlarge(page, letters)
    origins = page.get_by_role("group", name="Begin with").get_by_role("radio")
    assert origins.count() == 4
    for origin in origins.all():
        origin.check()
        assert not is_too_wide(page), origin.get_attribute("value")


def test_an_earlier_workshop_is_opened_with_its_button(start_page):
    room = start_page
    listed = room.page.locator(".workshops li")
    assert listed.count() == 2 and room.page.locator(".workshops strong", has_text=TITLE).count() == 1
    open_parks(room)
    state = room.state()
    assert state["open"] and state["study"]["title"] == TITLE
    assert [each["text"] for each in state["study"]["statements"]] == STATEMENTS
    assert (room.home / "parks/collected.sqlite").exists() and not (room.home / "budget/collected.sqlite").exists()


def test_an_earlier_workshop_opens_again_with_its_people(start_page):
    room = start_page
    open_parks(room)
    have_sorted(room)
    go_back(room)
    assert not room.state()["open"]
    open_parks(room)
    assert room.state()["people"]["submitted"] == DONE
    room.go("Sort")
    facts = room.page.locator("#sort .facts")
    assert facts.locator("div, dt", has_text="Sorts in from devices").first.is_visible() and str(DONE) in facts.inner_text()


def test_a_folder_that_is_no_longer_a_workshop_is_told_and_the_list_stays(start_page):
    room = start_page

    def remove_and_ask(route):
        # Between the list and the question: a list drawn after this would no longer offer it.
        shutil.rmtree(room.home / "parks")
        route.continue_()

    room.page.route("**/room/api/open", remove_and_ask)
    room.page.get_by_role("button", name=f"Open: {TITLE}").click()
    fault = room.page.locator(".workshops .fault:visible")
    fault.wait_for()
    assert "There is no such workshop" in fault.inner_text()
    assert not room.state()["open"] and room.page.locator(".workshops li").count() >= 1


def test_a_workshop_is_made_from_a_copy_of_an_earlier_one_without_its_people(start_page):
    room, page = start_page, start_page.page
    open_parks(room)
    have_sorted(room)
    go_back(room)
    before = set(room.home.iterdir())
    page.get_by_label("A copy of an earlier workshop").check()
    assert not page.get_by_label("Question that the cards answer").is_visible(), "the question comes along"
    page.get_by_label("Workshop to copy").select_option(label=TITLE)
    page.get_by_label("Title").fill("Parks, a year later")
    room.press("Make this workshop")
    heading(room, "Prepare", 2)
    page.locator("#said", has_text="The workshop has 24 statements.").wait_for(state="attached")

    state = room.state()
    assert (state["study"]["title"], state["study"]["question"]) == ("Parks, a year later", "What are our parks for?")
    assert [each["text"] for each in state["study"]["statements"]] == STATEMENTS
    assert state["study"]["access"] == "open", "its settings come along"
    assert state["people"]["all"] == 0 and state["room"]["state"] == "waiting" and state["results"] is None
    [made] = set(room.home.iterdir()) - before
    assert not {"sorts.csv", "participants.csv", "comments.csv", "planted.csv"} & {each.name for each in made.iterdir()}
    # The earlier one stays as it was, with its people.
    go_back(room)
    assert page.locator(".workshops li").count() == 3
    open_parks(room)
    assert room.state()["people"]["submitted"] == DONE


def test_a_copy_without_a_title_has_one_of_its_own(start_page):
    room, page = start_page, start_page.page
    page.get_by_label("A copy of an earlier workshop").check()
    page.get_by_label("Workshop to copy").select_option(label=TITLE)
    room.press("Make this workshop")
    heading(room, "Prepare", 2)
    assert len(room.state()["study"]["statements"]) == len(STATEMENTS)
    assert len({Path(each["path"]) for each in room.ask("leave")["workshops"]}) == 3
