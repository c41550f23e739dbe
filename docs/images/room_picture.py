#!/usr/bin/env python3
"""Takes the picture of a workshop: a phone with the grid, beside the room's stage Understand.

Called by `make_pictures.py`, or alone with the program. The room rehearses, so that nobody's sort is shown, and both
pages say so. The order of the cards is chance: the picture is never the same twice, and no test compares it.
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

from PIL import Image
from playwright.sync_api import sync_playwright

import pictures

STUDY = pictures.ROOT / "surveys" / "place-based-budgeting-hour"
COLUMNS = [3, -3, 3, 2, -2, -3, 1, 0, 0, -1]
ROOM = {"width": 1200, "height": 1400}
PHONE = {"width": 390, "height": 844}
HEIGHT = 1100


def taken(program):
    """The picture, of a room that rehearses for as long as it takes."""
    with tempfile.TemporaryDirectory() as temporary:
        temporary = pathlib.Path(temporary)
        study = temporary / "study"
        shutil.copytree(STUDY, study)
        for name in ["sorts.csv", "participants.csv"]:
            (study / name).unlink()
        process = subprocess.Popen(
            [program, "collect", study, "--port", "0", "--host", "127.0.0.1"], stdout=subprocess.PIPE, text=True)
        try:
            room = next(found[0] for line in process.stdout if (found := re.search(r"http://\S+/room#\S+", line)))
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(
                    executable_path=shutil.which("chromium-headless-shell") or shutil.which("chromium"),
                    args=["--no-sandbox"])
                shots = photographed(browser, room, temporary)
                browser.close()
        finally:
            process.terminate()
            process.wait(timeout=20)
        return pictures.beside(*shots, HEIGHT)


def photographed(browser, address, folder):
    """The phone and the room, once the pretend people have sorted."""
    def page_of(size, **options):
        context = browser.new_context(
            viewport=size, device_scale_factor=1.5, reduced_motion="reduce", **options)
        return context.new_page()

    room = page_of(ROOM)
    room.goto(address)
    room.locator("#prepare h2").wait_for()
    url = address.partition("room#")[0]
    origin = {"origin": url.rstrip("/")}
    assert room.request.post(f"{url}room/api/rehearse", data={}, headers=origin).ok
    phone = page_of(PHONE, has_touch=True, is_mobile=True)
    phone.goto(f"{url}#test")
    phone.locator(".begin .primary").tap()
    phone.locator("[data-key=piles-skip]").tap()
    for value in COLUMNS:
        phone.locator(f".map [data-value='{value}']").tap()
    phone.evaluate("scrollTo(0, 0)")
    until(lambda: counted(room, url) >= 25)
    room.get_by_role("navigation").get_by_role("link", name="Understand").click()
    room.locator(".standing", has_text="From 25 sorts").wait_for()
    return [shot(page, folder / name) for name, page in [("phone.png", phone), ("room.png", room)]]


def counted(room, url):
    return json.loads(room.request.get(f"{url}room/api/state").body())["people"]["submitted"]


def until(holds, seconds=180):
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "the pretend people have not come to an end"
        time.sleep(1)


def shot(page, path):
    page.screenshot(path=path)
    with Image.open(path) as image:
        return image.convert("RGB")


def write(program):
    pictures.write(taken(program), pictures.ROOM, pictures.COLOURS)


if __name__ == "__main__":
    write(pathlib.Path(sys.argv[1]).resolve())
    pictures.PAGE.write_text(pictures.text(), encoding="utf-8")
