// Start, pause, resume, close, reopen, the next round.

import { h, say } from "./room-dom.js";
import { action, question } from "./room-actions.js";
import { announce } from "./room-announce.js";
import { clock, secondsLeft, store } from "./room-store.js";
import { field, number, radios } from "./room-fields.js";
import { panel } from "./room-stage.js";
import { words } from "./room-phrases.js";
import { write } from "./room-server.js";

const said = words.sort;

/// Those who are in and have not handed in.
export const unfinished = (people) => people.drafts;

/// A text that shows the clock and runs by itself.
export function clockFace(tag = "p", attributes = { class: "clock" }) {
  const node = h(tag, attributes);
  const show = () => {
    const left = store.state && store.state.open ? secondsLeft(store.state) : null;
    say(node, left === null ? "" : left === 0 ? words.bar.timeUp : `${clock(left)} ${words.bar.left}`);
  };
  return { node, show };
}

export function clockPanel() {
  const face = clockFace();
  const title = h("p", { class: "state", tabindex: "-1" });
  const minutes = field(said.minutes, number({ min: 1, max: 600 }), { hint: said.minutesHint });
  let touched = false;
  let phase = null;
  minutes.control.addEventListener("input", () => {
    touched = true;
  });
  const start = action(said.start, () => begin(minutes, "start"), { kind: "primary" });
  const pause = action(said.pause, () => write("pause"));
  const resume = action(said.resume, () => write("resume"), { kind: "primary" });
  const close = action(said.close, askToClose);
  const reopen = action(said.reopen, () => begin(minutes, "reopen"));
  const round = action("", askForRound);
  const all = [start, pause, resume, close, reopen, round];

  store.followHere((state) => {
    const { room, study } = state;
    const focused = all.find(({ node }) => node.contains(document.activeElement));
    const is = (...states) => states.includes(room.state);
    const rounds = (study.conditions || []).length;
    start.node.hidden = !is("waiting");
    minutes.node.hidden = !is("waiting", "closed");
    pause.node.hidden = !is("open");
    resume.node.hidden = !is("paused");
    close.node.hidden = !is("open", "paused");
    reopen.node.hidden = !is("closed") && !room.closing;
    round.node.hidden = is("waiting") || room.round >= rounds;
    say(round.button, said.round(room.round + 1));
    say(title, [room.closing ? said.closing : words.states[room.state], rounds > 1 && words.bar.round(room.round, rounds)]
      .filter(Boolean).join(" \u00b7 "));
    if (room.state !== phase) touched = false;
    phase = room.state;
    // After an end nobody knows yet how long the rest takes.
    if (!touched) minutes.control.value = is("waiting") ? study.timing?.sort ?? "" : "";
    if (focused && focused.node.hidden) title.focus();
    face.show();
  });
  setInterval(face.show, 500);
  return panel(said.clockTitle, h("div", { class: "beside" },
    h("div", {}, title, face.node),
    h("div", {}, minutes.node, h("div", { class: "buttons" }, all.map(({ node }) => node)))));
}

/// The minutes of a field; null for none.
const countOf = ({ control }) => (control.value === "" ? null : Number(control.value));

/// Starts or reopens, where the minutes can be.
async function begin(minutes, what) {
  const count = minutes.node.hidden ? null : countOf(minutes);
  const isWrong = !minutes.node.hidden && (minutes.control.validity.badInput
    || (count !== null && (!Number.isInteger(count) || count < 1)));
  minutes.wrong(isWrong ? words.prepare.badMinutes : null);
  if (isWrong) {
    minutes.control.focus();
    return;
  }
  await write(what, { minutes: count });
}

/// Asks, and wipes the pretend people.
export async function endRehearsal() {
  if (await question({
    title: words.bar.endTitle, parts: h("p", {}, words.bar.endText), yes: words.bar.endRehearsal,
  })) await write("leave");
}

async function askToClose() {
  const { people } = store.state;
  const count = unfinished(people);
  let answer;
  if (!count) {
    answer = await question({
      title: said.closeTitle, parts: h("p", {}, said.closeNone), yes: said.close, answer: () => "close",
    });
  } else {
    const choice = radios(said.unfinished, [
      { value: "wait", label: said.waitLabel, hint: said.waitHint },
      { value: "drafts", label: said.draftsLabel, hint: said.draftsHint },
      { value: "close", label: said.closeLabel, hint: said.closeHint },
    ], { value: "wait" });
    answer = await question({
      title: said.closeTitle,
      parts: [h("p", {}, said.closeSome(count, people.slowestLeft)),
        people.placed > 0 && h("p", {}, said.closePlaced(people.placed)), choice.node],
      yes: said.close, answer: () => choice.value,
    });
  }
  if (answer) await write("close", { unfinished: answer, told: count });
}

async function askForRound() {
  const { room, study } = store.state;
  const next = study.conditions[room.round];
  // The dialog itself takes nothing but whole minutes.
  const minutes = field(said.minutes, number({ min: 1, max: 600, value: study.timing?.sort ?? "" }),
    { hint: said.minutesHint });
  const answer = await question({
    title: said.roundTitle(room.round + 1), parts: [h("p", {}, said.roundText(next.question)), minutes.node],
    yes: said.round(room.round + 1), answer: () => ({ minutes: countOf(minutes) }),
  });
  if (answer) await write("round", answer);
}

/// Says when time runs short: once each at ten, five and one minute, and at the end.
export function announceTime() {
  let before = null;
  setInterval(() => {
    const { state } = store;
    const left = state && state.open && state.room.state === "open" ? secondsLeft(state) : null;
    if (left !== null && before !== null) {
      for (const mark of [600, 300, 60]) {
        if (before > mark && left <= mark) announce(words.bar.minutes(mark / 60), { now: true });
      }
      if (before > 0 && left === 0) announce(words.bar.timeUp, { now: true });
    }
    before = left;
  }, 1000);
}
