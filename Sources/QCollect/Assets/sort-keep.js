// What a person's own device keeps, so that a closed page or a lost connection loses nothing. A device
// that people share keeps nothing; nor does a browser that forbids it.

export class Keep {
  /// `workshop` is what the room is known by: with the same cards another one may be held at the same address.
  constructor(workshop, isShared) {
    this.key = `mindset:${workshop}`;
    this.isShared = isShared;
    if (isShared) this.forget();
  }

  /// What was kept: `{code, session, clock, pending, textSize}`, or null.
  read() {
    try {
      return JSON.parse(localStorage.getItem(this.key));
    } catch {
      return null;
    }
  }

  write(facts) {
    if (this.isShared) return;
    try {
      localStorage.setItem(this.key, JSON.stringify(facts));
    } catch {
      // Full or forbidden: the queue in memory goes on.
    }
  }

  forget() {
    try {
      localStorage.removeItem(this.key);
    } catch {
      // Nothing could be kept either.
    }
  }
}
