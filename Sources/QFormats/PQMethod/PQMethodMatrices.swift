internal import QStudy
internal import QTables

/// Writes `.cor`, `.unr`, `.rot` and `.hro`: numbers of five decimals, ten columns each.
struct PQMethodMatrices {
  private let sheet: PQMethodSheet
  private let results: PublishedResults

  /// What PQMethod extracts at most.
  private static let mostFactors = 8
  private static let perLine = 8

  init(_ sheet: PQMethodSheet, _ results: PublishedResults) {
    self.sheet = sheet
    self.results = results
  }

  /// Results of another study, and more factors than there is room for.
  static func faults(in results: PublishedResults, of sheet: PQMethodSheet) -> [Finding] {
    var findings: [Finding] = []
    for matrix in [results.unrotated, results.rotated] {
      guard let columns = matrix?.first?.count, columns > mostFactors else { continue }
      findings.append(
        Finding(
          .tooManyFactors, found: "\(columns) factors",
          expected: "at most \(mostFactors), which is what PQMethod extracts",
          mend: "Extract and keep fewer."))
    }
    let sorts = sheet.study.sorts.count
    let statements = sheet.study.statements.count
    let rotated = results.rotated?.first?.count ?? 0
    let factors = results.scored?.count ?? results.z?.first?.count ?? rotated
    func fits<T>(_ matrix: [[T]]?, _ rows: Int, _ columns: Int?) -> Bool {
      guard let matrix else { return true }
      let width = columns ?? matrix.first?.count ?? 0
      return matrix.count == rows && matrix.allSatisfy { $0.count == width }
    }
    let fit =
      fits(results.correlations, sorts, sorts)
      && fits(results.unrotated, sorts, results.eigenvalues?.count)
      && fits(results.rotated, sorts, rotated) && fits(results.flags, sorts, rotated)
      && fits(results.distributions.map { [$0] }, 1, sorts)
      && (results.scored ?? []).allSatisfy((0..<rotated).contains)
      && fits(results.z, statements, factors) && fits(results.ranks, statements, factors)
      && fits(results.arrays, statements, factors)
      && fits(results.exactScores?.z, statements, factors)
      && fits(results.exactScores?.t, statements, factors)
      && fits(results.scoreCorrelations, factors, factors)
      && fits(results.differenceErrors, factors, factors)
      && fits(results.definers.map { [$0] }, 1, factors)
      && fits(results.reliabilities.map { [$0] }, 1, factors)
      && fits(results.standardErrors.map { [$0] }, 1, factors)
      && (results.distinguishing ?? []).allSatisfy { (0..<statements).contains($0.statement) }
      && (results.consensus ?? []).allSatisfy { (0..<statements).contains($0.statement) }
    if !fit {
      findings.append(
        Finding(
          .raggedRow, found: "results of another study",
          expected: "tables of \(sorts) sorts, \(statements) statements and \(factors) factors",
          mend: "Give the results of this study."))
    }
    return findings
  }

  var files: [(name: String, bytes: [UInt8])] {
    var files: [(name: String, bytes: [UInt8])] = []
    if let correlations = results.correlations {
      let rows = correlations.map { row in
        stride(from: 0, to: row.count, by: Self.perLine).map { start in
          row[start..<min(start + Self.perLine, row.count)].map(Self.field).joined(separator: " ")
            + PQMethodSheet.lineEnd
        }.joined()
      }
      files.append(
        (sheet.stem + ".cor", Array((sheet.header(factors: 0, width: 80) + rows.joined()).utf8)))
    }
    if let unrotated = results.unrotated {
      let rows = unrotated.map { row in
        row.map(Self.field).joined(separator: " ") + PQMethodSheet.lineEnd
      }
      let head = sheet.header(factors: unrotated.first?.count ?? 0)
      files.append((sheet.stem + ".unr", Array((head + rows.joined() + spectrum).utf8)))
    }
    if let rotated = results.rotated, let flags = results.flags {
      let rows = zip(rotated, flags).map { row, flags in
        zip(row, flags).map { Self.field($0) + ($1 ? "X" : " ") }.joined() + PQMethodSheet.lineEnd
      }
      let text = sheet.header(factors: rotated.first?.count ?? 0) + rows.joined()
      files.append((sheet.stem + ".rot", Array(text.utf8)))
      files.append((sheet.stem + ".hro", Array(text.utf8)))
    }
    return files
  }

  private static func field(_ value: Double) -> String { FortranField.real(value, 9, 5) }

  /// The table of eigenvalues that follows principal components; its percentages are in single
  /// precision, as there.
  private var spectrum: String {
    guard let spectrum = results.spectrum else { return "" }
    var text =
      " Eigenvalues        As Percentages    Cumul. Percentages" + PQMethodSheet.lineEnd
      + " -----------        --------------    ------------------" + PQMethodSheet.lineEnd
    let trace = spectrum.reversed().reduce(Float(0)) { $0 + Float($1) }
    var sum: Float = 0
    for (index, eigenvalue) in spectrum.enumerated() {
      let percent = Float(eigenvalue) / trace * 100
      sum += Float(eigenvalue)
      text +=
        FortranField.whole(index + 1, 4) + FortranField.real(eigenvalue, 9, 4)
        + FortranField.blanks(7) + FortranField.real(Double(percent), 10, 4)
        + FortranField.blanks(10)
        + FortranField.real(Double(100 * sum / trace), 10, 4) + PQMethodSheet.lineEnd
    }
    return text
  }
}
