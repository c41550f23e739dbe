// How many are at which step; nobody is named.

import { fill, h, onChange, say } from "./room-dom.js";
import { announce } from "./room-announce.js";
import { panel } from "./room-stage.js";
import { store } from "./room-store.js";
import { words } from "./room-phrases.js";

const said = words.sort;

/// "25 have joined, 22 handed in, slowest has 6 cards left".
export function countSentence({ people, room }) {
  const isWaited = room.state !== "closed" && people.drafts && people.slowestLeft;
  return [words.bar.people(people), isWaited && words.bar.slowest(people.slowestLeft)].filter(Boolean).join(", ");
}

export function peoplePanel() {
  const sentence = h("p", { class: "count" });
  const meter = h("progress", { "aria-label": said.submitted });
  const none = h("p", {}, said.peopleNone);
  const table = h("table", { class: "steps" });
  const facts = h("dl", { class: "facts" });
  const draw = onChange((steps) => {
    const most = Math.max(1, ...Object.values(steps));
    fill(table, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, said.step),
      h("th", { scope: "col", class: "n" }, h("span", {}, said.count)), h("td"))),
    h("tbody", {}, Object.entries(said.steps).filter(([key]) => key in steps).map(([key, label]) => {
      const bar = h("i");
      bar.style.width = `${(steps[key] / most) * 100}%`;
      return h("tr", {}, h("th", { scope: "row" }, label), h("td", { class: "n" }, String(steps[key])),
        h("td", { class: "bar-cell" }, h("span", { class: "step-bar", "aria-hidden": "true" }, bar)));
    })));
  });
  const list = onChange((pairs) => fill(facts, pairs.map(([label, count]) =>
    h("div", {}, h("dt", {}, label), h("dd", {}, String(count))))));
  store.followHere((state) => {
    const { people, room } = state;
    say(sentence, countSentence(state));
    meter.max = Math.max(1, people.all);
    meter.value = people.submitted;
    none.hidden = people.all + people.paper > 0;
    meter.hidden = table.hidden = people.all === 0;
    draw(people.steps);
    list([[room.rehearsal ? said.pretended : said.submitted, people.submitted], [said.drafts, people.drafts], [said.placed, people.placed], [said.paper, people.paper],
      // All who rehearse are tests.
      [said.tests, room.rehearsal ? 0 : people.tests]].filter(([, count], index) => index < 2 || count));
  });
  return panel(said.peopleTitle, sentence, none, meter, h("div", { class: "steps-place" }, table), facts);
}

/// Tells a screen reader the count now and then.
export function announceCount() {
  let path = null;
  let told = null;
  store.follow((state) => {
    if (!state.open) return;
    const sentence = countSentence(state);
    if (path === state.study.path && sentence !== told) announce(sentence);
    path = state.study.path;
    told = sentence;
  });
}
