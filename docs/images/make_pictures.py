#!/usr/bin/env python3
"""Makes the pictures of the README and of the gallery, and the gallery's page.

Called by `make pictures`, with the program. Pictures hold few colours, so that they stay small.
"""
import pathlib
import sys

import pictures
import room_picture

HERE = pathlib.Path(__file__).resolve().parent

program = pathlib.Path(sys.argv[1]).resolve()
made = pictures.made(program)
for name, image in made.items():
    pictures.write(pictures.small(image), pictures.GALLERY / f"{name}.png", pictures.COLOURS)
pictures.write(
    pictures.beside(made["where-we-stand"], made["z-scores"], 1180),
    HERE / "place-based-budgeting.png", 128)
pictures.write(pictures.small(made["themes"], 980), HERE / "place-based-budgeting-themes.png", 128)
room_picture.write(program)
pictures.PAGE.write_text(pictures.text(), encoding="utf-8")
