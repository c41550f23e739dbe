"""Sheets in other languages: a file of phrases written from right to left, and a study in Japanese."""

import json
import re
import subprocess

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from shipped import Results, write_arabic_study

# Each Latin letter becomes an Arabic one: no translation, but every phrase is told from English, and
# is written from right to left.
ARABIC = dict(zip("abcdefghijklmnopqrstuvwxyz", "ابتثجحخدذرزسشصضطظعغفقكلمنه"))
JAPANESE = [
    "サービスを利用する人の話を、まず聞くべきだ", "お金だけでは何も変わらない", "窓口は一つでよい",
    "始めるのに十分なことは、もう分かっている", "決定は、首都ではなく、ここで下される",
    "参加には時間がかかりすぎる", "信頼はゆっくり築かれ、すぐに失われる",
    "何が役立つかは専門家がいちばんよく知っている", "建物を共有すれば本当に費用が浮く"]


def arabic_letters(phrase):
    """A phrase in Arabic letters; what stands in braces stays."""
    parts = re.split(r"(\{[a-z]+\})", phrase)
    return "".join(
        part if part.startswith("{") else "".join(ARABIC.get(c.lower(), c) for c in part)
        for part in parts)


@pytest.fixture(scope="module")
def arabic(program, tmp_path_factory):
    """An Arabic study with sheets whose phrases are in Arabic letters."""
    folder = tmp_path_factory.mktemp("arabic")
    write_arabic_study(folder / "study")
    english = subprocess.run(
        [program, "handouts", "--print-language"], check=True, capture_output=True, text=True).stdout
    phrases = {key: arabic_letters(text) for key, text in yaml.safe_load(english).items()}
    phrases["language"] = "ar"
    (folder / "ar.yml").write_text(yaml.safe_dump(phrases, allow_unicode=True), encoding="utf-8")
    done = subprocess.run(
        [program, "handouts", folder / "study", "--factors", "2", "--language", folder / "ar.yml",
         "--format", "pdf,html,docx", "--out", folder / "out"],
        check=True, capture_output=True, text=True)
    assert "no font" not in done.stderr, done.stderr
    return Results("arabic", folder / "out")


@pytest.fixture(scope="module")
def japanese(program, tmp_path_factory):
    """A Japanese study: its report as PDF, and its sheets."""
    folder = tmp_path_factory.mktemp("japanese")
    write_arabic_study(folder / "study")
    (folder / "study" / "study.yml").write_text(
        "title: この町の声\nquestion: この町のサービスはどう協力すべきか\nlanguage: ja\n"
        "grid: {-2: 1, -1: 2, 0: 3, 1: 2, 2: 1}\ndistribution: forced\n"
        "poles: {low: 最も違う, high: 最も近い}\n"
        "themes: {part: 参加, money: 予算}\nprovenance: {statements: own, sorts: simulated}\n",
        encoding="utf-8")
    rows = [
        f"{number},{'money' if number % 2 else 'part'},{'-' if number > 5 else '+'},{text}"
        for number, text in enumerate(JAPANESE, start=1)]
    (folder / "study" / "statements.csv").write_text(
        "\n".join(["id,theme,direction,text", *rows, ""]), encoding="utf-8")
    for command in [["handouts", "--format", "pdf,html"], ["report", "--format", "pdf"]]:
        done = subprocess.run(
            [program, command[0], folder / "study", "--factors", "2", *command[1:],
             "--out", folder / "out"], check=True, capture_output=True, text=True)
        assert "no font" not in done.stderr, done.stderr
    return Results("japanese", folder / "out")


def words_of(pdf, *options):
    return subprocess.run(
        ["pdftotext", *options, pdf, "-"], check=True, capture_output=True, text=True).stdout


