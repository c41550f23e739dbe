"""Hand out: personal pages, saving, erasing, and the list of workshops."""

from playwright.sync_api import expect
from room_fixtures import come, facilitator, serve  # noqa: F401  (fixtures)


def test_personal_pages_are_opened_and_closed(facilitator):
    facilitator.key_in(12).results(12)
    facilitator.go("Hand out")
    panel = facilitator.part("Personal pages")
    panel.get_by_role("button", name="Open the personal pages").click()
    panel.get_by_text("They are open").wait_for()
    assert facilitator.state()["room"]["released"] is True
    panel.get_by_role("button", name="Close the personal pages").click()
    panel.get_by_text("They are closed.").wait_for()


def test_the_workshop_is_saved_as_one_file(facilitator):
    facilitator.go("Hand out")
    with facilitator.page.expect_download() as download:
        facilitator.page.get_by_role("link", name="Save the workshop (ZIP)").click()
    assert download.value.url.endswith("room/study.zip")


def test_a_person_is_erased_only_after_a_question(facilitator):
    facilitator.key_in(3)
    facilitator.go("Hand out")
    panel = facilitator.part("Erase one person")
    panel.get_by_role("button", name="Erase", exact=True).click()
    field = panel.get_by_label("Their code, or their number")
    assert field.get_attribute("aria-invalid") == "true"
    field.fill("S02")
    panel.get_by_role("button", name="Erase", exact=True).click()
    dialog = facilitator.page.get_by_role("dialog")
    assert "S02" in dialog.inner_text() and "cannot be undone" in dialog.inner_text()
    dialog.get_by_role("button", name="Cancel").click()
    assert facilitator.state()["people"]["paper"] == 3 and field.input_value() == "S02"
    panel.get_by_role("button", name="Erase", exact=True).click()
    dialog.get_by_role("button", name="Erase for good").click()
    panel.get_by_text("S02 was erased.").wait_for()
    assert facilitator.state()["people"]["paper"] == 2


def test_a_code_that_nobody_has_is_told_beside_the_field(facilitator):
    facilitator.go("Hand out")
    panel = facilitator.part("Erase one person")
    field = panel.get_by_label("Their code, or their number")
    field.fill("P99")
    panel.get_by_role("button", name="Erase", exact=True).click()
    facilitator.page.get_by_role("dialog").get_by_role("button", name="Erase for good").click()
    facilitator.page.locator("#hand-out [aria-invalid=true]").wait_for()
    assert field.input_value() == "P99"


def make_pack(facilitator):
    facilitator.key_in(12).results(12)
    facilitator.go("Hand out")
    panel = facilitator.part("The pack")
    panel.get_by_role("button", name="Make the pack").click()
    panel.get_by_text("The pack has").wait_for(timeout=120000)
    return panel


def test_the_pack_is_made_and_opened(facilitator):
    panel = make_pack(facilitator)
    pages = facilitator.state()["pack"]["pages"]
    assert f"The pack has {pages} page" in panel.inner_text()
    # Closed is what a room is after sorting, long before she leaves it.
    assert "until you leave this workshop" in panel.inner_text() and "closed" not in panel.inner_text()
    link = panel.get_by_role("link", name="Open the pack")
    assert link.get_attribute("href") == "room/pack.pdf"
    answer = facilitator.fetch("room/pack.pdf")
    assert answer.ok and answer.body().startswith(b"%PDF")


