"""A room that the program holds, and a participant in it."""

import http.cookiejar
import json
import re
import shutil
import subprocess
import urllib.parse
import urllib.request
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

ROOT = Path(__file__).resolve().parents[3]
HOUR = ROOT / "surveys/place-based-budgeting-hour"
LOOPBACK = "127.0.0.1"
#: Hosts that browsers map to this computer, by whether they call them secure.
ORIGINS = {"loopback": LOOPBACK, "plain-http": "room.example"}
CONSENT = "We ask how services here should work together.\\n\\nYou may stop at any time."


def hour_study(folder, presort="optional", refine=False, access="open", consent=CONSENT, more=""):
    """A copy of the hour's example with other settings of collecting; no sorts."""
    shutil.copytree(HOUR, folder)
    (folder / "sorts.csv").unlink()
    (folder / "participants.csv").unlink()
    path = folder / "study.yml"
    text = path.read_text(encoding="utf-8")
    settings = [f"presort: {presort}", f"refine: {str(refine).lower()}", "comments: true",
                f"access: {access}", *([f'consent: "{consent}"'] if consent else [])]
    text, found = re.subn(
        r"^collect: .*$", lambda _: "collect:\n  " + "\n  ".join(settings) + more, text, flags=re.M)
    assert found == 1
    path.write_text(text, encoding="utf-8")
    return folder


CARDS = [
    ("Listen first to those who use services", "يجب أن نصغي أولاً إلى الناس الذين يستخدمون الخدمات"),
    ("Money alone changes nothing", "المال وحده لا يغيّر شيئاً"),
    ("To each body its own clear task", "لكل جهة مهمة واحدة واضحة"),
    ("We know enough to begin now", "نعرف ما يكفي لنبدأ الآن"),
    ("Decisions are taken here", "القرارات تُتخذ هنا لا في العاصمة"),
    ("Taking part takes too long", "المشاركة تأخذ وقتاً طويلاً"),
    ("Trust grows slowly", "الثقة تُبنى ببطء وتضيع بسرعة"),
    ("Experts know best what works", "الخبراء أدرى بما ينفع"),
    ("One place to ask for help", "مكان واحد لطلب المساعدة")]


def two_language_study(folder):
    """Nine cards in English and Arabic."""
    folder.mkdir()
    (folder / "study.yml").write_text(
        "title: Voices\nquestion: How should services work together?\nlanguage: en\n"
        "languages: [ar]\ngrid: {-2: 1, -1: 2, 0: 3, 1: 2, 2: 1}\ndistribution: forced\n"
        "poles: {low: least like my view, high: most like my view}\n"
        "collect: {presort: off, comments: false, access: open}\n", encoding="utf-8")
    (folder / "statements.csv").write_text(
        "id,text,text_ar\n" + "".join(
            f"{number},{english},{arabic}\n"
            for number, (english, arabic) in enumerate(CARDS, start=1)), encoding="utf-8")
    return folder


#: What the nine cards' study says beside them in Arabic; one pole and an option have no wording there.
ARABIC = """translations:
  ar:
    title: أصوات
    question: كيف ينبغي أن تعمل الخدمات معاً؟
    poles: {high: الأقرب إلى رأيي}
    conditions: {before: كيف ترى الأمر اليوم؟, after: وكيف تراه الآن؟}
    background:
      role: {question: ما دورك هنا؟, options: [مقيم, "", ممرضة]}
      years: {question: كم سنة عشت هنا؟}
    consent: "نسألك عن رأيك.\\n\\nيمكنك التوقف متى شئت."
"""


def worded_study(folder):
    """Nine cards in English and Arabic, with consent, two conditions and questions about people."""
    path = two_language_study(folder) / "study.yml"
    text = path.read_text(encoding="utf-8").replace("comments: false", f'comments: true, consent: "{CONSENT}"')
    path.write_text(text + """conditions: {before: How do you see it today?, after: And now?}
background:
  - {id: role, question: What is your part here?, type: choice, options: [resident, clerk, nurse], required: true}
  - {id: years, question: How many years have you lived here?, type: number}
""" + ARABIC, encoding="utf-8")
    return folder


def hears(page, said):
    """Waits until a screen reader is told what holds a text, or fits a pattern: it is told a moment after the deed."""
    page.locator("#said", has_text=said).wait_for(state="attached")


