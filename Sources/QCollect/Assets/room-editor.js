// A part of the design that is edited and then saved. The server's pushes never touch what is being typed.

import { h, newID, say } from "./room-dom.js";
import { sentence } from "./room-actions.js";
import { store } from "./room-store.js";
import { words } from "./room-phrases.js";
import { Refusal, write } from "./room-server.js";
import { announce } from "./room-announce.js";

const editors = new Set();

/// Whether something was typed that is not saved.
export const hasUnsaved = () => [...editors].some((each) => each.isChanged());

/// Forgets the editors of a workshop that was left.
export const forgetEditors = () => editors.clear();

/// A form for a part of the study.
///
/// - `values(study)` takes the part out of the study, `show(values)` puts it into the fields, `read()` takes it
///   out of them, all in the same shape.
/// - `faults(values)` shows what is wrong beside the fields, and gives the first faulty control or null.
/// - `place(message)` shows what the server says beside the field that it is about.
/// - `summary(study)` says in a few words what stands there, for the part is folded until it is wanted.
/// - `changed(values, differs)` is told of everything typed, and whether it differs from what is saved.
/// - `partner()` gives a part that only fits together with this one: what was typed in both is saved at once.
export function editor({
  title, lead = null, body, values, show, read, faults, place, summary, changed = () => {},
  partner = () => null,
}) {
  let base = null;
  let saving = false;
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  const note = h("span", { class: "note" });
  const save = h("button", { type: "submit" }, words.save);
  const back = h("button", { type: "button", click: () => {
    show(base);
    place(null);
    faults(base);
    refresh();
    save.focus();
  } }, words.takeBack);
  const tools = h("div", { class: "buttons" }, save, back, note);
  const set = h("fieldset", {}, body, tools);
  const inside = h("div", { id: newID("fold"), class: "inside", hidden: true }, lead, set);
  const brief = h("span", { class: "hint" });
  const mark = h("span", { class: "mark warn", hidden: true }, words.unsaved);
  const fold = h("button", {
    type: "button", class: "fold", "aria-expanded": "false", "aria-controls": inside.id,
    click: () => {
      inside.hidden = !inside.hidden;
      fold.setAttribute("aria-expanded", String(!inside.hidden));
    },
  }, h("span", {}, title), brief, mark);
  const form = h("form", { class: "panel", novalidate: true, submit: send, input: refresh, change: refresh },
    h("h3", {}, fold), inside);
  const isChanged = () => base !== null && !same(read(), base);

  function refresh(_event, text = null) {
    const differs = isChanged();
    form.classList.toggle("changed", differs);
    save.classList.toggle("primary", differs);
    back.hidden = mark.hidden = !differs;
    say(note, text || (differs ? words.unsaved : ""));
    changed(read(), differs);
  }

  async function send(event) {
    event.preventDefault();
    const typed = read();
    const before = base;
    place(null);
    const faulty = faults(typed);
    if (faulty) {
      faulty.focus();
      return;
    }
    const other = partner();
    const both = other && other.isChanged() ? other.read() : {};
    saving = true;
    save.setAttribute("aria-busy", "true");
    try {
      await write("edit", { ...both, ...typed });
      if (!same(typed, before) && same(base, before)) throw new Refusal(200, "kept", words.notTaken);
      if (same(read(), typed)) show(base);
      refresh(null, words.saved);
      announce(words.saved, { now: true });
    } catch (error) {
      const control = place(sentence(error));
      if (control) control.focus();
    }
    saving = false;
    save.removeAttribute("aria-busy");
  }

  store.followHere((state) => {
    set.disabled = tools.hidden = state.study.frozen || state.room.rehearsal;
    say(brief, summary(state.study));
    const incoming = values(state.study);
    if (base !== null && same(incoming, base)) return;
    // What was typed here may be what has been saved with the part that goes with it.
    const keep = isChanged() && !same(read(), incoming);
    base = incoming;
    if (!keep) {
      show(incoming);
      refresh();
    } else if (!saving) refresh(null, words.elsewhere);
  });
  const made = { node: form, refresh, read, isChanged };
  editors.add(made);
  return made;
}
