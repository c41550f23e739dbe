"""The checker of the report complains of each sentence, table and figure that is not what it should be."""

import copy

import pytest
from evidence_rules import EvidenceRules
from lxml import html
from report_checker import ReportChecker
from sheet_facts import Facts
from sheet_readers import tidy
from table_rules import TableRules
from warning_rules import WarningRules

# Between them they have every kind of table and figure.
CASES = ["sensitivity", "a room", "oblique"]


@pytest.fixture(scope="module", params=CASES)
def case(request, cases):
    case = cases(request.param)
    assert not case.report_complaints()
    return case


def complaints(case, tmp_path, change):
    """What the checker says of the report once a change was made to its elements."""
    root = html.fromstring((case.out / "report.html").read_text(encoding="utf-8"))
    change(root)
    path = tmp_path / "report.html"
    path.write_text(html.tostring(root, encoding="unicode"), encoding="utf-8")
    return list(ReportChecker(case.analysis, case.study).complaints(path))


def nothing(root):
    """The page as it is, but for how it is written."""


def test_a_page_that_is_only_written_otherwise_is_as_good(case, tmp_path):
    assert not complaints(case, tmp_path, nothing)


def reworded(element):
    """Another number, or another word, in what an element says first."""
    for text in element.xpath(".//text()[normalize-space()]"):
        if not any(letter.isalnum() for letter in text):
            continue
        place = next(k for k, letter in enumerate(text) if letter.isalnum())
        other = str(9 - int(text[place])) if text[place].isdigit() else (
            "Q" if text[place] != "Q" else "R")
        changed = text[:place] + other + text[place + 1:]
        parent = text.getparent()
        if text.is_tail:
            parent.tail = changed
        else:
            parent.text = changed
        return
    raise AssertionError("there is nothing to change")


