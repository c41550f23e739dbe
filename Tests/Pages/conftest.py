"""The built program, and what it makes of the two studies that ship.

Nothing is built here: the tests take the program as it was last built for testing.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from sentence_cases import cases  # noqa: F401  (a fixture)
from shipped import ROOT, STUDIES, Results, write_arabic_study


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


@pytest.fixture(scope="session")
def french(program, tmp_path_factory):
    """A study with accents, ligatures, ß and apostrophes of every kind, and ids with letters."""
    folder = tmp_path_factory.mktemp("french")
    study = folder / "study"
    study.mkdir()
    texts = [
        "Élus et habitants s’étonnent", "La Straße est à tous", "Le cœur de l'œuvre", "Où aller ?",
        "Un été à Nîmes", "Zèbres et zones", "éclairer les rues", "Zero mesure", "ça suffit"]
    (study / "study.yml").write_text(
        "title: Les voix du quartier\nlanguage: fr\ngrid: {-2: 1, -1: 2, 0: 3, 1: 2, 2: 1}\n"
        "distribution: forced\nprovenance: {statements: own, sorts: simulated}\n",
        encoding="utf-8")
    (study / "statements.csv").write_text(
        "id,text\n" + "".join(f"S0{n},{text}\n" for n, text in enumerate(texts, start=1)),
        encoding="utf-8")
    sorts = [
        [2, 1, 1, 0, 0, 0, -1, -1, -2], [1, 2, 1, 0, 0, 0, -1, -2, -1],
        [2, 1, 0, 1, 0, 0, -1, -1, -2], [2, 1, 1, 0, 0, -1, 0, -1, -2],
        [0, -1, 0, -2, 1, 1, -1, 0, 2], [0, -1, 0, -1, 1, 2, -2, 0, 1],
        [-1, 0, 0, -2, 1, 1, -1, 0, 2], [0, -1, 0, -2, 0, 1, -1, 1, 2]]
    (study / "sorts.csv").write_text(
        "sort," + ",".join(f"S0{n}" for n in range(1, 10)) + "\n"
        + "".join(f"P{i},{','.join(map(str, sort))}\n" for i, sort in enumerate(sorts, start=1)),
        encoding="utf-8")
    subprocess.run(
        [program, "report", study, "--factors", "2", "--out", folder / "out", "--quiet"],
        check=True, stdout=subprocess.DEVNULL)
    return Results("french", folder / "out")


@pytest.fixture(scope="session")
def all_documents(program, tmp_path_factory):
    """The report in Word and Markdown, and sheets for Word and for the screen, by study."""
    folder = tmp_path_factory.mktemp("documents")
    write_arabic_study(folder / "arabic")
    sources = {name: [f"analysis/{name}.yml"] for name in STUDIES}
    sources["arabic"] = [folder / "arabic", "--factors", "2"]
    documents = {}
    for name, source in sources.items():
        out = folder / f"{name}-out"
        for command in [
                ["analyse", *source, "--format", "json"],
                ["report", *source, "--format", "docx,markdown"],
                ["handouts", *source, "--format", "docx,html", "--sheets", "all",
                 "--paper", "Letter"]]:
            subprocess.run(
                [program, *command, "--out", out, "--quiet"], cwd=ROOT, check=True,
                stdout=subprocess.DEVNULL)
        documents[name] = Results(name, out)
    return documents


@pytest.fixture(params=[*STUDIES, "arabic"])
def documents(request, all_documents):
    return all_documents[request.param]


@pytest.fixture(params=STUDIES)
def results(request, all_results):
    return all_results[request.param]


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import sync_playwright

    # Without a window Chromium takes half the time.
    path = next(filter(None, map(shutil.which, ["chromium-headless-shell", "chromium", "chromium-browser"])), None)
    assert path, "the page tests need chromium"
    with sync_playwright() as playwright:
        # The name is that of a room whose pages come over plain http, as on the day: see Collect/conftest.py.
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--host-resolver-rules=MAP room.example 127.0.0.1"])
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser):
    """Opens a report in a fresh context, and counts what it asks the network for."""
    contexts = []

    def open_in(results, width=1280, height=900, page_path=None, **options):
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.requests = []
        page.on("request", lambda request: page.requests.append(request.url))
        page.goto((page_path or results.page).as_uri())
        return page

    yield open_in
    for context in contexts:
        context.close()
