// Stage 1: question, cards, grid, and what is printed before the day.

import { h, say } from "./room-dom.js";
import { action } from "./room-actions.js";
import { field, number, select } from "./room-fields.js";
import { questionEditor, roundsEditor, wayEditor } from "./room-design.js";
import { gridEditor } from "./room-grid.js";
import { questionsEditor } from "./room-questions.js";
import { statementsEditor, themesEditor } from "./room-statements.js";
import { panel, stage } from "./room-stage.js";
import { store } from "./room-store.js";
import { words } from "./room-phrases.js";
import { write } from "./room-server.js";
import { announce } from "./room-announce.js";

const said = words.prepare;

export function prepareStage() {
  const frozen = h("p", { class: "notice" });
  store.followHere(({ study, room }) => {
    frozen.hidden = !study.frozen && !room.rehearsal;
    say(frozen, room.rehearsal ? said.rehearsing : said.frozen);
  });
  const parts = {};
  parts.grid = gridEditor(() => parts.statements);
  parts.statements = statementsEditor(() => parts.grid);
  parts.grid.refresh();
  return stage("prepare", {
    lead: said.lead, next,
    parts: [frozen, questionEditor().node, parts.statements.node, themesEditor().node,
      parts.grid.node, wayEditor().node, questionsEditor().node, roundsEditor().node, printPanel()],
  });
}

function next({ room }) {
  if (room.state !== "waiting") return { text: `${words.states[room.state]}.`, to: "sort" };
  return { text: said.nextReady, to: "check" };
}

function printPanel() {
  const paper = field(said.paper, select(said.papers));
  paper.node.classList.add("brief");
  const links = Object.entries(said.prints).map(([kind, [name, what]]) => ({
    kind, node: h("a", { class: "button", target: "_blank", rel: "noopener" },
      h("strong", {}, name), " ", h("span", {}, what)),
  }));
  const aim = () => {
    for (const { kind, node } of links) node.href = `room/print/${kind}.pdf?paper=${paper.control.value}`;
  };
  aim();
  paper.control.addEventListener("change", aim);
  const list = h("ul", { class: "links" }, links.map(({ kind, node }) => h("li", { class: kind }, node)));
  const printed = list.querySelector(".codes");
  const none = h("p", { class: "hint" }, said.codesRehearsing);
  const making = codes(printed);
  // Codes are kept nowhere: they are printed while the room that made them is open. Those of a rehearsal would be
  // wiped with it.
  store.followHere(({ room }) => {
    making.hidden = room.rehearsal;
    none.hidden = !room.rehearsal;
  });
  return panel(said.printTitle, h("p", {}, said.printLead), paper.node, list, making, none);
}

/// Makes personal codes; `printed` is the link that prints those that are on no paper yet, or the last ones again.
function codes(printed) {
  const done = h("p", { class: "hint" });
  store.followHere(({ room }) => {
    printed.hidden = !room.codes.made || room.rehearsal;
    say(done, [room.codes.unprinted && said.codesUnprinted(room.codes.unprinted),
      room.codes.earlier && said.codesEarlier(room.codes.earlier)].filter(Boolean).join(" "));
  });
  const count = field(said.codesCount, number({ min: 1, max: 999, value: 25 }), { hint: said.codesHint });
  const make = action(said.makeCodes, async () => {
    const people = Number(count.control.value);
    const isWrong = !Number.isInteger(people) || people < 1;
    count.wrong(isWrong ? said.badPeople : null);
    if (isWrong) {
      count.control.focus();
      return;
    }
    await write("codes", { people });
    announce(said.codesMade(people), { now: true });
  });
  return h("div", { class: "row end" }, count.node, make.node, done);
}
