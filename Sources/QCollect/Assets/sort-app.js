// The state of the page, and the one way in which it changes: a move is made here, shown, and sent.

import { show } from "./sort-dom.js";
import { History } from "./sort-history.js";
import { Keep } from "./sort-keep.js";
import { arrange } from "./sort-layout.js";
import { Phrases } from "./sort-phrases.js";
import { Queue } from "./sort-queue.js";
import { apply, inverse, sortIn } from "./sort-record.js";
import { say, unsay } from "./sort-say.js";
import { server } from "./sort-server.js";
import { condition, hasSubmitted, screen } from "./sort-way.js";
import { title } from "./sort-words.js";

/// Kinds of moves that undo takes back.
const UNDONE = ["pile", "place", "unsure", "neutral"];
/// Kinds of moves that only an open room takes.
const SORTING = [...UNDONE, "submit"];

export class App {
  /// What the cards, the grid and the conditions are known by.
  key = null;
  study = null;
  room = { state: "waiting", round: 1, secondsLeft: null };
  roomToldAt = 0;
  record = null;
  code = null;
  /// The workshop that the record is of.
  home = null;
  /// What the room knows this device by.
  ticket = null;
  /// Whether another one is open on the computer, so that everything waits until this one is again.
  isAway = false;
  /// Why the record can't go on here: `superseded` or `unknown`.
  gone = null;
  ui = {};
  history = new History();
  phrases = new Phrases({ en: {} });
  /// Milliseconds that went by before this page was loaded.
  clock = 0;
  enteredAt = 0;
  textSize = 100;
  /// Whether question and chosen card stay in sight while the rest is scrolled.
  isPinned = true;

  constructor(screens, frame) {
    this.screens = screens;
    this.frame = frame;
    this.queue = new Queue({
      changed: () => this.kept(),
      stopped: (reason) => this.stop(reason),
      refused: (body) => this.takeServersRecord(body),
      lost: (message) => this.reload(message),
      isOther: (workshop) => this.isOther(workshop),
      away: () => this.standAside(),
    });
  }

  load({ key, study, room, phrases }, isShared) {
    this.key = key;
    this.study = { ...study, shared: isShared };
    this.room = room;
    this.roomToldAt = performance.now();
    this.phrases = new Phrases(phrases);
    this.keep = new Keep(room.id, isShared);
    this.speak(study.language);
  }

  // Words

  get language() { return this.record?.language ?? this.ui.language ?? this.study.language; }
  t(key, places) { return this.phrases.text(key, places); }

  speak(language) {
    const direction = this.study.direction?.[language] ?? "ltr";
    this.phrases.use(language, direction);
    const root = document.documentElement;
    root.lang = this.phrases.isTranslated ? language : "en";
    root.dir = direction;
    root.toggleAttribute("data-borrowed", !this.phrases.isTranslated && direction === "rtl");
  }

  /// Attributes of a text that the study wrote.
  writtenIn(language) { return { lang: language, dir: this.study.direction?.[language] ?? "auto" }; }

  statement(card) {
    return this.study.statements.find(({ id }) => id === card);
  }

  /// The wording of a card; where it is not translated, that of the study's language.
  wording(card) {
    const { text } = this.statement(card);
    return text[this.language] ?? text[this.study.language];
  }

  wordingLanguage(card) {
    return this.statement(card).text[this.language] === undefined ? this.study.language : this.language;
  }

  // Moves

  get condition() { return condition(this); }
  get sort() { return sortIn(this.record, this.condition); }
  get at() { return Math.round(this.clock + performance.now() - this.enteredAt); }

  /// Opens a record on this device.
  begin({ code, session, record, room, ticket }, { pending = [], clock = 0 } = {}) {
    this.gone = null;
    this.home = room;
    this.ticket = ticket;
    this.record = record;
    this.code = code;
    this.session = session;
    this.clock = clock;
    this.enteredAt = performance.now();
    this.history.clear();
    this.ui = { sawBackground: record.answers && Object.keys(record.answers).length > 0 };
    const left = pending.filter((move) => move.n > record.through);
    for (const move of left) apply(record, move);
    this.speak(this.language);
    this.queue.open(code, session, left[0] ? left[0].n - 1 : record.through, left);
    this.kept();
  }

  /// A record of this device that goes on elsewhere; what waits here was not sent.
  standBy({ code, pending, clock }, record) {
    Object.assign(this, { code, record, clock, home: this.room.id, enteredAt: performance.now() });
    this.speak(this.language);
    this.queue.halt(pending);
    this.stop("superseded");
  }

  /// Takes the record back from another device. What waited here is made where nothing was done there meanwhile.
  takeBack(entry) {
    const waiting = this.queue.pending;
    const follows = waiting[0]?.n === entry.record.through + 1;
    this.begin(entry, { pending: follows ? waiting : [], clock: this.at });
    if (follows || waiting.length === 0) return;
    this.ui.fault = this.t("gone.notTaken", { n: waiting.length });
    say(this.ui.fault);
    this.render();
  }

  /// Whether the room takes a move now; a test may sort before it opens.
  takes(move) {
    const { state } = this.room;
    if (state === "open" || (state === "waiting" && this.record.test)) return true;
    return !SORTING.includes(move.do) && (state !== "closed" || hasSubmitted(this));
  }

