"""Shared tablets, phones in a room's network, large letters, and writing from right to left."""

import hashlib
import re

import pytest
from collecting import (
    CONSENT, LOOPBACK, complaints, hour_study, two_language_study, widths, worded_study)

SIZES = [(360, 740), (1366, 768)]
SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-block-end: 2em !important }
"""


def each_step(person, look):
    """Goes the whole way with piles and rounds, and calls `look` on each step."""
    page = person.page
    look("door")
    person.begin(skip=False)
    page.locator(".presort").wait_for()
    look("presort")
    for i in range(24):
        person.press(page.locator(".choice").nth([2, 0, 1, 2, 0][i % 5]))
    person.press(page.get_by_text("Look through the piles"))
    look("piles")
    person.press("Continue")
    page.locator(".refine").wait_for()
    person.press(page.locator(".refine .card"))
    look("refine")
    person.press("Skip the rounds")
    page.locator(".arrange").wait_for()
    person.press(person.column(0))
    look("grid")
    person.press(page.locator(".grid .card"))
    look("lifted")
    person.press("Put down")
    person.press("Menu")
    look("menu")
    person.press("Close")
    for _ in range(3):
        person.press(person.column(0))
    person.press(person.column(0))
    look("full")
    page.keyboard.press("Escape")
    person.fill()
    look("review")
    person.press("Hand in")
    page.locator(".comments").wait_for()
    look("comments")
    person.press("Continue")
    look("background")
    person.press("Finish")
    page.locator(".receipt").wait_for()
    look("receipt")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_on_any_step(hold, visit, size, scheme):
    # The page's policy forbids scripts but its own; axe is one, so it is put aside here alone.
    person = visit(
        hold(presort="required", refine=True), *size, color_scheme=scheme, bypass_csp=True)
    found = {}

    def look(step):
        if faults := complaints(person.page):
            found[step] = faults

    each_step(person, look)
    assert not found


@pytest.mark.parametrize("height", [568, 640])
def test_a_small_phone_has_room_for_the_columns(hold, visit, height):
    person = visit(hold(), 320, height, has_touch=True, is_mobile=True).begin("tap", skip=False)
    page = person.page

    def lines(selector):
        return len({round(node.bounding_box()["y"]) for node in page.locator(selector).filter(visible=True).all()})

    choices = page.locator(".choices").bounding_box()
    assert choices["y"] + choices["height"] <= height
    assert lines(".tools button") == 1
    person.press("Skip this", "tap")
    page.locator(".arrange").wait_for()
    assert lines(".card-tools button") == 1
    signs = page.locator(".map-area .poles").evaluate(
        "poles => [poles.offsetHeight, parseFloat(getComputedStyle(poles).lineHeight)]")
    assert signs[0] < 1.5 * signs[1], "no sign stands on a line of its own"
    # The columns are in sight beside question and card, or right below them.
    keys = page.locator(".map").bounding_box()
    assert keys["y"] + keys["height"] <= height
    if page.locator("body.pinned").count():
        assert page.locator(".dock").bounding_box()["y"] - page.locator(".grid").bounding_box()["y"] >= 120


@pytest.mark.parametrize("size", [(740, 360), (844, 390)])
def test_a_phone_held_across_shows_the_card_and_its_places_at_once(hold, visit, size):
    person = visit(hold(), *size, has_touch=True, is_mobile=True).begin("tap", skip=False)
    page = person.page
    bottoms = "all => all.map((node) => node.getBoundingClientRect().bottom)"
    page.locator(".choice").first.wait_for()
    assert max(page.locator(".reading, .choice").evaluate_all(bottoms)) <= size[1]
    person.press("Skip this", "tap")
    page.locator(".arrange").wait_for()
    assert max(page.locator(".reading, .map .key").evaluate_all(bottoms)) <= size[1]


@pytest.mark.parametrize("size,letters", [((320, 640), 100), ((320, 640), 200), ((360, 740), 200), ((1280, 800), 200)])
def test_nothing_scrolls_sideways(hold, visit, tmp_path, size, letters):
    study = hour_study(tmp_path / "long", presort="required", refine=True)
    path = study / "statements.csv"
    # A word longer than a line.
    path.write_text(re.sub(r"\.(?=\"?,[+-])", " Gemeinschaftsverantwortung.",
                           path.read_text(encoding="utf-8")), encoding="utf-8")
    person = visit(hold(study=study), *size, bypass_csp=True)
    page = person.page
    page.add_style_tag(content=f"html {{ font-size: {letters}% !important }}")
    wide = {}

    def look(step):
        scroll, client = widths(page)
        if scroll > client:
            wide[step] = scroll, client

    each_step(person, look)
    assert not wide


def test_wider_spacing_hides_nothing(hold, visit):
    person = visit(hold(presort="required", refine=True), bypass_csp=True)
    person.page.add_style_tag(content=SPACING)
    cut = {}

    def look(step):
        found = person.page.evaluate("""
            [...document.querySelectorAll("main button, main p, main .full")].filter((node) =>
              node.scrollWidth > node.clientWidth + 2 && getComputedStyle(node).display !== "inline")
              .map((node) => node.textContent)""")
        if found or widths(person.page)[0] > 1366:
            cut[step] = found

    each_step(person, look)
    assert not cut


def test_a_long_question_folds_and_leaves_the_cards_in_sight(hold, visit, tmp_path):
    study = hour_study(tmp_path / "long")
    path = study / "study.yml"
    long = "How should public services here work together when there is less money than before? " * 3
    path.write_text(re.sub(r"^question: .*$", f"question: {long}", path.read_text(encoding="utf-8"), flags=re.M),
                    encoding="utf-8")
    room = hold(study=study)
    person = visit(room, 320, 640, bypass_csp=True).begin()
    page = person.page
    page.get_by_role("button", name="Whole question").wait_for()
    height = lambda: page.locator(".question").bounding_box()["height"]  # noqa: E731
    folded = height()
    assert folded < 640 / 4
    # Below each of the cards, however many lines it takes.
    key, seen = page.locator(".map .key").first, {}
    later = page.get_by_role("button", name="Later")
    for _ in range(24):
        box = key.bounding_box()
        seen[page.locator(".full").inner_text()] = box["y"] + box["height"]
        later.click()
    assert len(seen) == 24
    assert {text: end for text, end in seen.items() if end > 640} == {}
    more = page.get_by_role("button", name="Whole question")
    assert more.get_attribute("aria-expanded") == "false" and not complaints(page)
    more.focus()
    page.keyboard.press("Enter")
    less = page.get_by_role("button", name="Fold the question")
    less.wait_for()
    assert height() > 1.8 * folded and less.get_attribute("aria-expanded") == "true"
    assert page.evaluate("document.activeElement.dataset.do") == "unfold" and not complaints(page)
    page.keyboard.press("Enter")
    more.wait_for()
    assert height() == folded
    # On a wide screen it fits, and there is nothing to unfold.
    page.set_viewport_size({"width": 1366, "height": 768})
    more.wait_for(state="hidden")
    assert not person.faults


def test_a_shared_device_keeps_nothing_of_the_last_person(hold, visit):
    room = hold()
    person = visit(room, link="#shared").begin()
    page = person.page
    card = page.locator(".full").inner_text()
    person.fill()
    person.press("Hand in")
    page.locator("textarea").first.fill("A secret of mine")
    person.press("Continue")
    page.get_by_label("Which organisation").fill("The first person's")
    person.press("Finish")
    page.locator(".receipt").wait_for()
    code = person.sent().code
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    person.press("Next person")
    page.get_by_role("button", name="I agree").wait_for()
    left = page.content() + "".join(page.locator("input, textarea").evaluate_all(
        "fields => fields.map(field => field.value)"))
    for secret in [code, card, "A secret of mine", "The first person's"]:
        assert secret not in left
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    second = person.begin()
    assert second.code != code
    assert not second.faults


def test_a_page_works_whether_the_browser_calls_its_origin_secure_or_not(hold, visit, origin):
    room = hold()
    person = visit(room)
    assert person.page.evaluate("isSecureContext") == (origin == LOOPBACK)
    person.begin().fill().finish()
    assert room.record(person.sent().code)["finished"]
    person.press("Save a copy")
    assert not person.faults


def test_a_sort_written_from_right_to_left(hold, visit, tmp_path):
    room = hold(study=two_language_study(tmp_path / "arabic"))
    person = visit(room)
    page = person.page
    page.get_by_label("Language").select_option("ar")
    assert page.evaluate("document.documentElement.dir") == "rtl"
    person.press(page.locator(".begin button"))
    page.locator(".arrange").wait_for()
    full = page.locator(".full")
    assert full.get_attribute("lang") == "ar" and full.get_attribute("dir") == "rtl"
    assert any("\u0600" <= letter <= "\u06ff" for letter in full.inner_text())
    # The low pole is at the beginning of the line: at the right.
    low, high = (person.column(value).bounding_box()["x"] for value in (-2, 2))
    assert low > high
    # The sign stands before the number.
    assert page.locator(".head .value").first.inner_text().strip("\u2066\u2069") == "\u22122"
    person.press(person.column(-2))
    page.locator(".head").first.focus()
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.activeElement.dataset.value") == "-1"
    page.keyboard.press("Enter")
    assert len(person.on(-1)) == 1
    for value, count in [(-1, 1), (0, 3), (1, 2), (2, 1)]:
        for _ in range(count):
            person.press(person.column(value))
    assert widths(page)[0] <= 1366
    card = person.on(2)[0]
    # One set of data: the same card in the other language, where it lies.
    person.press(page.locator(".tools button").last)
    page.locator("#language").select_option("en")
    page.keyboard.press("Escape")
    assert page.evaluate("document.documentElement.dir") == "ltr" and person.on(2) == [card]
    record = room.record(person.sent().code)
    assert record["language"] == "en" and record["sorts"][""]["places"][card] == 2
    assert not person.faults


def read_in(language, person, text):
    """The element with just this text, which says that it is in the language and which way that runs."""
    node = person.page.get_by_text(text, exact=True).locator("visible=true").first
    node.wait_for()
    assert node.get_attribute("lang") == language, text
    assert node.get_attribute("dir") == ("rtl" if language == "ar" else "ltr"), text


def test_everything_the_study_says_is_read_in_the_language_chosen(hold, visit, tmp_path):
    room = hold(study=worded_study(tmp_path / "arabic"))
    person = visit(room, bypass_csp=True)
    page = person.page
    read_in("en", person, "Voices")
    page.get_by_label("Language").select_option("ar")
    agreed = "نسألك عن رأيك."
    for text in ["أصوات", "كيف ترى الأمر اليوم؟", agreed, "يمكنك التوقف متى شئت."]:
        read_in("ar", person, text)
    assert page.title() == "أصوات" and not complaints(page)
    person.press(page.locator(".begin button"))
    page.locator(".arrange").wait_for()
    read_in("ar", person, "كيف ترى الأمر اليوم؟")
    read_in("ar", person, "الأقرب إلى رأيي")
    room.post("round")
    # What has no wording is read in the study's own language, and says so.
    read_in("en", person, "least like my view")
    for value, count in [(-2, 1), (-1, 2), (0, 3), (1, 2), (2, 1)]:
        for _ in range(count):
            person.press(person.column(value))
    person.press(page.locator(".hand-in, [data-do=submit]"))
    page.locator(".comments").wait_for()
    read_in("ar", person, "الأقرب إلى رأيي")
    page.locator("[data-key=on]").click()
    page.locator(".arrange").wait_for()
    read_in("ar", person, "وكيف تراه الآن؟")
    for value, count in [(-2, 1), (-1, 2), (0, 3), (1, 2), (2, 1)]:
        for _ in range(count):
            person.press(person.column(value))
    person.press(page.locator(".hand-in, [data-do=submit]"))
    page.locator(".comments").wait_for()
    page.locator("[data-key=on]").click()
    page.locator(".background").wait_for()
    read_in("ar", person, "ما دورك هنا؟")
    read_in("ar", person, "كم سنة عشت هنا؟")
    read_in("en", person, "clerk")
    assert not complaints(page)
    page.get_by_label("ممرضة").check()
    page.get_by_label("كم سنة عشت هنا؟").fill("4")
    page.locator("[data-key=on]").click()
    page.locator(".receipt").wait_for()
    record = room.record(person.sent().code)
    # One set of data: answers are kept in the words of the study's own language.
    assert record["answers"] == {"role": "nurse", "years": 4}
    assert record["consentLanguage"] == "ar"
    text = agreed + "\n\nيمكنك التوقف متى شئت."
    assert record["consentHash"] == hashlib.sha256(text.encode()).hexdigest()
    assert not person.faults


def test_consent_to_the_studys_own_words_is_kept_as_such(hold, visit, tmp_path):
    study = worded_study(tmp_path / "english")
    path = study / "study.yml"
    path.write_text(re.sub(r"\n    consent: .*", "", path.read_text(encoding="utf-8")), encoding="utf-8")
    room = hold(study=study)
    person = visit(room)
    person.page.get_by_label("Language").select_option("ar")
    read_in("en", person, "You may stop at any time.")
    person.press(person.page.locator(".begin button"))
    person.page.locator(".arrange").wait_for()
    record = room.record(person.sent().code)
    own = CONSENT.replace("\\n", "\n")
    assert record["language"] == "ar" and record["consentLanguage"] == "en"
    assert record["consentHash"] == hashlib.sha256(own.encode()).hexdigest()


def test_a_phone_reads_from_right_to_left(hold, visit, tmp_path):
    room = hold(study=two_language_study(tmp_path / "arabic"))
    person = visit(room, 320, 640, bypass_csp=True)
    page = person.page
    page.get_by_label("Language").select_option("ar")
    person.press(page.locator(".begin button"))
    keys = [key.bounding_box()["x"] for key in page.locator(".map .key").all()]
    assert keys == sorted(keys, reverse=True)
    assert widths(page)[0] <= 320
    assert not complaints(page)
