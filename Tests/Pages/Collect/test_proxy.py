"""Behind the proxy that docs/collecting-safely.md puts before the program, with a certificate."""

import re
import socket
import subprocess
import time
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[3] / "docs/collecting-safely.md"


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@pytest.fixture
def proxy(tmp_path):
    """Starts stunnel as the documentation configures it, but for the ports and where the certificate lies."""
    running = []

    def start(room):
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
             "-keyout", tmp_path / "key.pem", "-out", tmp_path / "certificate.pem"], check=True, capture_output=True)
        pair = (tmp_path / "certificate.pem").read_text() + (tmp_path / "key.pem").read_text()
        (tmp_path / "workshop.pem").write_text(pair)
        (tmp_path / "workshop.pem").chmod(0o600)
        told = re.search(r"```ini\n(.*?)```", DOCS.read_text(encoding="utf-8"), flags=re.S)[1]
        port = free_port()
        for line, own in [("accept = 443", f"accept = 127.0.0.1:{port}"),
                          ("connect = 127.0.0.1:8080", f"connect = {room.address.split('/')[2]}")]:
            assert told.count(line) == 1
            told = told.replace(line, own)
        (tmp_path / "workshop.conf").write_text(told)
        running.append(subprocess.Popen(
            ["stunnel", "workshop.conf"], cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                return f"https://localhost:{port}/"
            except OSError:
                time.sleep(0.1)
        raise AssertionError("the proxy takes no connection")

    yield start
    for process in running:
        process.terminate()
        process.wait(timeout=10)


def test_a_sort_comes_through_a_proxy_with_a_certificate_and_the_room_sees_it_at_once(browser, hold, visit, proxy):
    room = hold("--address", "https://workshop.example.org/")
    url = proxy(room)
    own = {"ignore_https_errors": True}
    context = browser.new_context(**own)
    hers = context.new_page()
    hers.goto(f"{url}room#{room.secret}")
    hers.get_by_role("navigation").get_by_role("link", name="Sort").click()
    assert hers.evaluate("[location.protocol, isSecureContext]") == ["https:", True]
    person = visit(room, url=url, **own).begin()
    # Nothing but the live connection tells the room of somebody.
    hers.locator(".facts div", has_text=re.compile("^Unfinished1$")).wait_for()
    person.fill().finish().sent()
    hers.locator(".facts div", has_text=re.compile("^Sorts in from devices1$")).wait_for()
    assert len(room.record(person.code)["sorts"][""]["places"]) == 24
    # Her writes come from the same origin as her page.
    hers.get_by_role("button", name="Pause", exact=True).click()
    hers.locator(".state", has_text="Paused").wait_for()
    assert not person.faults
    context.close()
