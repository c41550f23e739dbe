package import QStudy
package import QTables

/// Reads a whole YAML file into a value, strictly.
///
/// - Throws: `Findings` with every fault of the file, each with its line.
package func decodeYAML<Value>(
  _ bytes: [UInt8], file: String, _ reader: YAMLReader<Value>
) throws -> Value {
  let document: YAMLDocument
  do {
    document = try YAMLDocument(parsing: bytes)
  } catch {
    throw Findings(Finding(error, file: file, bytes: bytes))
  }
  do {
    return try document.decode(reader)
  } catch {
    let findings = error.all.map { Finding($0, file: file, bytes: bytes) }
    throw Findings(findings) ?? Findings(.emptyFile(file))
  }
}

extension YAMLReader {
  /// A grid as a mapping of values to numbers of cards.
  package static var grid: YAMLReader<Grid> {
    YAMLReader<[(key: Int, value: Int)]>.integerEntries(of: .integer).map(
      expected: ["a mapping of values to numbers of cards, as {-1: 2, 0: 3, 1: 2}"]
    ) { entries in
      try? Grid(columns: entries.map { Grid.Column(value: $0.key, count: $0.value) })
    }
  }
}
