// Fields of forms: a label, a hint, the control, and beside it what is wrong with it.

import { fill, h, newID, say } from "./room-dom.js";

/// A labelled control. `wrong(message)` shows a fault beside it, `wrong(null)` takes it back.
export function field(label, control, { hint = null, wide = false } = {}) {
  const id = control.id || newID("field");
  control.id = id;
  const fault = h("p", { class: "fault", id: `${id}-fault`, hidden: true });
  const note = hint ? h("p", { class: "hint", id: `${id}-hint` }, hint) : null;
  const describe = (wrong) => {
    const ids = [note && note.id, wrong && fault.id].filter(Boolean);
    if (ids.length) control.setAttribute("aria-describedby", ids.join(" "));
    else control.removeAttribute("aria-describedby");
  };
  describe(false);
  return {
    node: h("div", { class: wide ? "field wide" : "field" },
      h("label", { for: id }, label), note, control, fault),
    control,
    note,
    wrong(message) {
      fault.hidden = !message;
      say(fault, message || "");
      if (message) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
      describe(Boolean(message));
    },
  };
}

export const input = (attributes = {}) => h("input", { type: "text", autocomplete: "off", ...attributes });
export const number = (attributes = {}) =>
  h("input", { type: "number", inputmode: "numeric", autocomplete: "off", ...attributes });
export const area = (attributes = {}) => h("textarea", { rows: 3, ...attributes });

/// A list to choose from, of pairs of value and words.
export function select(options, attributes = {}) {
  const node = h("select", attributes);
  setOptions(node, options);
  return node;
}

/// Puts options into a list and keeps what was chosen where it is still there.
export function setOptions(node, options) {
  const chosen = node.value;
  fill(node, options.map(([value, text]) => h("option", { value }, text)));
  if (options.some(([value]) => value === chosen)) node.value = chosen;
}

/// A box to tick.
export function tick(label, { hint = null } = {}) {
  const id = newID("tick");
  const control = h("input", {
    type: "checkbox", id, "aria-describedby": hint ? `${id}-hint` : null,
  });
  return {
    node: h("div", { class: "tick" }, control, h("label", { for: id }, label),
      hint && h("p", { class: "hint", id: `${id}-hint` }, hint)),
    control,
  };
}

/// One of several, all in sight: `options` are {value, label, hint}.
export function radios(legend, options, { value = null, change = null } = {}) {
  const name = newID("choice");
  const fault = h("p", { class: "fault", id: `${name}-fault`, hidden: true });
  const items = options.map((option) => {
    const id = newID("radio");
    const control = h("input", {
      type: "radio", id, name, value: option.value,
      "aria-describedby": option.hint ? `${id}-hint` : null,
    });
    control.checked = option.value === value;
    return { control, node: h("div", { class: "tick" }, control,
      h("label", { for: id }, option.label),
      option.hint && h("p", { class: "hint", id: `${id}-hint` }, option.hint)) };
  });
  const node = h("fieldset", { class: "radios" }, h("legend", {}, legend),
    items.map((item) => item.node), fault);
  if (change) node.addEventListener("change", () => change(chosen()));
  const chosen = () => {
    const item = items.find((each) => each.control.checked);
    return item ? item.control.value : null;
  };
  return {
    node,
    get value() { return chosen(); },
    set value(wanted) {
      for (const item of items) item.control.checked = item.control.value === wanted;
    },
    items,
    wrong(message) {
      fault.hidden = !message;
      say(fault, message || "");
      if (message) node.setAttribute("aria-describedby", fault.id);
      else node.removeAttribute("aria-describedby");
    },
  };
}
