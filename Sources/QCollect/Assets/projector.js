// What the wall shows: the question, the way in, counts; later viewpoints. Nothing about anybody, no secret.

import { codePicture, fill, h, onChange, say } from "./room-dom.js";
import { clock, secondsLeft, store } from "./room-store.js";
import { label, shifts, strip } from "./room-viewpoints.js";
import { listen } from "./room-events.js";
import { mainAddress } from "./room-addresses.js";
import { words } from "./room-phrases.js";

const said = words.wall;
const FEWEST_SORTS = 10;
const FEWEST_PEOPLE = 3;
const MOST_SHOWN = 2;
const SMALLEST = 0.45;

const wall = document.getElementById("wall");
const question = h("h1", {});
const door = h("section", { class: "door", "aria-label": said.join });
const count = h("p", { class: "wall-count" });
const time = h("p", { class: "wall-clock" });
const standing = h("p", { class: "wall-state" });
const early = h("p", { class: "wall-early" }, h("span", { class: "mark warn" }, said.early));
const basis = h("p", { class: "wall-basis" });
const held = h("p", { class: "wall-held" });
const results = h("section", { class: "wall-results" });
const lost = h("p", { class: "wall-lost", role: "status" });

/// Moves of three people or more. Where fewer than that are left over, the smallest of the others goes as well: how
/// many sorted is known, and they could be told by taking away.
function untold(shifts) {
  const shown = shifts.filter(({ people }) => people >= FEWEST_PEOPLE);
  const left = shifts.reduce((sum, { people }) => sum + people, 0) - shown.reduce((sum, { people }) => sum + people, 0);
  if (left === 0 || left >= FEWEST_PEOPLE) return shown;
  const smallest = shown.reduce((least, each) => (least && least.people <= each.people ? least : each), null);
  return shown.filter((each) => each !== smallest);
}

/// By what a viewpoint is told: the sentence that the facilitator gave it, or of the statements most like it the
/// first that stands highest in no other.
function motto({ key, most }, viewpoints, names) {
  const named = names.find((each) => each.key === key);
  if (named?.gist) return named.gist;
  const others = viewpoints.filter((each) => each.most !== most);
  const isOwn = ({ id }) => !others.some((each) => each.most.some((other) => other.id === id));
  return (most.find(isOwn) || most[0])?.text;
}

/// A few items, where it can be not all under one verdict, and how many more there are.
function someOf(items) {
  const first = items[0];
  const other = items.find(({ words: verdict }) => verdict !== first.words);
  const shown = [first, other, ...items].filter(Boolean);
  return [...new Set(shown)].slice(0, MOST_SHOWN);
}

/// The results that may be shown to the room: from ten sorts on, viewpoints and moves of three people or more.
function forTheWall(found) {
  if (!found || found.sorts < FEWEST_SORTS) return null;
  const viewpoints = found.viewpoints.filter(({ people }) => people >= FEWEST_PEOPLE);
  if (!viewpoints.length) return null;
  const keys = new Set(viewpoints.map(({ key }) => key));
  // How far the viewpoints that stand on the wall are apart on a card.
  const spread = ({ values }) => {
    const shown = values.filter(({ key }) => keys.has(key)).map(({ z }) => z);
    return Math.max(...shown) - Math.min(...shown);
  };
  // What tells apart only one that is not on the wall is no divide of those that are.
  const parts = ({ tells }) => keys.size > 1 && tells.some((key) => keys.has(key));
  const isShown = (key) => key === null || keys.has(key);
  return {
    early: found.early,
    viewpoints,
    held: found.viewpoints.length - viewpoints.length,
    common: found.common.length > 0 ? someOf(found.common) : [],
    moreCommon: Math.max(0, found.common.length - MOST_SHOWN),
    basis: found.people < found.sorts ? words.understand.sorts(found.sorts, found.people) : "",
    divide: found.divide.filter(parts)
      .sort((one, other) => spread(other) - spread(one)).slice(0, MOST_SHOWN),
    shifts: untold((found.shifts || []).filter(({ from, to }) => isShown(from) && isShown(to))),
  };
}

