// A list of which rows are added and removed while it is edited.

import { fill, h, say } from "./room-dom.js";

/// Rows made by `make(value, index, remove, move)`, which gives `parts` to show and `read()`; `remove(label)` makes
/// the button that takes the row out, `move(label, step)` one that moves it up (-1) or down (1). `blank(existing)`
/// gives the value of a new row; `gone(value)` is told of one that was taken out, `moved(place, count)` of one that
/// was moved, or stands at the end already.
export function rowList({ add, make, blank, kind = "rows", gone = () => {}, moved = () => {} }) {
  const list = h("ol", { class: kind });
  const fault = h("p", { class: "fault", hidden: true });
  const button = h("button", { type: "button", click: () => {
    insert([blank(read())]);
    const control = list.lastElementChild.querySelector("input, textarea");
    if (control) control.focus();
  } }, add);
  let rows = [];

  const read = () => rows.map((row) => row.read());

  /// Other parts of the form hear of rows that come and go as of anything typed.
  const tell = () => list.dispatchEvent(new Event("input", { bubbles: true }));

  function show(values) {
    rows = values.map((value, index) => row(value, index));
    fill(list, rows.map((each) => each.node));
  }

  function row(value, index) {
    const made = make(value, index, (label) => h("button", {
      type: "button", class: "quiet remove", "aria-label": label, title: label,
      click: () => take(made),
    }, "\u00d7"), (label, step) => h("button", {
      type: "button", class: "quiet move", "aria-label": label, title: label, "data-step": step,
      click: () => shift(made, step),
    }, step < 0 ? "\u2191" : "\u2193"));
    made.node = h("li", {}, made.parts);
    return made;
  }

  function take(made) {
    const index = rows.indexOf(made);
    const value = made.read();
    // Made anew, for rows may be numbered.
    show(read().filter((_, each) => each !== index));
    const next = rows[index] || rows[index - 1];
    (next ? next.node.querySelector(".remove") : button).focus();
    gone(value);
    tell();
  }

  function shift(made, step) {
    const from = rows.indexOf(made);
    const to = Math.min(rows.length - 1, Math.max(0, from + step));
    if (to !== from) {
      const values = read();
      values.splice(to, 0, ...values.splice(from, 1));
      show(values);
      rows[to].node.querySelector(`.move[data-step="${step}"]`).focus();
      tell();
    }
    moved(to + 1, rows.length);
  }

  function insert(values) {
    for (const value of values) {
      const made = row(value, rows.length);
      rows.push(made);
      list.append(made.node);
    }
    tell();
  }

  return {
    node: h("div", { class: "row-list" }, list, button, fault),
    get rows() { return rows; },
    read, show, insert, button,
    wrong(message) {
      fault.hidden = !message;
      say(fault, message || "");
    },
  };
}
