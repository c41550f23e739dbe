// Stage 3: the clock, the people, what shows so far, and sorts from paper.

import { fill, h, onChange, say } from "./room-dom.js";
import { briefList } from "./room-names.js";
import { clockPanel } from "./room-clock.js";
import { panel, stage } from "./room-stage.js";
import { paperPanel } from "./room-paper.js";
import { peoplePanel } from "./room-people.js";
import { store } from "./room-store.js";
import { words } from "./room-phrases.js";

const said = words.sort;

export function sortStage() {
  return stage("sort", {
    lead: said.lead, next, parts: [clockPanel(), peoplePanel(), soFar(), paperPanel()],
  });
}

function next({ room, people, study }) {
  if (room.rehearsal) return { text: said.nextEnd };
  if (room.closing) return { text: said.nextLast };
  const isMoreToCome = room.round < (study.conditions || []).length;
  switch (room.state) {
    case "waiting": return { text: said.nextStart };
    case "paused": return { text: said.nextPaused };
    case "closed": return isMoreToCome ? { text: said.nextRound, to: "understand" }
      : { text: said.nextUnderstand(people.drafts), to: "understand" };
    default: return people.all > 0 && people.submitted === people.all
      ? { text: said.nextClose } : { text: said.nextWait };
  }
}

function soFar() {
  const note = h("p", {});
  const list = h("div", {});
  const node = panel(said.soFar, note, list);
  const draw = onChange((viewpoints, early) => fill(list, briefList(viewpoints),
    early && h("p", {}, h("span", { class: "mark warn" }, words.understand.early)),
    h("p", {}, h("a", { href: "#understand" }, said.all))));
  store.followHere(({ results, resultsNote }) => {
    node.hidden = !results && !resultsNote;
    note.hidden = Boolean(results);
    list.hidden = !results;
    say(note, resultsNote || "");
    if (results) {
      draw(results.viewpoints.map(({ key, name, shape, people }) => ({ key, name, shape, people })), results.early);
    }
  });
  return node;
}
