import QNumerics

/// People and the groups they belong to, ready to be permuted.
///
/// Whoever has several sorts takes all of them along, and labels change places only among people
/// with as many sorts, so that under the hypothesis of no difference every arrangement is as likely
/// as the observed one. People stand by identifier and groups by their first person: neither the
/// order of the sorts nor the names of the groups changes a draw.
struct GroupPermutation: Sendable {
  private struct Stratum: Sendable {
    var labels: [Int] = []
    /// Positions, in ``sorts``, of the sorts of each person.
    var places: [[Int]] = []
  }

  /// Indices of the sorts that take part, person by person.
  let sorts: [Int]
  /// For each label the group it stands for.
  let groups: [Int]
  /// How many sorts bear each label; permuting does not change it.
  let sizes: [Int]
  private let strata: [Stratum]

  /// - Parameter people: each person's identifier, sorts in canonical order, and group.
  init(_ people: [(id: String, sorts: [Int], group: Int)]) {
    let people = people.sorted { $0.id < $1.id }
    var labels: [Int: Int] = [:]
    var strata: [Int: Stratum] = [:]
    var (sorts, groups, sizes): ([Int], [Int], [Int]) = ([], [], [])
    for person in people {
      if labels[person.group] == nil {
        labels[person.group] = groups.count
        groups.append(person.group)
        sizes.append(0)
      }
      let label = labels[person.group] ?? 0
      sizes[label] += person.sorts.count
      strata[person.sorts.count, default: Stratum()].labels.append(label)
      strata[person.sorts.count, default: Stratum()].places.append(
        Array(sorts.count..<sorts.count + person.sorts.count))
      sorts += person.sorts
    }
    self.sorts = sorts
    self.groups = groups
    self.sizes = sizes
    self.strata = strata.sorted { $0.key < $1.key }.map(\.value)
  }

  /// "groups"
  private static let stream: UInt64 = 0x6772_6F75_7073

  /// The label of every sort as observed.
  var observed: [Int] {
    var labels = [Int](repeating: 0, count: sorts.count)
    for stratum in strata { Self.place(stratum.labels, stratum, &labels) }
    return labels
  }

  /// The label of every sort in permutation `number`, each from a stream of its own.
  func draw(_ number: Int, seed: UInt64, into labels: inout [Int]) {
    var generator = SeededGenerator(seed: seed, stream: Self.stream &+ UInt64(number))
    for stratum in strata {
      var shuffled = stratum.labels
      generator.shuffle(&shuffled)
      Self.place(shuffled, stratum, &labels)
    }
  }

  private static func place(_ drawn: [Int], _ stratum: Stratum, _ labels: inout [Int]) {
    for (label, places) in zip(drawn, stratum.places) {
      for place in places { labels[place] = label }
    }
  }

  /// How many different arrangements there are, as far as a statistic that takes no heed of the
  /// names of two groups can tell; infinite for a great many.
  var arrangements: Double {
    var ways = 1.0
    for stratum in strata {
      var left = Double(stratum.labels.count)
      for label in groups.indices {
        for k in 0..<stratum.labels.count(where: { $0 == label }) {
          ways *= left / Double(k + 1)
          left -= 1
        }
      }
    }
    let mirrored =
      groups.count == 2
      && strata.allSatisfy { stratum in
        stratum.labels.count { $0 == 0 } * 2 == stratum.labels.count
      }
    return mirrored ? ways / 2 : ways
  }

  /// Indicator matrix of some permutations, sorts × (permutations · labels): column b·labels + l
  /// has 1 where a sort bears label l in permutation b. Fewer labels than there are may be asked for.
  func indicators(_ range: Range<Int>, seed: UInt64, labels count: Int) throws -> Matrix {
    let n = sorts.count
    var storage = [Double](repeating: 0, count: n * range.count * count)
    var labels = [Int](repeating: 0, count: n)
    for (b, number) in range.enumerated() {
      draw(number, seed: seed, into: &labels)
      for i in 0..<n where labels[i] < count { storage[i + (b * count + labels[i]) * n] = 1 }
    }
    return try Matrix(rows: n, columns: range.count * count, storage: storage)
  }

  /// The same of the labels as observed, sorts × labels.
  func observedIndicators(labels count: Int) -> Matrix {
    let labels = observed
    return Matrix(rows: sorts.count, columns: count) { i, l in labels[i] == l ? 1 : 0 }
  }
}