def test_no_word_of_english_is_left(arabic):
    sheets = arabic.sheets("html")
    # No short list finds viewpoints of so few sorts.
    assert len(sheets) == 9
    # How it was analysed and with what: names that are the same in every language.
    same = {"varimax", "mindset"}
    for sheet in sheets:
        text = re.sub(r"<style>.*?</style>", " ", sheet.read_text(encoding="utf-8"), flags=re.S)
        shown = re.sub(r"<[^>]*>", " ", re.sub(r"<!DOCTYPE[^>]*>", " ", text))
        titles = re.findall(r'(?:aria-label|alt|title)="([^"]*)"', text)
        left = {word for part in [shown, *titles] for word in re.findall(r"[A-Za-z]{4,}", part)}
        assert left <= same, f"{sheet.name}: {left - same}"


@pytest.mark.parametrize("width", [320, 800, 1280])
def test_pages_run_from_right_to_left(arabic, open_page, width):
    for sheet in arabic.sheets("html"):
        page = open_page(arabic, page_path=sheet, width=width, bypass_csp=True)
        root = page.locator("html")
        assert root.get_attribute("lang") == "ar" and root.get_attribute("dir") == "rtl"
        sizes = page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert sizes[0] <= sizes[1] <= width, sheet.name
        heading = page.locator("h1").first
        assert heading.evaluate("e => getComputedStyle(e).textAlign") in ("start", "right")
        assert heading.evaluate("e => getComputedStyle(e).direction") == "rtl"
        found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
        assert not found, json.dumps([(v["id"], v["nodes"][0]["target"]) for v in found])