def test_what_is_left_out_of_the_sheets_is_named_with_its_reason(facilitator):
    panel = make_pack(facilitator)
    assert "left out" not in panel.inner_text() or facilitator.state()["pack"]["leftOut"]
    # There is nothing to compare a single viewpoint with.
    facilitator.ask("choose", {"viewpoints": 1})
    facilitator.results(12, 1)
    panel.get_by_role("button", name="Make").click()
    told = panel.get_by_text("left out, for there are no two viewpoints to compare")
    told.wait_for(timeout=120000)
    assert told.inner_text().startswith(
        "“Common ground”, “Where we differ” and “Which viewpoint are you?”: left out")
    # It stands by the number of pages, and no button touches it.
    gaps = panel.get_by_role("button").or_(panel.get_by_role("link")).evaluate_all(
        "(all, told) => all.map((each) => each.getBoundingClientRect().top - told.getBoundingClientRect().bottom)",
        told.element_handle())
    assert len(gaps) == 3 and min(gaps) >= 4, gaps


def test_the_pack_says_what_it_was_made_from_and_goes_with_whoever_is_erased(facilitator):
    panel = make_pack(facilitator)
    assert "made from" not in panel.inner_text()
    columns, card = [], 1
    for count in [3, 3, 4, 4, 4, 3, 3]:
        columns.append(", ".join(str(number) for number in range(card, card + count)))
        card += count
    facilitator.ask("paper/save", {
        "code": "S99", "condition": "", "columns": columns, "second": None, "comments": [],
        "share": False, "answers": {}})
    panel.get_by_text("made from 12 sorts; 13 are in now").wait_for()
    erasing = facilitator.part("Erase one person")
    # A number is taken in any case, as a phone's keyboard types it.
    erasing.get_by_label("Their code, or their number").fill("s99")
    erasing.get_by_role("button", name="Erase", exact=True).click()
    facilitator.page.get_by_role("dialog").get_by_role("button", name="Erase for good").click()
    panel.get_by_text("Not made yet.").wait_for()
    assert facilitator.fetch("room/handouts.zip").status == 404


def leave(room):
    room.go("Hand out")
    room.press("Close this workshop and go to the list")
    room.page.get_by_role("heading", name="Workshops", level=1).wait_for()


def test_a_workshop_is_made_from_a_pasted_list(facilitator):
    page = facilitator.page
    leave(facilitator)
    page.get_by_label("A list that I paste").check()
    page.get_by_role("button", name="Make this workshop").click()
    field = page.get_by_label("Statements, one a line")
    assert field.get_attribute("aria-invalid") == "true"
    field.fill("\n".join(f"Streets are for everybody, number {number}." for number in range(1, 13)))
    assert page.get_by_text("12 statements").is_visible()
    field.press_sequentially("\n\nstreets are for everybody, number 3.")
    assert page.get_by_text("13 statements. Line 14 says the same as line 3.").is_visible()
    field.fill("\n".join(f"Streets are for everybody, number {number}." for number in range(1, 13)))
    page.get_by_label("Title").fill("Our street")
    page.get_by_label("Question that the cards answer").fill("What should our street be?")
    page.get_by_role("button", name="Make this workshop").click()
    page.get_by_role("heading", name="Prepare", level=2).wait_for()
    study = facilitator.state()["study"]
    assert study["title"] == "Our street" and len(study["statements"]) == 12
    page.locator("#said", has_text="The workshop has 12 statements.").wait_for(state="attached")


def test_a_workshop_is_made_from_a_spreadsheet(facilitator):
    page = facilitator.page
    leave(facilitator)
    page.get_by_label("A spreadsheet of statements").check()
    rows = "\n".join(f"{number},Streets are for everybody; part {number}." for number in range(1, 13))
    page.get_by_label("Spreadsheet", exact=True).set_input_files(
        {"name": "streets.csv", "mimeType": "text/csv", "buffer": f"id,text\n{rows}\n".encode()})
    page.get_by_label("Title").fill("Our street")
    page.get_by_label("Question that the cards answer").fill("What should our street be?")
    with page.expect_request("**/room/api/new") as sent:
        page.get_by_role("button", name="Make this workshop").click()
    body = sent.value.post_data_json
    assert body["from"] == "file" and body["name"] == "streets.csv" and body["base64"].startswith("aWQsdGV4dA")
    page.get_by_role("heading", name="Prepare", level=2).wait_for()


