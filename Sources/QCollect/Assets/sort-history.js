// Undo and redo. A step back is a move like any other: the record keeps both.

export class History {
  done = [];
  undone = [];

  /// Notes what was done and what takes it back.
  add(moves, back) {
    this.done.push({ moves, back });
    this.undone = [];
  }

  /// The moves that take the last step back; null where there is none.
  undo() {
    const step = this.done.pop();
    if (!step) return null;
    this.undone.push(step);
    return step.back;
  }

  redo() {
    const step = this.undone.pop();
    if (!step) return null;
    this.done.push(step);
    return step.moves;
  }

  clear() {
    this.done = [];
    this.undone = [];
  }
}
