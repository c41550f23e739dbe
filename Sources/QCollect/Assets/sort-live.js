// What the room says while it goes on: open, paused, closed, the round, the time left.

/// Milliseconds before the first attempt after a loss, before the second, and so on.
const WAITS = [250, 1_000, 2_000, 4_000];

/// Calls `told` with the room at each change; tries again for as long as the page is open, and calls `missed` each
/// time that nothing came.
export function listen(told, missed) {
  let failures = 0;
  const open = () => {
    const source = new EventSource("api/live");
    source.addEventListener("room", (event) => {
      failures = 0;
      told(JSON.parse(event.data));
    });
    // Left to itself the browser waits for three seconds or more, and gives up where the answer was an error. Every
    // stream ends when a rehearsal begins or ends: what comes after it must not be late.
    source.addEventListener("error", () => {
      source.close();
      if (failures > 0) missed();
      failures += 1;
      setTimeout(open, WAITS[Math.min(failures, WAITS.length) - 1]);
    });
  };
  open();
}

/// Minutes left of the room's time, counted on from when it was told; null where there is no limit.
export function minutesLeft(room, toldAt) {
  if (room.secondsLeft === null || room.secondsLeft === undefined) return null;
  const running = room.state === "open" ? (performance.now() - toldAt) / 1000 : 0;
  return Math.max(0, Math.ceil((room.secondsLeft - running) / 60));
}
