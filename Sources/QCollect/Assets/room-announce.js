// What a screen reader is told when counts change: politely, and not at every sort.

import { say } from "./room-dom.js";

const APART = 20000;

let waiting = null;
let last = 0;

/// Says a sentence soon; of several in a short time only the last.
export function announce(text, { now = false } = {}) {
  const node = document.getElementById("said");
  clearTimeout(waiting);
  const pause = now ? 0 : Math.max(0, last + APART - performance.now());
  waiting = setTimeout(() => {
    last = performance.now();
    say(node, text);
  }, pause);
}
