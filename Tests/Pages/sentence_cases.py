"""The analyses whose sentences are checked: shipped ones, and some made to be hard."""

import json
import shutil
import subprocess
from functools import cached_property
from pathlib import Path

import pytest
import yaml
from evidence_cases import EARLIER, OTHERS, ROOMS, write, write_further, write_room
from lexicon_checker import Checker
from planted_studies import PLANTED
from report_checker import ReportChecker
from sheet_facts import read_csv

ROOT = Path(__file__).resolve().parents[2]
FORMATS = "html,pdf,docx"
HOUR = ROOT / "surveys" / "place-based-budgeting-hour"
SIMULATED = {
    # Seventeen sorts of six viewpoints in three columns: all is tied; some define one alone.
    "tied": {"grid": {-1: 7, 0: 7, 1: 7}, "sorts": 17, "planted": 6, "factors": 6},
    # Of five sorts, some statements that are told have equal scores.
    "tied where it is told": {"grid": {-2: 4, -1: 5, 0: 6, 1: 5, 2: 4}, "sorts": 5, "planted": 2, "factors": 2},
    # One viewpoint taken for two.
    "indistinct": {"grid": {-2: 3, -1: 4, 0: 5, 1: 4, 2: 3}, "sorts": 16, "planted": 1, "factors": 2,
                   "rotation": "oblimin"},
    # So few people that their room can't be told of, and so few statements that no list finds anyone.
    "few": {"grid": {-1: 2, 0: 3, 1: 2}, "sorts": 4, "planted": 2, "factors": 2},
    # Sorts that can be drawn twice, and fitted by maximum likelihood only once.
    "no draw": {"grid": {-2: 3, -1: 4, 0: 5, 1: 4, 2: 3}, "sorts": 9, "planted": 2, "factors": 2},
    # Columns of so many cards.
    "five and eight": {"grid": {-1: 5, 0: 8, 1: 8}, "sorts": 8, "planted": 2, "factors": 2},
    "ten and eleven": {"grid": {-1: 10, 1: 11}, "sorts": 8, "planted": 2, "factors": 2,
                       "labels": "classical"},
    "nine and twelve": {"grid": {-1: 9, 0: 3, 1: 12}, "sorts": 8, "planted": 2, "factors": 2},
    # Too many for a bench, for names in a plot, and for a table of correlations.
    "crowd": {"grid": {-1: 2, 0: 3, 1: 2}, "sorts": 310, "planted": 2, "factors": 2},
    # One person who sorts again and again.
    "one person": {"grid": {-2: 3, -1: 4, 0: 5, 1: 4, 2: 3}, "sorts": 12, "planted": 2, "factors": 2,
                   "person": "P"},
    # A viewpoint a person.
    "each their own": {"grid": {-1: 2, 0: 3, 1: 2}, "sorts": 4, "planted": 2, "factors": 4},
}


class Case:
    """A study, what analyses it, and where its sheets and its result file lie."""

    def __init__(self, program, source, study, out, evidence=(), formats="html"):
        """`evidence` is what the report tells of beside, and sheets don't."""
        self.program, self.source, self.study, self.out = program, source, study, out
        self.formats = formats
        subprocess.run(
            [program, "analyse", *source, *evidence, "--format", "json,html", "--out", out, "--quiet"],
            cwd=ROOT, check=True, stdout=subprocess.DEVNULL)

    @cached_property
    def made(self):
        """How making the sheets ended."""
        return self.make_sheets(self.formats, self.out, "--sheets", "all")

    def make_sheets(self, formats, out, *options):
        return subprocess.run(
            [self.program, "handouts", *self.source, *options, "--format", formats, "--out", out,
             "--quiet"], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)

    @cached_property
    def folder(self):
        assert self.made
        return self.out / "handouts"

    @property
    def result(self):
        return self.out / "analysis.json"

    @property
    def analysis(self):
        return json.loads(self.result.read_text(encoding="utf-8"))

    @property
    def further(self):
        """The sorts that were placed among its viewpoints, as rows of their table."""
        return read_csv(self.out.parent / "further" / "sorts.csv")

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


def simulate(program, folder, grid, sorts, planted, person=None, **_):
    """Sorts of random viewpoints on a grid, of as many statements as it has cards; all of one person where
    one is named."""
    design = folder / "design"
    shutil.copytree(HOUR, design)
    change_study(design, grid=grid)
    lines = (design / "statements.csv").read_text(encoding="utf-8").splitlines()
    cards = sum(grid.values())
    (design / "statements.csv").write_text("\n".join(lines[:cards + 1]) + "\n", encoding="utf-8")
    for name in ["sorts.csv", "participants.csv", "planted.csv"]:
        (design / name).unlink()
    subprocess.run(
        [program, "simulate", design, "--sorts", str(sorts), "--planted", str(planted), "--seed", "11",
         "--to", folder / "study", "--quiet"], check=True, stdout=subprocess.DEVNULL)
    if person:
        write(folder / "study" / "sorts.csv", [
            {"sort": row["sort"], "participant": person, **row} for row in read_csv(folder / "study" / "sorts.csv")])
    return folder / "study"


def change_study(folder, **changes):
    path = folder / "study.yml"
    study = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    path.write_text(yaml.safe_dump(study | changes, allow_unicode=True), encoding="utf-8")


