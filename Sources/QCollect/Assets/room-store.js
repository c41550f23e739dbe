// The state as the server told it last, and who wants to know.

const followers = [];
const here = [];

/// Another run of the program counts anew.
const isOlder = (one, other) => one.run === other.run && one.number < other.number;

export const store = {
  state: null,
  /// When the state arrived, by the page's own clock.
  arrived: 0,

  /// Shows a state, unless one is shown that was begun later.
  apply(state) {
    if (store.state && isOlder(state.begun, store.state.begun)) return;
    store.state = state;
    store.arrived = performance.now();
    for (const follower of followers) follower(state);
    // A follower above may have opened or left a workshop.
    for (const follower of [...here]) follower(state);
  },

  /// Calls at each state, as long as the page lives.
  follow(follower) {
    followers.push(follower);
  },

  /// Calls at each state of the workshop that is open, and now.
  followHere(follower) {
    here.push(follower);
    follower(store.state);
  },

  /// The workshop was left.
  forgetHere() {
    here.length = 0;
  },
};

/// The seconds left now: the server's count, run on by the page's clock while the room is open. None once it is
/// closed: nobody waits for the clock then.
export function secondsLeft(state) {
  const room = state.room;
  if (!room || room.state === "closed" || room.secondsLeft === null || room.secondsLeft === undefined) return null;
  const gone = room.state === "open" ? (performance.now() - store.arrived) / 1000 : 0;
  return Math.max(0, Math.round(room.secondsLeft - gone));
}

/// Minutes and seconds, as on a clock.
export function clock(seconds) {
  const minutes = Math.floor(seconds / 60);
  return `${minutes}:${String(seconds % 60).padStart(2, "0")}`;
}
