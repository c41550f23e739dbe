// What the room says while it goes on: open, paused, closed, the round, the time left.

const AGAIN = 4_000;

/// Calls `told` with the room at each change; tries again for as long as the page is open.
export function listen(told) {
  let source;
  const open = () => {
    source = new EventSource("api/live");
    source.addEventListener("room", (event) => told(JSON.parse(event.data)));
    source.onerror = () => {
      // The browser tries by itself, unless the answer was an error.
      if (source.readyState === EventSource.CLOSED) setTimeout(open, AGAIN);
    };
  };
  open();
}

/// Minutes left of the room's time, counted on from when it was told; null where there is no limit.
export function minutesLeft(room, toldAt) {
  if (room.secondsLeft === null || room.secondsLeft === undefined) return null;
  const running = room.state === "open" ? (performance.now() - toldAt) / 1000 : 0;
  return Math.max(0, Math.ceil((room.secondsLeft - running) / 60));
}
