"""WebKit, which is close to Safari, and Firefox, each by its own way of taking the commands of WebDriver.

Both are spoken to directly: WebKit's driver over HTTP, Firefox over the socket that its driver would use. No package
is needed beside the browsers.
"""

import http.client
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
# How long something may take that is soon there on a computer that is not busy, in seconds.
PATIENCE = 20
ESCAPE, ENTER, RIGHT = "\ue00c", "\ue007", "\ue014"


def until(found, what):
    """Asks until the answer is not empty."""
    end = time.monotonic() + PATIENCE
    while not (answer := found()):
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(0.05)
    return answer


class Engine:
    """A browser with one window, and what people do in it. `ask` sends a command: its name in Firefox, the path
    that stands for it over HTTP, and what goes with it."""

    #: The host under which it meets the room.
    origin = "127.0.0.1"

    def ask(self, name, path, body):
        raise NotImplementedError

    def open(self, url):
        self.ask("WebDriver:Navigate", "url", {"url": url})
        # A fault is told by nobody else.
        self.run("window.faults = []; for (const kind of ['error', 'unhandledrejection']) "
                 "addEventListener(kind, (event) => faults.push(event.message ?? String(event.reason)))")
        return self

    def run(self, script, *arguments):
        return self.ask("WebDriver:ExecuteScript", "execute/sync", {"script": script, "args": list(arguments)})

    def widen(self, width, height):
        self.ask("WebDriver:SetWindowRect", "window/rect", {"width": width, "height": height})

    def see(self, selector, text="", count=1):
        """The first element in sight that holds a text; waits for it, and for as many as are asked for."""
        script = ("const found = [...document.querySelectorAll(arguments[0])].filter((node) => "
                  "node.checkVisibility() && node.textContent.includes(arguments[1])); "
                  "return found.length >= arguments[2] ? found[0] : null")
        return until(lambda: self.run(script, selector, text, count), f"{selector} {text}")

    def press(self, selector, text=""):
        element = self.see(selector, text)[ELEMENT]
        self.ask("WebDriver:ElementClick", f"element/{element}/click", {"id": element})

    def type(self, keys):
        strokes = [{"type": kind, "value": key} for key in keys for kind in ["keyDown", "keyUp"]]
        self.act({"type": "key", "id": "keys", "actions": strokes})

    def drag(self, one, other):
        places = [self.run("const box = arguments[0].getBoundingClientRect(); "
                           "return [box.x + box.width / 2, box.y + box.height / 2].map(Math.round)", self.see(each))
                  for each in (one, other)]
        (x, y), to = places
        path = [(x, y), (x + 20, y + 20), to]
        moves = [{"type": "pointerMove", "x": x, "y": y, "duration": 50} for x, y in path]
        down, up = ({"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp"))
        self.act({"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"},
                  "actions": [moves[0], down, *moves[1:], up]})

    def act(self, source):
        self.ask("WebDriver:PerformActions", "actions", {"actions": [source]})


class WebKit(Engine):
    """WebKit's own small browser, on a screen that nobody looks at."""

    needs = ("WebKitWebDriver", "Xvfb")

    def __init__(self, folder):
        read, write = os.pipe()
        self.screen = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1200x24", "-nolisten", "tcp"],
            pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with open(read) as told:
            display = told.readline().strip()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.driver = subprocess.Popen(
            ["WebKitWebDriver", f"--port={self.port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={**os.environ, "DISPLAY": f":{display}", "HOME": str(folder)})
        until(lambda: socket.socket().connect_ex(("127.0.0.1", self.port)) == 0, "the driver of WebKit")
        self.session = None
        self.session = self.send("POST", "session", {"capabilities": {}})["sessionId"]

    def ask(self, name, path, body):
        return self.send("POST", f"session/{self.session}/{path}", body)

    def send(self, method, path, body=None):
        wire = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        wire.request(method, f"/{path}", json.dumps(body), {"content-type": "application/json"})
        answer = wire.getresponse()
        value = json.loads(answer.read())["value"]
        assert answer.status == 200, value
        return value

    def close(self):
        try:
            if self.session:
                self.send("DELETE", f"session/{self.session}")
        finally:
            for process in (self.driver, self.screen):
                process.terminate()
                process.wait(timeout=PATIENCE)


class Firefox(Engine):
    """Firefox without a window. Names that are not secure lead to this computer, as on the day."""

    needs = ("firefox",)
    origin = "room.example"

    def __init__(self, folder):
        self.folder = Path(tempfile.mkdtemp(dir=folder))
        settings = {"marionette.port": 0, "network.dns.localDomains": self.origin, "app.update.enabled": False,
                    "datareporting.policy.dataSubmissionEnabled": False}
        (self.folder / "user.js").write_text("".join(
            f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in settings.items()))
        self.process = subprocess.Popen(
            ["firefox", "--headless", "--marionette", "--no-remote", "--profile", self.folder],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "HOME": str(self.folder)})
        told = self.folder / "MarionetteActivePort"
        port = until(lambda: told.exists() and told.read_text().strip(), "Firefox")
        self.wire = socket.create_connection(("127.0.0.1", int(port)), timeout=60)
        self.answers = self.wire.makefile("rb")
        self.number = 0
        self.read()
        self.ask("WebDriver:NewSession", "", {})

    def ask(self, name, path, body):
        self.number += 1
        text = json.dumps([0, self.number, name, body]).encode()
        self.wire.sendall(b"%d:%s" % (len(text), text))
        _, _, fault, answer = self.read()
        assert not fault, fault
        return answer.get("value") if isinstance(answer, dict) else answer

    def read(self):
        """The length in bytes, a colon and the message."""
        length = b""
        while (digit := self.answers.read(1)) != b":":
            assert digit, "Firefox is gone"
            length += digit
        return json.loads(self.answers.read(int(length)))

    def close(self):
        self.process.terminate()
        self.process.wait(timeout=PATIENCE)
        shutil.rmtree(self.folder, ignore_errors=True)
