import QCollect
import QStudy

extension UnfitSort {
  /// The sorts with which findings are at odds, each once.
  ///
  /// - Parameters:
  ///   - findings: what keeps a study from being analysed.
  ///   - study: the study.
  static func all(in findings: Findings, of study: Study) -> [UnfitSort] {
    let sorts = Dictionary(
      study.sorts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var named: Set<String> = []
    return findings.all.flatMap { finding in
      ([finding.sort].compactMap(\.self) + finding.furtherSorts).compactMap { id in
        guard let sort = sorts[id], let why = why(finding.code, sort: sort),
          named.insert(id).inserted
        else { return nil }
        return UnfitSort(sort: id, why: why)
      }
    }
  }

  /// Why a sort can't be analysed; nil where leaving it out would mend nothing.
  private static func why(_ code: Finding.Code, sort: QSort) -> String? {
    let blanks = sort.placements.count { $0 == nil }
    return switch code {
    case .blankCell where blanks == sort.placements.count: "no card has a place"
    case .blankCell: blanks == 1 ? "a card without a place" : "\(blanks) cards without a place"
    case .noVariance: "every card in one column"
    case .raggedRow: "another number of cards than the study has"
    case .valueOffGrid: "a card in a column that the grid does not have"
    case .wrongColumnSums: "columns that hold other numbers of cards than the grid"
    case .unknownCondition: "sorted under a question that the study does not ask"
    default: nil
    }
  }
}
