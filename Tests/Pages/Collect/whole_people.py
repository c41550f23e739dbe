"""Those who sort as the example's simulated people did: by hand in a browser, or quickly over HTTP."""

import csv
import json
import re
import subprocess
import urllib.request

from room_fixtures import COLUMNS, HOUR


def example_sorts():
    """The sorts of the hour's example, each as columns by card."""
    with open(HOUR / "sorts.csv", encoding="utf-8", newline="") as file:
        return [{card: int(value) for card, value in row.items() if card.isdigit()}
                for row in csv.DictReader(file)]


def sheet(sort):
    """What is keyed in of a record sheet: the cards of one column after the other."""
    return [" ".join(card for card, value in sort.items() if value == column) for column in COLUMNS]


def pdf_text(path):
    return subprocess.run(
        ["pdftotext", "-raw", path, "-"], check=True, capture_output=True, text=True).stdout


def page_count(path):
    told = subprocess.run(["pdfinfo", path], check=True, capture_output=True, text=True).stdout
    return int(re.search(r"^Pages:\s+(\d+)$", told, re.M)[1])


def personal_codes(path):
    """The codes on printed slips, whose hyphens break no line."""
    return re.findall(
        r"\b[a-z]{5}-[a-z]{5}-[a-z]{5}\b", pdf_text(path).replace("\u2011", "-"))


class ByHand:
    """Somebody at a phone or tablet, who has a sort in mind."""

    def __init__(self, participant, by="tap"):
        self.someone = participant
        self.page = participant.page
        self.by = by

    def come_in(self, code):
        self.page.get_by_label("Your code").fill(code)
        self.someone.press("Go on with this code", self.by)
        self.someone.press("I agree", self.by)
        self.someone.press("Skip this", self.by)
        return self

    def lay(self, sort, count=24):
        for _ in range(count):
            card = self.page.locator(".reading").get_attribute("data-reading")
            self.someone.press(self.someone.column(sort[card]), self.by)
        return self

    def hand_in(self, why, organisation):
        """To the receipt, with a comment that may be printed."""
        self.someone.press("Hand in", self.by)
        self.page.locator("textarea").first.fill(why)
        self.page.get_by_label("may be printed").check()
        self.someone.press("Continue", self.by)
        self.page.get_by_label("Which organisation").fill(organisation)
        self.someone.press("Finish", self.by)
        self.page.locator(".receipt").wait_for()
        self.someone.sent()
        return self


def ask(url, path, body, code=None):
    request = urllib.request.Request(
        f"{url}{path}", json.dumps(body).encode(), {"content-type": "application/json"})
    if code:
        request.add_header("authorization", f"Bearer {code}")
    with urllib.request.urlopen(request, timeout=20) as answer:
        return json.loads(answer.read())


def sort_quickly(url, code, sort, is_finished=True):
    """A whole sort, or the first ten cards of one; gives the number of the person."""
    session = ask(url, "api/enter", {"code": code})
    moves = [{"do": "consent", "given": True}, {"do": "step", "step": "grid"}]
    moves += [{"do": "place", "condition": "", "card": card, "value": value}
              for card, value in list(sort.items())[:None if is_finished else 10]]
    if is_finished:
        moves += [{"do": "submit", "condition": ""},
                  {"do": "answer", "id": "organisation", "value": "council"}, {"do": "finish"}]
    moves = [{"n": n, "at": 1000 * n, **move} for n, move in enumerate(moves, start=1)]
    ask(url, "api/moves", {"session": session["session"], "moves": moves}, code)
    return session["record"]["participant"]
