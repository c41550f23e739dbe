// Sentences for those who hear the page. The newest takes the place of the one before.

const node = () => document.getElementById("said");

/// Says a sentence once, also where it is the same as the last.
export function say(text) {
  node().replaceChildren(Object.assign(document.createElement("p"), { textContent: text }));
}

/// Nothing of what was said stays in the page.
export function unsay() {
  node().replaceChildren();
}
