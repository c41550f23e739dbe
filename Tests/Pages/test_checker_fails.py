"""The checker of sentences complains where a number, a label or a line is not what it should be."""

import copy
import csv
import shutil

import pytest
from analysis_rules import complaints as figures_complaints
from lexicon_checker import Checker
from sheet_facts import Facts, read_csv


@pytest.fixture(scope="module")
def case(cases):
    case = cases("place-based-budgeting")
    # What is found below is found because of the change alone.
    assert not case.report_complaints()
    assert not case.sheet_complaints()
    assert not list(figures_complaints(Facts(case.analysis, case.study)))
    return case


def swap_ranks(analysis):
    """Two statements of the outermost columns of a viewpoint change places."""
    column = [row[0] for row in analysis["scores"]["array"]]
    high, low = column.index(max(column)), column.index(min(column))
    for key in ["array", "z"]:
        rows = analysis["scores"][key]
        rows[high][0], rows[low][0] = rows[low][0], rows[high][0]


def swap_neighbours(analysis):
    """Two statements of neighbouring columns in the middle change columns."""
    rows = analysis["scores"]["array"]
    a = next(j for j, row in enumerate(rows) if row[0] == 0)
    b = next(j for j, row in enumerate(rows) if row[0] == 1)
    rows[a][0], rows[b][0] = 1, 0


def flip_label(analysis):
    found = next(each for each in analysis["comparison"] if each["label"] == "distinguishing")
    found["label"], found["distinguishes"] = "undecided", []


def forget_common_ground(analysis):
    found = next(each for each in analysis["comparison"]
                 if each["commonGround"]["evidence"] == "firm")
    found["commonGround"].update(side=None, evidence=None)


def weaken_common_ground(analysis):
    found = next(each for each in analysis["comparison"]
                 if each["commonGround"]["evidence"] == "firm")
    found["commonGround"]["evidence"] = "likely"


def change_a_score(analysis):
    analysis["scores"]["z"][4][1] += 0.5


def divide_a_theme(analysis):
    next(each for each in analysis["themes"] if each["label"] != "divided")["label"] = "divided"


def turn_a_stance(analysis):
    theme = next(each for each in analysis["themes"] if each["label"] == "divided")
    stance = next(each for each in theme["stances"] if each["side"] == "+")
    stance["side"], stance["mean"] = "-", -stance["mean"]


def lose_a_flag(analysis):
    sort = next(i for i, each in enumerate(analysis["sorts"]) if each["status"] == "defining")
    analysis["flags"][sort] = [0] * len(analysis["flags"][sort])


def turn_a_sort(analysis):
    """One that defines nothing, so that no score rests on it."""
    sort = next(i for i, each in enumerate(analysis["sorts"]) if each["status"] != "defining")
    loadings = analysis["rotation"]["loadings"]
    loadings[sort] = [-loading for loading in loadings[sort]]


TAMPERINGS = [
    swap_ranks, swap_neighbours, flip_label, forget_common_ground, weaken_common_ground,
    change_a_score, divide_a_theme, turn_a_stance, lose_a_flag, turn_a_sort]


@pytest.mark.parametrize("tamper", TAMPERINGS)
def test_a_changed_result_file_is_found_out_by_sheets_report_and_sorts(case, tamper):
    analysis = case.analysis
    tamper(analysis)
    assert case.report_complaints(analysis), "the report"
    assert list(figures_complaints(Facts(analysis, case.study))), "its own sorts"
    complaints = case.sheet_complaints(analysis)
    for ending in [".html", ".docx", ".pdf"]:
        assert any(ending + ":" in complaint for complaint in complaints), f"sheets in {ending}"


