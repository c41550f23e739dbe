"""The way into the room, and what happens when it closes behind her."""

from collecting import LOOPBACK
from room_fixtures import come, facilitator, serve  # noqa: F401  (fixtures)


def test_the_secret_in_the_link_leaves_the_address_bar(facilitator):
    secret = facilitator.server.secret
    assert secret not in facilitator.page.url
    assert secret not in facilitator.page.content()


def test_without_the_secret_it_is_asked_for_and_a_wrong_one_is_told_beside_the_field(browser, serve):
    server = serve()
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{server.url}room")
    field = page.get_by_label("Secret of the room")
    field.wait_for()
    page.get_by_role("button", name="Open", exact=True).click()
    assert field.get_attribute("aria-invalid") == "true"
    field.fill("wrong-secret")
    page.keyboard.press("Enter")
    page.locator("[aria-invalid=true]").wait_for()
    assert page.locator(".fault:visible").inner_text()
    assert field.input_value() == "wrong-secret", "what was typed is not lost"
    field.fill(server.secret)
    page.keyboard.press("Enter")
    page.locator("nav.stages").wait_for()
    context.close()


def test_when_the_way_in_is_lost_the_secret_is_asked_for_and_what_was_typed_is_saved(facilitator):
    form = facilitator.unfold("Question")
    form.get_by_label("Title").fill("Typed before the way in was lost")
    facilitator.page.context.clear_cookies()
    form.get_by_role("button", name="Save", exact=True).click()
    dialog = facilitator.page.get_by_role("dialog")
    dialog.get_by_label("Secret of the room").fill(facilitator.server.secret)
    dialog.get_by_role("button", name="Open").click()
    form.get_by_text("Saved.").wait_for()
    assert facilitator.state()["study"]["title"] == "Typed before the way in was lost"


def test_what_was_typed_outlives_a_server_that_does_not_answer(facilitator):
    page = facilitator.page
    form = facilitator.unfold("Question")
    form.get_by_label("Title").fill("Not saved yet")
    page.route("**/room/**", lambda route: route.abort())
    form.get_by_role("button", name="Save", exact=True).click()
    form.locator(".fault:visible").wait_for()
    assert "still here" in form.locator(".fault:visible").inner_text()
    page.unroute("**/room/**")
    form.get_by_role("button", name="Save", exact=True).click()
    form.get_by_text("Saved.").wait_for()


def test_a_stream_that_fails_is_tried_again(browser, serve):
    server = serve()
    context = browser.new_context()
    page = context.new_page()
    page.route("**/room/live", lambda route: route.abort())
    page.goto(server.room)
    page.locator("#lost:not(:empty)").wait_for()
    assert "Trying again" in page.locator("#lost").inner_text()
    page.unroute("**/room/live")
    page.locator("#lost:empty").wait_for(state="attached", timeout=20000)
    context.close()


def test_the_room_works_whether_the_browser_calls_its_origin_secure_or_not(facilitator, origin):
    page = facilitator.page
    assert page.evaluate("isSecureContext") == (origin == LOOPBACK)
    page.locator("button.fold", has_text="Question").click()
    page.get_by_label("Title").fill("Over plain http")
    page.get_by_role("button", name="Save", exact=True).first.click()
    page.get_by_text("Saved.").first.wait_for()
    assert page.locator("#lost").inner_text() == "" and not facilitator.faults
