"""What the README tells people to type in R and Python runs, and so does the script written for R's qmethod.

The package qmethod is none of Debian's. In its place stands a package that records how it was called, and
refuses what qmethod refuses of its arguments.
"""

import csv
import re
import subprocess
import sys

import pytest
from shipped import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")

# The arguments of qmethod 1.8.4 and its checks, in words of our own.
STAND_IN = r"""
library <- function(package) stopifnot(identical(as.character(substitute(package)), "qmethod"))
summary <- function(results) stopifnot(identical(results, "results"))
qmethod <- function(dataset, nfactors, extraction = "PCA", rotation = "varimax", forced = TRUE,
                    distribution = NULL, cor.method = "pearson", silent = FALSE, spc = 10^-5, ...) {
  stopifnot(is.data.frame(dataset), is.numeric(as.matrix(dataset)), !anyNA(dataset), length(list(...)) == 0)
  stopifnot(!anyDuplicated(colnames(dataset)), extraction %in% c("PCA", "centroid"))
  stopifnot(cor.method %in% c("pearson", "kendall", "spearman"))
  if (forced) {
    shapes <- apply(dataset, 2, sort)
    stopifnot(all(shapes == shapes[, 1]), is.null(distribution))
  } else {
    stopifnot(length(distribution) == nrow(dataset), !is.unsorted(distribution))
  }
  write.csv(dataset, "called.csv")
  writeLines(c(nfactors, extraction, rotation, forced, cor.method, paste(distribution, collapse = " ")),
             "called.txt")
  "results"
}
source("qmethod.R", encoding = "UTF-8", echo = FALSE)
"""


def block(language):
    found = re.findall(rf"^```{language}\n(.*?)^```", README, flags=re.M | re.S)
    assert len(found) == 1, f"{len(found)} blocks of {language}"
    assert len(found[0].splitlines()) == 3
    return found[0]


@pytest.fixture(scope="module")
def checkout(all_results, tmp_path_factory):
    """A folder in which the README's paths lead to results."""
    folder = tmp_path_factory.mktemp("checkout")
    (folder / "analysis").mkdir()
    (folder / "analysis" / "lipset").symlink_to(all_results["lipset"].folder)
    return folder


def loading(results, sort, factor):
    row = next(r for r in results.table("loadings") if (r["sort"], r["factor"]) == (sort, factor))
    return round(float(row["loading"]), 2)


def expect_loadings(printed, results):
    for sort in ("US1", "FR9"):
        line = next(line.split() for line in printed.splitlines() if line.split()[:1] == [sort])
        for number, factor in zip(line[1:], ("F1", "F2", "F3"), strict=True):
            assert abs(float(number) - loading(results, sort, factor)) < 0.011, line


def test_the_lines_of_python_run(checkout, all_results):
    printed = subprocess.run(
        [sys.executable, "-c", block("python")], cwd=checkout, check=True, capture_output=True, text=True
    ).stdout
    expect_loadings(printed, all_results["lipset"])


def rscript(script, folder):
    return subprocess.run(
        ["Rscript", "--vanilla", "-"], input=script, cwd=folder, capture_output=True, text=True)


def test_the_lines_of_r_run(checkout, all_results):
    run = rscript(block("r"), checkout)
    assert run.returncode == 0, run.stderr
    expect_loadings(run.stdout, all_results["lipset"])
    for factor in ("F1", "F2", "F3"):
        flagged = sum(
            row["factor"] == factor and row["flag"] != "0"
            for row in all_results["lipset"].table("loadings"))
        assert re.search(rf"{factor}\s+{flagged}\n", run.stdout), run.stdout


def export(program, study, folder, *options):
    run = subprocess.run(
        [program, "export", study, "--format", "qmethod", "--to", folder, "--quiet", *options],
        cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return folder


def called(folder):
    """How the script called qmethod, and the table it gave."""
    run = rscript(STAND_IN, folder)
    assert run.returncode == 0, run.stderr
    factors, extraction, rotation, forced, correlation, distribution = (
        (folder / "called.txt").read_text().split("\n")[:6])
    with open(folder / "called.csv", newline="") as file:
        rows = list(csv.reader(file))
    values = {
        (row[0], name): int(cell)
        for row in rows[1:] for name, cell in zip(rows[0][1:], row[1:], strict=True)}
    call = {
        "factors": int(factors), "extraction": extraction, "rotation": rotation,
        "forced": forced == "TRUE", "correlation": correlation,
        "distribution": [int(value) for value in distribution.split()]}
    return call, values


def names(folder, file):
    with open(folder / file, encoding="utf-8", newline="") as rows:
        return {row[0]: row[1].removeprefix("'") for row in list(csv.reader(rows))[1:]}


@pytest.mark.parametrize("options,expected", [
    (["--factors", "3"], (3, "PCA", "varimax", "pearson")),
    (["--factors", "2", "--rotation", "oblimin", "--correlation", "spearman"],
     (2, "PCA", "oblimin", "spearman")),
    (["--factors", "2", "--extraction", "centroid", "--rotation", "none"],
     (2, "centroid", "none", "pearson")),
])
def test_r_asks_qmethod_for_the_same_analysis(program, tmp_path, options, expected):
    folder = export(program, "surveys/lipset", tmp_path / "out", *options)
    call, values = called(folder)
    assert (call["factors"], call["extraction"], call["rotation"], call["correlation"]) == expected
    assert call["forced"] and call["distribution"] == []
    with open(ROOT / "surveys/lipset/sorts.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    statements, sorts = names(folder, "statements.csv"), names(folder, "people.csv")
    assert len(values) == len(statements) * len(sorts) == 33 * 9
    for row in rows:
        for name, sort in sorts.items():
            if sort == row["sort"]:
                for card, statement in statements.items():
                    assert values[card, name] == int(row[statement])


def test_r_gives_qmethod_the_grid_where_sorts_do_not_fill_it(program, tmp_path):
    # Names that R would change, and two that it would make one.
    (tmp_path / "free.csv").write_text(
        "sort,1,2,a b,=x\nÉlodie Ø,1,0,-1,0\n7,1,1,0,-1\nif,-1,1,1,0\na b,1,-1,0,1\na.b,0,0,1,-1\n",
        encoding="utf-8")
    folder = export(
        program, tmp_path / "free.csv", tmp_path / "out", "--factors", "1", "--free", "--grid", "-1..1: 1 2 1")
    call, values = called(folder)
    assert call["factors"] == 1 and not call["forced"] and call["distribution"] == [-1, 0, 0, 1]
    statements, sorts = names(folder, "statements.csv"), names(folder, "people.csv")
    assert set(values) == {(card, name) for card in statements for name in sorts}
    back = {(statements[card], sorts[name]): value for (card, name), value in values.items()}
    assert sorted(sorts.values()) == sorted(["Élodie Ø", "7", "if", "a b", "a.b"])
    assert back["a b", "Élodie Ø"] == -1 and back["=x", "a b"] == 1 and back["1", "7"] == 1


def test_r_runs_the_script_without_an_analysis(program, tmp_path):
    folder = export(program, "surveys/lipset", tmp_path / "out")
    run = rscript(STAND_IN, folder)
    assert run.returncode == 0, run.stderr
    assert not (folder / "called.txt").exists()
    eigenvalues = [float(number) for number in re.findall(r"\d+\.\d+", run.stdout)]
    assert len(eigenvalues) == 9 and abs(sum(eigenvalues) - 9) < 1e-4
