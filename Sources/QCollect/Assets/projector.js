// What the wall shows: the question, the way in, counts; later viewpoints. Nothing about anybody, no secret.

import { codePicture, fill, h, onChange, say } from "./room-dom.js";
import { clock, secondsLeft, store } from "./room-store.js";
import { label, shifts, strip } from "./room-viewpoints.js";
import { getState, isLocked } from "./room-server.js";
import { listen } from "./room-events.js";
import { loginPage } from "./room-login.js";
import { mainAddress } from "./room-addresses.js";
import { commonGround, tells } from "./wall-choice.js";
import { words } from "./room-phrases.js";

const said = words.wall;
const FEWEST_SORTS = 10;
const FEWEST_PEOPLE = 3;
const MOST_SHOWN = 2;
const SMALLEST = 0.45;
/// Milliseconds between two looks whether the room was opened in another window.
const OFTEN = 4_000;

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
    common: commonGround(found.common),
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

/// A statement with what is said of it.
const line = ({ text, words: verdict }) => [text, verdict && [" ", h("span", { class: "mark" }, verdict)]];

const drawResults = onChange((shown, grid, names) => {
  results.hidden = !shown;
  document.body.classList.toggle("has-results", Boolean(shown));
  if (!shown) return;
  fill(results,
    h("ul", { class: "wall-viewpoints" }, shown.viewpoints.map((viewpoint) =>
      h("li", { "data-shape": viewpoint.shape }, h("h2", {}, label(viewpoint)),
        h("p", { class: "wall-people" }, said.people(viewpoint.people, viewpoint.opposite)),
        tells(viewpoint, { names, viewpoints: shown.viewpoints, said })
          .map((each) => h("p", { class: "wall-tells" }, line(each)))))),
    h("div", { class: "wall-pair" },
      shown.common.shown.length > 0 && h("section", { class: "wall-common" }, h("h2", {}, said.common),
        h("ul", { class: "plain" }, shown.common.shown.map((each) => h("li", {}, line(each))),
          shown.common.more > 0 && h("li", { class: "wall-more" }, said.more(shown.common.more))),
        shown.viewpoints.some(({ opposite }) => opposite) && h("p", { class: "wall-more" }, said.commonOpposite)),
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

const head = h("header", { class: "wall-head" }, question,
  h("div", { class: "wall-facts" }, time, count, standing, basis, early, held));

/// Settles when this browser has been let in, be it in another window of it.
async function letInElsewhere() {
  for (;;) {
    await new Promise((later) => setTimeout(later, OFTEN));
    if (await isLetIn().catch(() => false)) return;
  }
}

/// Whether the server has us; where it does not, it throws, but for the secret that it asks for.
async function isLetIn() {
  try {
    await getState();
    return true;
  } catch (refusal) {
    if (!isLocked(refusal)) throw refusal;
    return false;
  }
}

/// Asks for the secret in place of the wall, where the server does not have us.
async function comeIn() {
  try {
    if (await isLetIn()) return true;
    say(lost, "");
    wall.hidden = false;
    document.body.classList.add("asks");
    await Promise.race([loginPage(wall), letInElsewhere()]);
    document.body.classList.remove("asks");
    fill(wall, head, door, results);
    return true;
  } catch {
    return false;
  }
}

fill(wall, head, door, results);
document.body.append(lost);
store.follow(show);
setInterval(tick, 500);
addEventListener("resize", fit);
await comeIn();
listen("live", {
  state(pushed) {
    say(lost, "");
    store.apply(pushed);
  },
  lost: () => say(lost, said.lost),
  back: () => say(lost, ""),
  refused: comeIn,
});