CHANGES = {
    "a line more": ("</main>", "<p>All viewpoints agree.</p></main>"),
    "a word more": ("Common ground</h1>", "Firm common ground</h1>"),
    "words between the parts": ("</main>", "More people hold the first.</main>"),
    "another side": ("All viewpoints embrace", "All viewpoints set aside"),
    "another column": ('<b dir="ltr">+4</b>', '<b dir="ltr">+3</b>'),
    "a number in a picture": (">F1 ·", ">F2 ·"),
    "another notice": ("Illustrative data: simulated sorts", "Real data"),
    "another number of viewpoints at the foot": ("viewpoints: 4", "viewpoints: 3"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_sheet_is_found_out(case, tmp_path, change):
    old, new = CHANGES[change]
    folder = tmp_path / "handouts"
    shutil.copytree(case.folder, folder)
    path = folder / "common-ground.html"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    complaints = case.sheet_complaints(folder=folder)
    assert complaints and all(each.startswith("common-ground.html: ") for each in complaints)


def rewrite(study, name, change):
    """Every row of a table of a study as `change` leaves it."""
    path = study / f"{name}.csv"
    rows = read_csv(path)
    for row in rows:
        change(row)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def answer_for_all(analysis, study):
    rewrite(study, "participants", lambda row: row.update(organisation="council"))


def share_all(analysis, study):
    rewrite(study, "comments", lambda row: row.update(share="yes"))


def place_what_was_blank(analysis, study):
    rewrite(study, "sorts", lambda row: row.update({j: row[j] or "6" for j in row}))


def forget_who_was_left_out(analysis, study):
    analysis["selection"]["exclude"] = []


def forget_who_was_passed_over(analysis, study):
    analysis["decisions"]["flags"] = []


def turn_flags(analysis, study):
    analysis["flags"] = [[-flag for flag in row] for row in analysis["flags"]]


def let_chance_give_more(analysis, study):
    analysis["retention"]["range"] = [0, 9]


def tell_viewpoints_apart(analysis, study):
    analysis["heterotraitMonotrait"] = [[None] * len(row) for row in analysis["heterotraitMonotrait"]]


def empty_the_room(analysis, study):
    for i, sort in enumerate(analysis["sorts"]):
        sort["condition"] = f"room {i}"


def let_one_person_sort_all(analysis, study):
    for sort in analysis["sorts"]:
        sort["participant"] = "P01"


def part_equal_scores(analysis, study):
    for j, row in enumerate(analysis["scores"]["z"]):
        analysis["scores"]["z"][j] = [z - j / 1e6 for z in row]


OVERLOOKED = [
    ("gaps", answer_for_all, ["crib-sheet"]), ("gaps", share_all, ["viewpoint-1"]),
    ("gaps", place_what_was_blank, ["personal-slips"]),
    ("gaps", forget_who_was_left_out, ["where-we-stand", "poster-1", "personal-slips"]),
    ("gaps", forget_who_was_passed_over, ["personal-slips"]),
    ("gaps", turn_flags, ["viewpoint-1", "personal-slips"]),
    ("hour", turn_flags, ["which-viewpoint"]),
    ("gaps", empty_the_room, ["personal-slips"]),
    ("gaps", let_one_person_sort_all, ["personal-slips", "viewpoint-1"]),
    ("few", let_chance_give_more, ["common-ground", "poster-2"]),
    ("decided", part_equal_scores, ["viewpoint-1", "poster-1", "crib-sheet"]),
    ("indistinct", tell_viewpoints_apart, ["where-we-differ"]),
]


@pytest.mark.parametrize("name, tamper, sheets", OVERLOOKED, ids=lambda each: getattr(
    each, "__name__", each if isinstance(each, str) else ""))
def test_what_a_sheet_may_not_overlook_is_found_out(cases, tmp_path, name, tamper, sheets):
    case = cases(name)
    assert not case.sheet_complaints()
    analysis, study = case.analysis, tmp_path / "study"
    shutil.copytree(case.study, study)
    tamper(analysis, study)
    complaints = Checker(analysis, study).complaints(case.folder)
    for sheet in sheets:
        for ending in [".html", ".docx", ".pdf"]:
            assert any(each.startswith(sheet + ending) for each in complaints), sheet + ending


def test_sheets_that_are_refused_without_need_are_missed(cases):
    case = copy.copy(cases("few"))
    case.made = cases("nobody defines").made
    assert case.sheet_complaints()


def test_sheets_of_viewpoints_that_nobody_defines_are_found_out(cases):
    case = copy.copy(cases("nobody defines"))
    assert not case.sheet_complaints()
    case.made, case.folder = cases("few").made, cases("few").folder
    assert len(case.sheet_complaints()) == 3


def test_a_sheet_that_is_not_there_is_missed(case, tmp_path):
    folder = tmp_path / "handouts"
    shutil.copytree(case.folder, folder)
    (folder / "poster-2.pdf").unlink()
    assert case.sheet_complaints(folder=folder) == ["poster-2.pdf: is missing"]
