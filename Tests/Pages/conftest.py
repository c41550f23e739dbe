"""The built program, and what it makes of the two studies that ship.

Nothing is built here: the tests take the program as it was last built for testing.
"""

import csv
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STUDIES = ["lipset", "place-based-budgeting"]


class Results:
    """What `mindset run` and `mindset report` wrote for one study."""

    def __init__(self, name, folder):
        self.name = name
        self.folder = folder

    @property
    def page(self):
        return self.folder / "report.html"

    @property
    def analysis(self):
        return json.loads((self.folder / "analysis.json").read_text(encoding="utf-8"))

    def table(self, name):
        with open(self.folder / "tables" / f"{name}.csv", encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))


@pytest.fixture(scope="session")
def program():
    bin_path = subprocess.run(
        ["swift", "build", "--show-bin-path"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.strip()
    path = Path(bin_path) / "mindset"
    assert os.access(path, os.X_OK), f"no program at {path}: run `swift build` first"
    return path


@pytest.fixture(scope="session")
def all_results(program, tmp_path_factory):
    folder = tmp_path_factory.mktemp("results")
    results = {}
    for name in STUDIES:
        out = folder / name
        subprocess.run(
            [program, "analyse", f"analysis/{name}.yml", "--out", out, "--quiet"],
            cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        results[name] = Results(name, out)
    return results


@pytest.fixture(params=STUDIES)
def results(request, all_results):
    return all_results[request.param]


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "the page tests need chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser):
    """Opens a report in a fresh context, and counts what it asks the network for."""
    contexts = []

    def open_in(results, width=1280, height=900, **options):
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.requests = []
        page.on("request", lambda request: page.requests.append(request.url))
        page.goto(results.page.as_uri())
        return page

    yield open_in
    for context in contexts:
        context.close()