class Room:
    """`mindset collect` as a process, and what the facilitator does in it."""

    def __init__(self, program, study, *options, origin=LOOPBACK):
        self.study = study
        self.process = subprocess.Popen(
            [program, "collect", study, "--port", "0", "--host", "127.0.0.1", *options],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.join = None
        for line in self.process.stdout:
            if found := re.search(r"(http://\S+/)room#(\S+)", line):
                # Browsers meet it at the url, and the test itself at the address.
                self.address, self.secret = found.groups()
                self.url = self.address.replace(LOOPBACK, origin)
                break
            if found := re.search(r"join code: (\S+)", line):
                self.join = found[1]
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        self.post("login", {"secret": self.secret})

    def post(self, what, body=None):
        request = urllib.request.Request(
            f"{self.address}room/api/{what}", json.dumps(body or {}).encode(),
            {"content-type": "application/json"})
        answer = self.opener.open(request, timeout=20).read()
        return json.loads(answer) if answer else None

    def start(self):
        self.post("start", {"minutes": 25})
        return self

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()

    def record(self, code):
        """What the server has of a participant."""
        request = urllib.request.Request(
            f"{self.address}api/record", headers={"Authorization": f"Bearer {code}"})
        return json.loads(urllib.request.urlopen(request, timeout=20).read())["record"]


class Participant:
    """A page, and the person in front of it; every action is counted."""

    def __init__(self, page, url):
        self.page = page
        self.faults = []
        self.actions = 0
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda message: self.faults.append(message.text)
                if message.type == "error" and "ERR_INTERNET" not in message.text else None)
        page.goto(url)
        page.locator("main .page, main .arrange").wait_for()

    def press(self, target, by="click"):
        target = self.page.get_by_role("button", name=target) if isinstance(target, str) else target
        getattr(target.first, by)()
        self.actions += 1

    def begin(self, by="click", skip=True):
        self.press("I agree", by)
        if skip:
            self.press("Skip this", by)
            self.page.locator(".arrange").wait_for()
        return self

    @property
    def screen(self):
        return self.page.evaluate("document.body.dataset.screen")

    def hears(self, said):
        hears(self.page, said)

    def column(self, value):
        """What is pressed to lay a card at a value."""
        return self.page.locator(
            f".map [data-value='{value}'], .board .head[data-value='{value}']").first

    def on(self, value):
        """The numbers of the cards of a column."""
        return self.page.locator(f".column[data-value='{value}'] .card").evaluate_all(
            "cards => cards.map(card => card.dataset.card)")

    def fill(self, by="click"):
        """Lays one card after the other, from the low end on, until no place is left."""
        for value, count in zip(range(-3, 4), [3, 3, 4, 4, 4, 3, 3]):
            for _ in range(count - len(self.on(value))):
                self.press(self.column(value), by)
        self.page.get_by_role("button", name="Hand in").wait_for()
        return self

    def finish(self, by="click"):
        """From the full grid to the receipt."""
        self.press("Hand in", by)
        self.press("Continue", by)
        self.press("Finish", by)
        self.page.locator(".receipt").wait_for()
        return self

    def sent(self):
        """Waits until nothing is left to be sent."""
        self.page.locator("body[data-unsent='0']").wait_for()
        return self

    @property
    def code(self):
        if not self.page.locator(".word-code").count():
            self.page.get_by_role("button", name="Menu").click()
            code = self.page.locator(".word-code").inner_text()
            self.page.get_by_role("button", name="Close").click()
            return code
        return self.page.locator(".word-code").inner_text()


def widths(page):
    return page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]")


# Controls that are smaller than 24 px either way (WCAG 2.5.8), or lower than a thumb asks for.
SMALL = """
[...document.querySelectorAll("button, input, select, textarea, summary")]
  .filter((node) => node.checkVisibility())
  .map((node) => [node.textContent.trim() || node.id, node.getBoundingClientRect(), node.type])
  .filter(([, box, type]) => box.width < 24 || box.height < (/checkbox|radio/.test(type) ? 24 : 43.9))
  .map(([name, box]) => `${name}: ${box.width} x ${box.height}`)
"""


def complaints(page):
    """What axe finds, and controls that are hard to hit, which its version at hand does not know."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response
    assert found["passes"], "axe looked at nothing"
    return [
        (violation["id"], node["target"], node.get("failureSummary"))
        for violation in found["violations"] for node in violation["nodes"][:3]
    ] + [("target", small) for small in page.evaluate(SMALL)]


def send(page, method, url, headers=None, **options):
    """Asks the server with the cookies that a page has there, whatever name the page knows it by; only browsers
    know where that leads."""
    parts = urllib.parse.urlsplit(url)
    cookies = "; ".join(f"{each['name']}={each['value']}" for each in page.context.cookies(url))
    named = {**(headers or {}), "host": parts.netloc, "origin": f"{parts.scheme}://{parts.netloc}"}
    return page.request.fetch(
        url.replace(parts.hostname, LOOPBACK, 1), method=method, **options,
        headers=named | ({"cookie": cookies} if cookies else {}))
