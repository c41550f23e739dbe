// Looking over what was sorted: the neutral line, and the cards that were not understood.

import { h } from "./sort-dom.js";
import { isComplete } from "./sort-place.js";

export function review(app) {
  if (!isComplete(app)) return null;
  const unsure = app.record.order.filter((card) => app.sort.unsure.includes(card));
  return h(
    "section", { class: "review", "aria-label": app.t("review.head"), "data-key": "review" },
    h("p", { class: "neutral" },
      h("label", { for: "neutral" }, app.t("neutral.head")), " ",
      h("select", { id: "neutral", "data-change": "neutral", dir: "auto" },
        lines(app).map(([value, text]) => h("option", {
          value: value ?? "", selected: app.sort.neutral === value,
        }, text)))),
    unsure.length > 0
      ? h("p", { class: "muted small" }, app.t("review.unsure", { cards: unsure.join(", ") })) : null);
}

/// Where the line may lie: nowhere, between two columns, or beyond either end.
function lines(app) {
  const values = app.study.grid.map(({ value }) => value);
  const v = (value) => app.phrases.value(value);
  const t = (key, places) => app.t(`neutral.${key}`, places);
  return [
    [null, t("none")],
    [values[0] - 0.5, t("allAgree")],
    ...values.slice(1).map((value, i) =>
      [value - 0.5, t("between", { low: v(values[i]), high: v(value) })]),
    [values.at(-1) + 0.5, t("allDisagree")],
  ];
}