def make_gaps(folder):
    """The hour as it may come back: columns two apart, blank cells, answers that are not given, comments
    not all of which may be shared, a sort left out and one that a person passes over."""
    study = folder / "study"
    shutil.copytree(HOUR, study)
    change_study(study, grid={-6: 3, -4: 3, -2: 4, 0: 4, 2: 4, 4: 3, 6: 3})
    rows = read_csv(study / "sorts.csv")
    statements = [name for name in rows[0] if name != "sort"]
    for i, row in enumerate(rows):
        row.update({j: str(2 * int(row[j])) for j in statements})
        if i % 3 == 0:
            row.update({statements[place % len(statements)]: "" for place in (i, i + 7, i + 15)})
    people = read_csv(study / "participants.csv")
    for i, row in enumerate(people):
        row["organisation"] = "council" if i % 2 else ""
    comments = [
        {"sort": row["sort"], "statement": j, "comment": f"{j} of {i}", "share": ["yes", "no", ""][i % 3]}
        for i, row in enumerate(rows) for j in statements[:2]]
    for name, table in [("sorts", rows), ("participants", people), ("comments", comments)]:
        write(study / f"{name}.csv", table)
    recipe = folder / "recipe.yml"
    recipe.write_text(yaml.safe_dump({
        "study": str(study), "select": {"exclude": ["P09", "P17"]},
        "settings": {"factors": 2, "missing": "refill"}, "flags": by_hand(("P12", 1, "0"))}),
        encoding="utf-8")
    return study, recipe


def recipe_of(study, path, **decided):
    """A recipe that knows no viewpoint but by its place."""
    path.write_text(yaml.safe_dump({"study": str(study), **decided}), encoding="utf-8")
    return path


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
    # More than one of each decision, and viewpoints turned by hand, of which some are kept.
    "poles of two": {"invert": [1, 3], "split": [1, 3]},
    "one taken": {"take": [1]},
    # A sort a viewpoint, one of them from the opposite side: how sure it is can't be told.
    "one against": {"settings": {"factors": 3, "flagging": "none"},
                    "flags": by_hand(("US1", 2, "+"), ("FR9", 3, "-"))},
    # Flags that say the opposite of what the loadings say.
    "against their loadings": {"flags": by_hand(("JP5", 1, "+"), ("CA6", 3, "-"))},
}


# The same of a study whose viewpoints have no names to hold on to.
PLACED = {
    "turned by hand": {
        "settings": {"factors": 3}, "invert": [2], "take": [3, 2],
        "rotations": [{"planes": [1, 2], "degrees": 15.0, "because": "a trial"}]},
    # Turned are two of which neither is kept.
    "turned and left": {
        "settings": {"factors": 3}, "take": [3],
        "rotations": [{"planes": [1, 2], "degrees": 15.0, "because": "a trial"}]},
    "both turned about": {"settings": {"factors": 2}, "invert": [1]},
    "one that defines": {
        "settings": {"factors": 2, "flagging": "none"}, "flags": by_hand(("P20", 2, "+"))},
}


# Of these sheets and report are checked.
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
    **dict.fromkeys(["tied", "indistinct", "few", "decided", "by hand", "gaps"]),
}
# Of these as well, the sheets as pages alone: small studies in which what is seldom said is said.
SMALL = ["five and eight", "ten and eleven", "nine and twelve", "one against", "no themes", "tied where it is told",
         "two rounds", "one person", *PLANTED]
# Of these the report alone, for what sheets do not tell of.
REPORTS = ["each their own", "no draw", "crowd", "against their loadings", "poles of two", "one taken", "free gaps",
           *PLACED, *(room for room in ROOMS if room not in SMALL), *OTHERS]
# What is asked for beside, where sheets are made as well.
EVIDENCE = {
    "few": ["--bootstrap", "100", "--influence", "--multiverse"],
    "each their own": ["--bootstrap", "100", "--influence", "--multiverse"],
    "no draw": ["--extraction", "ml", "--bootstrap", "10"],
    "one that defines": ["--bootstrap", "20", "--multiverse"],
    "decided": ["--bootstrap", "120", "--influence", "--multiverse"],
}


def prepare(program, name, folder):
    """What analyses a case, and the study that it is about."""
    if name in SIMULATED:
        study = simulate(program, folder, **SIMULATED[name])
        return [study, "--factors", str(SIMULATED[name]["factors"]),
                "--rotation", SIMULATED[name].get("rotation", "varimax"),
                "--labels", SIMULATED[name].get("labels", "mindset")], study
    if name in ("gaps", "free gaps"):
        study, recipe = make_gaps(folder)
        if name == "free gaps":
            change_study(study, distribution="free")
            rows = read_csv(study / "sorts.csv")
            rows[1].update({"1": "6", "2": "6", "3": "6", "4": "6"})
            write(study / "sorts.csv", rows)
        return [recipe], study
    if name in PLACED:
        return [recipe_of(HOUR, folder / "recipe.yml", **PLACED[name])], HOUR
    if name in DECIDED:
        study = ROOT / "surveys" / "lipset"
        return [make_recipe(folder, "lipset", study, **DECIDED[name])], study
    if name in PLANTED:
        return PLANTED[name](folder)
    if name in ROOMS:
        options, how = ROOMS[name]
        study = write_room(folder / "room", **how)
        return [study, "--factors", "2", *options], study
    if name in OTHERS:
        study = ROOT / "surveys" / OTHERS[name][0]
        options = []
        for option in OTHERS[name][1]:
            if isinstance(option, int):
                option = write_further(study, folder / "further", option)
            if option == EARLIER:
                option = Case(program, [study, "--factors", "3"], study, folder / "earlier").result
            options.append(option)
        return [study, *options], study
    return CASES[name][0], ROOT / "surveys" / CASES[name][1]


@pytest.fixture(scope="session")
def cases(program, tmp_path_factory):
    made = {}

    def case(name):
        if name not in made:
            folder = tmp_path_factory.mktemp("case")
            source, study = prepare(program, name, folder)
            made[name] = Case(
                program, source, study, folder / "out", EVIDENCE.get(name, []),
                FORMATS if name in CASES else "html")
        return made[name]

    return case
