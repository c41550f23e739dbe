"""What the terminal says when devices can come in: the address, a code of it for cameras, and one that was stated."""

import subprocess

import pytest
from fault_rooms import COLLECT, hold_room, mindset, refused, study, until  # noqa: F401 (fixtures)
from reading_codes import modules_of, text_of
from rooms import SMALL, write_study

STATED = "https://sort.example.org"


def code_on(room):
    """The code that the terminal shows, as modules."""
    assert until(lambda: "Ctrl-C ends" in room.messages())
    lines = [line for line in room.messages().splitlines() if line and set(line) <= set(" ▀▄█")]
    assert len({len(line) for line in lines}) == 1 and lines[0] == lines[-1] == "█" * len(lines[0])
    return modules_of(lines)


def told(room):
    [address] = [line.partition(": ")[2].strip() for line in room.said if line.startswith("participants: ")]
    return address


@pytest.fixture
def stated(hold_room):
    return lambda *options, **settings: hold_room("--address", STATED, *options, **settings)


def test_a_camera_reads_the_address_from_the_terminal(hold_room):
    room = hold_room(starts=False)
    assert told(room) == f"http://127.0.0.1:{room.port}/"
    assert text_of(code_on(room)) == told(room)


def test_where_nothing_shall_be_said_there_is_no_code(hold_room):
    room = hold_room("--quiet", starts=False)
    assert room.end()[0] == 0
    assert room.messages() == ""


def test_an_address_that_was_stated_is_told_and_shown_to_cameras(stated):
    room = stated(starts=False)
    assert told(room) == f"{STATED}/"
    assert text_of(code_on(room)) == f"{STATED}/"
    [way_in] = [line for line in room.said if line.startswith("room: ")]
    assert f"http://127.0.0.1:{room.port}/room#" in way_in, "the room stays this computer's"


def test_an_address_keeps_its_path(hold_room):
    room = hold_room("--address", f"{STATED}/town", starts=False)
    assert told(room) == f"{STATED}/town/"
    assert [each["url"] for each in room.get("/room/api/state")["room"]["addresses"]] == [f"{STATED}/town/"]


def test_printed_codes_bear_the_address_that_was_stated(stated, tmp_path):
    personal = write_study(tmp_path / "personal", SMALL, more=COLLECT.replace("open", "personal"))
    room = stated(of=personal, starts=False)
    room.do("codes", people=3)
    pdf = room.get("/room/print/codes.pdf")
    assert pdf.status == 200
    text = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=pdf.body, capture_output=True, check=True).stdout.decode()
    assert text.split().count(f"{STATED}/") == 3 and "127.0.0.1" not in text


def test_the_check_knows_the_address_that_was_stated_and_whether_a_device_has_opened_it(stated):
    room = stated(starts=False)

    def addresses():
        return {each["url"]: each["seen"] for each in room.get("/room/api/state")["room"]["addresses"]}

    assert addresses() == {f"{STATED}/": False}
    # As the page does it that was opened there, or elsewhere.
    for address, is_seen in [(f"http://127.0.0.1:{room.port}", False), ("https://sort.example.net", False),
                             (STATED, True)]:
        assert room.post("/api/seen", {"address": address}).status == 204
        assert addresses() == {f"{STATED}/": is_seen}, address


@pytest.mark.parametrize("address", [
    "sort.example.org", "https://x/?a", "https://x/#a", "ftp://sort.example.org/", "https://", "https://a b/",
    "javascript:alert(1)", "https://" + "x" * 200])
def test_what_is_no_address_of_a_page_is_refused_before_anything_is_opened(refused, study, address):
    before = sorted(study.iterdir())
    status, said = refused(f"--address={address}")
    assert status == 2
    assert "--address takes the address of a page" in said
    assert sorted(study.iterdir()) == before
