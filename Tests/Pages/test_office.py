"""The documents for Word as another program, LibreOffice, lays them out."""

import re
import subprocess

import pytest
from docx import Document
from office import lay_out

# Letters of another font break lines elsewhere, so that a page more may be needed.
ONE_PAGE = ["where-we-stand", "which-viewpoint", "poster-1"]


@pytest.fixture(scope="module")
def laid_out(all_documents, tmp_path_factory):
    """Every document as a PDF, by study and name."""
    folder = tmp_path_factory.mktemp("office")
    made = {}
    for name, documents in all_documents.items():
        out = folder / name
        sources = [documents.folder / "report.docx", *documents.sheets("docx")]
        lay_out(sources, out)
        made[name] = {path.stem: (path, out / f"{path.stem}.pdf") for path in sources}
    return made


@pytest.fixture(params=["lipset", "place-based-budgeting", "arabic"])
def study(request, laid_out):
    return laid_out[request.param]


def pages(pdf):
    text = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True).stdout
    return text.split("\f")[:-1]


def test_every_document_opens_and_no_page_is_empty(study):
    for name, (_, pdf) in study.items():
        assert pdf.exists(), f"{name} was not laid out"
        found = pages(pdf)
        # The foot and the notice stand on every page: what is left is the page's own.
        lines = [{line.strip() for line in page.splitlines() if line.strip()} for page in found]
        images = subprocess.run(
            ["pdfimages", "-list", pdf], check=True, capture_output=True, text=True).stdout
        drawn = {int(row.split()[0]) for row in images.splitlines()[2:]}
        for number, own in enumerate(lines, start=1):
            shared = {line for line in own if re.search(r"\d+ / \d+$", line)}
            assert len(own - shared) > 1 or number in drawn, f"{name}: page {number} is empty"


def test_sheets_keep_to_their_pages(study):
    # A study whose viewpoints no short list tells apart has no sheet “Which viewpoint are you?”.
    for name in set(ONE_PAGE) & set(study):
        assert len(pages(study[name][1])) <= 2, name
    for name, (path, pdf) in study.items():
        if name.startswith("viewpoint-"):
            # A page, and its back for the grid where there is no room for it.
            assert len(pages(pdf)) <= len(Document(path).sections) + 1, name
