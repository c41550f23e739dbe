"""What people are asked about themselves: written, answered, ordered and taken out in the room."""

import pytest
from collecting import hears
from room_fixtures import SIZES, come, complaints, facilitator, is_too_wide, serve  # noqa: F401  (fixtures)


def save(form):
    form.get_by_role("button", name="Save", exact=True).click()
    form.get_by_text("Saved.").wait_for()


def add(form, text, kind=None, answers=None, needed=False):
    """A question more; what is typed first goes into its field, which has the focus."""
    form.get_by_role("button", name="Add a question").click()
    form.page.keyboard.type(text)
    row = form.locator(".rows > li").last
    if kind:
        row.get_by_label("How it is answered").select_option(label=kind)
    if answers:
        row.get_by_label("Answers to choose from").fill(answers)
    if needed:
        row.get_by_label("An answer is needed").check()
    return row


def asked(facilitator):
    return facilitator.state()["study"]["background"]


def wordings(form):
    return form.locator(".rows textarea").evaluate_all(
        "all => all.filter(each => !each.closest('.asked')).map(each => each.value)")


@pytest.mark.parametrize("kind, stored, answers", [
    ("In their own words", "text", None), ("With a number", "number", None),
    ("One of these answers", "choice", ["East", "West"]), ("Any of these answers", "several", ["By bus", "On foot"]),
    ("A step of this scale", "scale", ["never", "at times", "always"])])
def test_each_kind_of_question_reaches_people_and_the_record_sheet(facilitator, kind, stored, answers):
    form = facilitator.unfold("About the person")
    add(form, "Where from?", kind, "\n".join(["", *answers, " "]) if answers else None, needed=True)
    save(form)
    made = asked(facilitator)[-1]
    assert (made["question"], made["type"], made["options"], made["required"]) == (
        "Where from?", stored, answers or [], True)
    told = facilitator.fetch("api/study").json()["study"]["background"]
    assert told == asked(facilitator) and len({each["id"] for each in told}) == 2
    assert form.locator(".fold").inner_text().endswith("2 asked")
    facilitator.go("Sort")
    sheet = facilitator.page.locator("#sort")
    if stored == "several":
        assert sheet.locator("fieldset.radios", has_text="Where from?").get_by_label("On foot").count() == 1
    else:
        assert sheet.get_by_label("Where from?").count() == 1


def test_questions_are_moved_by_buttons_that_keep_the_focus(facilitator):
    form = facilitator.unfold("About the person")
    first = wordings(form)[0]
    add(form, "Second?")
    add(form, "Third?", "One of these answers", "Yes\nNo")
    up = form.get_by_role("button", name="Move question 3 up")
    up.focus()
    page = facilitator.page
    page.keyboard.press("Enter")
    assert wordings(form) == [first, "Third?", "Second?"]
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Move question 2 up"
    hears(page, "Now question 2 of 3.")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert wordings(form) == ["Third?", first, "Second?"], "at the top it stays"
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Move question 1 up"
    form.get_by_role("button", name="Move question 2 down").click()
    assert form.locator(".rows > li").first.get_by_label("Answers to choose from").input_value() == "Yes\nNo"
    save(form)
    assert [each["question"] for each in asked(facilitator)] == ["Third?", "Second?", first]


def test_a_question_is_taken_out_and_brought_back(facilitator):
    form = facilitator.unfold("About the person")
    add(form, "Second?")
    save(form)
    before = asked(facilitator)
    form.get_by_role("button", name="Remove question 1").click()
    assert wordings(form) == ["Second?"]
    assert form.get_by_label("Question 1 about the person").and_(facilitator.page.locator("textarea")).count() == 1
    assert facilitator.page.evaluate("document.activeElement.getAttribute('aria-label')") == "Remove question 1"
    form.get_by_role("button", name="Take back").click()
    assert len(wordings(form)) == 2
    form.get_by_role("button", name="Remove question 1").click()
    save(form)
    assert asked(facilitator) == before[1:]
    form.get_by_role("button", name="Remove question 1").click()
    save(form)
    assert asked(facilitator) == [] and form.locator(".fold").inner_text().endswith("nothing asked")


@pytest.mark.parametrize("text, kind, answers, fault", [
    (" ", None, None, "This question is empty"),
    ("From?", "One of these answers", "East", "at least 2 answers"),
    ("From?", "A step of this scale", "", "at least 2 answers"),
    ("From?", "Any of these answers", " ", "at least one answer"),
    ("From?", "One of these answers", "East\nWest\nEast", "stands there twice"),
    ("From?", "Any of these answers", "East; West", "semicolon")])
def test_what_cannot_be_asked_is_told_beside_it(facilitator, text, kind, answers, fault):
    before = asked(facilitator)
    form = facilitator.unfold("About the person")
    row = add(form, text, kind, answers)
    form.get_by_role("button", name="Save", exact=True).click()
    wrong = row.locator("[aria-invalid=true]")
    assert fault in facilitator.page.locator(f"#{wrong.get_attribute('aria-describedby').split()[-1]}").inner_text()
    assert wrong.evaluate("node => node === document.activeElement")
    assert asked(facilitator) == before


def test_answers_are_asked_for_only_where_people_choose(facilitator):
    form = facilitator.unfold("About the person")
    row = add(form, "From?", "One of these answers", "East\nWest")
    kind, answers = row.get_by_label("How it is answered"), row.get_by_label("Answers to choose from")
    kind.select_option("text")
    assert not answers.is_visible()
    save(form)
    assert asked(facilitator)[-1]["options"] == []


def test_questions_stay_as_they_are_once_somebody_has_sorted(facilitator):
    form = facilitator.unfold("About the person")
    facilitator.ask("start", {"minutes": None})
    facilitator.come_in(lays="1")
    facilitator.page.get_by_text("People have begun to sort").wait_for()
    assert form.get_by_role("button", name="Move question 1 up").is_disabled()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width, height", SIZES)
def test_the_questions_are_within_reach(facilitator, come, width, height, scheme):
    other = come(facilitator.server, width, height, color_scheme=scheme)
    form = other.unfold("About the person")
    add(form, "Where from?", "One of these answers", "East")
    form.get_by_role("button", name="Save", exact=True).click()
    assert not complaints(other.page, scheme) and not is_too_wide(other.page)
    assert not other.faults
