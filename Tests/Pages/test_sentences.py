"""Every line of every sheet and of the report follows from `analysis.json` by the rules of the lexicon."""

import re

import pytest
import sheet_words
from analysis_rules import complaints as figures_complaints
from evidence_cases import OTHERS, ROOMS
from evidence_rules import EvidenceRules
from sentence_cases import CASES, EVIDENCE, REPORTS, SMALL
from sheet_facts import WORDS, Facts
from sheet_readers import Page, ReportPage
from table_rules import TableRules
from warning_rules import WarningRules


@pytest.fixture(params=[*CASES, *SMALL])
def case(request, cases):
    return cases(request.param)


@pytest.fixture(params=[*CASES, *SMALL, *REPORTS])
def whole_case(request, cases):
    return cases(request.param)


def test_every_line_of_every_sheet_is_accounted_for(case):
    found = case.sheet_complaints()
    assert not found, "\n".join(found[:20])


def test_every_sentence_and_figure_of_the_report_is_accounted_for(whole_case):
    found = whole_case.report_complaints()
    assert not found, "\n".join(found[:20])


def test_the_result_file_follows_from_its_own_loadings_flags_and_sorts(whole_case):
    if whole_case.analysis["settings"]["conventions"] != "exact":
        pytest.skip("these are the rules of no other program")
    facts = Facts(whole_case.analysis, whole_case.study)
    found = [*figures_complaints(facts), *TableRules(facts).complaints(),
             *WarningRules(facts).complaints()]
    assert not found, "\n".join(found[:20])


@pytest.mark.parametrize("name", [*EVIDENCE, *ROOMS, *OTHERS])
def test_what_was_computed_beside_follows_from_sorts_loadings_and_flags(cases, name):
    case = cases(name)
    found = list(EvidenceRules(Facts(case.analysis, case.study), case.further).complaints())
    assert not found, "\n".join(found[:20])


def under_headings(page):
    """The parts of a sheet below each heading that has some."""
    sections = []
    for part in page.main:
        if part[0] == "heading":
            sections.append((part[1], []))
        elif sections:
            sections[-1][1].append(part)
    return sections


def test_counts_in_words_are_those_of_the_column(case):
    analysis = case.analysis
    size = {column["value"]: column["count"] for column in analysis["grid"]}
    found = 0
    for path in case.folder.glob("viewpoint-*.html"):
        for title, parts in under_headings(Page(path)):
            told = re.match(
                r"(\w+) (?:(?:most|least) like this viewpoint|moved (?:up|down) most) "
                r"\(([+−]?\d+)\)$", title)
            if told:
                cards = WORDS.index(told[1].lower())
                column = int(told[2].replace("−", "-"))
                assert cards == size[column] == sum(part[0] == "item" for part in parts)
                found += 1
    scored = sum(each is not None for each in analysis["scores"]["array"][0])
    assert found == 2 * scored


def test_what_is_undecided_stands_neither_under_agreement_nor_under_a_divide(case):
    facts = Facts(case.analysis, case.study)
    if facts.is_classical:
        pytest.skip("classical labels leave nothing undecided")
    label = {each["statement"]: each["label"] for each in facts.compared}
    ground = {each["statement"]: each["commonGround"]["evidence"] for each in facts.compared}
    theme = {facts.theme_names[each["theme"]]: each["label"] for each in facts.json["themes"]}
    claims = re.compile(
        r"(All viewpoints.*|Matters little to anyone|Moved (up|down) by all viewpoints.*"
        r"|Moved little by anyone)( \(likely\))?$")
    contrasts = [*sheet_words.CONTRAST.values(), *sheet_words.CONTRAST_OF_TWO.values()]
    for path in case.folder.glob("*.html"):
        for title, parts in under_headings(Page(path)):
            own = [part[1] for part in parts if part[0] == "statement"]
            if claims.match(title):
                assert all(ground[j] for j in own), (path.name, title)
            if title in contrasts:
                assert all(label[j] == "distinguishing" for j in own), (path.name, title)
            if title.endswith(": divided"):
                assert theme[title.removesuffix(": divided")] == "divided"


def claims_on(parts, facts):
    """What parts of a page say is agreed on, and what they say stands apart: ids of statements, person by
    person where there are several."""
    known = {**dict(zip(facts.brief, facts.ids)), **dict(zip(facts.text, facts.ids))}
    agreed, apart, place = set(), set(), None
    leads = {sheet_words.CLOSEST: agreed, sheet_words.FURTHEST_APART: apart,
             sheet_words.SLIP_SHARED: agreed, sheet_words.SLIP_APART: apart}
    for kind, text, *_ in parts:
        if kind == "heading" and re.match("Your (sort|change): ", text):
            yield set(agreed), set(apart)
            agreed.clear(), apart.clear()
        if kind in ("heading", "paragraph"):
            place = leads.get(text, agreed if AGREED.match(text) else None)
        elif place is not None and kind in ("item", "statement"):
            place |= {text} if kind == "statement" else {known[text]} if text in known else set()
    yield set(agreed), set(apart)


AGREED = re.compile(
    r"(All viewpoints.*(embrace|set aside)|Matters little to anyone|Moved (up|down) by all viewpoints.*"
    r"|Moved little by anyone)( \(likely\))?$|.* shown to be held by all |.* consensus statements?: ")


def test_of_one_statement_no_page_says_that_all_agree_and_that_they_stand_apart(case):
    facts = Facts(case.analysis, case.study)
    pages = [Page(case.folder / f"{name}.html").main for name in ("where-we-stand", "personal-slips")
             if (case.folder / f"{name}.html").exists()]
    sections = ReportPage(case.out / "report.html").sections
    pages.append([*sections.get("share", []), *sections.get("part", [])])
    found = [pair for page in pages for pair in claims_on(page, facts)]
    for agreed, apart in found:
        assert not agreed & apart
