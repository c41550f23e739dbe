"""What the tests of the page's controls share."""

WIDTHS = [375, 768, 1280]
SCORES = "#statement-scores"


def visible(page, selector):
    """The statements of the elements that are seen, in their order."""
    return page.evaluate("""selector => [...document.querySelectorAll(selector)]
        .filter(e => e.getClientRects().length > 0).map(e => e.dataset.statement)""", selector)


def marked(page, manner):
    """What is marked, and whether that is all there is of it."""
    return page.evaluate("""manner => {
        const places = [...document.querySelectorAll("." + manner)];
        if (places.length === 0) return null;
        const {statement, sort} = places[0].dataset;
        const selector = statement === undefined ? `[data-sort="${sort}"]`
            : `[data-statement="${statement}"]`;
        return {id: statement ?? sort, isAll: document.querySelectorAll(selector).length === places.length,
            tags: [...new Set(places.map(place => place.tagName.toLowerCase()))].sort(),
            outlines: [...new Set(places.map(place => {
                const style = getComputedStyle(place);
                return style.outlineStyle + " " + style.outlineWidth;
            }))]};
    }""", manner)
