"""What people have told their system: less motion, more contrast, colours of their own."""

import pytest
from shipped import ROOT

ASSETS = ROOT / "Sources/QCollect/Assets"
MUTED = "() => ['--muted', '--rule', '--edge', '--ink'].map((name) => " \
    "getComputedStyle(document.documentElement).getPropertyValue(name).trim())"


# What every transition of the pages takes.
QUICK = "() => getComputedStyle(document.documentElement).getPropertyValue('--quick').trim()"


@pytest.mark.parametrize("wish,moves", [("reduce", False), ("no-preference", True)])
def test_nothing_moves_for_who_wants_less_motion(hold, visit, wish, moves):
    page = visit(hold()).begin().page
    page.emulate_media(reduced_motion=wish)
    assert (page.evaluate(QUICK) not in ("0ms", "0s")) == moves


def test_no_style_moves_by_another_measure():
    styles = "".join(path.read_text(encoding="utf-8") for path in ASSETS.glob("*.css"))
    assert "@keyframes" not in styles
    assert all("var(--quick)" in line for line in styles.splitlines() if "transition:" in line)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_lines_and_quiet_words_are_as_strong_as_the_others_for_who_wants_more_contrast(hold, visit, scheme):
    page = visit(hold(), color_scheme=scheme).begin().page
    *quiet, ink = page.evaluate(MUTED)
    assert all(each != ink for each in quiet)
    page.emulate_media(contrast="more")
    *quiet, ink = page.evaluate(MUTED)
    assert all(each == ink for each in quiet)


def test_what_is_chosen_has_a_line_of_its_own_in_forced_colours(hold, visit):
    person = visit(hold()).begin()
    person.page.emulate_media(forced_colors="active")
    person.press(person.column(3))
    person.press(person.page.locator(".grid .card"))
    chosen = person.page.locator('[aria-pressed="true"]').first
    assert chosen.evaluate("node => getComputedStyle(node).borderTopWidth") == "3px"
    button = person.page.get_by_role("button").first
    assert button.evaluate("node => parseFloat(getComputedStyle(node).borderTopWidth)") > 0
