// The page before a workshop is open: a new one, an earlier one, or a rehearsal.

import { fill, h, onChange, say } from "./room-dom.js";
import { action, sentence } from "./room-actions.js";
import { announce } from "./room-announce.js";
import { area, field, input, radios, select, setOptions } from "./room-fields.js";
import { lines } from "./room-statements.js";
import { store } from "./room-store.js";
import { words } from "./room-phrases.js";
import { write } from "./room-server.js";

const said = words.start;

export function startPage() {
  return [h("h1", { tabindex: "-1" }, said.title), h("p", { class: "lead" }, said.lead),
    openPanel(), newPanel(), rehearsePanel()];
}

const part = (title, ...children) => h("section", { class: "panel" }, h("h2", {}, title), children);

function when(text) {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? text
    : date.toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
}

function openPanel() {
  const list = h("div", {});
  const draw = onChange((workshops) => fill(list, workshops.length
    ? h("ul", { class: "workshops" }, workshops.map(({ path, title, changed }) => {
      const open = action(said.open, () => write("open", { path }));
      open.button.setAttribute("aria-label", `${said.open}: ${title}`);
      return h("li", {}, h("div", {}, h("strong", {}, title), h("span", { class: "hint" },
        changed ? said.changed(when(changed)) : "", h("br"), path)), open.node);
    })) : h("p", {}, said.none)));
  store.followHere(({ workshops }) => draw(workshops || []));
  return part(said.openTitle, list);
}

/// How many statements a pasted list has, and which of its lines say the same.
function found(text) {
  const first = new Map();
  const again = text.split(/\r?\n/).flatMap((line, index) => {
    const key = line.trim().toLowerCase();
    if (!key) return [];
    if (first.has(key)) return [said.twice(index + 1, first.get(key))];
    first.set(key, index + 1);
    return [];
  });
  const all = lines(text).length;
  return [all > 0 && `${said.counted(all)}.`, ...again].filter(Boolean).join(" ");
}

function newPanel() {
  const from = radios(said.from, [
    { value: "example", label: said.example, hint: said.exampleHint },
    { value: "pasted", label: said.pasted, hint: said.pastedHint },
    { value: "file", label: said.file, hint: said.fileHint },
    { value: "copy", label: said.copy, hint: said.copyHint },
  ], { value: "example", change: choose });
  const example = field(said.which, select([]), { wide: true });
  const list = field(said.list, area({ rows: 8 }), { wide: true });
  const count = h("p", { class: "hint" });
  const sheet = field(said.sheet, input({ type: "file", accept: ".csv,.tsv,.txt,.xlsx" }), { wide: true });
  const earlier = field(said.earlier, select([]), { wide: true });
  const title = field(said.name, input(), { hint: said.nameHint, wide: true });
  const question = field(said.question, area({ rows: 2 }), { hint: said.questionHint, wide: true });
  list.control.addEventListener("input", () => say(count, found(list.control.value)));
  const fault = h("p", { class: "fault", role: "alert" });
  const sources = { example, pasted: list, file: sheet, copy: earlier };
  const all = [title, question, ...Object.values(sources)];

  function choose() {
    for (const [key, each] of Object.entries(sources)) each.node.hidden = key !== from.value;
    count.hidden = from.value !== "pasted";
    question.node.hidden = from.value === "example" || from.value === "copy";
  }

  function firstFault() {
    const isOwn = from.value === "pasted" || from.value === "file";
    const found = [
      from.value === "pasted" && !lines(list.control.value).length && [list, said.needList],
      from.value === "file" && !sheet.control.files.length && [sheet, said.needFile],
      from.value === "copy" && !earlier.control.value && [earlier, said.none],
      isOwn && !title.control.value.trim() && [title, said.needTitle],
      isOwn && !question.control.value.trim() && [question, said.needQuestion],
    ].filter(Boolean);
    for (const each of all) each.wrong(null);
    for (const [each, message] of found) each.wrong(message);
    return found.length ? found[0][0].control : null;
  }

  const submit = async (event) => {
    event.preventDefault();
    say(fault, "");
    const faulty = firstFault();
    if (faulty) {
      faulty.focus();
      return;
    }
    const body = { from: from.value };
    if (title.control.value.trim()) body.title = title.control.value.trim();
    if (!question.node.hidden) body.question = question.control.value.trim();
    if (from.value === "example") body.example = example.control.value;
    if (from.value === "pasted") body.text = list.control.value;
    if (from.value === "copy") body.path = earlier.control.value;
    try {
      if (from.value === "file") {
        const [file] = sheet.control.files;
        body.name = file.name;
        body.base64 = await base64(file);
      }
      const { study } = await write("new", body);
      announce(said.found(study.statements.length, study.statements[0].text), { now: true });
    } catch (error) {
      const source = sources[from.value];
      source.wrong(sentence(error));
      source.control.focus();
    }
  };

  store.followHere(({ examples, workshops }) => {
    setOptions(example.control, (examples || []).map(({ id, title: name }) => [id, name]));
    setOptions(earlier.control, (workshops || []).map(({ path, title: name }) => [path, name]));
  });
  choose();
  return part(said.newTitle, h("form", { novalidate: true, submit }, from.node,
    Object.values(sources).map((each) => each.node), count, title.node, question.node, fault,
    h("div", { class: "buttons" }, h("button", { type: "submit", class: "primary" }, said.make))));
}

/// The bytes of a file as text.
function base64(file) {
  return new Promise((settle, fail) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => settle(reader.result.slice(reader.result.indexOf(",") + 1)));
    reader.addEventListener("error", () => fail(reader.error));
    reader.readAsDataURL(file);
  });
}

function rehearsePanel() {
  const which = field(said.rehearseWhich, select([]), { wide: true });
  store.followHere(({ examples, workshops }) => setOptions(which.control, [
    ...(examples || []).map(({ id, title }) => [`example ${id}`, title]),
    ...(workshops || []).map(({ path, title }) => [`open ${path}`, title])]));
  const start = action(said.rehearse, async () => {
    const [kind, ...rest] = which.control.value.split(" ");
    const name = rest.join(" ");
    if (kind === "example") {
      const { title } = store.state.examples.find(({ id }) => id === name);
      await write("rehearse", { from: "example", example: name, title: said.rehearsalOf(title) });
      return;
    }
    await write("open", { path: name });
    await write("rehearse");
  });
  return part(said.rehearseTitle, h("p", {}, said.rehearseLead), which.node, start.node);
}
