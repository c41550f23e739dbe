// Stage 4: how many viewpoints, what each says, what all share and where they part.

import { fill, h, onChange, say } from "./room-dom.js";
import { action } from "./room-actions.js";
import { listed } from "./room-counts.js";
import { radios } from "./room-fields.js";
import { namesPart } from "./room-names.js";
import { panel, stage } from "./room-stage.js";
import { nameOf, shifts, strip } from "./room-viewpoints.js";
import { store } from "./room-store.js";
import { words } from "./room-phrases.js";
import { write } from "./room-server.js";

const said = words.understand;

/// With fewer sorts the server looks for no viewpoints.
const FEWEST_SORTS = 5;
/// More statements that part viewpoints nobody takes in at once.
const MOST_DIVIDES = 6;

export function understandStage() {
  const none = h("p", { class: "notice", role: "status" });
  const standing = h("p", { class: "standing" });
  const notes = h("div", {});
  const parts = h("div", {}, namesPart(), common(), divide(), moved());
  const draw = onChange((sorts, people, early) => fill(standing, said.sorts(sorts, people), " ",
    early && h("span", { class: "mark warn" }, said.early)));
  const tell = onChange((all) => fill(notes, all.map((each) => h("p", { class: "notice" }, each))));
  store.followHere(({ results, resultsNote }) => {
    none.hidden = Boolean(results) || !resultsNote;
    say(none, resultsNote || "");
    parts.hidden = standing.hidden = notes.hidden = !results;
    if (!results) return;
    draw(results.sorts, results.people, results.early);
    tell(results.notes);
  });
  return stage("understand", { lead: said.lead, next, parts: [none, standing, notes, choice(), parts] });
}

function next({ results, names }) {
  if (!results) return { text: said.nextNone };
  const unnamed = results.viewpoints.filter(({ key }) => !(names.find((each) => each.key === key) || {}).name);
  if (unnamed.length) return { text: said.nextName(unnamed.length) };
  return { text: said.nextDone, to: "hand-out" };
}

function choice() {
  const place = h("div", {});
  const why = h("p", {});
  const node = panel(said.choiceTitle, why, place);
  let base = null;
  let legend = null;
  let shown = null;
  const chosen = new Set();
  const draw = onChange(({ suggested, lowest, highest, counts }) => {
    const typed = shown && shown.value !== base ? shown.value : null;
    const range = lowest && highest;
    shown = radios(said.choiceLegend, [
      { value: "", label: said.auto(suggested) },
      ...counts.map((count) => ({
        value: String(count), label: said.viewpoints(count),
        hint: range && (count < lowest || count > highest) ? said.outside : null,
      })),
    ], { value: typed ?? base });
    legend = shown;
    const use = action(said.choose, async () => {
      await write("choose", { viewpoints: legend.value ? Number(legend.value) : null });
    });
    fill(place, shown.node, use.node);
  });
  store.followHere(({ choice: given, results, people }) => {
    // Also where nothing stands out, or a number was chosen that the sorts do not bear: another one can be tried.
    node.hidden = !results && given.viewpoints === null && people.submitted + people.paper < FEWEST_SORTS;
    say(why, [given.why, given.lowest && given.highest ? said.range(given.lowest, given.highest) : null]
      .filter(Boolean).join(" "));
    const now = given.viewpoints === null ? "" : String(given.viewpoints);
    const keep = shown && shown.value !== base;
    base = now;
    const { suggested, lowest, highest } = given;
    if (given.viewpoints !== null) chosen.add(given.viewpoints);
    draw({ suggested, lowest, highest, counts: offered(given, chosen) });
    if (shown && !keep) shown.value = base;
  });
  return node;
}

/// Two to five viewpoints; a single one where the sorts speak for it, so that it can be held to while more come in.
/// What was chosen, be it elsewhere, stays among them.
function offered({ suggested, lowest }, chosen) {
  const counts = new Set([2, 3, 4, 5, ...chosen]);
  if (suggested === 1 || lowest === 1) counts.add(1);
  return [...counts].sort((one, other) => one - other);
}

/// Whether there is nothing that the one viewpoint could be compared with.
const isAlone = (results) => results?.viewpoints.length === 1;

function common() {
  const list = h("div", {});
  const draw = onChange((items) => fill(list, items.length
    ? h("ul", { class: "plain" }, items.map(({ text, words: verdict }) =>
      h("li", {}, text, " ", h("span", { class: "mark" }, verdict))))
    : h("p", {}, said.noCommon)));
  const turned = h("p", { class: "notice" });
  const node = panel(said.commonTitle, turned, list);
  store.followHere(({ results }) => {
    node.hidden = isAlone(results);
    if (!results) return;
    const poled = results.viewpoints.filter(({ opposite }) => opposite);
    turned.hidden = !poled.length || !results.common.length;
    say(turned, poled.length ? said.commonOpposite(listed(poled.map(nameOf))) : "");
    draw(results.common);
  });
  return node;
}

function divide() {
  const list = h("div", {});
  const draw = onChange((items, viewpoints, grid) => fill(list, items.length
    ? items.map((item) => strip(item, viewpoints, grid)) : h("p", {}, said.noDivide)));
  const node = panel(said.divideTitle, list);
  store.followHere(({ results, study }) => {
    node.hidden = isAlone(results);
    if (!results) return;
    draw(results.divide.slice(0, MOST_DIVIDES), results.viewpoints.map(({ key, name, shape }) => ({ key, name, shape })), study.grid);
  });
  return node;
}

function moved() {
  const list = h("div", {});
  const node = panel(said.shiftsTitle, list);
  const draw = onChange((all, viewpoints) => fill(list, shifts(all, viewpoints)));
  store.followHere(({ results }) => {
    node.hidden = !(results && results.shifts && results.shifts.length);
    if (!node.hidden) {
      draw(results.shifts, results.viewpoints.map(({ key, name, shape }) => ({ key, name, shape })));
    }
  });
  return node;
}
