internal import QStudy

/// The columns that Qualtrics puts before the answers, some of them numbers: they describe the answer.
enum QualtricsColumns {
  private static let names: Set<String> = [
    "StartDate", "EndDate", "Status", "IPAddress", "Progress", "Duration (in seconds)", "Finished",
    "RecordedDate", "ResponseId", "RecipientLastName", "RecipientFirstName", "RecipientEmail",
    "ExternalReference", "LocationLatitude", "LocationLongitude", "DistributionChannel",
    "UserLanguage",
  ]
  /// The names that no other program gives.
  private static let marks: Set<String> = ["RecordedDate", "ResponseId"]

  /// Those among the columns of a header; none where it is not that of Qualtrics.
  static func found(in header: RawRow?) -> Set<Int> {
    guard let header else { return [] }
    let columns = (0..<header.count).filter { column in
      header[column].name.map(names.contains) ?? false
    }
    guard marks.isSubset(of: columns.compactMap { header[$0].name }) else { return [] }
    return Set(columns)
  }
}