def test_printed_sheets_begin_at_the_right(arabic):
    for name in ["where-we-stand", "common-ground", "where-we-differ", "crib-sheet"]:
        pdf = arabic.folder / "handouts" / f"{name}.pdf"
        text = words_of(pdf, "-f", "1", "-l", "1", "-bbox")
        width = float(re.search(r'page width="([\d.]+)"', text)[1])
        boxes = [
            tuple(map(float, box)) for box in re.findall(
                r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"', text)]
        # The tallest letters are the title's.
        tallest = max(box[3] - box[1] for box in boxes)
        title = [box for box in boxes if box[3] - box[1] > 0.95 * tallest]
        assert max(box[2] for box in title) > 0.85 * width, name
        assert min(box[0] for box in title) > 0.3 * width, name
        assert all(0 <= box[0] and box[2] <= width for box in boxes), name


def placed(pdf, page=1):
    """The words of a page with the left and right end of each, and the width of the page."""
    text = words_of(pdf, "-f", str(page), "-l", str(page), "-bbox")
    words = [(word, float(left), float(right), float(top)) for left, top, right, word in re.findall(
        r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">(.*?)</word>', text)]
    return words, float(re.search(r'page width="([\d.]+)"', text)[1])


def test_keys_and_feet_of_sheets_begin_at_the_right(arabic):
    for name in ["common-ground", "viewpoint-1", "poster-1"]:
        words, width = placed(arabic.folder / "handouts" / f"{name}.pdf")
        lowest = max(word[3] for word in words)
        foot = [word for word in words if word[3] > lowest - 6]
        assert max(word[2] for word in foot) > 0.85 * width, name
    # In a key the first viewpoint stands right of the second.
    words, width = placed(arabic.folder / "handouts" / "common-ground.pdf")
    first, second = (next(word for word in words if f"F{n}" in word[0]) for n in (1, 2))
    assert first[1] > second[2] and first[2] > 0.85 * width
    # The key below a poster's grid ends where the grid does.
    words, width = placed(arabic.folder / "handouts" / "poster-1.pdf")
    below = [word for word in words if 0.55 * 842 < word[3] < 0.9 * 842]
    assert max(word[2] for word in below) > 0.9 * width


@pytest.fixture(scope="module")
def workshop(program, arabic, tmp_path_factory):
    """What is printed before a workshop in that language, and in English."""
    folder = tmp_path_factory.mktemp("workshop")
    study = arabic.folder.parent / "study"
    for name, language in [("ar", ["--language", study.parent / "ar.yml"]), ("en", [])]:
        subprocess.run(
            [program, "handouts", study, *language, "--sheets", "codes,script", "--people", "4",
             "--format", "pdf", "--out", folder / name, "--quiet"], check=True,
            stdout=subprocess.DEVNULL)
    return folder


def test_codes_and_script_begin_at_the_right(workshop):
    ends = {}
    for language in ("ar", "en"):
        words, width = placed(workshop / language / "handouts" / "codes.pdf")
        ends[language] = [
            next((left, right) for word, left, right, _ in words if word.endswith(f"P{n}"))
            for n in (1, 2, 4)]
    (first, second, below) = ends["ar"]
    assert first[0] > second[1] and abs(first[1] - below[1]) < 12
    # Each as far from the right as in English it stands from the left.
    for (_, right), (left, _) in zip(ends["ar"], ends["en"]):
        assert abs(width - right - left) < 2
    words, width = placed(workshop / "ar" / "handouts" / "script.pdf")
    lowest = max(word[3] for word in words)
    assert max(word[2] for word in words if word[3] > lowest - 6) > 0.85 * width


def test_what_is_said_of_a_statement_stands_at_its_edge_whatever_the_language(program, arabic, tmp_path):
    subprocess.run(
        [program, "handouts", arabic.folder.parent / "study", "--factors", "2", "--sheets",
         "personal-slips", "--format", "pdf", "--out", tmp_path, "--quiet"], check=True,
        stdout=subprocess.DEVNULL)
    words, width = placed(tmp_path / "handouts" / "personal-slips.pdf")
    ends = [word for word in words if word[0] == "average" and word[1] > width / 2]
    assert ends and all(0.85 * width < word[2] < 0.93 * width for word in ends)


def test_word_documents_run_from_right_to_left(arabic):
    docx = pytest.importorskip("docx")
    for path in arabic.sheets("docx"):
        document = docx.Document(path)
        body = document.element.body
        w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
        assert all(section.find(w + "bidi") is not None for section in body.iter(w + "sectPr"))
        written = {
            p: "".join(text.text or "" for text in p.iter(w + "t")) for p in body.iter(w + "p")}
        # What stands beside each other begins at the right; values go up from left to right in every language.
        mirrored = [table.find(f"{w}tblPr/{w}bidiVisual") is not None for table in body.iter(w + "tbl")]
        assert not any(mirrored) if path.name.startswith("poster") else all(mirrored), path.name
        arabic_ones = [p for p, text in written.items() if re.search("[\u0600-\u06ff]", text)]
        assert arabic_ones, path.name
        for p in arabic_ones:
            properties = p.find(w + "pPr")
            assert properties is not None and properties.find(w + "bidi") is not None, written[p]


def test_every_japanese_statement_is_printed_whole(japanese):
    report = re.sub(r"\s", "", words_of(japanese.folder / "report.pdf"))
    posters = [
        re.sub(r"\s", "", words_of(japanese.folder / "handouts" / f"poster-{f}.pdf", "-raw"))
        for f in (1, 2)]
    for text in JAPANESE:
        assert text in report
        # Cards break lines anywhere; each of its characters is there.
        for poster in posters:
            assert set(text) <= set(poster), text


def test_japanese_lines_stay_on_the_page(japanese):
    sheets = [*japanese.sheets("pdf"), japanese.folder / "report.pdf"]
    assert len(sheets) == 10
    for pdf in sheets:
        for page in words_of(pdf, "-bbox").split("<page ")[1:]:
            width, height = map(float, re.search(r'width="([\d.]+)" height="([\d.]+)"', page).groups())
            for box in re.findall(
                    r'xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)"', page):
                x0, y0, x1, y1 = map(float, box)
                assert 0 <= x0 and x1 <= width and 0 <= y0 and y1 <= height, f"{pdf.name}: {box}"


def test_japanese_pages_name_their_language(japanese, open_page):
    page = open_page(japanese, page_path=japanese.folder / "handouts" / "common-ground.html")
    wording = page.locator(".wording > span[lang]")
    assert wording.count() > 0
    assert {wording.nth(i).get_attribute("lang") for i in range(wording.count())} == {"ja"}

