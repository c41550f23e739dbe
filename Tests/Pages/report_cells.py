"""Cells of tables as they are printed; what is bold stands in `**`."""

from sheet_facts import fixed


def in_bold(text):
    return f"**{text}**"


def probability(value):
    """Never said to be 0."""
    return "–" if value is None else "<0.001" if value < 0.0005 else fixed(value, 3)


def column(facts, value):
    return "–" if value is None else facts.label(value)


def share(value):
    """Per cent, without the sign."""
    return fixed(None if value is None else 100 * value, 0)


def figures(values, decimals):
    return [fixed(value, decimals) for value in values]
