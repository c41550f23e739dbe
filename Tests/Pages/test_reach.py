"""The cases reach all that can be said: every phrase of the sheets, every frame, every table and figure."""

import re
import subprocess

import evidence_words
import methods_words
import pytest
import report_words
import sheet_words
import yaml
from lxml import html
from sentence_cases import CASES, REPORTS, ROOT
from sheet_readers import squeezed, tidy

WORKSHOP = ["cards", "mat", "record", "script", "consent", "codes"]


@pytest.fixture(scope="module")
def numbered(program, tmp_path_factory):
    """A language in which every phrase begins with its number, and the keys by number."""
    english = yaml.safe_load(subprocess.run(
        [program, "handouts", "--print-language"], check=True, capture_output=True, text=True).stdout)
    language = english.pop("language")
    keys = list(english)
    path = tmp_path_factory.mktemp("language") / "numbered.yml"
    path.write_text(yaml.safe_dump({"language": language} | {
        key: f"‹{number}›{english[key]}" for number, key in enumerate(keys)}, allow_unicode=True),
        encoding="utf-8")
    return path, keys


def test_every_phrase_of_the_sheets_is_reached(cases, numbered, tmp_path):
    path, keys = numbered
    reached = set()
    for name in CASES:
        cases(name).make_sheets("html", tmp_path / name, "--sheets", "all", "--language", path)
        for page in (tmp_path / name / "handouts").glob("*.html"):
            reached |= set(re.findall(r"‹(\d+)›", page.read_text(encoding="utf-8")))
    found = {keys[int(number)] for number in reached}
    print(sorted(set(keys) - found))
    assert 0
