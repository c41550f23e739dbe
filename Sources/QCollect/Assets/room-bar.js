// What is always in sight: which workshop, its state, the clock, the count, and the stages.

import { fill, h, onChange, say } from "./room-dom.js";
import { action } from "./room-actions.js";
import { clockFace, endRehearsal } from "./room-clock.js";
import { countSentence } from "./room-people.js";
import { store } from "./room-store.js";
import { words } from "./room-phrases.js";

export const STAGES = Object.keys(words.stages);

export function bar(node) {
  const title = h("h1", {});
  const state = h("span", { class: "mark" });
  const face = clockFace("span", { class: "clock" });
  const count = h("span", { class: "count" });
  const rehearsal = h("div", { class: "rehearsal" }, h("p", {}, words.bar.rehearsal),
    action(words.bar.endRehearsal, endRehearsal).node);
  const projector = h("a", { class: "button", href: "room/projector", target: "projector", rel: "opener" },
    words.bar.projector);
  const findings = h("div", { class: "notice alert", role: "status" });
  const list = onChange((found) => fill(findings,
    found.length > 0 && [h("p", {}, words.bar.findings), h("ul", {}, found.map((each) => h("li", {}, each)))]));
  const busy = h("span", { class: "busy", role: "status" });
  fill(node, h("div", { class: "bar-line" }, title, h("p", { class: "bar-facts" }, state, face.node, count, busy), projector),
    rehearsal, findings);
  store.follow((now) => {
    node.hidden = !now.open;
    if (!now.open) return;
    say(title, now.study.title);
    say(state, words.states[now.room.state]);
    state.dataset.state = now.room.state;
    say(count, countSentence(now));
    say(busy, now.busy ? words.bar.busy(now.busy) : "");
    rehearsal.hidden = !now.room.rehearsal;
    list(now.study.findings || []);
    face.show();
  });
  setInterval(face.show, 500);
}

/// Which stages are behind her.
function done({ room, results, names, pack }) {
  const isNamed = results && results.viewpoints.every(({ key }) =>
    (names.find((each) => each.key === key) || {}).name);
  return [
    room.state !== "waiting" && "prepare",
    (room.addresses || []).some((each) => each.seen) && "check",
    room.state === "closed" && "sort",
    isNamed && "understand",
    pack && "hand-out",
  ].filter(Boolean);
}

/// The stages as links; the one in sight is marked.
export function stageLinks(node) {
  const draw = onChange((behind, current) => {
    const focused = node.contains(document.activeElement) ? document.activeElement.hash : null;
    fill(node, h("ol", {}, STAGES.map((name) => h("li", {}, h("a", {
      href: `#${name}`, "aria-current": name === current ? "step" : null,
      class: behind.includes(name) ? "behind" : null,
    }, h("span", { class: "stage-name" }, words.stages[name]),
    behind.includes(name) && h("span", { class: "unseen" }, `, ${words.stageDone}`))))));
    if (focused) node.querySelector(`a[href="${focused}"]`).focus();
  });
  return (current) => {
    const state = store.state;
    node.hidden = !state.open;
    if (state.open) draw(done(state), current);
  };
}

/// Where she probably is: what a page that was just opened shows.
export function likelyStage({ room, pack, study }) {
  if (room.state === "closed") return pack ? "hand-out" : "understand";
  if (room.state !== "waiting" || study.frozen) return "sort";
  return "prepare";
}
