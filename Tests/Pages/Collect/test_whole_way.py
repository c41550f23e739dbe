"""A workshop from the start page to the pack, with no command typed after the first."""

import csv
import io
import subprocess
import zipfile

import pytest
import yaml
from collecting import LOOPBACK, Participant
from playwright.sync_api import expect
from room_fixtures import Server, come  # noqa: F401  (fixtures)
from whole_people import ByHand, example_sorts, page_count, personal_codes, sheet, sort_quickly

QUESTION = "How should the services of our own town work together?"
CONSENT = "We ask how services here should work together. You may stop at any time."
NAMES = [("Residents first", "Those who use a service shape it."),
         ("Money first", "Nothing changes until the money does.")]
PEOPLE = 12


class Workshop:
    """The room's page, the devices in the room, and where the files go."""

    def __init__(self, room, server, browser, folder):
        self.room, self.server, self.folder = room, server, folder
        self.browser = browser
        self.contexts = []

    def device(self, width=360, height=740, link=""):
        context = self.browser.new_context(
            viewport={"width": width, "height": height}, has_touch=True, is_mobile=width < 800,
            reduced_motion="reduce")
        context.set_default_timeout(10_000)
        self.contexts.append(context)
        return ByHand(Participant(context.new_page(), self.server.url + link))

    def fetch(self, path, name):
        """Opens a link of the room's page; gives the file."""
        answer = self.room.fetch(path)
        assert answer.status == 200, path
        (self.folder / name).write_bytes(answer.body())
        return self.folder / name

    def people(self):
        return self.room.state()["people"]


@pytest.fixture
def workshop(browser, come, tmp_path, collecting_program, origin):
    server = Server(collecting_program, tmp_path, "--folder", tmp_path / "workshops", origin=origin)
    room = come(server)
    room.page.set_default_timeout(15_000)
    workshop = Workshop(room, server, browser, tmp_path)
    yield workshop
    for context in workshop.contexts:
        context.close()
    server.stop()
    assert server.process.returncode == 0
    assert not room.faults


def make_from_the_example(room):
    assert "#" not in room.page.url, "the secret stays neither in the address nor in the history"
    room.page.get_by_label("Title").fill("Our town in an hour")
    room.press("Make this workshop")
    room.page.get_by_role("heading", name="Prepare", level=2).wait_for()


def save(form):
    form.get_by_role("button", name="Save", exact=True).click()
    form.get_by_text("Saved.").wait_for()


def prepare(workshop):
    """Wording, who may take part, and prints; gives the personal codes."""
    room = workshop.room
    form = room.unfold("Question")
    form.get_by_label("Question that people answer").fill(QUESTION)
    save(form)
    form = room.unfold("Time and steps")
    form.get_by_label("Who may take part").select_option(label="Only people with a code of their own")
    form.get_by_label("What people agree to").fill(CONSENT)
    save(form)
    room.page.get_by_label("Number of people").fill(str(PEOPLE))
    room.press("Make personal codes")
    room.part("Print").get_by_text(f"{PEOPLE} codes are on no paper yet").wait_for()
    files = {}
    for name in ["Cards", "Mat", "Record sheets", "Script", "Consent sheet", "Personal codes"]:
        path = room.part("Print").get_by_role("link", name=name).get_attribute("href")
        files[name] = workshop.fetch(path, f"{name}.pdf")
        assert files[name].read_bytes().startswith(b"%PDF") and page_count(files[name])
    codes = personal_codes(files["Personal codes"])
    assert len(set(codes)) == PEOPLE
    return codes


def check(workshop):
    """A phone opens the address; gives it."""
    workshop.room.go("Check")
    phone = workshop.device()
    # The check knows addresses, and no names that somebody gives them.
    if LOOPBACK in workshop.server.url:
        workshop.room.page.locator(".addresses", has_text="opened by a phone").wait_for()
    return phone


def rehearse(workshop):
    room = workshop.room
    room.press("Start a rehearsal")
    room.page.locator(".rehearsal").wait_for()
    # Codes made now would be wiped with it.
    room.go("Prepare")
    for codes in [room.page.get_by_role("link", name="Personal codes"),
                  room.page.get_by_role("button", name="Make personal codes")]:
        expect(codes).to_be_hidden()
    room.go("Sort")
    room.page.locator("#sort", has_text="On the grid").wait_for()
    room.press("End the rehearsal")
    room.page.get_by_role("dialog").get_by_role("button", name="End the rehearsal").click()
    room.page.locator(".rehearsal").wait_for(state="hidden")
    people = workshop.people()
    assert people["all"] == people["tests"] == people["paper"] == 0
    assert room.state()["study"]["question"] == QUESTION
    room.go("Prepare")
    assert room.page.get_by_role("link", name="Personal codes").is_visible()


def sort_on_paper(room, sort):
    panel = room.part("Sorts from paper")
    panel.get_by_label("Code on the sheet").fill("S01")
    for title, go_on in [("First time", "Go on to the second time"), ("Second time", "Save this sort")]:
        boxes = room.page.get_by_role("group", name=title, exact=True).get_by_role("textbox")
        for position, cards in enumerate(sheet(sort)):
            boxes.nth(position).fill(cards)
        panel.get_by_text("Every card has its place.").locator("visible=true").wait_for()
        panel.get_by_role("button", name=go_on).click()
    panel.get_by_text("Saved as").wait_for()


