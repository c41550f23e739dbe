// Elements, and the smallest change that turns the page as it is into the page as it should be.
// What stays keeps its focus, its scrolling and what is being typed.

/// An element. `false` and `null` leave an attribute out; `style` is an object of properties, since the
/// page's policy forbids style in markup.
export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "style") {
      for (const [property, text] of Object.entries(value)) node.style.setProperty(property, text);
    } else if (value !== false && value !== null && value !== undefined) {
      node.setAttribute(name, value === true ? "" : value);
    }
  }
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false) node.append(child);
  }
  return node;
}

/// Makes the children of a node what they are to be.
export function show(parent, ...children) {
  const homes = homesOfFocus();
  patchChildren(parent, h("div", {}, children));
  for (const key of homes) {
    if (document.activeElement !== document.body) return;
    parent.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
  }
}

/// Where the focus goes when what has it is no more, by keys: a card that went to another column is another element,
/// with which it goes; from a button that is gone it goes to the part of the page around it.
function homesOfFocus() {
  const homes = [];
  for (let node = document.activeElement; node; node = node.parentElement) {
    if (node.dataset.key && (homes.length === 0 || node.hasAttribute("tabindex"))) homes.push(node.dataset.key);
  }
  return homes;
}

/// What scripts or the browser set where a person acts, and drawing leaves alone: a place, and whether a part is
/// unfolded or a dialog is open.
const LEFT_ALONE = ["style", "open"];

function keyOf(node) {
  return node.nodeType === Node.ELEMENT_NODE ? node.dataset.key : undefined;
}

function patchChildren(parent, next) {
  const keyed = new Map();
  const others = [];
  for (const child of parent.childNodes) {
    if (keyOf(child)) keyed.set(keyOf(child), child);
    else others.push(child);
  }
  const matches = [...next.childNodes].map((child) => {
    const key = keyOf(child);
    const match = key ? keyed.get(key) : others.find((other) => other.nodeName === child.nodeName);
    if (!match || match.nodeName !== child.nodeName) return [null, child];
    if (key) keyed.delete(key);
    else others.splice(0, others.indexOf(match) + 1).slice(0, -1).forEach((other) => other.remove());
    return [match, child];
  });
  for (const left of [...keyed.values(), ...others]) left.remove();
  let cursor = parent.firstChild;
  for (const [match, child] of matches) {
    if (match && match === cursor) {
      cursor = cursor.nextSibling;
    } else {
      parent.insertBefore(match ?? child, cursor);
    }
    if (match) patch(match, child);
  }
}

function patch(node, next) {
  if (node.nodeType !== Node.ELEMENT_NODE) {
    if (node.data !== next.data) node.data = next.data;
    return;
  }
  const valueChanged = node.getAttribute("data-value") !== next.getAttribute("data-value");
  for (const { name } of [...node.attributes]) {
    if (!LEFT_ALONE.includes(name) && !next.hasAttribute(name)) node.removeAttribute(name);
  }
  for (const { name, value } of next.attributes) {
    if (name !== "style" && node.getAttribute(name) !== value) node.setAttribute(name, value);
  }
  if (node.style.cssText !== next.style.cssText) node.style.cssText = next.style.cssText;
  patchChildren(node, next);
  patchField(node, next, valueChanged);
}

/// What a field holds is not in its attributes. `data-value` says what it should hold; what a person is
/// typing is left alone.
function patchField(node, next, valueChanged) {
  if (node.type === "checkbox" || node.type === "radio") {
    node.checked = next.checked;
  } else if (node.nodeName === "SELECT") {
    node.value = next.value;
  } else if (valueChanged && "value" in node && node !== document.activeElement) {
    node.value = next.getAttribute("data-value") ?? "";
  }
}

/// A text field that holds `value`.
export function field(tag, value, attributes) {
  const node = h(tag, { ...attributes, "data-value": value ?? "" });
  node.value = value ?? "";
  return node;
}

/// A button that does `action` with the data given.
export function button(label, action, { data = {}, ...attributes } = {}) {
  const facts = Object.entries(data).map(([name, value]) => [`data-${name}`, value]);
  return h(
    "button", { type: "button", "data-do": action, ...Object.fromEntries(facts), ...attributes },
    label);
}
