#!/usr/bin/env python3
"""Makes the pictures of the README from the report that `make demo` writes.

    .venv/bin/python docs/images/make_pictures.py

Needs what `make test` installs: chromium, playwright, numpy. Pictures hold at most 128 colours, so
that they stay small.
"""
import base64
import pathlib
import struct
import zlib

import numpy as np
from playwright.sync_api import sync_playwright

HERE = pathlib.Path(__file__).resolve().parent
REPORT = HERE.parent.parent / "analysis" / "place-based-budgeting" / "report.html"
COLOURS = 128

PIXELS = """async source => {
  const image = new Image(); image.src = source; await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d'); context.drawImage(image, 0, 0);
  const data = context.getImageData(0, 0, image.width, image.height).data;
  let text = ''; for (let i = 0; i < data.length; i += 32768)
    text += String.fromCharCode(...data.subarray(i, i + 32768));
  return [image.width, image.height, btoa(text)];
}"""


def pixels(page, png):
    """A screenshot as an array of rows × columns × red, green, blue."""
    source = "data:image/png;base64," + base64.b64encode(png).decode()
    width, height, text = page.evaluate(PIXELS, source)
    flat = np.frombuffer(base64.b64decode(text), dtype=np.uint8)
    return flat.reshape(height, width, 4)[:, :, :3]


def beside(left, right, gap=24):
    """Two pictures side by side on white, the shorter one standing at the top."""
    height = max(left.shape[0], right.shape[0])
    canvas = np.full((height, left.shape[1] + gap + right.shape[1], 3), 255, dtype=np.uint8)
    canvas[: left.shape[0], : left.shape[1]] = left
    canvas[:, left.shape[1] + gap // 2] = 200
    canvas[: right.shape[0], left.shape[1] + gap :] = right
    return canvas


def write(picture, path):
    """Writes an indexed PNG of the commonest colours, every other pixel taking the nearest."""
    values, places, counts = np.unique(
        picture.reshape(-1, 3), axis=0, return_inverse=True, return_counts=True)
    palette = values[np.argsort(-counts, kind="stable")[:COLOURS]].astype(int)
    nearest = np.array(
        [np.argmin(((palette - value) ** 2).sum(axis=1)) for value in values.astype(int)])
    rows = nearest[places.reshape(-1)].reshape(picture.shape[:2]).astype(np.uint8)
    raw = b"".join(b"\0" + row.tobytes() for row in rows)

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(
            ">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", rows.shape[1], rows.shape[0], 8, 3, 0, 0, 0)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header)
        + chunk(b"PLTE", palette.astype(np.uint8).tobytes())
        + chunk(b"IDAT", zlib.compress(raw, 9)) + chunk(b"IEND", b""))
    print(f"{path.name}: {rows.shape[1]} × {rows.shape[0]}, {path.stat().st_size // 1024} kB")


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    page = browser.new_page(viewport={"width": 760, "height": 1170})
    page.goto(REPORT.as_uri())
    # The report lets no picture in, so screenshots are decoded on a page of their own.
    blank = browser.new_page()
    top = pixels(blank, page.screenshot())
    page.set_viewport_size({"width": 980, "height": 1170})
    dots = pixels(blank, page.query_selector("#figure-z-scores svg").screenshot())
    themes = pixels(blank, page.query_selector("#figure-themes svg").screenshot())
    browser.close()

write(beside(top, dots), HERE / "place-based-budgeting-report.png")
write(themes, HERE / "place-based-budgeting-themes.png")
