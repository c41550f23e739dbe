import Synchronization

/// Answers that were worked out already: sheets of a room bear the same words, person after person.
package final class Remembered<Question: Hashable & Sendable, Answer: Sendable>: Sendable {
  private let known = Mutex<[Question: Answer]>([:])
  /// All are forgotten once there are more.
  private let most: Int

  package init(most: Int) { self.most = most }

  /// The answer to a question. Two threads that ask at once may both work it out.
  package func answer(to question: Question, working: () -> Answer) -> Answer {
    if let known = known.withLock({ $0[question] }) { return known }
    let answer = working()
    known.withLock { known in
      if known.count >= most { known.removeAll() }
      known[question] = answer
    }
    return answer
  }
}
