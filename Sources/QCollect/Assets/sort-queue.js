// Moves on their way to the server: in order, numbered, sent again until they are acknowledged. A move
// that arrives twice counts once.

import { Refused, server } from "./sort-server.js";

const LONGEST_PAUSE = 10_000;
const AT_ONCE = 200;

export class Queue {
  /// `on` is told what happens: `changed()`, `stopped(reason)`, `refused(body)`, and
  /// `lost(message)` where the record has to be taken from the server; and it
  /// is asked `isOther(room)`, whether an answer came from another workshop, and then told `away()`.
  constructor(on) {
    this.on = on;
    this.reset();
    addEventListener("online", () => this.flush());
    addEventListener("pageshow", () => this.flush());
  }

  reset() {
    this.pending = [];
    this.code = null;
    this.session = null;
    this.isOffline = false;
    /// Whether the server answers, but can save nothing.
    this.isFull = false;
    this.hold = null;
    this.failures = 0;
    clearTimeout(this.timer);
    // An answer to what was sent before is no longer ours.
    this.generation = (this.generation ?? 0) + 1;
    this.isSending = false;
  }

  /// Begins for a record: what the server has of `pending` is dropped.
  open(code, session, through, pending = []) {
    this.reset();
    this.code = code;
    this.session = session;
    this.pending = pending.filter((move) => move.n > through);
    this.flush();
  }

  /// Sends nothing more; what waits is kept.
  halt(pending = this.pending) {
    this.reset();
    this.pending = pending;
  }

  add(moves) {
    this.pending.push(...moves);
    this.flush();
  }

  /// Whether a sort that was handed in here has not arrived.
  get holdsSort() { return this.pending.some((move) => move.do === "submit"); }

  /// Moves are held back no longer: the room is open again.
  release() {
    this.hold = null;
    this.flush();
  }

  async flush() {
    if (!this.code || this.isSending || this.hold || this.pending.length === 0) return;
    clearTimeout(this.timer);
    this.isSending = true;
    const generation = this.generation;
    let wait = 0;
    try {
      const { through } = await server.moves(this.code, this.session, this.pending.slice(0, AT_ONCE));
      if (generation !== this.generation) return;
      if (!Number.isInteger(through)) throw new Error("no acknowledgement");
      this.acknowledge(through);
      this.failures = 0;
      this.isOffline = this.isFull = false;
    } catch (error) {
      if (generation !== this.generation) return;
      wait = this.meet(error);
    }
    this.isSending = false;
    this.on.changed();
    if (this.pending.length > 0) this.timer = setTimeout(() => this.flush(), wait);
  }

  acknowledge(through) {
    this.pending = this.pending.filter((move) => move.n > through);
  }

  /// Answers how long to wait before the next try, in milliseconds.
  meet(error) {
    if (!(error instanceof Refused) || !error.code || error.status >= 500 || error.status === 429) {
      this.isOffline = true;
      this.isFull = error.code === "unsaved";
      this.failures += 1;
      return Math.min(LONGEST_PAUSE, 500 * 2 ** this.failures);
    }
    this.isOffline = this.isFull = false;
    const { code, body } = error;
    if (Number.isInteger(body.through)) this.acknowledge(body.through);
    if (code === "gap") return this.meetGap(body.through);
    if (code === "refused") {
      this.pending = [];
      this.on.refused(body);
    } else if (["paused", "closed", "waiting"].includes(code)) {
      this.hold = code;
    } else if (code === "superseded") {
      this.halt();
      this.on.stopped(code);
    } else if (error.status === 401 && this.on.isOther(body.room)) {
      this.hold = "away";
      this.on.away();
    } else if (error.status === 401) {
      this.pending = [];
      this.code = null;
      this.on.stopped(code);
    } else {
      this.pending = [];
      this.on.lost(error.message);
    }
    return 0;
  }

  /// The server has fewer moves than it once acknowledged: what is left can't follow on them.
  meetGap(through) {
    if (this.pending[0]?.n === through + 1) return 0;
    this.pending = [];
    this.on.lost();
    return 0;
  }
}
