// Small tools for making and changing parts of the page.

const SVG = "http://www.w3.org/2000/svg";

/// An element with attributes (functions become listeners, `false` and `null` are left out) and children.
export function h(tag, attributes = {}, ...children) {
  return furnish(document.createElement(tag), attributes, children);
}

/// An element of a drawing.
export function svg(tag, attributes = {}, ...children) {
  return furnish(document.createElementNS(SVG, tag), attributes, children);
}

function furnish(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name, value);
    else if (value !== false && value !== null && value !== undefined) {
      node.setAttribute(name, value === true ? "" : value);
    }
  }
  append(node, children);
  return node;
}

function append(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false) node.append(child);
  }
}

/// Puts children in place of what a node holds.
export function fill(node, ...children) {
  node.replaceChildren();
  append(node, children);
}

/// Writes a text only where it differs, so that screen readers hear changes alone.
export function say(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/// Draws only when what is drawn has changed: what is read or focused is not pulled away at each push.
export function onChange(draw) {
  let last;
  return (...facts) => {
    const key = JSON.stringify(facts);
    if (key === last) return;
    last = key;
    draw(...facts);
  };
}

let ids = 0;

/// A new id for an element.
export function newID(stem) {
  ids += 1;
  return `${stem}-${ids}`;
}

/// A value as printed above a column: with its sign, and a true minus.
export function signed(value) {
  const rounded = Math.round(value * 10) / 10;
  if (rounded === 0) return "0";
  return (rounded > 0 ? "+" : "\u2212") + Math.abs(rounded);
}

/// A picture of a code; an image, so that nothing inside it can run.
export function codePicture(markup, alt) {
  return h("img", {
    class: "qr", alt, src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(markup)}`,
  });
}
