// What is asked of the server. Addresses are relative: the page may be served below another one.

const PATIENCE = 15_000;

/// An answer that is no 2xx, with the server's word for it.
export class Refused extends Error {
  constructor(status, body) {
    super(body.message ?? `HTTP ${status}`);
    this.status = status;
    this.code = body.error ?? "";
    this.body = body;
  }
}

/// Asks once. Throws `Refused` for a refusal, and whatever `fetch` throws where nobody answers.
async function ask(path, { code, body, method } = {}) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const headers = code ? { Authorization: `Bearer ${code}` } : {};
    if (body) headers["Content-Type"] = "application/json";
    const answer = await fetch(path, {
      method: method ?? (body ? "POST" : "GET"), headers, cache: "no-store", signal: stop.signal,
      credentials: "omit", body: body ? JSON.stringify(body) : undefined,
    });
    const text = await answer.text();
    // What is no JSON is no answer of ours: a portal's page, or a proxy's.
    const json = text === "" ? {} : JSON.parse(text);
    if (!answer.ok) throw new Refused(answer.status, json);
    return json;
  } finally {
    clearTimeout(timer);
  }
}

export const server = {
  study: () => ask("api/study"),
  enter: (body) => ask("api/enter", { body }),
  record: (code) => ask("api/record", { code }),
  download: (code) => ask("api/record?download=1", { code }),
  moves: (code, session, moves) => ask("api/moves", { code, body: { session, moves } }),
  erase: (code) => ask("api/erase", { code, body: {} }),
  result: (code) => ask("api/result", { code }),
  seen: (address) => ask("api/seen", { body: { address } }),
};
