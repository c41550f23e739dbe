// How viewpoints look: always shape, colour and name together. Also used by the projector.

import { h, signed, svg } from "./room-dom.js";
import { words } from "./room-phrases.js";

const SHAPES = {
  circle: ["circle", { cx: 12, cy: 12, r: 9 }],
  square: ["rect", { x: 4, y: 4, width: 16, height: 16 }],
  triangle: ["path", { d: "M12 2.5 22 20.5H2Z" }],
  diamond: ["path", { d: "M12 1.5 22.5 12 12 22.5 1.5 12Z" }],
  star: ["path", { d: "m12 1.5 3.2 6.9 7.5.9-5.5 5.2 1.4 7.5-6.6-3.7-6.6 3.7 1.4-7.5L1.3 9.3l7.5-.9Z" }],
};

/// The mark of a viewpoint; its colour goes with its shape, and both stay as long as the viewpoint does.
export function mark(shape) {
  const [tag, attributes] = SHAPES[shape] || SHAPES.circle;
  return svg("svg", { class: `shape ${SHAPES[shape] ? shape : "circle"}`, viewBox: "0 0 24 24", "aria-hidden": "true" },
    svg(tag, attributes));
}

export const nameOf = (viewpoint) => viewpoint.name || words.understand.unnamed(viewpoint.key);

/// Mark and name.
export function label(viewpoint) {
  return h("span", { class: "viewpoint-label" }, mark(viewpoint.shape), h("span", {}, nameOf(viewpoint)));
}

/// Where the viewpoints lie on one line from the lowest to the highest column.
///
/// The marks lie above one another where they share a place; the words say the same for those who don't see
/// them.
export function strip(item, viewpoints, grid) {
  const low = grid[0].value;
  const high = grid[grid.length - 1].value;
  const byKey = new Map(viewpoints.map((each) => [each.key, each]));
  const shown = item.values.filter(({ key }) => byKey.has(key));
  const heights = new Map();
  let most = 1;
  const marks = shown.map(({ key, value }) => {
    const place = Math.round(value * 2) / 2;
    const level = heights.get(place) || 0;
    heights.set(place, level + 1);
    most = Math.max(most, level + 1);
    const node = h("span", { class: "strip-mark" }, mark(byKey.get(key).shape));
    node.style.left = `${((Math.min(high, Math.max(low, value)) - low) / (high - low)) * 100}%`;
    node.style.bottom = `${level * 1.5 + 0.4}em`;
    return node;
  });
  const track = h("div", { class: "strip-track", "aria-hidden": "true" }, marks);
  track.style.height = `${most * 1.5 + 0.6}em`;
  return h("div", { class: "strip" },
    h("p", { class: "strip-text" }, item.text || item.theme),
    h("div", { class: "strip-line", "aria-hidden": "true" },
      h("span", {}, signed(low)), track, h("span", {}, signed(high))),
    h("ul", { class: "strip-values" }, shown.map(({ key, value }) =>
      h("li", {}, label(byKey.get(key)), " ", h("b", {}, signed(value))))));
}

/// Who moved from where to where.
export function shifts(all, viewpoints) {
  const byKey = new Map(viewpoints.map((each) => [each.key, each]));
  const end = (key) => (byKey.has(key) ? label(byKey.get(key))
    : h("span", {}, words.understand.nobody));
  return h("ul", { class: "shifts" }, all.map(({ from, to, people }) =>
    h("li", {}, end(from), h("span", { class: "arrow" },
      h("span", { "aria-hidden": "true" }, "\u2192"), h("span", { class: "unseen" }, words.understand.to)),
    end(to), " ", h("b", {}, words.wall.people(people)))));
}
