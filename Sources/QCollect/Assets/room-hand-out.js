// Stage 5: the pack, the personal pages, saving, erasing one person.

import { fill, h, onChange, say } from "./room-dom.js";
import { action, question, sentence } from "./room-actions.js";
import { announce } from "./room-announce.js";
import { field, input } from "./room-fields.js";
import { hasUnsaved } from "./room-editor.js";
import { hasUnsavedName } from "./room-names.js";
import { panel, stage } from "./room-stage.js";
import { store } from "./room-store.js";
import { words } from "./room-phrases.js";
import { getState, Refusal, write } from "./room-server.js";

const said = words.handOut;

export function handOutStage() {
  return stage("hand-out", {
    lead: said.lead, next, parts: [pack(), personal(), save(), erase(), leave()],
  });
}

function next({ pack: made, room, results }) {
  if (!results) return { text: words.understand.nextNone, to: "sort" };
  if (!made) return { text: said.nextPack };
  return { text: room.released ? said.nextSave : said.nextRelease };
}

const file = (href, text) => h("a", { class: "button", href, download: true }, text);

function pack() {
  const make = action(said.make, () => write("pack"), { kind: "primary" });
  const made = h("p", { role: "status" });
  const old = h("p", { class: "notice", role: "status" });
  const leftOut = h("div", {});
  const tell = onChange((all) => fill(leftOut, all.map((each) => h("p", { class: "hint" }, each))));
  const links = h("div", { class: "buttons" },
    h("a", { class: "button primary", href: "room/pack.pdf", target: "_blank", rel: "noopener" }, said.open),
    file("room/handouts.zip", said.zip));
  store.followHere((state) => {
    say(make.button, state.pack ? said.again : said.make);
    make.button.classList.toggle("primary", !state.pack);
    links.hidden = !state.pack;
    say(made, state.busy ? said.making : state.pack ? said.made(state.pack.pages) : said.notMade);
    tell(state.pack ? state.pack.leftOut : []);
    // Viewpoints may be worked out later than the sheets.
    const isOld = !state.busy && state.pack && state.results?.sorts > state.pack.sorts;
    old.hidden = !isOld;
    say(old, isOld ? said.old(state.pack.sorts, state.results.sorts) : "");
  });
  return panel(said.packTitle, h("p", {}, said.packLead), made, leftOut, old, links, make.node);
}

function personal() {
  const standing = h("p", {});
  const toggle = action("", () => write("release", { on: !store.state.room.released }));
  store.followHere(({ room }) => {
    say(standing, room.released ? said.isOpen : said.isClosed);
    say(toggle.button, room.released ? said.hide : said.release);
  });
  return panel(said.personalTitle, h("p", {}, said.personalLead), standing, toggle.node);
}

function save() {
  const where = h("p", { class: "hint" });
  store.followHere(({ savedTo, study }) => say(where, said.savedTo(savedTo || study.path)));
  const copy = file("room/store.sqlite", said.saveStore);
  const hint = h("p", { class: "hint" }, said.storeHint);
  // What is rehearsed is kept nowhere.
  store.followHere(({ room }) => {
    copy.hidden = hint.hidden = room.rehearsal;
  });
  return panel(said.saveTitle, h("p", {}, said.saveLead),
    h("div", { class: "buttons" }, file("room/study.zip", said.saveZip), copy), where, hint);
}

/// Codes of people are three words of five letters; their numbers and the codes of sheets are not.
const isCode = (text) => /^\p{L}{5}([\s-]+\p{L}{5}){2}$/u.test(text);

/// How many people there are, whichever way they came; asked for, as what the page was told may be a moment old.
async function countNow() {
  const { people } = await getState();
  return people.all + people.paper + people.tests;
}

/// Whether there are soon fewer people: what is told of them may lag behind by a moment.
async function becomesLess(before) {
  for (let tries = 0; tries < 5; tries += 1) {
    if (await countNow() < before) return true;
    await new Promise((settle) => setTimeout(settle, 300));
  }
  return false;
}

function erase() {
  const who = field(said.eraseLabel, input({ autocapitalize: "none", spellcheck: "false" }), { hint: said.eraseHint });
  const done = h("p", { role: "status" });
  const run = action(said.erase, async () => {
    const participant = who.control.value.trim();
    who.wrong(participant ? null : said.eraseNeed);
    say(done, "");
    if (!participant) {
      who.control.focus();
      return;
    }
    if (!await question({
      title: said.eraseTitleAsk(participant), parts: h("p", {}, said.eraseText), yes: said.eraseYes, kind: "danger",
    })) return;
    try {
      const before = await countNow();
      await write("erase", isCode(participant) ? { code: participant } : { participant });
      if (!await becomesLess(before)) {
        throw new Refusal(404, "nobody", said.eraseNobody(participant));
      }
    } catch (error) {
      who.wrong(sentence(error));
      who.control.focus();
      return;
    }
    who.control.value = "";
    say(done, said.erased(participant));
  }, { kind: "danger" });
  return panel(said.eraseTitle, h("p", {}, said.eraseLead), who.node, run.node, done);
}

function leave() {
  const run = action(said.leave, async () => {
    const parts = [];
    if (["open", "paused"].includes(store.state.room.state)) parts.push(h("p", {}, said.leaveText));
    if (hasUnsaved() || hasUnsavedName()) parts.push(h("p", {}, said.leaveUnsaved));
    if (parts.length && !await question({ title: said.leaveAsk, parts, yes: said.leaveYes })) return;
    await write("leave");
    announce(words.start.title, { now: true });
  });
  const node = panel(said.leaveTitle, run.node);
  // To leave a rehearsal is to end it, which is asked about elsewhere.
  store.followHere(({ room }) => {
    node.hidden = room.rehearsal;
  });
  return node;
}
