"""The gallery: every picture is made again and looks as it did, to what machines differ in."""

import sys

import numpy as np
import pytest
from PIL import Image

from shipped import ROOT

sys.path.insert(0, str(ROOT / "docs" / "images"))
import pictures  # noqa: E402

# Letters are smoothed a little differently from one version of a library to the next, and the
# gallery's colours are few. What moves, vanishes or is added changes a block far more than this.
BLOCK = 12
ON_AVERAGE = 2.0
IN_A_BLOCK = 20.0


def grey(image):
    """Brightness of an image at the size of the gallery."""
    return np.asarray(pictures.small(image).convert("L"), dtype=float)


def difference(a, b):
    """How far two pictures differ: on average, and in the block that differs most (0 to 255)."""
    assert a.shape == b.shape, f"{a.shape} is not {b.shape}"
    height, width = (side // BLOCK * BLOCK for side in a.shape)
    # Blocks of means: a letter that is a fraction of a pixel off is not a change.
    blocks = (a - b)[:height, :width].reshape(height // BLOCK, BLOCK, width // BLOCK, BLOCK)
    return np.abs(a - b).mean(), np.abs(blocks.mean(axis=(1, 3))).max()


def is_alike(a, b):
    average, block = difference(a, b)
    return average <= ON_AVERAGE and block <= IN_A_BLOCK


@pytest.fixture(scope="session")
def made(program):
    return pictures.made(program)


@pytest.fixture(scope="session")
def kept():
    return {
        picture.name: Image.open(pictures.GALLERY / f"{picture.name}.png").convert("RGB")
        for picture in pictures.PICTURES}


@pytest.mark.parametrize("name", [picture.name for picture in pictures.PICTURES])
def test_a_picture_looks_as_it_did(made, kept, name):
    average, block = difference(grey(made[name]), grey(kept[name]))
    assert average <= ON_AVERAGE and block <= IN_A_BLOCK, (
        f"{name}: differs by {average:.1f} on average, by {block:.1f} in a block; if the change is "
        "meant, run `make pictures`")


def test_the_comparison_sees_a_marker_that_moves(kept):
    picture = grey(kept["z-scores"])
    dark = np.argwhere(picture < 110)
    # A marker is the darkest place in the middle of the plot: put it a row further down.
    x = kept["z-scores"].width * 2 // 3
    row, column = next(place for place in dark if place[1] > x and place[0] > 150)
    moved = picture.copy()
    part = picture[row - 7:row + 7, column - 7:column + 7].copy()
    moved[row - 7:row + 7, column - 7:column + 7] = 255
    moved[row + 21:row + 35, column - 7:column + 7] = part
    assert not is_alike(moved, picture)


def test_the_comparison_sees_a_word_that_is_missing(kept):
    picture = grey(kept["where-we-stand"])
    row, column = np.argwhere(picture < 60)[0]
    without = picture.copy()
    without[row:row + 20, column:column + 60] = 255
    assert not is_alike(without, picture)


def test_no_two_pictures_are_taken_for_each_other(kept):
    sized = [(name, grey(image)) for name, image in kept.items()]
    for n, (name, picture) in enumerate(sized):
        for other, another in sized[:n]:
            if picture.shape == another.shape:
                assert not is_alike(picture, another), f"{name} and {other}"


def test_the_gallery_shows_them_all_and_says_what_they_show():
    assert pictures.PAGE.read_text(encoding="utf-8") == pictures.text()
    assert {file.stem for file in pictures.GALLERY.glob("*.png")} == {
        picture.name for picture in pictures.PICTURES}


def test_the_gallery_has_every_sheet():
    table = (ROOT / "README.md").read_text(encoding="utf-8").split("| Sheet | For | Holds |")[1]
    rows = [line for line in table.split("\n\n")[0].splitlines() if line.startswith("| `")]
    # Of sheets that come once a viewpoint the gallery has the first.
    named = {picture.name.replace("-1", "s") for picture in pictures.PICTURES}
    assert len(rows) == 14
    assert {row.split("`")[1] for row in rows} <= named