def test_an_example_that_is_rehearsed_leaves_no_workshop(serve, come):
    room = come(serve())
    room.go("Hand out")
    room.ask("leave")
    page = room.page
    page.reload()
    page.get_by_role("heading", name="Rehearse").wait_for()
    before = room.state()["workshops"]
    page.get_by_label("Rehearse with").select_option(index=0)
    room.press("Start a rehearsal")
    page.locator(".rehearsal").wait_for()
    phone = page.context.new_page()
    phone.goto(room.server.url)
    phone.locator("[data-key=rehearsal]").wait_for()
    room.go("Understand")
    # It can be ended wherever she is.
    room.press("End the rehearsal")
    page.get_by_role("dialog").get_by_role("button", name="End the rehearsal").click()
    page.get_by_role("heading", name="Rehearse").wait_for()
    assert room.state()["workshops"] == before
    # Who waits at the door is told, and what to do.
    phone.get_by_text("The rehearsal has ended").wait_for()
    phone.get_by_text("No workshop is open at the moment").wait_for()
    assert phone.get_by_role("button", name="Begin").count() == 0
    assert not room.faults


def test_a_copy_of_the_store_can_be_saved(facilitator):
    facilitator.go("Hand out")
    with facilitator.page.expect_download() as saved:
        facilitator.page.get_by_role("link", name="Save a copy of the store").click()
    assert saved.value.suggested_filename == "collected.sqlite"
    with open(saved.value.path(), "rb") as file:
        assert file.read(15) == b"SQLite format 3"


def test_a_rehearsal_counts_its_people_once(facilitator):
    facilitator.go("Check")
    facilitator.press("Start a rehearsal")
    facilitator.page.locator(".rehearsal").wait_for()
    facilitator.go("Sort")
    terms = facilitator.page.locator("#sort .facts dt")
    facilitator.page.locator("#sort .facts dt", has_text="Pretend sorts in").wait_for()
    assert "Tests, not counted" not in terms.all_inner_texts()


def test_a_rehearsal_says_what_it_is(facilitator):
    facilitator.go("Check")
    join = facilitator.part("Join code")
    code = join.locator(".join").inner_text()
    facilitator.press("Start a rehearsal")
    banner = facilitator.page.locator(".rehearsal")
    banner.wait_for()
    # It is seen under Sort, and the button that began it is gone.
    expect(facilitator.page.get_by_role("heading", name="Sort", level=2)).to_be_focused()
    facilitator.go("Check")
    assert facilitator.page.locator("#check .next a").get_attribute("href") == "#sort"
    passing = join.get_by_text("When that ends, the workshop has its own code again")
    expect(passing).to_be_visible()
    expect(join.get_by_role("button")).to_be_hidden()
    assert join.locator(".join").inner_text() != code
    assert "pretend people" in banner.inner_text()
    facilitator.go("Prepare")
    prints = facilitator.part("Print")
    assert prints.get_by_role("link", name="Cards").count()
    assert not prints.get_by_role("link", name="Personal codes").count(), "the server has none to print"
    assert not prints.get_by_role("button", name="Make personal codes").count()
    assert prints.get_by_text("when the rehearsal has ended").is_visible()
    facilitator.go("Sort")
    facilitator.press("End the rehearsal")
    dialog = facilitator.page.get_by_role("dialog")
    assert "wiped" in dialog.inner_text()
    dialog.get_by_role("button", name="End the rehearsal").click()
    banner.wait_for(state="hidden")
    assert facilitator.state()["people"]["all"] == 0
    facilitator.go("Check")
    expect(join.locator(".join")).to_have_text(code)
    expect(passing).to_be_hidden()
    facilitator.go("Prepare")
    prints.get_by_role("button", name="Make personal codes").wait_for()
    assert not prints.get_by_text("when the rehearsal has ended").is_visible()