const drawDoor = onChange((address, join, wifi, isOpen) => {
  door.hidden = !address || !isOpen;
  if (door.hidden) return;
  fill(door,
    wifi && wifi.qr && h("figure", {}, codePicture(wifi.qr, said.wifi),
      h("figcaption", {}, h("strong", {}, said.wifi), h("br"), wifi.name,
        wifi.password && [h("br"), `${said.password}: `, h("strong", { class: "password" }, wifi.password)])),
    h("figure", {}, address.qr && codePicture(address.qr, said.study),
      h("figcaption", {}, h("strong", {}, wifi && wifi.qr ? said.study : said.join), h("br"),
        h("span", { class: "url" }, address.url),
        join && [h("br"), `${said.code}: `, h("strong", { class: "join" }, join)])));
});

const drawResults = onChange((shown, grid, names) => {
  results.hidden = !shown;
  document.body.classList.toggle("has-results", Boolean(shown));
  if (!shown) return;
  fill(results,
    h("ul", { class: "wall-viewpoints" }, shown.viewpoints.map((viewpoint) =>
      h("li", { "data-shape": viewpoint.shape }, h("h2", {}, label(viewpoint)),
        h("p", { class: "wall-people" }, said.people(viewpoint.people)),
        h("p", {}, motto(viewpoint, shown.viewpoints, names))))),
    h("div", { class: "wall-pair" },
      shown.common.length > 0 && h("section", { class: "wall-common" }, h("h2", {}, said.common),
        h("ul", { class: "plain" }, shown.common.map(({ text, words: verdict }) =>
          h("li", {}, text, " ", h("span", { class: "mark" }, verdict)))),
        shown.moreCommon > 0 && h("p", {}, said.more(shown.moreCommon))),
      shown.divide.length > 0 && h("section", { class: "wall-divide" }, h("h2", {}, said.divide),
        shown.divide.map((item) => strip(item, shown.viewpoints, grid))),
      shown.shifts.length > 0 && h("section", { class: "wall-shifts" }, h("h2", {}, said.shifts),
        shifts(shown.shifts, shown.viewpoints))));
});

/// Makes the type smaller until all is on the wall at once, for nobody scrolls there.
function fit() {
  const root = document.documentElement;
  for (let scale = 1; scale >= SMALLEST; scale -= 0.05) {
    root.style.setProperty("--scale", scale.toFixed(2));
    if (root.scrollHeight <= innerHeight) return;
  }
}

function show(state) {
  wall.hidden = !state.open;
  if (!state.open) return;
  const { room, people, study } = state;
  document.title = study.title;
  const condition = (study.conditions || [])[room.round - 1];
  say(question, condition && condition.question ? condition.question : study.question);
  say(count, words.bar.people(people));
  say(standing, [room.rehearsal && said.rehearsal,
    { waiting: said.waiting, paused: said.paused, closed: said.closed }[room.state]].filter(Boolean).join(" \u00b7 "));
  const address = mainAddress(room.addresses);
  drawDoor(address && { url: address.url, qr: address.qr }, study.access === "join" ? room.join : null,
    room.wifi && { name: room.wifi.name, password: room.wifi.password, qr: room.wifi.qr },
    room.state !== "closed" && !room.closing);
  const shown = forTheWall(state.results);
  early.hidden = !shown || !shown.early;
  say(basis, shown ? shown.basis : "");
  say(held, shown && shown.held > 0 ? said.held(shown.held) : "");
  drawResults(shown, study.grid, state.names);
  tick();
  fit();
}

function tick() {
  const left = store.state && store.state.open ? secondsLeft(store.state) : null;
  say(time, left === null ? "" : left === 0 ? words.bar.timeUp : clock(left));
}

fill(wall, h("header", { class: "wall-head" }, question,
  h("div", { class: "wall-facts" }, time, count, standing, basis, early, held)), door, results);
document.body.append(lost);
store.follow(show);
setInterval(tick, 500);
addEventListener("resize", fit);
listen("live", {
  state(pushed) {
    say(lost, "");
    store.apply(pushed);
  },
  lost: () => say(lost, said.lost),
  back: () => say(lost, ""),
  async refused() {
    try {
      const answer = await fetch("api/state", { credentials: "same-origin", cache: "no-store" });
      if (answer.status === 401 || answer.status === 403) say(lost, said.locked);
      return answer.ok;
    } catch {
      return false;
    }
  },
});
