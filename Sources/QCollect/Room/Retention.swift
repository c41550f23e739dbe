import Foundation
import QStudy

/// How long records are kept, by a clock that somebody may have set back.
extension Room {
  /// Deletes records that are older than the study keeps them.
  func deleteOldRecords() async throws {
    guard let days = design.collect.retention else { return }
    let old = records.values.filter { now() - $0.began > days * 86_400 }
    guard !old.isEmpty else { return }
    try await erase(Set(old.map(\.record.participant)))
  }

  /// From when on a record counts that is made now: not before those that are there already, so that it is not
  /// deleted too early once the clock is right again.
  var beginning: Int { max(now(), latestBeginning ?? now()) }

  /// When the last record was begun; `nil` where there is none.
  private var latestBeginning: Int? { records.values.map(\.began).max() }

  /// That the clock was set back, where records are deleted by it.
  var clockFinding: String? {
    guard design.collect.retention != nil, let latest = latestBeginning,
      now() < latest - Self.noticed
    else { return nil }
    let day = { (seconds: Int) in
      Date(timeIntervalSince1970: Double(seconds))
        .formatted(.iso8601.year().month().day())
    }
    return "This computer’s clock was set back: it says \(day(now())), and somebody came in on "
      + "\(day(latest)). Nothing is lost. Set it right: records are deleted by it."
  }

  /// Seconds by which a clock may be corrected without a word.
  private static let noticed = 3_600
}
