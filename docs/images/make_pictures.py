#!/usr/bin/env python3
"""Makes the pictures of the README and of the gallery, and the gallery's page.

Called by `make pictures`, with the program. Pictures hold few colours, so that they stay small.
"""
import pathlib
import sys

from PIL import Image

import pictures

HERE = pathlib.Path(__file__).resolve().parent


def beside(left, right, height, gap=24):
    """Two pictures of one height side by side on white."""
    sized = [
        image.resize((round(image.width * height / image.height), height), Image.Resampling.LANCZOS)
        for image in (left, right)]
    canvas = Image.new("RGB", (sized[0].width + gap + sized[1].width, height), "white")
    canvas.paste(sized[0], (0, 0))
    canvas.paste((200, 200, 200), (sized[0].width + gap // 2, 0, sized[0].width + gap // 2 + 1, height))
    canvas.paste(sized[1], (sized[0].width + gap, 0))
    return canvas


def write(image, path, colours):
    path.parent.mkdir(exist_ok=True)
    # The few pixels of a marker keep their colour beside a page of black letters.
    few = image.quantize(colours, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
    print(f"{path.name}: {image.width} × {image.height}, {path.stat().st_size // 1024} kB")


made = pictures.made(pathlib.Path(sys.argv[1]).resolve())
for name, image in made.items():
    write(pictures.small(image), pictures.GALLERY / f"{name}.png", pictures.COLOURS)
write(
    beside(made["where-we-stand"], made["z-scores"], 1180),
    HERE / "place-based-budgeting.png", 128)
write(pictures.small(made["themes"], 980), HERE / "place-based-budgeting-themes.png", 128)
pictures.PAGE.write_text(pictures.text(), encoding="utf-8")
