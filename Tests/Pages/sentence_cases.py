"""The analyses whose sentences are checked: shipped ones, and some made to be hard."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from lexicon_checker import Checker
from report_checker import ReportChecker

ROOT = Path(__file__).resolve().parents[2]
FORMATS = "html,pdf,docx"
# Six viewpoints among 21 statements in three columns: everything is tied with something.
TIED_GRID = {-1: 7, 0: 7, 1: 7}


class Case:
    """A study, what analyses it, and where its sheets and its result file lie."""

    def __init__(self, program, name, source, study, out):
        self.name, self.source, self.study, self.out = name, source, study, out
        subprocess.run(
            [program, "analyse", *source, "--format", "json,html", "--out", out, "--quiet"], cwd=ROOT,
            check=True, stdout=subprocess.DEVNULL)
        self.made = subprocess.run(
            [program, "handouts", *source, "--sheets", "all", "--format", FORMATS, "--out", out,
             "--quiet"], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        self.folder = out / "handouts"

    @property
    def analysis(self):
        return json.loads((self.out / "analysis.json").read_text(encoding="utf-8"))

    def sheet_complaints(self, analysis=None, folder=None):
        checker = Checker(analysis or self.analysis, self.study)
        if not checker.facts.comparable:
            return list(checker.refusal_complaints(self.made, self.folder))
        if self.made.returncode:
            return [f"handouts were refused: {self.made.stderr}"]
        return checker.complaints(folder or self.folder)

    def report_complaints(self, analysis=None):
        checker = ReportChecker(analysis or self.analysis, self.study)
        return list(checker.complaints(self.out / "report.html"))


def make_tied(program, folder):
    """Seventeen sorts of six random viewpoints on a grid of three columns; some define one alone."""
    design = folder / "design"
    shutil.copytree(ROOT / "surveys" / "place-based-budgeting-hour", design)
    study = yaml.load((design / "study.yml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    study["grid"] = TIED_GRID
    (design / "study.yml").write_text(yaml.safe_dump(study, allow_unicode=True), encoding="utf-8")
    lines = (design / "statements.csv").read_text(encoding="utf-8").splitlines()
    (design / "statements.csv").write_text("\n".join(lines[:22]) + "\n", encoding="utf-8")
    for name in ["sorts.csv", "participants.csv", "planted.csv"]:
        (design / name).unlink()
    subprocess.run(
        [program, "simulate", design, "--sorts", "17", "--planted", "6", "--seed", "11",
         "--to", folder / "tied", "--quiet"], check=True, stdout=subprocess.DEVNULL)
    return folder / "tied"


def make_recipe(folder, name, study, **changes):
    """A shipped recipe with other keys, in a folder of its own."""
    recipe = yaml.load(
        (ROOT / "analysis" / f"{name}.yml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    recipe["study"] = str(study)
    path = folder / "recipe.yml"
    path.write_text(yaml.safe_dump(recipe | changes, allow_unicode=True), encoding="utf-8")
    return path


def by_hand(*flags):
    return [{"sort": sort, "viewpoint": viewpoint, "sign": sign, "because": "a trial"}
            for sort, viewpoint, sign in flags]


DECIDED = {
    # A viewpoint split, and a flag set where a sort does not load most strongly.
    "decided": {"split": [1], "flags": by_hand(("FR9", 3, "-"))},
    # Flags set by hand alone: the other sorts are passed over.
    "by hand": {"settings": {"factors": 3, "flagging": "none"},
                "flags": by_hand(("US1", 2, "+"), ("US2", 2, "+"), ("US3", 1, "+"))},
}


CASES = {
    "lipset": (["analysis/lipset.yml"], "lipset"),
    "place-based-budgeting": (["analysis/place-based-budgeting.yml"], "place-based-budgeting"),
    "hour": (["surveys/place-based-budgeting-hour", "--factors", "3"], "place-based-budgeting-hour"),
    "one viewpoint": (["surveys/lipset", "--factors", "1"], "lipset"),
    "two viewpoints": (["surveys/place-based-budgeting-hour", "--factors", "2"],
                       "place-based-budgeting-hour"),
    "classical": (["analysis/place-based-budgeting.yml", "--labels", "classical"],
                  "place-based-budgeting"),
    "wide margin": (["analysis/place-based-budgeting.yml", "--equivalence", "1.2"],
                    "place-based-budgeting"),
    "oblique": (["surveys/lipset", "--factors", "3", "--rotation", "oblimin"], "lipset"),
    "nobody defines": (["surveys/lipset", "--factors", "3", "--flagging", "none"], "lipset"),
    "significance": (["surveys/lipset", "--factors", "4", "--flagging", "significance"], "lipset"),
    "thirteen viewpoints": (
        ["surveys/place-based-budgeting", "--condition", "before", "--factors", "13"],
        "place-based-budgeting"),
    "changes": (["surveys/place-based-budgeting", "--change", "before,after", "--factors", "2"],
                "place-based-budgeting"),
    "tied": None,
    "decided": None,
    "by hand": None,
}


@pytest.fixture(scope="session")
def cases(program, tmp_path_factory):
    made = {}

    def case(name):
        if name not in made:
            folder = tmp_path_factory.mktemp("case")
            if name == "tied":
                study = make_tied(program, folder)
                source = [study, "--factors", "6"]
            elif name in DECIDED:
                study = ROOT / "surveys" / "lipset"
                source = [make_recipe(folder, "lipset", study, **DECIDED[name])]
            else:
                source, study = CASES[name][0], ROOT / "surveys" / CASES[name][1]
            made[name] = Case(program, name, source, study, folder / "out")
        return made[name]

    return case
