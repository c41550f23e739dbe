// Sorts from paper: one record sheet at a time, keyed in column by column, and best a second time.

import { fill, h, say, signed } from "./room-dom.js";
import { action, question } from "./room-actions.js";
import { announce } from "./room-announce.js";
import { field, input, select, setOptions, tick } from "./room-fields.js";
import { columnsPart } from "./room-columns.js";
import { extrasPart } from "./room-extras.js";
import { panel } from "./room-stage.js";
import { store } from "./room-store.js";
import { words } from "./room-phrases.js";
import { Refusal, write } from "./room-server.js";

const said = words.paper;

let unsaved = () => false;

/// Whether a sheet is keyed in that is not saved.
export const hasUnsavedSheet = () => unsaved();

export function paperPanel() {
  const code = field(said.code, input({ autocapitalize: "none", spellcheck: "false" }));
  const condition = field(said.condition, select([["", ""]]));
  const first = columnsPart(said.firstTitle, () => condition.control.value, settled);
  const second = columnsPart(said.secondTitle, () => condition.control.value, settled);
  const twice = tick(said.twice);
  const extras = extrasPart();
  const differences = h("div", { class: "notice alert", tabindex: "-1", hidden: true });
  const done = h("p", { role: "status" });
  const secondLead = h("p", {}, said.secondLead);
  let pass = 1;

  const goOn = action(said.goSecond, async () => {
    if (!await first.isRight()) {
      first.showFirstFault(said.notComplete);
      return;
    }
    pass = 2;
    settled();
    second.focus();
  }, { kind: "primary" });

  const saveIt = action(said.save, async () => {
    condition.wrong(null);
    extras.right();
    code.wrong(code.control.value.trim() ? null : said.needCode);
    if (!code.control.value.trim()) {
      code.control.focus();
      return;
    }
    for (const each of pass === 2 ? [first, second] : [first]) {
      if (!await each.isRight()) {
        showBoth();
        each.showFirstFault(said.notComplete);
        return;
      }
    }
    const answer = await save();
    if (!answer) return;
    if (answer.differences && answer.differences.length) showDifferences(answer.differences);
    else {
      clear();
      const told = [said.saved(answer.sort), answer.alike && said.alike(answer.alike)].filter(Boolean).join(" ");
      say(done, told);
      announce(told, { now: true });
      code.control.focus();
    }
  }, { kind: "primary" });

  /// Tells of a code that is taken, or is none, before the sheet is keyed in.
  async function lookAtCode() {
    const typed = { code: code.control.value.trim(), condition: condition.control.value };
    if (!typed.code) return;
    try {
      await write("paper/name", typed);
    } catch (error) {
      // Saving tells what else is wrong.
      if (!(error instanceof Refusal)) return;
      const isStill = typed.code === code.control.value.trim() && typed.condition === condition.control.value;
      if (isStill && ["code", "known"].includes(error.code)) code.wrong(error.message);
    }
  }

  /// Saves the sheet; nothing where it was refused, which is shown at the field that it is about.
  async function save() {
    try {
      return await write("paper/save", {
        code: code.control.value.trim(), condition: condition.control.value, columns: first.read(),
        second: pass === 2 ? second.read() : null, ...extras.read(),
      });
    } catch (error) {
      if (!(error instanceof Refusal && place(error))) throw error;
      return null;
    }
  }

  /// Whether a refusal is about a field, at which it is shown.
  function place({ code: kind, message, about }) {
    if (kind === "sheet") {
      showBoth();
      first.showFirstFault(message);
      return true;
    }
    const control = kind === "extras" ? extras.wrong(about, message) : null;
    const at = { code, known: code, condition }[kind];
    if (at) at.wrong(message);
    const faulty = control || (at && at.control);
    if (faulty) faulty.focus();
    return Boolean(faulty);
  }

  const again = action(said.clear, async () => {
    if (unsaved() && !await question({
      title: said.clearTitle, parts: h("p", {}, said.clearText), yes: said.clearYes, kind: "danger",
    })) return;
    clear();
    code.control.focus();
  }, { kind: "quiet" });

  function showBoth() {
    first.node.hidden = false;
    second.node.hidden = false;
  }

  function showDifferences(all) {
    const value = (each) => (each === null || each === undefined ? said.notRead : signed(each));
    fill(differences, h("h4", {}, said.differences),
      h("ul", {}, all.map((each) => h("li", {},
        said.difference(each.card, value(each.first), value(each.second))))),
      h("p", {}, said.look));
    differences.hidden = false;
    showBoth();
    differences.focus();
  }

  function clear() {
    pass = 1;
    code.control.value = "";
    code.wrong(null);
    condition.wrong(null);
    first.clear();
    second.clear();
    extras.clear();
    differences.hidden = true;
    say(done, "");
    settled();
  }

  function settled() {
    const wantsSecond = twice.control.checked;
    if (!wantsSecond) pass = 1;
    if (differences.hidden) {
      first.node.hidden = pass === 2;
      second.node.hidden = pass === 1;
    }
    secondLead.hidden = pass === 1 || !differences.hidden;
    goOn.node.hidden = !wantsSecond || pass === 2;
    saveIt.node.hidden = wantsSecond && pass === 1;
    extras.node.hidden = !(first.isComplete() && (pass === 2 || !wantsSecond));
    extras.offer(first.ends());
  }

  twice.control.checked = true;
  twice.control.addEventListener("change", () => {
    if (!twice.control.checked) {
      second.clear();
      differences.hidden = true;
    }
    settled();
  });
  condition.control.addEventListener("change", () => {
    first.check();
    lookAtCode();
  });
  code.control.addEventListener("change", lookAtCode);
  // While it is typed: when the field is left, a button that was being pressed would move away.
  code.control.addEventListener("input", () => code.wrong(null));
  unsaved = () => [...first.read(), ...second.read(), code.control.value].some((text) => text.trim());
  store.followHere(({ study }) => {
    const rounds = study.conditions || [];
    condition.node.hidden = rounds.length < 2;
    setOptions(condition.control, rounds.length
      ? rounds.map(({ id, question: asked }, index) => [id, `${index + 1}. ${asked}`]) : [["", ""]]);
  });
  settled();
  return panel(words.sort.paperTitle, h("p", {}, said.lead),
    h("div", { class: "row" }, code.node, condition.node), twice.node, differences, secondLead, first.node,
    second.node, extras.node, h("div", { class: "buttons" }, goOn.node, saveIt.node, again.node), done);
}
