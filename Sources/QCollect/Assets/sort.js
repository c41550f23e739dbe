// The participant's page: puts its parts together, and listens to the person and to the room.

import { App } from "./sort-app.js";
import * as background from "./sort-background.js";
import * as command from "./sort-command.js";
import * as comments from "./sort-comments.js";
import * as dialogs from "./sort-dialogs.js";
import { h } from "./sort-dom.js";
import * as door from "./sort-door.js";
import { watchDrags } from "./sort-drag.js";
import * as grid from "./sort-grid.js";
import { watchKeys } from "./sort-keys.js";
import { watch } from "./sort-layout.js";
import { listen, minutesLeft } from "./sort-live.js";
import * as piles from "./sort-piles.js";
import * as place from "./sort-place.js";
import * as receipt from "./sort-receipt.js";
import * as refine from "./sort-refine.js";
import * as result from "./sort-result.js";
import { say } from "./sort-say.js";
import { Refused, server } from "./sort-server.js";
import * as top from "./sort-top.js";

const AGAIN = 3_000;

const screens = {
  door, waiting: { view: door.waiting }, declined: { view: door.declined }, gone: { view: door.gone },
  away: { view: door.away },
  presort: piles, refine, grid, comments, background, receipt, result,
};

const app = new App(screens, { top: top.view, dialog: dialogs.view, openDialog: dialogs.open });

const actions = Object.assign(
  {}, ...[
    door, piles, refine, place, command, comments, background, receipt, result, top, dialogs,
  ].map((part) => part.actions ?? {}));

/// Elements name what they do: `data-do` when pressed, `data-change` when chosen, `data-input` while
/// typing, `data-submit` for a form.
function watchActions() {
  for (const [event, name] of [
    ["click", "do"], ["change", "change"], ["input", "input"], ["submit", "submit"],
  ]) {
    document.addEventListener(event, (what) => {
      const node = what.target.closest?.(`[data-${name}]`);
      if (!node) return;
      if (event === "submit") what.preventDefault();
      actions[node.dataset[name]]?.(app, node.dataset, node);
    });
  }
}

/// What stood behind the # of the link: it was never sent, and leaves the address bar but for `shared`, which
/// a tablet that people take turns on must not lose when its page is loaded again.
function takeFragment() {
  const facts = new URLSearchParams(location.hash.slice(1));
  const isShared = facts.has("shared");
  if (location.hash) {
    history.replaceState(null, "", location.pathname + location.search + (isShared ? "#shared" : ""));
  }
  return { join: facts.get("join"), code: facts.get("code"), isTest: facts.has("test"), isShared };
}

/// Asks until the server answers: a page once loaded never needs to be loaded again. `isFinal` tells
/// refusals that waiting does not mend.
async function untilAnswered(question, isFinal = () => false) {
  for (;;) {
    try {
      return await question();
    } catch (error) {
      if (isFinal(error)) throw error;
      if (error instanceof Refused) document.querySelector("main").append(reason(error));
      await new Promise((resolve) => setTimeout(resolve, AGAIN));
    }
  }
}

/// Why there is nothing to sort yet, in the server's words.
function reason({ message }) {
  document.querySelector("main .reason")?.remove();
  return h("p", { class: "reason notice", role: "status" }, message);
}

/// Goes on with the record that this device keeps. It is opened anew, so that of two pages in one browser
/// only the later one makes moves: both would count on from the same number.
async function reopen(kept) {
  const isUnknown = ({ status, body }) => status === 401 && body.room === app.room.id;
  const { session, record } = await untilAnswered(() => server.record(kept.code), isUnknown);
  if (session === kept.session) {
    const body = { join: null, code: kept.code, test: false, language: record.language };
    app.begin(await untilAnswered(() => server.enter(body), isUnknown), kept);
  } else {
    app.standBy(kept, record);
  }
}

