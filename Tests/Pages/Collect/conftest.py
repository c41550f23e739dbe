"""Rooms to sort in: each test has a study of its own, and the program that holds it."""

import os

import pytest
from collecting import ORIGINS, Participant, Room, hour_study


@pytest.fixture(scope="session")
def collecting_program(request):
    """The built program; MINDSET_PROGRAM names another one."""
    return os.environ.get("MINDSET_PROGRAM") or request.getfixturevalue("program")


@pytest.fixture(params=ORIGINS)
def origin(request):
    """The host under which browsers meet the room: the loopback address, which they call secure, and a name on
    plain http as in a real room, which they don't. Every test of a page runs with both."""
    return ORIGINS[request.param]


@pytest.fixture
def hold(collecting_program, tmp_path, origin):
    """Opens a room for a study: `hold(presort="off")`, or `hold(study=folder)`."""
    rooms = []

    def open_room(*options, study=None, starts=True, **settings):
        study = study or hour_study(tmp_path / f"study-{len(rooms)}", **settings)
        room = Room(collecting_program, study, *options, origin=origin)
        rooms.append(room)
        return room.start() if starts else room

    yield open_room
    for room in rooms:
        room.stop()


@pytest.fixture
def visit(browser):
    """Comes into a room with a browser of one's own."""
    contexts = []

    def come(room, width=1366, height=768, link="", url=None, **options):
        context = browser.new_context(
            viewport={"width": width, "height": height}, reduced_motion="reduce", **options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        participant = Participant(context.new_page(), (url or room.url) + link)
        participant.context = context
        return participant

    yield come
    for context in contexts:
        context.close()
