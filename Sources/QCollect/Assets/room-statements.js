// Statements and themes.

import { h, onChange, say } from "./room-dom.js";
import { area, field, input, select, setOptions } from "./room-fields.js";
import { announce } from "./room-announce.js";
import { editor } from "./room-editor.js";
import { emptyFaults, freeID } from "./room-design.js";
import { rowList } from "./room-rows.js";
import { store } from "./room-store.js";
import { words } from "./room-phrases.js";

const said = words.prepare;

function nextNumber(existing) {
  const numbers = existing.map((each) => Number(each.id)).filter(Number.isInteger);
  return String(Math.max(0, ...numbers) + 1);
}

const themeOptions = () => [["", said.noTheme],
  ...(store.state.study.themes || []).map((theme) => [theme.id, theme.label])];

/// A list of lines, without the empty ones.
export const lines = (text) => text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean);

export function statementsEditor() {
  const rows = rowList({
    add: said.addOne, kind: "rows statements",
    make: statementRow,
    blank: (existing) => ({ id: nextNumber(existing), text: "", theme: "", direction: "", short: "" }),
    gone: (statement) => announce(said.removed(statement.id), { now: true }),
  });
  const several = field(said.addMany, area({ rows: 3, class: "unsent" }), { wide: true });
  const lead = h("p", {});
  const addList = h("button", { type: "button", click: () => {
    const existing = rows.read();
    for (const text of lines(several.control.value)) {
      existing.push({ id: nextNumber(existing), text, theme: "", direction: "", short: "" });
    }
    several.control.value = "";
    rows.insert(existing.slice(rows.rows.length));
  } }, said.addList);
  const made = editor({
    title: said.statementsTitle, lead: [lead, h("p", { class: "hint" }, said.directionHint)],
    body: [rows.node, h("details", {}, h("summary", {}, said.addMany), several.node, addList)],
    values: (study) => ({ statements: study.statements.map(plain) }),
    show: (values) => rows.show(values.statements),
    read: () => ({ statements: rows.read() }),
    faults: () => emptyFaults(rows.rows.map((row) =>
      [row.text, row.text.control.value, said.emptyCard])),
    place(message) {
      rows.wrong(message);
      return message ? rows.button : null;
    },
    changed: (values) => say(lead, said.statementsLead(values.statements.length)),
  });
  const offer = onChange((options) => {
    for (const row of rows.rows) setOptions(row.theme, options);
  });
  store.followHere(() => offer(themeOptions()));
  return made;
}

const plain = ({ id, text, theme, direction, short }) => ({
  id, text, theme: theme || "", direction: direction || "", short: short || "",
});

function statementRow(statement, _index, remove) {
  const text = field(said.wording(statement.id), area({ rows: 2 }));
  const theme = select(themeOptions(), { "aria-label": `${said.theme}: ${statement.id}` });
  const direction = select(Object.entries(said.directions),
    { "aria-label": `${said.direction}: ${statement.id}` });
  const short = input({
    "aria-label": `${said.short}: ${statement.id}`, placeholder: said.short, class: "short",
  });
  text.control.value = statement.text;
  theme.value = statement.theme;
  direction.value = statement.direction;
  short.value = statement.short;
  return {
    parts: [text.node, h("div", { class: "facets" }, theme, direction, short,
      remove(said.removeCard(statement.id)))],
    text, theme,
    read: () => ({
      id: statement.id, text: text.control.value, theme: theme.value,
      direction: direction.value, short: short.value,
    }),
  };
}

export function themesEditor() {
  const rows = rowList({
    add: said.addTheme, kind: "rows compact",
    make(theme, index, remove) {
      const label = field(said.themeName(index + 1), input());
      label.control.value = theme.label;
      return {
        parts: [label.node, remove(said.removeTheme(theme.label || index + 1))], label,
        read: () => ({ id: theme.id, label: label.control.value }),
      };
    },
    blank: (existing) => ({ id: freeID("theme", existing), label: "" }),
  });
  return editor({
    title: said.themesTitle, lead: h("p", {}, said.themesLead), body: rows.node,
    values: (study) => ({ themes: (study.themes || []).map(({ id, label }) => ({ id, label })) }),
    show: (values) => rows.show(values.themes),
    read: () => ({ themes: rows.read() }),
    faults: () => emptyFaults(rows.rows.map((row) =>
      [row.label, row.label.control.value, said.emptyTheme])),
    place(message) {
      rows.wrong(message);
      return message ? rows.button : null;
    },
  });
}
