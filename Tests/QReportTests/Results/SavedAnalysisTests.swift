import QAnalysis
import QNumerics
import QReport
import QStudy
import QTables
import Testing

@Suite struct SavedAnalysisTests {
  private func findings(_ text: String) -> [Finding] {
    do {
      _ = try SavedAnalysis(reading: Array(text.utf8), file: "old.json")
      return []
    } catch { return error.all }
  }

  private func changed(
    _ path: [String], to value: JSONValue?, in kind: ResultDocuments.Kind = .threeFactors
  ) throws -> [Finding] {
    let document = AnalysisJSON.value(of: try ResultDocuments.document(kind))
    return findings(document.replacing(path, with: value).text())
  }

  @Test func formatAndVersionComeBeforeAnythingElse() throws {
    #expect(findings("{}").map(\.code) == [.unreadableFormat])
    #expect(findings("[]").map(\.code) == [.unreadableFormat])
    #expect(try changed(["format"], to: "other").map(\.code) == [.unreadableFormat])
    let newer = try changed(["version"], to: 2)
    #expect(newer.map(\.code) == [.unreadableFormat])
    #expect(newer.first?.mend.contains("Update") == true)
    #expect(try changed(["version"], to: "1").map(\.location?.cell) == ["version"])
  }

  @Test func aFaultNamesItsPath() throws {
    let cases: [([String], JSONValue?, Finding.Code, String)] = [
      (["scores", "z", "3", "1"], "high", .wrongType, "scores.z[3][1]"),
      (["scores", "z", "3", "1"], .null, .wrongType, "scores.z[3][1]"),
      (["scores", "z", "3"], [1], .raggedRow, "scores.z[3]"),
      (["flags"], nil, .missingKey, "flags"),
      (["flags", "0", "0"], 7, .badValue, "flags[0][0]"),
      (["statements", "4", "id"], "s1", .badValue, "statements[4].id"),
      (["sorts", "2", "status"], "sure", .badValue, "sorts[2].status"),
      (["sorts", "0", "viewpoint"], "F9", .badValue, "sorts[0].viewpoint"),
      (["factors", "0", "definingSorts", "0"], "nobody", .badValue, "factors[0].definingSorts[0]"),
      (["comparison", "5", "label"], .null, .wrongType, "comparison[5].label"),
      (["rotation"], 3, .wrongType, "rotation"),
      (["warnings"], true, .wrongType, "warnings"),
    ]
    for (path, value, code, cell) in cases {
      let found = try changed(path, to: value)
      #expect(
        found.contains { $0.code == code && $0.location?.cell == cell },
        "\(path): \(found.map { "\($0.code) \($0.location?.cell ?? "-")" })")
      #expect(found.allSatisfy { $0.location?.file == "old.json" })
    }
  }

  @Test func keysOfALaterProgramAreLetBe() throws {
    let document = AnalysisJSON.value(of: try ResultDocuments.document(.oneFactor))
    let members = document.object?.members ?? []
    let grown = JSONValue.object(members.map { ($0.key, $0.value) } + [("unheardOf", [1])])
    #expect(findings(grown.text()).isEmpty)
  }

  @Test func textThatIsNoJSONIsASyntaxFinding() throws {
    let text = AnalysisJSON.text(of: try ResultDocuments.document(.oneFactor))
    let half = findings(String(text.prefix(text.count / 2)))
    #expect(half.map(\.code) == [.syntax])
    #expect(half.first?.location?.line != nil)
    #expect(findings("").map(\.code) == [.syntax])
    #expect(findings("{\"format\": 1, \"format\": 2}").map(\.code) == [.syntax])
    let deep = String(repeating: "[", count: 100_000)
    #expect(findings(deep).map(\.code) == [.syntax])
    #expect(findings("{\"format\": " + deep).map(\.code) == [.syntax])
  }

  @Test func noMutationOfAFileCrashesTheReaderOrTheComparison() throws {
    let original = try ResultDocuments.document(
      ResultDocuments.study(sorts: 8, themes: true), settings: AnalysisSettings(factors: 2))
    let sound = try SavedAnalysis(original)
    let bytes = Array(AnalysisJSON.text(of: original).utf8)
    var random = SeededGenerator(seed: 11)
    var (read, refused) = (0, 0)
    for _ in 0..<2000 {
      var mutated = bytes
      for _ in 0..<random.below(3) + 1 { random.mutate(&mutated) }
      do {
        let saved = try SavedAnalysis(reading: mutated, file: "x.json")
        // One in a few: the comparison takes longer than the reading.
        if read.isMultiple(of: 20) {
          let difference = try AnalysisDifference(old: saved, new: sound)
          #expect(difference.isSame() || !difference.text.isEmpty)
        }
        read += 1
      } catch let findings as Findings {
        #expect(!findings.all.isEmpty)
        refused += 1
      }
    }
    #expect(read > 0 && refused > 0)
  }
}

extension JSONValue {
  /// The document with the value at a path replaced, or its key removed.
  func replacing(_ path: [String], with value: JSONValue?) -> JSONValue {
    guard let step = path.first else { return value ?? .null }
    let rest = Array(path.dropFirst())
    switch self {
    case .object(let object):
      return .object(
        object.members.compactMap { member in
          guard member.key == step else { return (member.key, member.value) }
          if rest.isEmpty { return value.map { (member.key, $0) } }
          return (member.key, member.value.replacing(rest, with: value))
        })
    case .array(let elements):
      return .array(
        elements.enumerated().map { i, element in
          String(i) == step ? element.replacing(rest, with: value) : element
        })
    default: return self
    }
  }
}

extension SeededGenerator {
  /// Cuts, drops, doubles or exchanges bytes.
  fileprivate mutating func mutate(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    let place = below(bytes.count)
    switch below(12) {
    case 0: bytes.removeSubrange(place...)
    case 1: bytes.removeSubrange(place..<min(bytes.count, place + below(200)))
    case 2: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 50)], at: place)
    case 3: bytes[place] = UInt8(below(256))
    case 4, 5: bytes[place] = Array("0123456789-[]{},:\"nte".utf8)[below(21)]
    default:
      // A digit for another digit keeps the file well-formed: the reader gets to its shapes.
      if let digit = bytes[place...].firstIndex(where: { (0x30...0x39).contains($0) }) {
        bytes[digit] = 0x30 + UInt8(below(10))
      }
    }
  }
}