def test_a_changed_cell_of_any_table_is_found_out(case, tmp_path):
    root = html.parse(str(case.out / "report.html"))
    ids = root.xpath('//section[@aria-labelledby="tables"]//table/@id')
    assert len(ids) > 20

    def change(root):
        for id in ids:
            # The middle of the last row: no head, and no id.
            *_, row = root.xpath(f'//table[@id="{id}"]//tr')
            cells = [cell for cell in row if any(map(str.isalnum, cell.text_content()))]
            reworded(cells[len(cells) // 2])

    found = complaints(case, tmp_path, change)
    for id in ids:
        place = "checklist:" if id == "reporting-checklist" else f"table {id}:"
        assert any(each.startswith(place) for each in found), id


def test_a_changed_title_of_any_table_is_found_out(case, tmp_path):
    def change(root):
        for note in root.xpath('//section[@aria-labelledby="tables"]//caption//strong'):
            note.tail = (note.tail or "") + " Not so."

    found = complaints(case, tmp_path, change)
    root = html.parse(str(case.out / "report.html"))
    for id in root.xpath('//section[@aria-labelledby="tables"]//table/@id'):
        assert any(f"table {id} notes" in each or f"the last table is {id}, noting" in each
                   for each in found), id


def test_a_table_more_and_a_table_less_are_found_out(case, tmp_path):
    def more(root):
        *_, region = root.xpath('//section[@aria-labelledby="tables"]/div[.//table]')
        twin = copy.deepcopy(region)
        next(twin.iter("table")).set("id", "a-new-table")
        region.addprevious(twin)

    def less(root):
        region = root.xpath('//section[@aria-labelledby="tables"]/div[.//table]')[0]
        region.getparent().remove(region)

    assert any("no rule accounts for" in each and "a-new-table" in each
               for each in complaints(case, tmp_path, more))
    assert any("missing" in each and "factor-loadings" in each
               for each in complaints(case, tmp_path, less))


def test_any_changed_sentence_is_found_out(case, tmp_path):
    told = []

    def change(root):
        for section in ["share", "part", "sure", "evidence", "viewpoints", "methods"]:
            for element in root.xpath(f'//section[@aria-labelledby="{section}"]//*[self::p or self::h3]'):
                reworded(element)
                told.append(tidy(element.text_content()))

    found = complaints(case, tmp_path, change)
    assert len(told) > 30
    for text in told:
        # How many starts were tried is passed over, and the heads of lists of works are fixed.
        beginning = repr(text)[1:].split(" All of 11 starts")[0].split(" Of 11 starts")[0][:200]
        assert any("no rule accounts for" in each and beginning in each for each in found), text


def moved(group):
    """The first mark of a group half a pixel off."""
    for mark in group.iter("circle", "path", "line", "rect"):
        for key in ("cx", "x1", "x"):
            if mark.get(key):
                mark.set(key, str(float(mark.get(key)) + 0.5))
                return
        if mark.get("d"):
            head, rest = mark.get("d").split(" ", 1)
            mark.set("d", f"M{float(head[1:]) + 0.5} {rest}")
            return


MARKS = {
    # Of a group the first that is moved may be a line as well as a marker.
    "firmness": '[@class="sort"]', "z-scores": "[@data-factor]", "themes": "[@data-factor]",
    "loadings-1-2": '[@class="sort"]', "correlations": '[@class="sort"]',
    "scree": '[@class="eigenvalue"]'}


def test_marks_that_stand_elsewhere_are_found_out(cases, tmp_path):
    def change(root):
        for figure, group in MARKS.items():
            groups = root.xpath(f'//figure[@id="figure-{figure}"]//g{group}')
            moved(groups[len(groups) // 2])

    found = complaints(cases("sensitivity"), tmp_path, change)
    for figure in MARKS:
        assert any(each.startswith(f"figure {figure}:") for each in found), figure


def test_other_words_above_and_below_a_figure_are_found_out(case, tmp_path):
    def change(root):
        for figure in root.xpath('//section[@aria-labelledby="figures"]//figure'):
            head, *_ = figure.xpath('.//text')
            reworded(head)

    found = complaints(case, tmp_path, change)
    root = html.parse(str(case.out / "report.html"))
    for id in root.xpath('//section[@aria-labelledby="figures"]//figure/@id'):
        assert any(each.startswith(id.replace("-", " ", 1)) for each in found), id


def test_another_title_of_a_figure_is_found_out(case, tmp_path):
    def change(root):
        for title in root.xpath('//section[@aria-labelledby="figures"]//figure//svg/title'):
            title.text += "!"

    found = complaints(case, tmp_path, change)
    root = html.parse(str(case.out / "report.html"))
    for id in root.xpath('//section[@aria-labelledby="figures"]//figure/@id'):
        assert any(each.startswith(f"{id.replace('-', ' ', 1)}: is not entitled") for each in found), id


def test_an_arrow_that_leads_elsewhere_is_found_out(cases, tmp_path):
    def change(root):
        *_, arrow = root.xpath('//figure[@id="figure-shifts"]//g[line and path]/line')
        arrow.set("x1", str(float(arrow.get("x1")) + 1))

    found = complaints(cases("a room"), tmp_path, change)
    assert "figure shifts: an arrow does not lead from one loading to the other" in found


def turned(*path):
    """A tampering: a number of the result file with the other sign, or a little less than it was."""
    def tamper(analysis):
        place = analysis
        for key in path[:-1]:
            place = place[key]
        value = place[path[-1]]
        place[path[-1]] = not value if isinstance(value, bool) else value - 1 if isinstance(
            value, int) else 0.5 - value
    return tamper


# What was computed beside an analysis, and what has to complain where it was otherwise.
FIGURES = [
    ("sensitivity", turned("bootstrap", "medianMatch", 0), ["evidence"]),
    ("sensitivity", turned("bootstrap", "steps"), ["evidence", "methods", "table bootstrap-scores"]),
    ("sensitivity", turned("bootstrap", "failed"), ["methods"]),
    ("sensitivity", turned("bootstrap", "z", "lower", 0, 0), ["table bootstrap-scores"]),
    ("sensitivity", turned("bootstrap", "highest", 0, 0), ["table bootstrap-scores"]),
    ("sensitivity", turned("bootstrap", "loadings", "upper", 3, 1), ["table bootstrap-members"]),
    ("sensitivity", turned("influence", 2, "influence"), ["table influence"]),
    ("sensitivity", turned("influence", 2, "labelsChanged"), ["table influence"]),
    ("sensitivity", turned("groups", 0, "groups", 0, "people"), ["table group-members-1"]),
    ("sensitivity", turned("groups", 0, "overall", "p"), ["evidence"]),
    ("sensitivity", turned("groups", 1, "pairs", 0, "distance"), ["table group-pairs-2"]),
    ("a room", turned("groups", 0, "pairs", 1, "statements", 0, "t"), ["table group-statements-1"]),
    ("a room", turned("paired", "shifts", 1, "change"), ["table paired-loadings"]),
    ("a room", turned("paired", "statements", 4, "change"), ["table paired-statements"]),
    ("a room", turned("paired", "convergence", "first"), ["evidence"]),
    ("sensitivity", turned("multiverse", "statements", 3, "holds"), ["table multiverse-statements"]),
    ("sensitivity", turned("multiverse", "sorts", 3, "elsewhere"), ["table multiverse-sorts"]),
    ("sensitivity", turned("multiverse", "choices", 0, "levels", 0, "labels"), [
        "table multiverse-choices"]),
    ("sensitivity", turned("multiverse", "viewpoints", 1, "found"), ["evidence"]),
    ("sensitivity", turned("multiverse", "specifications"), ["methods"]),
    ("sensitivity", turned("classification", "sorts", 0, "loadings", 0), ["table further-sorts"]),
    ("sensitivity", turned("classification", "sorts", 0, "correlations", 0), ["table further-sorts"]),
]


@pytest.mark.parametrize("name, tamper, places", FIGURES)
def test_other_figures_of_the_evidence_are_found_out(cases, name, tamper, places):
    case = cases(name)
    analysis = case.analysis
    tamper(analysis)
    found = case.report_complaints(analysis)
    for place in places:
        assert any(each.startswith(place) for each in found), (place, found)


# What follows from sorts, loadings and flags, whatever was drawn.
FOLLOWING = [
    ("sensitivity", "bootstrap", "z", "bias", 0, 0), ("sensitivity", "bootstrap", "loadings", "upper", 3, 1),
    ("sensitivity", "influence", 2, "influence"), ("sensitivity", "groups", 0, "groups", 0, "people"),
    ("sensitivity", "groups", 0, "groups", 0, "members", 1),
    ("sensitivity", "groups", 0, "groups", 0, "cohesion"),
    ("sensitivity", "groups", 0, "groups", 1, "meanLoadings", 1),
    ("sensitivity", "groups", 0, "overall", "pseudoF"), ("sensitivity", "groups", 1, "pairs", 0, "shift", 0),
    ("sensitivity", "groups", 1, "pairs", 0, "distance"), ("sensitivity", "groups", 1, "pairs", 0, "adjusted"),
    ("sensitivity", "groups", 1, "pairs", 0, "likeness"), ("sensitivity", "groups", 1, "pairs", 0, "outOfReach"),
    ("a room", "groups", 0, "pairs", 0, "statements", 0, "t"),
    ("a room", "groups", 0, "pairs", 0, "statements", 0, "difference"),
    ("a room", "paired", "people", 0, "stability"), ("a room", "paired", "people", 0, "shift", 1),
    ("a room", "paired", "medianStability"), ("a room", "paired", "shifts", 1, "first"),
    ("a room", "paired", "shifts", 1, "adjusted"), ("a room", "paired", "distance"),
    ("a room", "paired", "statements", 4, "change"), ("a room", "paired", "statements", 4, "t"),
    ("a room", "paired", "convergence", "index"),
    ("sensitivity", "multiverse", "viewpoints", 1, "median"),
    ("sensitivity", "classification", "sorts", 3, "loadings", 0),
    ("sensitivity", "classification", "sorts", 3, "communality"),
    ("sensitivity", "classification", "sorts", 0, "flags", 1),
    ("sensitivity", "classification", "sorts", 4, "correlations", 2),
    ("sensitivity", "multiverse", "choices", 0, "levels", 0, "labels"),
    ("sensitivity", "multiverse", "choices", 4, "levels", 1, "runs"),
    ("sensitivity", "multiverse", "statements", 3, "holds"),
    ("sensitivity", "multiverse", "sorts", 3, "holds"),
]


@pytest.mark.parametrize("name, path", [(name, path) for name, *path in FOLLOWING])
def test_evidence_that_does_not_follow_is_found_out(cases, name, path):
    case = cases(name)
    analysis = case.analysis
    turned(*path)(analysis)
    assert list(EvidenceRules(Facts(analysis, case.study), case.further).complaints())


PRINTED_IN_TABLES = [
    ("correlations", 0, 1), ("extraction", "eigenvalues", 2), ("extraction", "communalities", 1),
    ("rotation", "communalities", 1), ("factors", 0, "eigenvalue"), ("factors", 0, "explainedVariance"),
    ("factors", 1, "reliability"), ("factors", 1, "standardError"), ("factors", 1, "meanCorrelation"),
    ("factors", 1, "empiricalReliability"), ("factors", 2, "bipolar"), ("factorCorrelations", 0, 1),
    ("sed", 0, 1), ("empiricalSed", 0, 1), ("heterotraitMonotrait", 0, 1),
    ("comparison", 0, "differences", 1, "p"), ("comparison", 0, "differences", 1, "adjusted"),
    ("comparison", 0, "differences", 1, "hedgesG"), ("comparison", 3, "commonGround", "margin"),
    ("comparison", 3, "embrace"), ("comparison", 3, "reject"), ("comparison", 3, "bridge"),
    ("themes", 0, "rawDivergence"), ("themes", 0, "divergence"), ("themes", 0, "tilt"),
    ("themes", 0, "argument")]


def test_figures_of_tables_that_do_not_follow_are_found_out(cases):
    case = cases("sensitivity")
    for path in PRINTED_IN_TABLES:
        analysis = case.analysis
        turned(*path)(analysis)
        assert list(TableRules(Facts(analysis, case.study)).complaints()), path


def test_warnings_that_are_not_due_are_found_out(cases):
    case = cases("before and after")
    kinds = {"thinFactor", "peopleNotPaired", "groupTooSmall"} & {
        warning["code"] for warning in case.analysis["warnings"]}
    assert kinds
    for code in kinds:
        analysis = case.analysis
        analysis["warnings"] = [each for each in analysis["warnings"] if each["code"] != code]
        found = list(WarningRules(Facts(analysis, case.study)).complaints())
        assert any(each.startswith(f"warnings of {code}: missing") for each in found), code
