"""Every line of every sheet and of the report follows from `analysis.json` by the rules of the lexicon."""

import pytest
from analysis_rules import complaints as figures_complaints
from sentence_cases import CASES
from sheet_facts import Facts


@pytest.fixture(params=CASES)
def case(request, cases):
    return cases(request.param)


def test_every_line_of_every_sheet_is_accounted_for(case):
    found = case.sheet_complaints()
    assert not found, "\n".join(found[:20])


def test_every_sentence_and_figure_of_the_report_is_accounted_for(case):
    found = case.report_complaints()
    assert not found, "\n".join(found[:20])


def test_the_result_file_follows_from_its_own_loadings_flags_and_sorts(case):
    found = list(figures_complaints(Facts(case.analysis, case.study)))
    assert not found, "\n".join(found[:20])
