// The columns of one record sheet, checked by the server while they are keyed in.

import { fill, h, onChange, say, signed } from "./room-dom.js";
import { announce } from "./room-announce.js";
import { field, input } from "./room-fields.js";
import { sentence } from "./room-actions.js";
import { store } from "./room-store.js";
import { words } from "./room-phrases.js";
import { write } from "./room-server.js";

const said = words.paper;
const PAUSE = 250;

/// `condition()` gives the round that is keyed in; `settled()` is called when a check has come back.
export function columnsPart(title, condition, settled) {
  const list = h("div", { class: "paper-columns" });
  const standing = h("p", { class: "sum" });
  const fault = h("p", { class: "fault", role: "alert" });
  const node = h("fieldset", {}, h("legend", {}, title), list, standing, fault);
  let fields = [];
  let found = null;
  let waiting = null;
  let asked = 0;

  const draw = onChange((grid) => {
    fields = grid.map(({ value, count }) => {
      const each = field(said.column(signed(value), count),
        input({ inputmode: "text", autocapitalize: "none", spellcheck: "false" }));
      const state = h("span", { class: "column-state" });
      each.node.querySelector("label").append(" ", state);
      each.state = state;
      each.count = count;
      each.control.addEventListener("input", soon);
      each.control.addEventListener("change", () => tell(each));
      each.control.addEventListener("blur", () => found && show(found));
      each.control.addEventListener("keydown", (event) => {
        if (event.key !== "Enter") return;
        event.preventDefault();
        const next = fields[fields.indexOf(each) + 1];
        (next || fields[0]).control.focus();
      });
      return each;
    });
    fill(list, fields.map((each) => each.node));
    found = null;
  });
  store.followHere(({ study }) => draw(study.grid));

  const read = () => fields.map((each) => each.control.value);
  const isComplete = () => Boolean(found && found.complete);

  function soon() {
    found = null;
    clearTimeout(waiting);
    waiting = setTimeout(check, PAUSE);
    settled();
  }

  async function check() {
    clearTimeout(waiting);
    asked += 1;
    const mine = asked;
    try {
      const answer = await write("paper/check", { condition: condition(), columns: read() });
      if (mine !== asked) return;
      say(fault, "");
      show(answer);
    } catch (error) {
      if (mine === asked) say(fault, sentence(error));
    }
  }

  function show(answer) {
    found = answer;
    fields.forEach((each, index) => {
      const { faults } = answer.columns[index];
      const typed = each.control.value.split(/[\s,;]+/).filter(Boolean).length;
      // A column that is being typed is not wrong for being unfinished.
      const isUnderWay = each.control === document.activeElement && typed < each.count;
      each.wrong(typed && !isUnderWay && faults.length ? faults.join(" ") : null);
      say(each.state, !typed ? "" : typed < each.count ? said.leftOver(each.count - typed)
        : typed > each.count ? said.over(typed - each.count)
          : faults.length ? "" : `\u2713 ${said.full}`);
    });
    say(standing, answer.complete ? said.complete
      : answer.left.length > 15 ? said.leftMany(answer.left.length)
        : answer.left.length ? said.left(answer.left.join(", ")) : "");
    settled();
  }

  /// When a column was left, what is wrong with it is read aloud.
  function tell(each) {
    setTimeout(() => {
      const note = each.node.querySelector(".fault");
      if (!note.hidden) announce(note.textContent, { now: true });
    }, PAUSE * 3);
  }

  return {
    node, read, check, isComplete,

    /// Whether all is right, asked anew where a check is under way.
    async isRight() {
      if (!found) await check();
      return isComplete();
    },

    focus: () => fields[0].control.focus(),

    /// The cards of the lowest and of the highest column.
    /// The cards at both ends; in a free distribution the outer columns may be empty.
    ends() {
      const taken = isComplete() ? found.columns.filter(({ cards }) => cards.length > 0) : [];
      return [...new Set([...taken.slice(0, 1), ...taken.slice(-1)].flatMap(({ cards }) => cards))];
    },

    showFirstFault(message) {
      say(fault, message);
      const faulty = fields.find((each) => each.control.hasAttribute("aria-invalid"))
        || fields.find((each) => !each.control.value.trim()) || fields[0];
      faulty.control.focus();
    },

    clear() {
      for (const each of fields) {
        each.control.value = "";
        each.wrong(null);
        say(each.state, "");
      }
      asked += 1;
      found = null;
      say(standing, "");
      say(fault, "");
    },
  };
}
