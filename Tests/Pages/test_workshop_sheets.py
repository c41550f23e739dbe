"""The sheets printed before a workshop say what the study says, and nothing else."""

import shutil
import subprocess

import pytest
from sentence_cases import ROOT, change_study
from workshop_rules import Workshop

SHEETS = "cards,mat,record,script,consent,codes"
PEOPLE = 25
PLANS = {
    "as shipped": {},
    # No piles, no comments, two rounds of one question each, and words of the study's own.
    "planned otherwise": {
        "collect": {"presort": "off", "comments": False, "consent": "You may leave at any time.",
                    "timing": {"consent": 2, "sort": 40, "refine": 7, "background": 4}},
        "conditions": {"now": "What is?", "later": "What should be?"}, "background": []},
    # More about the person than has room below the comments.
    "asked a good deal": {"background": [
        {"id": "organisation", "question": "Which organisation do you speak for?", "required": True},
        {"id": "years", "question": "For how many years?", "type": "number"},
        {"id": "role", "question": "What is your role there?", "type": "choice",
         "options": ["elected", "paid", "a volunteer, or whoever else lends a hand"]},
        {"id": "fields", "question": "What do you work on?", "type": "several",
         "options": ["health", "housing", "schools", "roads and buses", "parks", "safety", "something else"]},
        {"id": "sure", "question": "How sure are you of your sort?", "type": "scale",
         "options": ["not at all", "somewhat", "very"]}]},
    "kept for a month": {"collect": {"retention": 30, "refine": False}, "question": ""},
}


@pytest.fixture(params=PLANS)
def plan(request):
    return request.param


@pytest.fixture(scope="module")
def planned(program, tmp_path_factory):
    """Makes the sheets of the hour as it is planned, once for each plan: the study and the sheets."""
    made = {}

    def make(plan):
        if plan not in made:
            folder = tmp_path_factory.mktemp("workshop")
            study = folder / "study"
            shutil.copytree(ROOT / "surveys" / "place-based-budgeting-hour", study)
            change_study(study, **PLANS[plan])
            subprocess.run(
                [program, "handouts", study, "--sheets", SHEETS, "--people", str(PEOPLE), "--format",
                 "html", "--out", folder / "out", "--quiet"], check=True, stdout=subprocess.DEVNULL)
            made[plan] = study, folder / "out" / "handouts"
        return made[plan]

    return make


def test_every_word_of_the_sheets_is_accounted_for(planned, plan):
    study, sheets = planned(plan)
    found = list(Workshop(study, PEOPLE).complaints(sheets))
    assert not found, "\n".join(found[:20])


def reword(study):
    path = study / "statements.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("one", "two"), encoding="utf-8")


CHANGES = {
    "wording": (reword, ["cards.pdf"]),
    "grid": (lambda study: change_study(study, grid={-2: 8, 0: 8, 2: 8}), ["record.pdf", "mat.pdf"]),
    "title": (lambda study: change_study(study, title="Another"), [
        "script.html", "consent.html", "record.pdf", "codes.pdf"]),
    "question": (lambda study: change_study(study, question="Why?"), [
        "script.html", "consent.html", "record.pdf", "mat.pdf"]),
    "background": (lambda study: change_study(study, background=[{"id": "age", "question": "Your age?"}]), [
        "record.pdf"]),
    "times": (lambda study: change_study(study, collect={"timing": {"sort": 26}}), ["script.html"]),
    "storage": (lambda study: change_study(study, collect={"retention": 31}), ["consent.html"]),
}


@pytest.mark.parametrize("change", CHANGES)
def test_sheets_of_another_study_are_found_out(planned, tmp_path, change):
    study, sheets = planned("as shipped")
    other = tmp_path / "study"
    shutil.copytree(study, other)
    tamper, names = CHANGES[change]
    tamper(other)
    found = list(Workshop(other, PEOPLE).complaints(sheets))
    for name in names:
        assert any(each.startswith(name) for each in found), name


def test_sheets_for_too_few_are_found_out(planned):
    study, sheets = planned("as shipped")
    found = list(Workshop(study, PEOPLE + 1).complaints(sheets))
    assert {each.split(":")[0] for each in found} == {"record.pdf", "codes.pdf"}
