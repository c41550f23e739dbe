"""A study that is worded whole in a further language: whoever reads that one meets none of its own words."""

import csv
import json
import random
import subprocess
import time
import urllib.error

from collecting import CARDS

#: Stands in every text of the study in its own language, and in no other.
OWN = "zzown"
COUNTS = [(-2, 1), (-1, 2), (0, 3), (1, 2), (2, 1)]
STUDY = f"""title: {OWN} Voices
question: {OWN} How should services work together?
language: en
languages: [ar]
grid: {{-2: 1, -1: 2, 0: 3, 1: 2, 2: 1}}
distribution: forced
poles: {{low: {OWN} least like my view, high: {OWN} most like my view}}
themes: {{all: {OWN} All of it}}
collect: {{presort: required, refine: true, comments: true, access: open, consent: "{OWN} We ask.\\n\\n{OWN} You may stop."}}
conditions: {{before: {OWN} How do you see it today?, after: {OWN} And now?}}
background:
  - {{id: role, question: {OWN} What is your part here?, type: choice, options: [{OWN} resident, {OWN} clerk], required: true}}
  - {{id: ways, question: {OWN} How do you come here?, type: several, options: [{OWN} bus, {OWN} train]}}
  - {{id: trust, question: {OWN} Do you trust it?, type: scale, options: [{OWN} little, {OWN} much]}}
  - {{id: years, question: {OWN} How many years have you lived here?, type: number}}
  - {{id: more, question: {OWN} Anything else?, type: text}}
translations:
  ar:
    title: أصوات
    question: كيف ينبغي أن تعمل الخدمات معاً؟
    poles: {{low: الأبعد عن رأيي, high: الأقرب إلى رأيي}}
    themes: {{all: كل شيء}}
    conditions: {{before: كيف ترى الأمر اليوم؟, after: وكيف تراه الآن؟}}
    background:
      role: {{question: ما دورك هنا؟, options: [مقيم, موظف]}}
      ways: {{question: كيف تأتي إلى هنا؟, options: [حافلة, قطار]}}
      trust: {{question: هل تثق به؟, options: [قليلاً, كثيراً]}}
      years: {{question: كم سنة عشت هنا؟}}
      more: {{question: هل من شيء آخر؟}}
    consent: "نسألك عن رأيك.\\n\\nيمكنك التوقف متى شئت."
"""
# Texts and names of what is there, seen or not; `value` holds what is kept, which is in the study's own words.
FOREIGN = """own => [document.title, ...[...document.querySelectorAll("body, body *")].flatMap((node) => [
  ...[...node.childNodes].filter((child) => child.nodeType === 3).map((child) => child.textContent),
  ...["aria-label", "aria-description", "title", "placeholder", "alt"].map((name) => node.getAttribute(name) ?? ""),
])].filter((text) => text.includes(own))"""


