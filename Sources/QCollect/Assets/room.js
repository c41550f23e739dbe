// The facilitator's page: way in, state, stages.

import { announce } from "./room-announce.js";
import { announceCount } from "./room-people.js";
import { announceTime } from "./room-clock.js";
import { bar, likelyStage, STAGES, stageLinks } from "./room-bar.js";
import { checkStage } from "./room-check.js";
import { fill, say } from "./room-dom.js";
import { forgetEditors, hasUnsaved } from "./room-editor.js";
import { getState, isLocked, whenLocked } from "./room-server.js";
import { handOutStage } from "./room-hand-out.js";
import { hasUnsavedName } from "./room-names.js";
import { hasUnsavedSheet } from "./room-paper.js";
import { listen } from "./room-events.js";
import { loginAgain, loginPage, useSecretInLink } from "./room-login.js";
import { prepareStage } from "./room-prepare.js";
import { sentence } from "./room-actions.js";
import { sortStage } from "./room-sort.js";
import { startPage } from "./room-start.js";
import { store } from "./room-store.js";
import { understandStage } from "./room-understand.js";
import { words } from "./room-phrases.js";

const main = document.getElementById("main");
const lost = document.getElementById("lost");
const LONG = 5;

let shown = null;
let current = null;

/// The pages of a workshop, or the start page: made once, and then only kept up to date.
function show(state) {
  const wanted = state.open ? `open ${state.study.path}` : "start";
  if (wanted === shown) return;
  const isFirst = shown === null;
  shown = wanted;
  store.forgetHere();
  forgetEditors();
  document.body.dataset.page = state.open ? "workshop" : "start";
  document.title = state.open ? `${state.study.title} \u00b7 ${words.product}` : `${words.start.title} \u00b7 ${words.product}`;
  if (state.open) {
    fill(main, prepareStage(), checkStage(), sortStage(), understandStage(), handOutStage());
    const asked = location.hash.slice(1);
    goTo(STAGES.includes(asked) && isFirst ? asked : likelyStage(state), { focus: !isFirst });
  } else {
    history.replaceState(null, "", location.pathname);
    fill(main, startPage());
    if (!isFirst) main.querySelector("h1").focus();
  }
}

function goTo(name, { focus }) {
  current = name;
  for (const stage of STAGES) document.getElementById(stage).hidden = stage !== name;
  if (location.hash !== `#${name}`) history.replaceState(null, "", `#${name}`);
  links(current);
  if (!focus) return;
  window.scrollTo(0, 0);
  document.getElementById(`${name}-title`).focus({ preventScroll: true });
}

const links = stageLinks(document.getElementById("stages"));

addEventListener("hashchange", () => {
  const name = location.hash.slice(1);
  if (store.state && store.state.open && STAGES.includes(name)) goTo(name, { focus: true });
});

addEventListener("beforeunload", (event) => {
  if (hasUnsaved() || hasUnsavedName() || hasUnsavedSheet()) event.preventDefault();
});

/// Sees to it, before the stream is opened again, that the server answers and lets us in.
async function mayConnect() {
  try {
    store.apply(await getState());
    return true;
  } catch (refusal) {
    if (!isLocked(refusal)) return false;
    await loginAgain();
    return true;
  }
}

async function begin() {
  whenLocked(loginAgain);
  await useSecretInLink(STAGES);
  let state;
  try {
    state = await getState();
  } catch (refusal) {
    if (!isLocked(refusal)) throw refusal;
    await loginPage(main);
    state = await getState();
  }
  bar(document.getElementById("bar"));
  store.follow(show);
  store.follow(() => links(current));
  announceCount();
  announceTime();
  store.apply(state);
  listen("room/live", {
    state: (pushed) => store.apply(pushed),
    lost: (failures) => say(lost, failures >= LONG ? words.server.lostLong : words.server.lost),
    back() {
      say(lost, "");
      announce(words.server.back, { now: true });
    },
    refused: mayConnect,
  });
}

begin().catch((error) => say(lost, sentence(error)));