async function resume(link) {
  const kept = app.keep.read();
  if (kept?.textSize) app.textSize = kept.textSize;
  if (kept?.code && (!link.code || link.code === kept.code)) {
    try {
      await reopen(kept);
      return;
    } catch {
      // Erased, or of another study.
      app.keep.forget();
    }
  }
  app.ui = {
    join: link.join ?? "", joinFromLink: Boolean(link.join), typed: link.code ?? "",
    isTest: link.isTest,
  };
  app.render();
  if (link.code) await actions.enterCode(app);
}

/// The study as it is now: wording and steps may be mended at any time, cards and grid until somebody has sorted.
/// Where only words have changed, all that was done stays as it is, and so does the focus.
async function renew() {
  const facts = await untilAnswered(() => server.study());
  // Another change was told meanwhile, and is asked for as well.
  if (facts.room.design !== app.room.design) return;
  const isOther = facts.key !== app.key;
  // A test that was sorted meanwhile keeps its cards.
  if (isOther && app.record?.test) return;
  const before = JSON.stringify(app.study);
  app.load(facts, app.study.shared);
  app.speak(app.language);
  if (JSON.stringify(app.study) === before) return;
  if (!isOther) app.ui.changed = "words";
  else if (app.record) await takeOtherCards();
}

/// What was done goes on with other cards or columns as far as it fits.
async function takeOtherCards() {
  if (!app.gone) await app.reload();
  if (!app.gone) app.ui.changed = "cards";
}

/// Whether a room ends the rehearsal that the record at hand was made in: it is wiped with it.
const isWiped = (room) => app.record && app.room.rehearsal && app.home === app.room.id && !room.rehearsal;

async function follow(room) {
  if (isWiped(room)) app.stop("unknown");
  if (app.isOther(room.id)) {
    app.standAside();
    return;
  }
  app.comeBack();
  const before = app.room;
  app.room = room;
  app.roomToldAt = performance.now();
  app.checkTicket(room);
  if (room.state === "open") app.queue.release();
  // A pause is told by its notice.
  if (["open", "closed"].includes(room.state) && room.state !== before.state && app.record) {
    say(app.t(`notice.${room.state}`));
  }
  const hasRehearsed = before.rehearsal || (app.ui.hasRehearsed && before.state !== "none");
  const begins = before.state === "waiting" && room.state !== "waiting";
  const isNew = room.id !== before.id;
  if (begins || isNew || room.design !== before.design) await renew();
  // What this device keeps of the workshop that has come. A personal code in the link was tried already.
  if (isNew && !app.record) await resume({ ...link, code: null });
  tellRehearsed(hasRehearsed);
  app.render();
}

/// Whoever waits at the door, or was in and is no more, must know that it is no rehearsal any more.
function tellRehearsed(hasRehearsed) {
  const isOut = !app.record || app.gone === "unknown";
  app.ui.hasRehearsed = hasRehearsed && isOut && !app.room.rehearsal;
}

/// The room does not come back. With a rehearsal the workshop may have gone that was opened for it alone.
async function miss() {
  if (!app.room.rehearsal) return;
  try {
    await server.study();
  } catch (error) {
    if (error.code !== "noroom" || !app.room.rehearsal) return;
    const room = { ...app.room, rehearsal: false, state: "none" };
    if (isWiped(room)) app.stop("unknown");
    app.room = room;
    tellRehearsed(true);
    app.render();
  }
}

/// The time that is left; towards its end it is said as well.
function tick() {
  const minutes = minutesLeft(app.room, app.roomToldAt);
  if ([5, 1].includes(minutes) && minutes !== app.minutesTold && app.record) {
    say(app.t("top.minutes", { n: minutes }));
  }
  app.minutesTold = minutes;
  app.render();
}

const link = takeFragment();
watchActions();
watchKeys(app, actions);
watchDrags(app, actions);
const facts = await untilAnswered(() => server.study());
app.load(facts, link.isShared);
await resume(link);
app.render();
watch(app);
listen(follow, miss);
setInterval(tick, 20_000);
addEventListener("beforeunload", (event) => {
  // Own devices keep what waits; a shared one would lose it.
  if (app.study.shared && app.queue.pending.length > 0) event.preventDefault();
});
server.seen(location.origin).catch(() => {});
