// The state as the server pushes it, with new attempts when the connection is lost.

const WAITS = [500, 1000, 2000, 4000, 8000];

/// Follows the stream at an address.
///
/// `state` gets each state, `lost` is told how many attempts have failed, `back` that it works again, and
/// `refused` is asked, before an attempt, to see to it that the server will have us: it gives true to go on.
export function listen(address, { state, lost, back, refused }) {
  let failures = 0;

  function connect() {
    const stream = new EventSource(address);
    stream.addEventListener("state", (event) => {
      if (failures) back();
      failures = 0;
      state(JSON.parse(event.data));
    });
    stream.addEventListener("error", () => {
      stream.close();
      failures += 1;
      lost(failures);
      setTimeout(again, WAITS[Math.min(failures, WAITS.length) - 1]);
    });
  }

  async function again() {
    if (await refused()) connect();
    else setTimeout(again, WAITS[WAITS.length - 1]);
  }

  connect();
}
