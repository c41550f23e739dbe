// Statements and themes.

import { h, onChange, say } from "./room-dom.js";
import { action, question } from "./room-actions.js";
import { area, field, input, select, setOptions } from "./room-fields.js";
import { announce } from "./room-announce.js";
import { editor } from "./room-editor.js";
import { emptyFaults, freeID } from "./room-design.js";
import { rowList } from "./room-rows.js";
import { write } from "./room-server.js";
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

/// Statements; `grid()` gives the editor of the grid, for both must fit.
export function statementsEditor(grid) {
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
  const number = action(said.number, async () => {
    if (!await question({ title: said.numberTitle, parts: h("p", {}, said.numberLead), yes: said.number })) return;
    await write("number");
    announce(said.numbered, { now: true });
  });
  const made = editor({
    title: said.statementsTitle, summary: (study) => said.statementsSummary(study.statements.length),
    lead: [lead, h("p", { class: "hint" }, said.directionHint)],
    body: [rows.node, h("details", {}, h("summary", {}, said.addMany), several.node, addList),
      h("div", { class: "row" }, number.node, h("p", { class: "hint" }, said.numberHint))],
    values: (study) => ({ statements: study.statements.map(plain) }),
    show: (values) => rows.show(values.statements),
    read: () => ({ statements: rows.read() }),
    faults: () => emptyFaults(rows.rows.map((row) =>
      [row.text, row.text.control.value, said.emptyCard])),
    place(message) {
      rows.wrong(message);
      return message ? rows.button : null;
    },
    changed(values, differs) {
      say(lead, said.statementsLead(values.statements.length));
      // The server numbers what is saved: what is only typed would be in the way.
      number.button.disabled = differs;
      grid().node.dispatchEvent(new Event("recount"));
    },
    partner: grid,
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
  const theme = field(said.theme, select(themeOptions()));
  const direction = field(said.direction, select(Object.entries(said.directions)));
  const short = field(said.short, input());
  const all = { text, theme, direction, short };
  for (const [key, each] of Object.entries(all)) each.control.value = statement[key];
  return {
    parts: [text.node, h("div", { class: "facets", role: "group", "aria-label": said.wording(statement.id) },
      theme.node, direction.node, short.node, remove(said.removeCard(statement.id)))],
    text, theme: theme.control,
    read: () => ({
      id: statement.id,
      ...Object.fromEntries(Object.entries(all).map(([key, each]) => [key, each.control.value])),
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
    title: said.themesTitle, summary: (study) => said.themesCount((study.themes || []).length),
    lead: h("p", {}, said.themesLead), body: rows.node,
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
