// Question, time and steps, rounds: the parts of the design that are few fields.

import { h } from "./room-dom.js";
import { area, field, input, number, select, tick } from "./room-fields.js";
import { editor } from "./room-editor.js";
import { rowList } from "./room-rows.js";
import { words } from "./room-phrases.js";

const said = words.prepare;

/// What the server takes: a day, and a hundred years.
const MOST_MINUTES = 1440;
const MOST_DAYS = 36_500;

/// Faults of fields that must not be empty; gives the first such control.
export function emptyFaults(pairs) {
  let first = null;
  for (const [each, text, message] of pairs) {
    const isEmpty = !text.trim();
    each.wrong(isEmpty ? message : null);
    if (isEmpty) first ||= each.control;
  }
  return first;
}

/// Title and question.
export function questionEditor() {
  const title = field(said.title, input(), { wide: true });
  const question = field(said.question, area({ rows: 2 }), { wide: true });
  return editor({
    title: said.questionTitle, summary: (study) => study.question, body: [title.node, question.node],
    values: (study) => ({ title: study.title, question: study.question }),
    show(values) {
      title.control.value = values.title;
      question.control.value = values.question;
    },
    read: () => ({ title: title.control.value, question: question.control.value }),
    faults: (values) => emptyFaults([
      [title, values.title, said.needTitle], [question, values.question, said.needQuestion]]),
    place(message) {
      question.wrong(message);
      return question.control;
    },
  });
}

/// How long it takes, which steps there are, and who may take part.
export function wayEditor() {
  const sort = field(said.minutesSort, number({ min: 1, max: MOST_MINUTES }));
  const comments = field(said.minutesComments, number({ min: 1, max: MOST_MINUTES }));
  const consent = field(said.consent, area({ rows: 3 }), { hint: said.consentHint, wide: true });
  const presort = field(said.presort, select(Object.entries(said.presorts)));
  const order = field(said.order, select(Object.entries(said.orders)));
  const retention = field(said.retention, number({ min: 1, max: MOST_DAYS }), { hint: said.retentionHint });
  const access = field(said.access, select(Object.entries(said.accesses)));
  const refine = tick(said.refine);
  const asked = tick(said.comments);
  const amount = (each) => (each.control.value === "" ? null : Number(each.control.value));
  return editor({
    title: said.wayTitle, summary: (study) => said.waySummary(study.timing?.sort),
    body: [h("div", { class: "row" }, sort.node, comments.node),
      h("div", { class: "row" }, presort.node, order.node, access.node), refine.node, asked.node, consent.node,
      retention.node],
    values: (study) => ({
      timing: { sort: study.timing?.sort ?? null, comments: study.timing?.comments ?? null },
      presort: study.presort, order: study.order ?? "random", refine: study.refine, comments: study.comments,
      access: study.access, consent: study.consent || null, retention: study.retention ?? null,
    }),
    show(values) {
      sort.control.value = values.timing.sort ?? "";
      comments.control.value = values.timing.comments ?? "";
      presort.control.value = values.presort;
      order.control.value = values.order;
      access.control.value = values.access;
      refine.control.checked = values.refine;
      asked.control.checked = values.comments;
      consent.control.value = values.consent ?? "";
      retention.control.value = values.retention ?? "";
    },
    read: () => ({
      timing: { sort: amount(sort), comments: amount(comments) },
      presort: presort.control.value, order: order.control.value, refine: refine.control.checked,
      comments: asked.control.checked, access: access.control.value,
      consent: consent.control.value.trim() ? consent.control.value : null,
      retention: amount(retention),
    }),
    faults(values) {
      let first = null;
      for (const [each, value, most, message] of [
        [sort, values.timing.sort, MOST_MINUTES, said.badMinutes],
        [comments, values.timing.comments, MOST_MINUTES, said.badMinutes],
        [retention, values.retention, MOST_DAYS, said.badDays]]) {
        const isWrong = each.control.validity.badInput
          || (value !== null && (!Number.isInteger(value) || value < 1 || value > most));
        each.wrong(isWrong ? message : null);
        if (isWrong) first ||= each.control;
      }
      return first;
    },
    place(message) {
      consent.wrong(message);
      return consent.control;
    },
  });
}

/// The conditions: none for a single sort, or one question a round.
export function roundsEditor() {
  const rows = rowList({
    add: said.addRound,
    make(condition, index, remove) {
      const question = field(said.roundQuestion(index + 1), area({ rows: 2 }), { wide: true });
      question.control.value = condition.question;
      return {
        parts: [question.node, remove(said.removeRound(index + 1))], question,
        read: () => ({ id: condition.id, question: question.control.value }),
      };
    },
    blank: (existing) => ({ id: freeID("round", existing), question: "" }),
  });
  return editor({
    title: said.roundsTitle, summary: (study) => said.roundsSummary((study.conditions || []).length),
    lead: h("p", {}, said.roundsLead), body: rows.node,
    values: (study) => ({
      conditions: (study.conditions || []).map(({ id, question }) => ({ id, question })),
    }),
    show: (values) => rows.show(values.conditions),
    read: () => ({ conditions: rows.read() }),
    faults: () => emptyFaults(rows.rows.map((row) =>
      [row.question, row.question.control.value, said.emptyRound])),
    place(message) {
      rows.wrong(message);
      return message ? rows.button : null;
    },
  });
}

/// An id that none of the existing ones bears.
export function freeID(stem, existing) {
  const taken = new Set(existing.map((each) => each.id));
  let number = existing.length + 1;
  while (taken.has(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}
