// What else stands on a record sheet: comments on the cards at both ends, and answers about the person.

import { fill, h, onChange, say } from "./room-dom.js";
import { area, field, input, select, tick } from "./room-fields.js";
import { store } from "./room-store.js";
import { words } from "./room-phrases.js";

const said = words.paper;

export function extrasPart() {
  const comments = new Map();
  const answers = new Map();
  const commentList = h("div", {});
  const answerList = h("div", {});
  const share = tick(said.share);
  const commentsPart = h("fieldset", {}, h("legend", {}, said.commentsTitle), commentList, share.node);
  const answersPart = h("fieldset", {}, h("legend", {}, said.backgroundTitle), answerList);

  const offer = onChange((ids) => {
    const texts = new Map(store.state.study.statements.map(({ id, text }) => [id, text]));
    for (const id of ids) {
      if (!comments.has(id)) {
        comments.set(id, field(said.comment(id, texts.get(id) || ""), area({ rows: 2, maxlength: 2000 }), { wide: true }));
      }
    }
    fill(commentList, ids.map((id) => comments.get(id).node));
  });

  const ask = onChange((background) => {
    answers.clear();
    for (const question of background) answers.set(question.id, answerField(question));
    fill(answerList, [...answers.values()].map((each) => each.node));
  });

  store.followHere(({ study }) => {
    commentsPart.hidden = !study.comments;
    answersPart.hidden = !(study.background || []).length;
    ask(study.background || []);
  });

  return {
    node: h("div", {}, commentsPart, answersPart),
    offer,
    /// Shows what is wrong at the answer or the comment that it is about; gives its control, or nothing.
    wrong({ question, card }, message) {
      const each = answers.get(question) || comments.get(card);
      if (!each) return null;
      each.wrong(message);
      return each.control;
    },

    right() {
      for (const each of [...answers.values(), ...comments.values()]) each.wrong(null);
    },

    read: () => ({
      comments: [...comments].filter(([, each]) => each.node.isConnected && each.control.value.trim())
        .map(([card, each]) => ({ card, text: each.control.value })),
      share: share.control.checked,
      answers: Object.fromEntries([...answers].map(([id, each]) => [id, each.read()])
        .filter(([, value]) => value)),
    }),
    clear() {
      comments.clear();
      offer([]);
      share.control.checked = false;
      for (const each of answers.values()) {
        each.clear();
        each.wrong(null);
      }
    },
  };
}

function answerField({ question, type, options = [] }) {
  if (type === "several") {
    const ticks = options.map((option) => [option, tick(String(option))]);
    const fault = h("p", { class: "fault", role: "alert", hidden: true });
    return {
      node: h("fieldset", { class: "radios" }, h("legend", {}, question), ticks.map(([, each]) => each.node),
        fault),
      control: ticks[0]?.[1].control,
      wrong(message) {
        fault.hidden = !message;
        say(fault, message || "");
      },
      // As the table of participants has several answers in one cell.
      read: () => ticks.filter(([, each]) => each.control.checked).map(([option]) => option).join("; "),
      clear: () => ticks.forEach(([, each]) => {
        each.control.checked = false;
      }),
    };
  }
  const control = type === "choice" || type === "scale"
    ? select([["", said.noAnswer], ...options.map((option) => [option, option])])
    : input({ inputmode: type === "number" ? "decimal" : null });
  const each = field(question, control, { wide: true });
  return {
    node: each.node,
    control,
    wrong: each.wrong,
    read: () => control.value.trim(),
    clear() {
      control.value = "";
    },
  };
}
