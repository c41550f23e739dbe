// What the study says, in the language that is being read, and in its own where it has no wording there.

import { h } from "./sort-dom.js";

/// A text, and the attributes that say in which language it is.
function words(app, translated, own) {
  return {
    text: translated || own,
    attributes: app.writtenIn(translated ? app.language : app.study.language),
  };
}

const further = (app) => app.study.translations[app.language] ?? {};

/// An element that holds such a text.
export function says(tag, { text, attributes }, more = {}) {
  return h(tag, { ...more, ...attributes }, text);
}

export const title = (app) => words(app, further(app).title, app.study.title);
export const consent = (app) => words(app, further(app).consent, app.study.consent);

/// What an end of the grid means, `low` or `high`.
export const pole = (app, end) => words(app, further(app).poles?.[end], app.study.poles[end]);

/// The question of a condition; that of the study where the condition has none.
export function asks(app, id) {
  const own = app.study.conditions.find((one) => one.id === id);
  return own ? words(app, further(app).conditions?.[id], own.question)
    : words(app, further(app).question, app.study.question);
}

/// A question about the person, and an option of it by its position: the answer is kept in the study's own
/// words.
export const asked = (app, { id, question }) =>
  words(app, further(app).background?.[id]?.question, question);
export const option = (app, { id, options }, i) =>
  words(app, further(app).background?.[id]?.options[i], options[i]);
