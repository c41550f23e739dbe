"""A workshop that the program holds, and the facilitator's page of it.

`MINDSET_ROOM_URL` (with the secret) and `MINDSET_COLLECT_URL` name a server that runs already; it is asked for
nothing but what the program answers.
"""

import csv
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from collecting import LOOPBACK, send

ROOT = Path(__file__).resolve().parents[3]
HOUR = ROOT / "surveys/place-based-budgeting-hour"
COLUMNS = range(-3, 4)
STAGES = ["Prepare", "Check", "Sort", "Understand", "Hand out"]
# Phone, tablet, desktop.
SIZES = [(360, 740), (820, 1180), (1366, 768)]


def workshop(folder, more=""):
    """A copy of the hour's example without its sorts."""
    folder.mkdir(parents=True)
    for name in ["study.yml", "statements.csv"]:
        shutil.copy(HOUR / name, folder)
    with open(folder / "study.yml", "a", encoding="utf-8") as file:
        file.write(more)
    return folder


class Server:
    """`mindset collect` as a process, or one that runs already."""

    def __init__(self, program, home, *arguments, origin=LOOPBACK):
        self.process = None
        if os.environ.get("MINDSET_ROOM_URL"):
            self.room = os.environ["MINDSET_ROOM_URL"]
            self.url = self.address = os.environ["MINDSET_COLLECT_URL"]
            return
        self.process = subprocess.Popen(
            [program, "collect", *arguments, "--port", "0", "--host", "127.0.0.1"], text=True,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={**os.environ, "HOME": str(home)})
        for line in self.process.stdout:
            if found := re.search(r"(http://\S+/)room#\S+", line):
                # Browsers meet it at the url, and the test itself at the address.
                self.room, self.url = (text.replace(LOOPBACK, origin) for text in (found[0], found[1]))
                self.address = found[1]
                break
        else:
            raise AssertionError("the program told no address of the room")

    @property
    def secret(self):
        return self.room.partition("#")[2]

    def stop(self):
        if self.process:
            self.process.terminate()
            self.process.wait(timeout=20)


@pytest.fixture
def serve(request, tmp_path, origin):
    """Opens a workshop: `serve()`, or `serve(more="…")` with more lines in its study."""
    servers = []
    # The program is built only where it is wanted.
    program = (None if os.environ.get("MINDSET_ROOM_URL")
               else os.environ.get("MINDSET_PROGRAM") or request.getfixturevalue("program"))

    def open_workshop(more=""):
        home = tmp_path / f"home-{len(servers)}"
        server = Server(program, home, workshop(home / "Mindset/budget", more), origin=origin)
        servers.append(server)
        return server

    yield open_workshop
    for server in servers:
        server.stop()


