"""The studies that ship, what the program wrote for them, and a study that is read from right to left."""

import csv
import json
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STUDIES = ["lipset", "place-based-budgeting"]


class Results:
    """What `mindset run` and `mindset report` wrote for one study."""

    def __init__(self, name, folder):
        self.name = name
        self.folder = folder

    @property
    def page(self):
        return self.folder / "report.html"

    def sheets(self, ending):
        return sorted((self.folder / "handouts").glob(f"*.{ending}"))

    @property
    def analysis(self):
        return json.loads((self.folder / "analysis.json").read_text(encoding="utf-8"))

    @property
    def notice(self):
        """What every page of a sheet and of the report says at its top."""
        codes = {warning["code"] for warning in self.analysis["warnings"]}
        said = [
            ("Illustrative data: simulated sorts", self.analysis["input"]["simulated"]),
            ("More viewpoints than stand out from chance", "moreThanSupported" in codes),
            ("Some viewpoints may be one divided", "viewpointsIndistinct" in codes)]
        return " · ".join(words for words, holds in said if holds)

    def table(self, name):
        with open(self.folder / "tables" / f"{name}.csv", encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))


ARABIC = [
    "يجب أن نصغي أولاً إلى الناس الذين يستخدمون الخدمات", "المال وحده لا يغيّر شيئاً",
    "لكل جهة مهمة واحدة واضحة", "نعرف ما يكفي لنبدأ الآن", "القرارات تُتخذ هنا لا في العاصمة",
    "المشاركة تأخذ وقتاً طويلاً", "الثقة تُبنى ببطء وتضيع بسرعة", "الخبراء أدرى بما ينفع",
    "مكان واحد لطلب المساعدة"]


def write_arabic_study(folder):
    """A study written from right to left: two viewpoints, four sorts each, none like another."""
    folder.mkdir()
    (folder / "study.yml").write_text(
        "title: أصوات الحي\nquestion: كيف تعمل خدمات هذا المكان معاً؟\nlanguage: ar\n"
        "grid: {-2: 1, -1: 2, 0: 3, 1: 2, 2: 1}\ndistribution: forced\n"
        "poles: {low: أبعد ما يكون عن رأيي, high: أقرب ما يكون إلى رأيي}\n"
        "themes: {part: المشاركة, money: المال}\n"
        "provenance: {statements: own, sorts: simulated, date: 2026-03-02}\n", encoding="utf-8")
    wording = [
        f"{number},{'money' if number % 2 else 'part'},{'-' if number > 5 else '+'},{text}"
        for number, text in enumerate(ARABIC, start=1)]
    (folder / "statements.csv").write_text(
        "\n".join(["id,theme,direction,text", *wording, ""]), encoding="utf-8")
    sorts = [
        [2, 1, 1, 0, 0, 0, -1, -1, -2], [1, 2, 1, 0, 0, 0, -1, -2, -1],
        [2, 1, 0, 1, 0, 0, -1, -1, -2], [2, 1, 1, 0, 0, -1, 0, -1, -2],
        [0, -1, 0, -2, 1, 1, -1, 0, 2], [0, -1, 0, -1, 1, 2, -2, 0, 1],
        [-1, 0, 0, -2, 1, 1, -1, 0, 2], [0, -1, 0, -2, 0, 1, -1, 1, 2]]
    rows = [f"P{i}," + ",".join(map(str, sort)) for i, sort in enumerate(sorts, start=1)]
    (folder / "sorts.csv").write_text(
        "\n".join(["sort," + ",".join(map(str, range(1, 10))), *rows, ""]), encoding="utf-8")
