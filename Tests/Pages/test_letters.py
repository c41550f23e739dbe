"""Letters in a PDF are as wide as they are, whatever stands before them."""

import re
import subprocess

# Characters that come from other fonts than the words, and are wider there than they were measured.
RARE = "← ← 👨‍👩‍👧‍👦 👨‍👩‍👧‍👦 🏳️‍🌈"
WORDING = "Council housing answers trust, and the history of this village promises a library to all"


def cards(program, folder, first):
    """The places of the words of cards, those of the first card apart."""
    study = folder / "study"
    study.mkdir(parents=True)
    (study / "study.yml").write_text(
        "title: Letters\ngrid: {-1: 2, 0: 2, 1: 2}\nprovenance: {statements: own}\n",
        encoding="utf-8")
    texts = [first, *(f"{WORDING} {n}" for n in range(5))]
    (study / "statements.csv").write_text(
        "id,text\n" + "".join(f'{n},"{text}"\n' for n, text in enumerate(texts, 1)),
        encoding="utf-8")
    subprocess.run(
        [program, "handouts", study, "--sheets", "cards", "--out", folder, "--quiet"], check=True,
        stdout=subprocess.DEVNULL)
    told = subprocess.run(
        ["pdftotext", "-bbox", "-l", "1", folder / "handouts" / "cards.pdf", "-"], check=True,
        capture_output=True, text=True).stdout
    words = [(word, *map(float, places)) for *places, word in re.findall(
        r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', told)]
    middle, bottom = 595.28 / 2, 841.89 / 2 - 2.5 * 54 / 25.4 * 72 + 54 / 25.4 * 72
    own = [word for word in words if word[1] < middle and word[2] < bottom]
    return own, [word for word in words if word not in own]


def test_letters_after_a_run_made_narrower_are_as_wide_as_ever(program, tmp_path):
    narrowed, others = cards(program, tmp_path / "rare", f"{RARE} {WORDING} {RARE}")
    plain, same = cards(program, tmp_path / "plain", WORDING)
    assert others == same and len(same) > 50
    # What is narrowed is narrowed as a whole, its spaces too: it stays on its card.
    middle = 595.28 / 2
    assert {word[0] for word in plain} <= {word[0] for word in narrowed}
    assert all(middle - 85 / 25.4 * 72 < word[1] and word[3] < middle for word in narrowed)
    gaps = [after[1] - before[3] for before, after in zip(narrowed, narrowed[1:])
            if before[2] == after[2] and {before[0], after[0]} <= set(WORDING.split())]
    assert gaps and all(gap < 6 for gap in gaps)


# In no font of the project: kept for private use, and a hieroglyph.
UNKNOWN = "\uf8d0\U00013000"


def test_a_character_that_no_font_has_leaves_the_words_beside_it_their_width(program, tmp_path):
    touched, others = cards(program, tmp_path / "unknown", f"{UNKNOWN} {WORDING} {UNKNOWN}")
    plain, same = cards(program, tmp_path / "plain", WORDING)
    assert others == same

    def widths(words):
        return {word[0]: word[3] - word[1] for word in words}

    usual = widths(plain)
    for word, width in widths(touched).items():
        if word in usual:
            assert abs(width - usual[word]) < 0.02 * usual[word], word
    assert set(usual) <= set(widths(touched))