def write_study(folder):
    """Worded whole in both languages, with sorts of others on two sides."""
    folder.mkdir()
    (folder / "study.yml").write_text(STUDY, encoding="utf-8")
    with open(folder / "statements.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "text", "text_ar", "theme"])
        writer.writerows([j, f"{OWN} {own}", other, "all"] for j, (own, other) in enumerate(CARDS, start=1))
    chance = random.Random(4)
    view = [value for value, count in COUNTS for _ in range(count)]
    with open(folder / "sorts.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["sort", "participant", "condition", *range(1, 10)])
        for number in range(14):
            sort = view if number % 2 else [0, 2, -1, 1, 0, -2, 1, 0, -1]
            i, k = chance.sample(range(9), 2)
            sort = [sort[{i: k, k: i}.get(j, j)] for j in range(9)]
            writer.writerow([f"P{number}-before", f"P{number}", "before", *sort])
    return folder


def sorts(person, look, round_):
    """From the first card to the comments, with all that opens on the way."""
    page = person.page
    page.locator(".presort").wait_for()
    look(f"presort {round_}")
    for i in range(9):
        person.press(page.locator(".choice").nth(i % 3))
    look(f"piles {round_}")
    person.press(page.locator("[data-do=pilesDone]"))
    page.locator(".refine").wait_for()
    person.press(page.locator(".refine .card"))
    look(f"refine {round_}")
    person.press(page.locator("[data-do=skipRounds]"))
    page.locator(".arrange").wait_for()
    look(f"grid {round_}")
    person.press(page.locator(".tools [data-do=menu]"))
    look(f"menu {round_}")
    page.keyboard.press("Escape")
    for value, count in COUNTS:
        for _ in range(count):
            person.press(person.column(value))
    person.press(page.locator(".grid .card"))
    look(f"lifted {round_}")
    page.keyboard.press("Escape")
    person.press(page.locator(".hand-in, [data-do=submit]"))
    page.locator(".comments").wait_for()
    look(f"comments {round_}")
    person.press(page.locator("[data-key=on]"))


def released(room):
    """Waits until there are viewpoints, and opens the personal pages."""
    for _ in range(100):
        try:
            return room.post("release", {"on": True})
        except urllib.error.HTTPError as error:
            assert error.code == 409
            time.sleep(0.1)
    raise AssertionError("no viewpoints show")


def test_no_word_of_the_studys_own_language_is_met_in_the_other(hold, visit, tmp_path):
    room = hold(study=write_study(tmp_path / "whole"))
    person = visit(room)
    page = person.page
    met, steps = {}, []

    def look(step):
        steps.append(person.screen)
        if found := page.evaluate(FOREIGN, OWN):
            met[step] = found

    look("own door")
    assert len(met.pop("own door")) > 4, "the test sees the study's own words where they are"
    page.get_by_label("Language").select_option("ar")
    look("door")
    person.press(page.locator("[data-do=decline]"))
    look("declined")
    person.press(page.locator("[data-do=reconsider]"))
    person.press(page.locator(".begin button[type=submit]"))
    sorts(person, look, "before")
    # The other round is not open yet.
    page.locator(".background").wait_for()
    look("background")
    page.get_by_label("كم سنة عشت هنا؟").fill("سبع")
    person.press(page.locator("[data-key=on]"))
    look("faults")
    page.get_by_label("مقيم").check()
    page.get_by_label("قطار").check()
    page.get_by_label("كثيراً").check()
    page.get_by_label("كم سنة عشت هنا؟").fill("۱۲٫۵")
    person.press(page.locator("[data-key=on]"))
    page.locator(".receipt").wait_for()
    look("receipt")
    room.post("round")
    person.press(page.locator("[data-do=nextPart]"))
    sorts(person, look, "after")
    page.locator(".receipt, .background").wait_for()
    if person.screen == "background":
        person.press(page.locator("[data-key=on]"))
    page.locator(".receipt").wait_for()
    record = room.record(person.sent().code)
    released(room)
    person.press(page.locator("[data-do=result]"))
    page.locator(".result").wait_for()
    look("result")
    assert not met
    assert set(steps) >= {
        "door", "declined", "presort", "refine", "grid", "comments", "background", "receipt", "result"}
    # One set of data, in the study's own words and in digits that every program reads.
    assert record["answers"] == {
        "role": f"{OWN} resident", "ways": [f"{OWN} train"], "trust": f"{OWN} much", "years": 12.5}
    assert not person.faults


# A few of the page's own words in Arabic.
PHRASES = {
    "onward": "متابعة", "top.menu": "القائمة", "consent.agree": "أوافق: ابدأ", "consent.head": "قبل أن تبدأ",
    "presort.head": "ثلاث مجموعات أولاً", "pile.agree": "موافق", "pile.disagree": "غير موافق"}


def test_buttons_and_headings_are_read_from_right_to_left_in_the_phrases_beside_the_study(hold, visit, tmp_path):
    study = write_study(tmp_path / "phrases")
    (study / "phrases.ar.json").write_text(json.dumps(PHRASES, ensure_ascii=False), encoding="utf-8")
    person = visit(hold(study=study))
    page = person.page
    page.get_by_label("Language").select_option("ar")
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"]
    page.get_by_role("heading", name=PHRASES["consent.head"]).wait_for()
    person.press(PHRASES["consent.agree"])
    head = page.get_by_role("heading", name=PHRASES["presort.head"])
    head.wait_for()
    # At the right of the page, as everything that is read from there.
    box, main = head.bounding_box(), page.locator("main").bounding_box()
    assert head.evaluate("node => ['right', 'start'].includes(getComputedStyle(node).textAlign)")
    assert box["x"] + box["width"] > main["x"] + main["width"] / 2
    for name in ["top.menu", "pile.agree", "pile.disagree"]:
        assert page.get_by_role("button", name=PHRASES[name]).first.is_visible(), name
    assert not person.faults


def test_the_room_and_check_name_the_phrases_that_are_missing(hold, collecting_program, tmp_path):
    study = write_study(tmp_path / "missing")

    def checked():
        return subprocess.run([collecting_program, "check", study], capture_output=True, text=True, check=False)

    def told(room):
        return " ".join(room.post("wifi", {"name": "", "password": ""})["study"]["findings"])

    room = hold(study=study, starts=False)
    assert "there is no phrases.ar.json beside study.yml" in told(room)
    done = checked()
    assert "phrases.ar.json" in " ".join((done.stdout + done.stderr).split())
    printed = subprocess.run(
        [collecting_program, "collect", "run", "--print-language"], capture_output=True, text=True, check=True).stdout
    phrases = {key: text for key, text in json.loads(printed).items() if key != "left.one"}
    file = study / "phrases.ar.json"
    file.write_text(json.dumps(phrases), encoding="utf-8")
    assert "phrases.ar.json" not in told(room)
    done = checked()
    assert "phrases.ar.json" not in done.stdout + done.stderr
    del phrases["onward"], phrases["back"]
    phrases["left.other"] = "بقيت بطاقات."
    file.write_text(json.dumps(phrases), encoding="utf-8")
    assert ("phrases.ar.json lacks 2 phrases, onward the first of them, which are English there, and leaves out what "
            "stands in braces in the phrase left.other.") in told(room)
    file.write_text("{", encoding="utf-8")
    assert "phrases.ar.json can’t be read" in told(room)