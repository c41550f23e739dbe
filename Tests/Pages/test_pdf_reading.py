"""PDFs as a screen reader hears them."""

import re
import subprocess
import zlib

import pytest
from sentence_cases import ROOT

# A tagged part begins, one ends, text is shown; hexadecimal strings stand within dictionaries.
OPERATORS = re.compile(
    rb"/(?P<tag>\w+) (?:<<(?:<[^>]*>|[^>])*>> BDC|/\w+ BDC|BMC)|(?P<end>\bEMC\b)"
    rb"|(?P<text>(?:\[(?:\((?:\\.|[^)\\])*\)|[^\]])*\]|<[0-9a-f]+>|\((?:\\.|[^)\\])*\)) ?T[jJ])")


def contents(data):
    for stream in re.finditer(rb"stream\r?\n(.*?)endstream", data, re.S):
        try:
            text = zlib.decompress(stream.group(1))
        except zlib.error:
            continue
        if b"BT" in text:
            yield text


def untagged(data):
    """Text that stands in no tag: it is never read out."""
    for text in contents(data):
        depth = 0
        for found in OPERATORS.finditer(text):
            if found["tag"]:
                depth += 1
            elif found["end"]:
                depth -= 1
            elif depth == 0:
                yield found["text"][:60]


@pytest.fixture(scope="module")
def documents(program, tmp_path_factory):
    """Every sheet, the report and its figures as PDF."""
    out = tmp_path_factory.mktemp("pdf")
    study = "surveys/place-based-budgeting-hour"
    before = "cards,mat,record,script,consent,codes"
    for command in (["handouts", study], ["handouts", study, "--sheets", before, "--people", "25"],
                    ["report", study, "--format", "pdf", "--figures", "pdf"]):
        subprocess.run([program, *command, "--out", out, "--quiet"], cwd=ROOT, check=True,
                       stdout=subprocess.DEVNULL)
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*.pdf")}


def test_every_word_is_in_a_tag(documents):
    assert len(documents) > 25
    found = {name: list(untagged(data))[:3] for name, data in documents.items()}
    assert not {name: text for name, text in found.items() if text}


def test_every_picture_has_words_and_every_document_its_language(documents):
    pictures = 0
    for name, data in documents.items():
        figures = data.count(b"/S /Figure")
        pictures += figures
        assert data.count(b"/S /Figure\n   /Alt (") == figures, name
        assert data.count(b"/Lang (en)") == 1, name
        # Read by another program without a complaint.
        told = subprocess.run(["pdfinfo", "-"], input=data, check=True, capture_output=True)
        assert not told.stderr, name
    assert pictures > 40


def test_statements_are_read_beside_their_pictures(documents, tmp_path):
    path = tmp_path / "sheet.pdf"
    path.write_bytes(documents["handouts/where-we-differ.pdf"])
    told = subprocess.run(
        ["pdfinfo", "-struct-text", path], check=True, capture_output=True, text=True).stdout
    items = re.findall(r"LI \(block\)\n\s+LBody \(block\)\n\s+\"\d+\D.*\n\s+Figure", told)
    assert len(items) == told.count("LI (block)") > 5