class Facilitator:
    """The page of the room, and she who uses it."""

    def __init__(self, page, server):
        self.page = page
        self.server = server
        self.faults = []
        self.pushes = []
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.goto(server.room)
        # The title stands there before she is let in.
        page.locator("body[data-page]").wait_for()

    def go(self, stage):
        self.page.get_by_role("navigation").get_by_role("link", name=stage).click()
        self.page.get_by_role("heading", name=stage, level=2).wait_for()
        return self

    def unfold(self, part):
        """Opens a part of the design, and gives its form."""
        fold = self.page.locator("button.fold", has_text=part)
        if fold.get_attribute("aria-expanded") == "false":
            fold.click()
        return self.page.locator("form", has=fold)

    def part(self, title):
        return self.page.locator("section.panel", has=self.page.get_by_role("heading", name=title, exact=True))

    def press(self, name, **options):
        self.page.get_by_role("button", name=name, exact=True, **options).click()

    def fetch(self, path, method="GET", **options):
        """Asks as her browser would."""
        return send(self.page, method, self.server.url + path, **options)

    def state(self):
        answer = self.fetch("room/api/state")
        assert answer.ok
        return answer.json()

    def ask(self, what, body=None):
        """A write as another window of hers would send it."""
        answer = self.fetch(f"room/api/{what}", "POST", data=body or {})
        assert answer.ok, answer.text()
        return answer.json()

    def key_in(self, count):
        """Sorts of the example, of each of its viewpoints, as from paper."""
        with open(HOUR / "sorts.csv", encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))[::2][:count]
        for number, row in enumerate(rows, start=1):
            columns = [
                ", ".join(card for card, value in row.items()
                          if card.isdigit() and value and int(value) == column)
                for column in COLUMNS]
            self.ask("paper/save", {
                "code": f"S{number:02}", "condition": "", "columns": columns, "second": None,
                "comments": [], "share": False, "answers": {}})
        return self

    def come_in(self, lays=None):
        """A participant comes in and agrees, and lays one card or none yet."""
        answer = self.fetch("api/enter", "POST", data={
            "join": self.state()["room"]["join"], "code": None, "test": False, "language": "en"})
        assert answer.ok, answer.text()
        person = answer.json()
        moves = [{"n": 1, "at": 1, "do": "consent", "given": True}]
        if lays:
            moves.append({
                "n": 2, "at": 2, "do": "place", "condition": "", "card": lays, "value": 0})
        answer = self.fetch(
            "api/moves", "POST", data={"session": person["session"], "moves": moves},
            headers={"authorization": f"Bearer {person['code']}"})
        assert answer.ok, answer.text()
        return person

    def results(self, sorts, viewpoints=None, on=None):
        """The results of so many sorts, in as many viewpoints as were chosen, once they are drawn on her page or on
        another: until then state and pages may tell of fewer sorts, of another number of viewpoints, or of none."""
        page = on or self.page
        for _ in range(600):
            found = self.state()["results"]
            if found and found["sorts"] == sorts and viewpoints in (None, len(found["viewpoints"])):
                # A page draws what it is told before it does anything else.
                if page.evaluate("import('/assets/room-store.js').then(({ store }) => store.state?.results)") == found:
                    return found
            page.wait_for_timeout(50)
        raise AssertionError(f"no results of {sorts} sorts, but {self.state()['results']}")

    def push(self):
        """Something happens elsewhere, so that the state is pushed; waits until it has come."""
        name = f"Network {len(self.pushes)}"
        self.pushes.append(name)
        self.ask("wifi", {"name": name, "password": ""})
        self.page.locator("#check .url", has_text=name).wait_for(state="attached")


@pytest.fixture
def come(browser):
    """Opens the room in a browser of its own: `come(server, width=360)`."""
    contexts = []

    def open_room(server, width=1366, height=768, **options):
        context = browser.new_context(
            viewport={"width": width, "height": height}, reduced_motion="reduce", **options)
        contexts.append(context)
        return Facilitator(context.new_page(), server)

    yield open_room
    for context in contexts:
        context.close()


@pytest.fixture
def facilitator(serve, come):
    """She with a workshop that nobody has come to yet."""
    someone = come(serve())
    yield someone
    assert not someone.faults


def complaints(page, scheme="light"):
    """What axe finds, and what is smaller than a target may be (WCAG 2.2, 2.5.8)."""
    options = {"resultTypes": ["violations"]}
    # Darkness changes colours only.
    if scheme == "dark":
        options["runOnly"] = ["color-contrast", "link-in-text-block"]
    found = Axe().run(page, options=options).response
    assert found["passes"], "axe looked at nothing"
    small = page.evaluate("""
      [...document.querySelectorAll('button, input, select, summary, a[href], textarea')]
        .filter(each => each.offsetParent && !each.closest('p') && !each.matches('.skip'))
        .map(each => [each.outerHTML.slice(0, 80), each.getBoundingClientRect()])
        .filter(([, box]) => box.width < 24 || box.height < 24).map(([markup]) => markup)""")
    return small + [
        (violation["id"], node["target"], node.get("failureSummary"))
        for violation in found["violations"] for node in violation["nodes"][:3]]


def enlarge(page, letters):
    """Shows a page in letters of so many per cent."""
    page.evaluate("size => document.documentElement.style.setProperty('font-size', size, 'important')", f"{letters}%")


def is_too_wide(page):
    return page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth")
