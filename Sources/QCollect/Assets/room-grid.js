// The grid: how many cards go into each column, and what stands at its ends.

import { fill, h, newID, say, signed } from "./room-dom.js";
import { editor } from "./room-editor.js";
import { field, input, number } from "./room-fields.js";
import { emptyFaults } from "./room-design.js";
import { places } from "./room-stage.js";
import { words } from "./room-phrases.js";

const said = words.prepare;
const isCount = (count) => Number.isInteger(count) && count >= 0;

/// The grid; `statements()` gives the editor of the statements, for both must fit.
export function gridEditor(statements) {
  const columns = h("div", { class: "grid-columns" });
  const sum = h("p", { class: "sum", "aria-live": "polite", id: newID("sum") });
  const low = field(said.low, input());
  const high = field(said.high, input());
  let cells = [];

  function show(values) {
    cells = values.grid.map(({ value, count }) => {
      const id = newID("column");
      const control = number({ id, min: 0, max: 99, "aria-describedby": sum.id });
      control.value = count ?? "";
      const pile = h("div", { class: "pile", "aria-hidden": "true" });
      return { value, control, pile,
        node: h("div", { class: "grid-column" }, pile, control,
          h("label", { for: id }, h("span", { class: "unseen" }, said.column("")), signed(value))) };
    });
    fill(columns, cells.map((cell) => cell.node));
    low.control.value = values.poles.low;
    high.control.value = values.poles.high;
  }

  const read = () => ({
    grid: cells.map(({ value, control }) => ({
      value, count: control.value === "" ? null : Number(control.value),
    })),
    poles: { low: low.control.value, high: high.control.value },
  });

  function resize(step) {
    const values = read();
    if (step > 0) {
      const first = values.grid[0].value;
      const last = values.grid[values.grid.length - 1].value;
      values.grid = [{ value: first - 1, count: 1 }, ...values.grid, { value: last + 1, count: 1 }];
    } else values.grid = values.grid.slice(1, -1);
    show(values);
    made.refresh();
  }

  const wider = h("button", { type: "button", class: "quiet", click: () => resize(1) }, said.wider);
  const narrower = h("button", { type: "button", class: "quiet", click: () => resize(-1) }, said.narrower);

  function changed(values) {
    narrower.hidden = values.grid.length < 5;
    wider.hidden = values.grid.length > 13;
    for (const { control, pile } of cells) {
      const count = Math.min(12, Math.max(0, Math.trunc(Number(control.value)) || 0));
      if (pile.childElementCount !== count) fill(pile, Array.from({ length: count }, () => h("i")));
    }
    const room = places({ grid: values.grid.map(({ count }) => ({ count: isCount(count) ? count : 0 })) });
    // The statements are not there yet while the page is being made.
    if (!statements()) return;
    const shown = statements().read().statements.length;
    sum.classList.toggle("off", room !== shown);
    say(sum, room === shown ? said.fits(shown)
      : room < shown ? said.tooFew(room, shown) : said.tooMany(room, shown));
  }

  const fault = h("p", { class: "fault", hidden: true });
  const made = editor({
    title: said.gridTitle, summary: (study) => said.gridSummary(study.grid.length, places(study)),
    lead: h("p", {}, said.gridLead),
    body: [columns, sum, fault, h("div", { class: "buttons" }, wider, narrower),
      h("div", { class: "row" }, low.node, high.node)],
    values: (study) => ({
      grid: study.grid.map(({ value, count }) => ({ value, count })),
      poles: { low: study.poles.low, high: study.poles.high },
    }),
    show, read, changed, partner: statements,
    faults(values) {
      const faulty = cells.filter((_, index) => !isCount(values.grid[index].count));
      for (const { control } of cells) control.removeAttribute("aria-invalid");
      for (const { control } of faulty) control.setAttribute("aria-invalid", "true");
      fault.hidden = !faulty.length;
      say(fault, faulty.length ? said.badCount : "");
      const empty = emptyFaults([[low, values.poles.low, said.emptyPole], [high, values.poles.high, said.emptyPole]]);
      return faulty.length ? faulty[0].control : empty;
    },
    place(message) {
      fault.hidden = !message;
      say(fault, message || "");
      return cells.length ? cells[0].control : null;
    },
  });
  // Cards are counted as they are typed, not as they were saved.
  made.node.addEventListener("recount", () => changed(read()));
  return made;
}
