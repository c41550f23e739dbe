"""The tidy tables, read as a statistics program reads them, say what analysis.json says."""

import pytest


def close(text, value):
    if value is None:
        return text == ""
    return abs(float(text) - value) <= 0.5e-6 + 1e-12


def test_loadings_agree(results):
    analysis = results.analysis
    loadings = {
        (sort["id"], factor["id"]): (
            analysis["rotation"]["loadings"][i][f], analysis["flags"][i][f])
        for i, sort in enumerate(analysis["sorts"]) for f, factor in enumerate(analysis["factors"])
    }
    rows = results.table("loadings")
    assert len(rows) == len(loadings)
    for row in rows:
        loading, flag = loadings.pop((row["sort"], row["factor"]))
        assert close(row["loading"], loading), row
        assert int(row["flag"]) == flag, row
    assert not loadings


def test_scores_agree(results):
    analysis = results.analysis
    scores = {
        (statement["id"], factor["id"]): (
            analysis["scores"]["z"][j][f], analysis["scores"]["array"][j][f])
        for j, statement in enumerate(analysis["statements"])
        for f, factor in enumerate(analysis["factors"])
    }
    rows = results.table("scores")
    assert len(rows) == len(scores)
    for row in rows:
        z, array = scores.pop((row["statement"], row["factor"]))
        assert close(row["z"], z), row
        assert int(row["array"]) == array, row
    assert not scores


def test_statements_keep_their_wording(results):
    wording = {statement["id"]: statement["text"] for statement in results.analysis["statements"]}
    rows = results.table("statements")
    assert len(rows) == len(wording)
    for row in rows:
        assert row["text"].removeprefix("'") == wording[row["statement"]]


def test_warnings_are_all_there(results):
    codes = [warning["code"] for warning in results.analysis["warnings"]]
    assert sorted({row["code"] for row in results.table("warnings")}) == sorted(set(codes))


def test_every_number_has_six_decimals_and_no_minus_zero(results):
    seen = 0
    for path in sorted((results.folder / "tables").glob("*.csv")):
        if path.stem == "settings":
            continue  # What somebody typed stands there as it was typed.
        for row in results.table(path.stem):
            for cell in row.values():
                assert cell not in ("-0", "-0.000000", "nan", "NaN", "inf"), (path.name, row)
                whole, point, decimals = cell.lstrip("-").partition(".")
                if point and whole.isdigit() and decimals.isdigit():
                    seen += 1
                    assert len(decimals) == 6, (path.name, row)
    assert seen > 100


@pytest.mark.parametrize("name", ["loadings", "scores", "factors", "themes", "comparisons"])
def test_no_cell_is_left_over(results, name):
    rows = results.table(name)
    assert rows and all(None not in row and None not in row.values() for row in rows)
