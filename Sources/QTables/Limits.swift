/// How much a file may hold before reading it is refused.
///
/// Files come from strangers: every reader stops at the first limit it meets instead of filling the
/// memory. The defaults are far above any study and far below what a machine can bear.
package struct Limits: Sendable, Equatable {
  /// The bytes of the file itself.
  package var bytes = 200_000_000
  /// The rows of one table, or of all sheets of a workbook.
  package var rows = 1_048_576
  /// The cells of one row.
  package var columns = 16_384
  /// The cells of one table, or of all sheets of a workbook; the values of a JSON document.
  package var cells = 5_000_000
  /// The entries of an archive.
  package var entries = 5_000
  /// The bytes that all entries read from one archive may unpack to, counted while they unpack.
  package var unpackedBytes = 300_000_000
  /// How many times its packed size an entry may unpack to; an entry below a megabyte is let be,
  /// because a short run of zeros packs well without malice.
  package var ratio = 300

  /// The defaults.
  package init() {}

  /// Those for results that were written here: some forty values for each of a million sorts.
  package static var ofResults: Limits {
    var limits = Limits()
    limits.cells = 50_000_000
    return limits
  }

  /// What a reader counts against its limits.
  package enum Subject: String, Sendable, Equatable {
    case bytes, rows, columns, cells, entries, unpackedBytes, ratio
  }
}
