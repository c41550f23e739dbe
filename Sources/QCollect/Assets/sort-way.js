// The way through a study: which step comes next, and which condition it is about.

import { sortIn } from "./sort-record.js";
import { asks } from "./sort-words.js";

/// The ids of the conditions in their order; one empty id where the study asks a single question.
function conditions(study) {
  return study.conditions.length > 0 ? study.conditions.map(({ id }) => id) : [""];
}

function openConditions({ study, room }) {
  return conditions(study).slice(0, Math.max(1, room.round ?? 1));
}

const isSubmitted = (app, condition) => app.record.sorts[condition]?.submitted ?? false;

/// The condition to be sorted next; nothing where all that are open were handed in.
export function nextCondition(app) {
  return openConditions(app).find((condition) => !isSubmitted(app, condition));
}

/// The condition at hand: while comments are written, the one that was handed in last.
export function condition(app) {
  const last = openConditions(app).filter((id) => isSubmitted(app, id)).at(-1);
  const next = nextCondition(app);
  return (app.record?.step === "comments" ? last ?? next : next ?? last) ?? "";
}

export function question(app) {
  return asks(app, app.record ? condition(app) : conditions(app.study)[0]);
}

/// Whether every condition of the study was handed in, also those that the room opens later.
export function allSubmitted(app) {
  return conditions(app.study).every((id) => isSubmitted(app, id));
}

export function hasSubmitted({ record }) {
  return Object.values(record.sorts).some(({ submitted }) => submitted);
}

export function firstStep({ study }) {
  return study.presort === "off" ? "grid" : "presort";
}

export function afterPresort(app) {
  const piles = Object.values(sortIn(app.record, condition(app)).piles);
  const hasPoles = piles.includes("agree") || piles.includes("disagree");
  return app.study.refine && hasPoles ? "refine" : "grid";
}

export function afterSubmit(app) {
  return app.study.comments ? "comments" : afterComments(app);
}

export function afterComments(app) {
  if (nextCondition(app) !== undefined) return firstStep(app);
  return backgroundIsDue(app) ? "background" : "receipt";
}

/// Says that nothing is left to do. Not while a condition is still to come: the room may open it before
/// the word arrives, and would refuse it then.
export function finish(app) {
  if (allSubmitted(app) && !app.record.finished) app.make([{ do: "finish" }]);
}

/// Questions are asked once; again only where one that needs an answer has none.
function backgroundIsDue({ study, record, ui }) {
  const open = study.background.filter(({ id }) => record.answers[id] === undefined);
  return ui.sawBackground ? open.some(({ required }) => required) : open.length > 0;
}

/// After the closing, who handed in a sort may still say why and answer the questions; whose sort has not arrived
/// must know that first.
function mayFinish(app) {
  return hasSubmitted(app) && !app.queue.holdsSort && ["comments", "background"].includes(app.record.step);
}

/// Whether cards have to be put on piles before the first is laid; the server counts alike.
const owesPiles = ({ study, sort, record }) => study.presort === "required"
  && Object.keys(sort.places).length === 0 && record.order.some((card) => !(card in sort.piles));

/// What is on the screen.
export function screen(app) {
  if (!app.study) return "loading";
  if (app.isAway) return "away";
  if (app.gone) return "gone";
  if (!app.record) return app.ui.declined ? "declined" : "door";
  if (app.ui.result) return "result";
  if (app.room.state === "closed" && !mayFinish(app)) return "receipt";
  // Whoever sorted on paper has agreed there.
  if (app.study.consent && app.record.consent !== true && !app.record.finished) {
    return app.ui.declined ? "declined" : "door";
  }
  if (app.room.state === "waiting" && !app.record.test) return "waiting";
  switch (app.record.step) {
    case "consent": return firstStep(app);
    case "refine": case "grid": case "review":
      // The last step may have been lost, or never told: nothing of it is left to do.
      if (app.record.finished && nextCondition(app) === undefined) return "receipt";
      if (owesPiles(app)) return "presort";
      return app.record.step === "refine" ? "refine" : "grid";
    default: return app.record.step;
  }
}