def sort_everywhere(workshop, phone, codes, sorts):
    """On two phones, a shared tablet, quickly, and on paper; gives the number of whoever is not done."""
    room = workshop.room
    room.go("Sort")
    room.press("Start")
    room.page.get_by_role("button", name="Pause", exact=True).wait_for()
    other = workshop.device()
    for number, each in enumerate([phone, other]):
        each.come_in(codes.pop()).lay(sorts.pop()).hand_in(f"Reason {number}", "residents")
    tablet = workshop.device(820, 1180, "#shared")
    for number in range(2):
        tablet.come_in(codes.pop()).lay(sorts.pop()).hand_in(f"Tablet {number}", "charity")
        tablet.someone.press("Next person", "tap")
        tablet.page.get_by_label("Your code").wait_for()
    draft = sort_quickly(workshop.server.address, codes.pop(), sorts.pop(), is_finished=False)
    while codes:
        sort_quickly(workshop.server.address, codes.pop(), sorts.pop())
    sort_on_paper(room, sorts.pop())
    assert not [each.someone.faults for each in (phone, other, tablet) if each.someone.faults]
    return draft


def close(workshop):
    room = workshop.room
    room.press("Close")
    dialog = room.page.get_by_role("dialog")
    assert "1 person has not finished; the slowest has 14 cards left" in dialog.inner_text()
    dialog.get_by_label("Keep as drafts").check()
    dialog.get_by_role("button", name="Close", exact=True).click()
    room.page.locator(".bar-facts", has_text="Closed").wait_for()
    for clock in room.page.locator(".clock").all():
        expect(clock, "nobody waits for it any more").to_have_text("")


def understand(room):
    room.go("Understand")
    room.results(PEOPLE)
    panel = room.part("How many viewpoints")
    panel.get_by_label("2 viewpoints").check()
    with room.page.expect_response("**/room/api/choose"):
        panel.get_by_role("button", name="Use this number").click()
    room.results(PEOPLE, 2)
    cards = room.page.locator("article.viewpoint")
    for position, (name, gist) in enumerate(NAMES):
        card = cards.nth(position)
        card.get_by_label("Name").fill(name)
        card.get_by_label("In one sentence").fill(gist)
        card.get_by_role("button", name="Save the name").click()
        card.locator("h4", has_text=name).wait_for()
    room.page.get_by_text("All viewpoints have a name.").wait_for()


def release(workshop, phone):
    workshop.room.go("Hand out")
    workshop.room.press("Open the personal pages")
    phone.someone.press("See where you stand", "tap")
    page = phone.page.locator(".result")
    page.wait_for()
    assert any(name in page.inner_text() and gist in page.inner_text() for name, gist in NAMES)


def make_the_pack(workshop):
    room = workshop.room
    panel = room.part("The pack")
    panel.get_by_role("button", name="Make the pack").click()
    panel.get_by_text("The pack has").wait_for(timeout=60_000)
    link = panel.get_by_role("link", name="Open the pack").get_attribute("href")
    pages = page_count(workshop.fetch(link, "pack.pdf"))
    assert f"The pack has {pages} pages." in panel.inner_text()


def save_the_study(workshop):
    """Downloads the workshop; gives the folder that it is unpacked into."""
    with workshop.room.page.expect_download() as download:
        workshop.room.page.get_by_role("link", name="Save the workshop (ZIP)").click()
    with zipfile.ZipFile(io.BytesIO(download.value.path().read_bytes())) as archive:
        assert archive.testzip() is None
        archive.extractall(workshop.folder / "saved")
    return workshop.folder / "saved"


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_workshop_goes_the_whole_way(workshop, collecting_program):
    room, sorts = workshop.room, example_sorts()[:PEOPLE + 1]
    handed_in = list(sorts)
    make_from_the_example(room)
    codes = prepare(workshop)
    phone = check(workshop)
    rehearse(workshop)
    draft = sort_everywhere(workshop, phone, codes, sorts)
    people = workshop.people()
    assert (people["submitted"], people["drafts"], people["paper"]) == (PEOPLE - 1, 1, 1)
    close(workshop)
    understand(room)
    release(workshop, phone)
    make_the_pack(workshop)
    saved = save_the_study(workshop)

    study = yaml.safe_load((saved / "study.yml").read_text(encoding="utf-8"))
    assert study["question"] == QUESTION and study["collect"]["access"] == "personal"
    found = rows(saved / "sorts.csv")
    assert len(found) == PEOPLE and draft not in [row["sort"] for row in found]
    # The fifth from the end is the draft.
    del handed_in[-5]
    in_order = [[int(row[card]) for card in handed_in[0]] for row in found]
    assert sorted(in_order) == sorted(list(each.values()) for each in handed_in)
    comments = {row["comment"] for row in rows(saved / "comments.csv")}
    assert comments == {"Reason 0", "Reason 1", "Tablet 0", "Tablet 1"}
    recipe = saved / "recipe.yml"
    assert all(name in recipe.read_text(encoding="utf-8") for name, _ in NAMES)
    for options in [[], ["--check"]]:
        run = subprocess.run(
            [collecting_program, "run", recipe, *options], capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stderr
    [report] = saved.rglob("report.html")
    page = report.read_text(encoding="utf-8")
    assert all(name in page for name, _ in NAMES)
