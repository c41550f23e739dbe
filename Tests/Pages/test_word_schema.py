"""Word documents as the schema of ECMA-376 has them, and what the check of it would not overlook."""

import zipfile

import pytest
from word_schema import Archive


def test_every_document_keeps_to_the_schema(documents):
    paths = [documents.folder / "report.docx", *documents.sheets("docx")]
    assert len(paths) > 8
    found = [f"{path.name}: {fault}" for path in paths for fault in Archive(path).complaints()]
    assert not found, "\n".join(found[:20])


FAULTS = {
    "properties in another order": (
        "word/document.xml", "<w:keepNext/><w:keepLines/>", "<w:keepLines/><w:keepNext/>",
        "w:keepNext stands too late in w:pPr"),
    "a property twice": (
        "word/document.xml", "<w:keepNext/>", "<w:keepNext/><w:keepNext/>", "or twice"),
    "letters in another order": (
        "word/styles.xml", "<w:b/><w:bCs/>", "<w:bCs/><w:b/>", "w:b stands too late in w:rPr"),
    "a table in another order": (
        "word/document.xml", '<w:tblLayout w:type="fixed"/>', '<w:tblLayout/><w:jc w:val="left"/>',
        "w:jc stands too late in w:tblPr"),
    "a column too many": ("word/document.xml", "<w:tblGrid>", "<w:tblGrid><w:gridCol w:w=\"9\"/>",
                   "stands in a grid of"),
    "a cell without a paragraph": (
        "word/document.xml", "<w:tc>", "<w:tc><w:tcPr/></w:tc><w:tc>", "w:tc lacks w:p"),
    "the end of the text elsewhere": (
        "word/document.xml", "</w:sectPr>\n</w:body>", "</w:sectPr>\n<w:p/></w:body>",
        "w:p stands too late in w:body"),
    "a picture of nothing": (
        "word/document.xml", 'r:embed="picture1"', 'r:embed="picture0"', "is no relationship"),
    "a part without a type": (
        "[Content_Types].xml", "/word/styles.xml", "/word/style.xml", "which is not there"),
    "a relationship to nothing": (
        "word/_rels/document.xml.rels", "numbering.xml", "numbers.xml", "leads to word/numbers.xml"),
    "a style there is not": (
        "word/document.xml", '<w:pStyle w:val="Title"/>', '<w:pStyle w:val="Titel"/>',
        "names Titel"),
    "one id for two pictures": (
        "word/document.xml", '<wp:docPr id="2"', '<wp:docPr id="1"', "2 pictures have the id 1"),
    "an element of no schema": (
        "word/document.xml", "<w:body>", "<w:body><w:paragraph/>", "may not hold w:paragraph"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_breaks_the_schema_is_found(all_documents, tmp_path, fault):
    name, old, new, complaint = FAULTS[fault]
    source = all_documents["lipset"].folder / "report.docx"
    broken = tmp_path / "broken.docx"
    with zipfile.ZipFile(source) as archive, zipfile.ZipFile(broken, "w") as target:
        for part in archive.namelist():
            data = archive.read(part)
            if part == name:
                text = data.decode("utf-8")
                assert old in text, f"{name} has no {old}"
                data = text.replace(old, new, 1).encode("utf-8")
            target.writestr(part, data)
    found = list(Archive(broken).complaints())
    assert any(complaint in each for each in found), found
