// Stage 2: does a phone reach this computer?

import { codePicture, fill, h, onChange, say } from "./room-dom.js";
import { action, question, sentence } from "./room-actions.js";
import { announce } from "./room-announce.js";
import { field, input } from "./room-fields.js";
import { mainAddress } from "./room-addresses.js";
import { panel, stage } from "./room-stage.js";
import { store } from "./room-store.js";
import { words } from "./room-phrases.js";
import { write } from "./room-server.js";

const said = words.check;

export function checkStage() {
  return stage("check", {
    lead: said.lead, next,
    parts: [addresses(), joinCode(), wifi(), causes(), rehearse()],
  });
}

function next({ room }) {
  if (room.rehearsal) return { text: said.nextRehearsal, to: "sort" };
  if (!room.addresses.length) return { text: said.nextNone };
  const reached = room.addresses.find((each) => each.seen);
  return reached ? { text: said.nextSeen(reached.url), to: "sort" } : { text: said.nextOpen };
}

function addresses() {
  let chosen = null;
  const list = h("ul", { class: "addresses" });
  const picture = h("figure", { class: "code" });
  const draw = onChange((all, wanted) => {
    const shown = all.find((each) => each.url === wanted) || mainAddress(all);
    fill(list, all.map((each) => h("li", {},
      h("span", { class: "url" }, each.url), " ",
      h("span", { class: each.seen ? "mark good" : "mark" }, each.seen ? `\u2713 ${said.seen}` : said.unseen),
      all.length > 1 && h("button", {
        type: "button", "aria-pressed": String(each === shown), "data-url": each.url,
        "aria-label": said.show(each.url),
        click: () => {
          chosen = each.url;
          draw(store.state.room.addresses, chosen);
          list.querySelector(`[data-url="${CSS.escape(chosen)}"]`).focus();
        },
      }, said.showShort))));
    fill(picture, shown ? [shown.qr && codePicture(shown.qr, said.study),
      h("figcaption", {}, said.study, h("br"), h("span", { class: "url" }, shown.url))]
      : h("p", { class: "notice" }, said.none));
  });
  const many = h("p", { class: "hint" }, said.others);
  const tablet = h("p", { class: "hint" });
  const trial = h("p", { class: "hint" });
  const seen = new Set();
  let first = true;
  store.followHere(({ room }) => {
    many.hidden = room.addresses.length < 2;
    const { url } = mainAddress(room.addresses) || {};
    say(tablet, url ? said.tablet(url) : "");
    say(trial, url ? said.trial(url) : "");
    for (const { url } of room.addresses.filter((each) => each.seen && !seen.has(each.url))) {
      seen.add(url);
      if (!first) announce(said.reached(url), { now: true });
    }
    first = false;
    draw(room.addresses, chosen);
  });
  return panel(said.addressTitle, h("p", {}, said.addressLead),
    h("div", { class: "beside" }, h("div", {}, list, many, tablet, trial), picture));
}

function joinCode() {
  const code = h("p", { class: "join" });
  const make = action(said.newJoin, async () => {
    if (await question({ title: said.newJoinTitle, parts: h("p", {}, said.newJoinText), yes: said.newJoin })) {
      await write("join");
    }
  });
  const passing = h("p", { class: "hint" }, said.joinRehearsal);
  const node = panel(said.joinTitle, h("p", {}, said.joinLead), code, passing, make.node);
  store.followHere(({ room, study }) => {
    node.hidden = !room.join || study.access !== "join";
    passing.hidden = !room.rehearsal;
    make.node.hidden = room.rehearsal;
    say(code, room.join || "");
  });
  return node;
}

function wifi() {
  const name = field(said.wifiName, input());
  const password = field(said.wifiPassword, input(), { hint: said.wifiPasswordHint });
  const picture = h("figure", { class: "code" });
  const draw = onChange((found) => fill(picture, found && found.qr && [codePicture(found.qr, said.wifiCode),
    h("figcaption", {}, said.wifiCode, h("br"), h("span", { class: "url" }, found.name))]));
  let filled = false;
  store.followHere(({ room }) => {
    draw(room.wifi);
    if (room.wifi && !filled && !name.control.value) {
      name.control.value = room.wifi.name;
      password.control.value = room.wifi.password || "";
    }
    filled ||= Boolean(room.wifi);
  });
  const save = h("button", { type: "submit" }, said.wifiSave);
  const form = h("form", { novalidate: true, submit: async (event) => {
    event.preventDefault();
    const isEmpty = !name.control.value.trim();
    name.wrong(isEmpty ? said.needName : null);
    if (isEmpty) {
      name.control.focus();
      return;
    }
    try {
      await write("wifi", { name: name.control.value, password: password.control.value });
    } catch (error) {
      name.wrong(sentence(error));
      name.control.focus();
    }
  } }, name.node, password.node, h("div", { class: "buttons" }, save));
  return panel(said.wifiTitle, h("p", {}, said.wifiLead), h("div", { class: "beside" }, form, picture));
}

function causes() {
  const port = h("p", { class: "hint" });
  store.followHere(({ room }) => say(port, room.port ? said.port(room.port) : ""));
  return panel(said.causesTitle,
    h("dl", { class: "causes" }, said.causes.map(([what, mend]) => h("div", {}, h("dt", {}, what), h("dd", {}, mend)))),
    port);
}

function rehearse() {
  // The button is gone then: she is led to where it is seen.
  const start = action(said.rehearse, async () => {
    await write("rehearse");
    location.hash = "#sort";
  });
  const node = panel(said.rehearseTitle, h("p", {}, said.rehearseLead), start.node);
  store.followHere(({ room, people }) => {
    node.hidden = room.rehearsal || room.state !== "waiting" || people.all > 0;
  });
  return node;
}
