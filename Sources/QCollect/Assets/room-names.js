// Each viewpoint with what it says, and beside it the fields for its name: what is typed there stays while
// sorts come in.

import { fill, h, onChange, say, signed } from "./room-dom.js";
import { announce } from "./room-announce.js";
import { area, field, input } from "./room-fields.js";
import { label, mark } from "./room-viewpoints.js";
import { sentence } from "./room-actions.js";
import { store } from "./room-store.js";
import { words } from "./room-phrases.js";
import { write } from "./room-server.js";

const said = words.understand;

const typing = new Set();

/// Whether a name was typed that is not saved.
export const hasUnsavedName = () => [...typing].some((each) => each.isChanged() && each.node.isConnected);

export function namesPart() {
  const cards = new Map();
  const list = h("div", { class: "viewpoints" });
  let shown = null;
  store.followHere(({ results, names }) => {
    if (!results) return;
    // Another number of viewpoints makes others of all of them, also of those with the same key.
    if (results.viewpoints.length !== shown) {
      fill(list);
      cards.clear();
    }
    shown = results.viewpoints.length;
    for (const viewpoint of results.viewpoints) {
      if (!cards.has(viewpoint.key)) {
        cards.set(viewpoint.key, viewpointCard(viewpoint.key));
        // Only what is new is put in, so that the focus is never moved.
        list.append(cards.get(viewpoint.key).node);
      }
      cards.get(viewpoint.key).show(
        viewpoint, names.find(({ key }) => key === viewpoint.key), shown);
    }
  });
  return h("section", {}, h("h3", { class: "unseen" }, said.viewpointsTitle), list);
}

function viewpointCard(key) {
  const head = h("h4", {});
  const people = h("p", { class: "hint" });
  const says = h("div", { class: "says" });
  const name = field(said.name, input({ maxlength: 80 }), { hint: said.nameHint });
  const gist = field(said.gist, area({ rows: 2, maxlength: 400 }));
  const save = h("button", { type: "submit" }, said.saveName);
  const note = h("span", { class: "note" });
  let base = { name: "", gist: "" };
  let isFilled = false;
  let number = null;
  // As the server keeps them.
  const tidy = (text) => text.trim().replace(/\s+/g, " ");
  const read = () => ({ name: tidy(name.control.value), gist: tidy(gist.control.value) });
  const isChanged = () => JSON.stringify(read()) !== JSON.stringify(base);
  const form = h("form", { novalidate: true, input: () => say(note, isChanged() ? words.unsaved : ""), submit: async (event) => {
    event.preventDefault();
    name.wrong(null);
    const typed = read();
    try {
      await write("name", { key, ...typed, viewpoints: number });
      base = typed;
      say(note, isChanged() ? words.unsaved : words.saved);
      announce(words.saved, { now: true });
    } catch (error) {
      name.wrong(sentence(error));
      name.control.focus();
    }
  } }, name.node, gist.node, h("div", { class: "buttons" }, save, note));
  const node = h("article", { class: "viewpoint panel" }, head, people,
    h("div", { class: "beside" }, says, form));
  const draw = onChange((viewpoint, hasOthers) => {
    fill(head, label(viewpoint));
    say(people, said.shared(viewpoint.people, viewpoint.opposite));
    node.dataset.shape = viewpoint.shape;
    fill(says, cardList(said.most, viewpoint.most), cardList(said.least, viewpoint.least),
      hasOthers && only(viewpoint.only));
  });
  typing.add({ node, isChanged });
  return {
    node,
    /// `count` tells how many viewpoints this is one of.
    show(viewpoint, given, count) {
      draw(viewpoint, count > 1);
      number = count;
      const incoming = { name: (given && given.name) || "", gist: (given && given.gist) || "" };
      const keep = isFilled && isChanged();
      isFilled = true;
      base = incoming;
      if (keep) return;
      if (read().name !== base.name) name.control.value = base.name;
      if (read().gist !== base.gist) gist.control.value = base.gist;
    },
  };
}

function cardList(title, all) {
  return [h("h5", {}, title), h("ul", { class: "plain" }, all.map(({ text }) => h("li", {}, text)))];
}

function only(all) {
  return [h("h5", {}, said.only), all.length
    ? h("ul", { class: "plain" }, all.map(({ text, words: verdict, column }) =>
      h("li", {}, text, " ", column !== null && h("b", {}, signed(column)), " ", h("span", { class: "mark" }, verdict))))
    : h("p", {}, said.nothingOnly)];
}

/// The viewpoints in one line each, for where they are only looked at.
export function briefList(viewpoints) {
  return h("ul", { class: "brief" }, viewpoints.map((viewpoint) => h("li", {}, mark(viewpoint.shape),
    h("span", {}, viewpoint.name || said.unnamed(viewpoint.key)), " ",
    h("span", { class: "hint" }, said.shared(viewpoint.people, viewpoint.opposite)))));
}