  /// Makes moves; they are shown at once and sent when they can be. `false` where none are taken.
  make(moves, { isUndoable = true } = {}) {
    if (this.gone) {
      say(this.t(this.gone === "superseded" ? "gone.elsewhere" : "gone.unknown"));
      return false;
    }
    if (this.isAway) {
      say(this.t("away.head"));
      return false;
    }
    if (!moves.every((move) => this.takes(move))) {
      say(this.t(`notice.${this.room.state}`));
      return false;
    }
    if (isUndoable && UNDONE.includes(moves[0].do)) {
      this.history.add(moves, inverse(this.sort, moves));
    }
    this.ui.changed = null;
    const sent = moves.map((move, i) => ({ ...move, n: this.record.through + 1 + i, at: this.at }));
    for (const move of sent) apply(this.record, move);
    this.queue.add(sent);
    this.kept();
    return true;
  }

  go(step) {
    // What was said is of the step that is left.
    unsay();
    if (!this.make([{ do: "step", step }])) return;
    if (!["grid", "review"].includes(step)) this.history.clear();
    this.ui = { sawBackground: this.ui.sawBackground || step === "background" };
    this.render();
  }

  takeServersRecord({ message, record }) {
    this.wasOffline = false;
    if (record) this.record = record;
    this.history.clear();
    this.ui = { fault: message };
    say(message);
    this.kept();
  }

  /// Takes the record as the server has it, and what is still on its way to it; `message` says why.
  async reload(message = null) {
    this.wasOffline = false;
    try {
      const { record } = await server.record(this.code);
      const { code, session, ticket, home: room } = this;
      this.begin({ code, session, record, room, ticket }, { pending: this.queue.pending, clock: this.at });
      this.ui.fault = message;
      this.render();
    } catch (error) {
      if (error.status === 401 && this.isOther(error.body.room)) this.standAside();
      else if (error.status === 401) this.stop("unknown");
      else setTimeout(() => this.reload(message), 4_000);
    }
  }

  /// Whether a workshop is another one than that of the record at hand.
  isOther(workshop) {
    return Boolean(this.record) && this.gone !== "unknown" && workshop !== undefined && workshop !== this.home;
  }

  /// Another workshop has been opened: it knows nothing of this record, and nothing of it is thrown away.
  standAside() {
    if (this.isAway) return;
    this.isAway = true;
    this.queue.hold = "away";
    this.render();
  }

  /// The workshop of the record is open again.
  comeBack() {
    if (!this.isAway) return;
    this.isAway = false;
    this.queue.release();
  }

  /// Stops where the room says that the record goes on elsewhere; what was not sent waits here.
  checkTicket({ passed = [] }) {
    if (this.gone || !this.record || !passed.includes(this.ticket)) return;
    this.queue.halt();
    this.stop("superseded");
  }

  /// The record goes on elsewhere, or is no more.
  stop(reason) {
    this.gone = reason;
    this.wasOffline = false;
    if (reason !== "superseded") this.keep.forget();
    this.history.clear();
    this.render();
  }

  /// Everything of a person leaves the page and the device.
  clear() {
    // What was erased is forgotten already, and the next workshop may have a record of its own here.
    if (this.gone !== "unknown") this.keep.forget();
    this.queue.reset();
    this.history.clear();
    Object.assign(this, { record: null, code: null, session: null, ticket: null, home: null, gone: null, isAway: false, ui: {}, textSize: 100 });
    this.speak(this.study.language);
    unsay();
    // Fields are not only emptied, but made anew.
    for (const id of ["top", "main", "dialogs"]) document.getElementById(id).replaceChildren();
    this.render();
  }

  /// Keeps what this device must know, and shows what has changed.
  kept() {
    const { isOffline, isFull, pending } = this.queue;
    if (this.wasOffline && !isOffline && pending.length === 0) {
      say(this.t(this.wasFull ? "notice.saved" : "notice.online"));
      this.wasOffline = false;
    }
    if (isOffline) this.wasFull = isFull;
    this.wasOffline ||= isOffline;
    if (this.record && !this.gone) {
      this.keep.write({
        code: this.code, session: this.session, clock: this.at, pending, textSize: this.textSize,
      });
    }
    this.render();
  }

  // The page

  render() {
    if (!this.study) return;
    const name = screen(this);
    const isNew = name !== this.shown;
    document.documentElement.style.fontSize = this.textSize === 100 ? "" : `${this.textSize}%`;
    document.title = title(this).text;
    Object.assign(document.body.dataset, { screen: name, unsent: this.queue.pending.length });
    show(document.getElementById("top"), this.frame.top(this));
    show(document.getElementById("main"), this.screens[name].view(this));
    show(document.getElementById("dialogs"), this.frame.dialog(this));
    this.frame.openDialog();
    if (arrange(this)) this.render();
    else if (isNew) this.arrive(name);
  }

  /// A new step begins at its heading.
  arrive(name) {
    const isFirst = this.shown === undefined;
    this.shown = name;
    if (isFirst) return;
    scrollTo(0, 0);
    document.querySelector("main h1")?.focus({ preventScroll: true });
  }
}
