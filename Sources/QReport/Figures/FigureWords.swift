import QAnalysis
import QDrawing
import QStudy

/// Numbers and names as figures print them.
enum FigureWords {
  /// A whole number with its sign: `+3`, `0`, `−4`.
  static func signed(_ value: Int) -> String {
    value == 0 ? "0" : (value < 0 ? "\u{2212}" : "+") + String(value.magnitude)
  }

  /// A number with two decimals and its sign: `+1.25`, `0.00`, `−0.40`.
  static func signed(_ value: Double) -> String {
    let digits = decimal(abs(value))
    return digits == "0.00" ? digits : (value < 0 ? "\u{2212}" : "+") + digits
  }

  /// A number with two decimals and, below zero, a minus: `0.75`, `−0.40`.
  static func decimal(_ value: Double) -> String {
    // Beyond this, hundredths can't be told apart.
    guard value.isFinite, abs(value) < 1e12 else { return "–" }
    let hundredths = Int((abs(value) * 100).rounded())
    let fraction = hundredths % 100
    let sign = value < 0 && hundredths > 0 ? "\u{2212}" : ""
    return sign + "\(hundredths / 100)." + (fraction < 10 ? "0\(fraction)" : "\(fraction)")
  }

  /// A share as whole per cent: `31 %`.
  static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

  /// `1 sort`, `3 sorts`.
  static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  /// `a`, `a and b`, `a, b and c`.
  static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}

extension Statement {
  /// What stands for the statement where there is little room: its short form, else its wording.
  var brief: String {
    guard let short, short.contains(where: { !$0.isWhitespace }) else { return text }
    return short
  }
}

extension AnalysisDocument {
  /// The position and the name: `F1 · Money follows people`.
  func fullName(of factor: Int) -> String { "\(identifier(of: factor)) · \(name(of: factor))" }

  /// Factors that have no scores, in words for a note; `nil` where all have.
  var withoutScores: String? {
    let names = analysis.scores.z.indices.filter { analysis.scores.z[$0] == nil }
      .map { identifier(of: $0) }
    guard !names.isEmpty else { return nil }
    let verb = names.count == 1 ? "has no scores and is" : "have no scores and are"
    return "\(FigureWords.list(names)) \(verb) not shown."
  }

  /// What every figure of made-up sorts says; `nil` for others.
  var simulationNote: String? { isSimulated ? "The sorts are simulated." : nil }
}

extension Marker {
  /// The marker of a viewpoint. Beyond the eighth, shapes come again, hollow.
  static func viewpoint(_ factor: Int, at position: Point, size: Double) -> Element {
    let isFilled = (factor / Paint.seriesCount).isMultiple(of: 2)
    return Marker(series: factor).element(at: position, size: size, filled: isFilled)
  }
}
