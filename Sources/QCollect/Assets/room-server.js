// What goes to the server and comes from it.

import { words } from "./room-phrases.js";
import { store } from "./room-store.js";

/// What the server did not accept, with a sentence to show; `about` is what it says beside that.
export class Refusal extends Error {
  constructor(status, code, message, about = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.about = about;
  }
}

/// Where the room is asked, as seen from the page at hand.
const api = document.body.dataset.api;

/// Called when the secret is asked for again; settles once it was given.
let unlock = null;

export function whenLocked(ask) {
  unlock = ask;
}

async function send(path, options) {
  let response;
  try {
    response = await fetch(path, { credentials: "same-origin", cache: "no-store", ...options });
  } catch {
    throw new Refusal(0, "unreachable", words.server.unreachable);
  }
  const text = await response.text();
  let answer = null;
  try {
    answer = text ? JSON.parse(text) : null;
  } catch {
    answer = null;
  }
  if (response.ok) return answer;
  const message = (answer && answer.message)
    || (response.status === 413 ? words.server.tooLarge : words.server.refused(response.status));
  throw new Refusal(response.status, answer ? answer.error : "unknown", message, answer || {});
}

function post(path, body) {
  return send(path, {
    method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body),
  });
}

export const login = (secret) => post(`${api}login`, { secret });
export const getState = () => send(`${api}state`, {});

export const isLocked = (refusal) => refusal.status === 401 || refusal.status === 403;

/// Writes, and shows the state that comes back. Where the secret has expired it is asked for, and the
/// write is tried once more: nothing typed is lost.
export async function write(path, body = {}) {
  let answer;
  try {
    answer = await post(`${api}${path}`, body);
  } catch (refusal) {
    if (!isLocked(refusal)) throw refusal;
    await unlock();
    answer = await post(`${api}${path}`, body);
  }
  if (answer && typeof answer.open === "boolean") store.apply(answer);
  return answer;
}
