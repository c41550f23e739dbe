"""A room that the program holds, and people who ask it over plain HTTP: for what measures it, breaks it and tests it.

No browser, no library: sockets and HTTP/1.1 as they are, so that what asks costs less than what answers.
"""
import csv
import http.client
import json
import random
import re
import resource
import signal
import subprocess
import time
from pathlib import Path

GRID = {-3: 4, -2: 5, -1: 7, 0: 8, 1: 7, 2: 5, 3: 4}
SMALL = {-1: 2, 0: 2, 1: 2}


def append(path, row):
    """Adds a row to a table, which begins with the names of its columns."""
    is_new = not Path(path).exists()
    with open(path, "a", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, row)
        if is_new:
            table.writeheader()
        table.writerow(row)


def write_study(folder, grid=GRID, more="collect: {presort: off, access: open}\n", wording="Statement"):
    """A study without sorts, of as many statements as its grid takes."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    count = sum(grid.values())
    columns = ", ".join(f"{value}: {cards}" for value, cards in grid.items())
    (folder / "study.yml").write_text(
        f"title: A room under load\nquestion: What matters here?\ngrid: {{{columns}}}\ndistribution: forced\n"
        f"provenance: {{statements: own, sorts: real}}\n{more}", encoding="utf-8")
    (folder / "statements.csv").write_text(
        "id,text\n" + "".join(f"{n},{wording} {n} of {count}\n" for n in range(1, count + 1)), encoding="utf-8")
    return folder


def sort_of(seed, grid=GRID):
    """Moves from the first card to the end, one person's: cards in an order of chance, some laid elsewhere again."""
    draw = random.Random(seed)
    cards = [str(n) for n in range(1, sum(grid.values()) + 1)]
    draw.shuffle(cards)
    places = [value for value, count in grid.items() for _ in range(count)]
    moves = [{"do": "step", "step": "grid"}]
    moves += [{"do": "place", "condition": "", "card": card, "value": value}
              for card, value in zip(cards, places, strict=True)]
    where = dict(zip(cards, places, strict=True))
    for _ in range(len(cards) // 4):
        card, other = draw.sample(cards, 2)
        if where[card] != where[other]:
            moves.append({"do": "place", "condition": "", "card": card, "value": where[other], "swap": other})
            where[card], where[other] = where[other], where[card]
    moves += [{"do": "submit", "condition": ""},
              {"do": "comment", "condition": "", "card": cards[0], "text": "Because, as I said, “it” is so"},
              {"do": "share", "on": True}, {"do": "finish"}]
    return [{"n": n, "at": 1000 * n, **move} for n, move in enumerate(moves, start=1)], where


class Answer:
    """What came back: the status, the head, and the body as JSON where it is some."""

    def __init__(self, status, head, body):
        self.status, self.head, self.body = status, head, body

    @property
    def json(self):
        return json.loads(self.body) if self.body else None

    def __getitem__(self, key):
        return self.json[key]


class Room:
    """`mindset collect` as a process of its own."""

    def __init__(self, program, study, *options, port=0, prepare=None, log=None):
        self.study = Path(study)
        self.log = Path(log or self.study.parent / f"{self.study.name}.log")
        self.said, self.codes, self.cookie = [], [], None
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [str(program), "collect", str(study), "--port", str(port), "--host", "127.0.0.1", *options],
                stdout=subprocess.PIPE, stderr=log, text=True, preexec_fn=prepare)
        self.join = self.port = None
        for line in self.process.stdout:
            self.said.append(line)
            if found := re.match(r"join code: (\S+)", line):
                self.join = found[1]
            if found := re.match(r"room: http://127\.0\.0\.1:(\d+)/room#(\S+)", line):
                self.port, self.secret = int(found[1]), found[2]
                break
        if self.port is None:
            self.process.wait(timeout=10)
            raise RuntimeError(f"exit {self.process.returncode}: {self.messages()}")

    def messages(self):
        """What it has said beside its output."""
        return self.log.read_text(encoding="utf-8")

    def ask(self, method, path, body=None, code=None, head=None, timeout=20):
        """One request on a connection of its own; a body that is not bytes goes as JSON."""
        fields = {"content-type": "application/json"} if body is not None else {}
        if code is not None:
            fields["authorization"] = f"Bearer {code}"
        if path.startswith("/room") and self.cookie:
            fields["cookie"] = self.cookie
        if body is not None and not isinstance(body, bytes):
            body = json.dumps(body).encode()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, path, body, {**fields, **(head or {})})
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        finally:
            connection.close()

    def get(self, path, **options):
        return self.ask("GET", path, **options)

    def post(self, path, body=None, **options):
        return self.ask("POST", path, {} if body is None else body, **options)

    def enter(self, **body):
        """Somebody comes in; gives their code and session."""
        answer = self.post("/api/enter", body)
        assert answer.status == 200, answer.body
        self.codes.append(answer["code"])
        return answer["code"], answer["session"]

    def make(self, code, session, moves, **options):
        return self.post("/api/moves", {"session": session, "moves": moves}, code=code, **options)

    def record(self, code):
        answer = self.get("/api/record", code=code)
        assert answer.status == 200, answer.body
        return answer["record"]

    def log_in(self):
        """As the facilitator."""
        answer = self.post("/room/api/login", {"secret": self.secret})
        assert answer.status == 204, answer.body
        self.cookie = answer.head["set-cookie"].split(";")[0]
        return self

    def do(self, what, **body):
        """Something that the facilitator does; gives the state after it."""
        answer = self.post(f"/room/api/{what}", body)
        assert answer.status == 200, answer.body
        return answer.json

    def start(self):
        self.log_in()
        if self.get("/room/api/state")["room"]["state"] == "waiting":
            self.do("start", minutes=None)
        return self

    def memory(self):
        """The largest resident memory so far, in megabytes."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024

    def seconds(self):
        """Processor time so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / 100

    def limit_files(self, size):
        """The largest file that it may write from now on; None for any."""
        size = resource.RLIM_INFINITY if size is None else size
        resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    def kill(self):
        """As a loss of power ends it, but that the system lives on."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()

    def end(self, seconds=10):
        """As whoever started it ends it; gives the exit code and the seconds it took."""
        begin = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        try:
            rest, _ = self.process.communicate(timeout=seconds)
            self.said.append(rest)
        except subprocess.TimeoutExpired:
            self.kill()
            return None, time.monotonic() - begin
        return self.process.returncode, time.monotonic() - begin
