"""The pages at the ends of a workshop for every eye and hand: start page, login, an empty house, one's own page."""

import json

import pytest
import room_fixtures
from collecting import complaints as sorting_complaints
from room_fixtures import SIZES, Server, come, is_too_wide, serve, workshop  # noqa: F401  (fixtures)
from test_personal_page import others

SCHEMES = ["light", "dark"]
SOURCES = ["The example that comes with Mindset", "A list that I paste", "A spreadsheet of statements",
           "A copy of an earlier workshop"]
WORST = "The question is how a very long title fits beside a button on a narrow phone"

LOOKS = {f"{size[0]}-{scheme}": (size, scheme) for size in SIZES for scheme in SCHEMES}

every_look = pytest.mark.parametrize("size,scheme", LOOKS.values(), ids=LOOKS)


def looks_well(page, scheme, where):
    found = room_fixtures.complaints(page, scheme)
    assert not found, f"{where}: {json.dumps(found, indent=1)}"
    assert not is_too_wide(page), where
    assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") == (scheme == "dark")


def background(page):
    """How light the page's ground is, from 0 to 255."""
    colour = page.evaluate("""() => {
      const said = [document.body, document.documentElement].map((each) => getComputedStyle(each).backgroundColor);
      return said.find((each) => each !== 'rgba(0, 0, 0, 0)') ?? 'rgb(255, 255, 255)';
    }""")
    return sum(int(each) for each in colour.partition("(")[2].rstrip(")").split(",")[:3]) / 3


@pytest.fixture
def start_page(come, tmp_path, collecting_program, origin):  # noqa: F811
    """The start page; the pages forbid scripts but their own, and axe is one, so their policy is put aside here."""
    home = tmp_path / "workshops"
    workshop(home / "budget")
    study = workshop(home / "other") / "study.yml"
    told = study.read_text(encoding="utf-8")
    title = next(line for line in told.splitlines() if line.startswith("title:"))
    study.write_text(told.replace(title, f"title: {WORST}"), encoding="utf-8")
    server = Server(collecting_program, tmp_path, "--folder", home, origin=origin)

    def look(size, scheme):
        room = come(server, *size, color_scheme=scheme, bypass_csp=True)
        room.page.get_by_role("heading", name="Workshops", level=1).wait_for()
        return room

    yield look
    server.stop()


@every_look
def test_axe_finds_nothing_on_the_start_page_with_any_source(start_page, size, scheme):
    room = start_page(size, scheme)
    page = room.page
    assert page.locator(".workshops li").count() == 2
    for source in SOURCES:
        page.get_by_label(source).check()
        looks_well(page, scheme, source)
        # As it looks when something was forgotten.
        if source != SOURCES[0] and source != SOURCES[3]:
            room.press("Make this workshop")
            page.locator("[aria-invalid=true]").first.wait_for()
            looks_well(page, scheme, f"{source}, left empty")
    assert (background(page) < 128) == (scheme == "dark")
    assert not room.faults


@every_look
def test_axe_finds_nothing_on_the_login_page(browser, serve, size, scheme):
    server = serve()
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{server.url}room")
    field = page.get_by_label("Secret of the room")
    field.wait_for()
    looks_well(page, scheme, "login")
    field.fill("wrong-secret")
    page.keyboard.press("Enter")
    page.locator("[aria-invalid=true]").wait_for()
    looks_well(page, scheme, "login, a wrong secret")
    assert (background(page) < 128) == (scheme == "dark")
    context.close()


@pytest.fixture
def passer_by(browser, start_page):
    """Somebody at the door of a house without a workshop: her room, their page, and what looks at it."""
    contexts = []

    def pass_by(size, scheme):
        room = start_page(size, scheme)
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, bypass_csp=True,
            reduced_motion="reduce")
        contexts.append(context)
        page = context.new_page()

        def looks_well_there(where):
            found = sorting_complaints(page)
            assert not found, f"{where}: {json.dumps(found, indent=1)}"
            assert not is_too_wide(page) and (background(page) < 128) == (scheme == "dark"), where

        page.goto(room.server.url)
        page.locator("main .reason").wait_for()
        return room, page, looks_well_there

    yield pass_by
    for context in contexts:
        context.close()


@every_look
def test_axe_finds_nothing_at_the_door_of_a_house_without_a_workshop(passer_by, size, scheme):
    _, _, looks_well_there = passer_by(size, scheme)
    looks_well_there("before the first workshop")


@pytest.mark.parametrize("size,scheme", [(SIZES[0], "dark"), (SIZES[-1], "light")])
def test_who_waits_at_the_door_hears_of_a_workshop_and_of_its_end(passer_by, size, scheme):
    room, page, looks_well_there = passer_by(size, scheme)
    example = room.state()["examples"][0]
    room.ask("rehearse", {"from": "example", "example": example["id"], "title": "A rehearsal"})
    page.locator("[data-key=rehearsal]").wait_for()
    room.ask("leave")
    page.get_by_text("No workshop is open at the moment").wait_for()
    looks_well_there("after a workshop that has gone")


@every_look
def test_axe_finds_nothing_on_ones_own_page(hold, visit, size, scheme):
    room = hold(presort="off")
    others(room, 8)
    person = visit(room, *size, color_scheme=scheme, bypass_csp=True)
    person.press("I agree")
    person.page.locator(".arrange").wait_for()
    person.fill().finish().sent()
    page = person.page
    room.post("release", {"on": True})
    page.locator("[data-key=result]").wait_for()
    # The viewpoints may be worked out only now.
    page.wait_for_function("""() => {
      if (document.querySelector('.own-sort')) return true;
      document.querySelector('[data-key=result]')?.click();
      return false;
    }""", polling=300)
    page.locator(".nearest h2").wait_for()
    found = sorting_complaints(page)
    assert not found, json.dumps(found, indent=1)
    assert not is_too_wide(page) and (background(page) < 128) == (scheme == "dark")
