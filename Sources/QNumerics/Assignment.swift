/// Pairs rows with columns, one to one, so that the sum over the pairs is as large as possible.
///
/// The assignment problem of Kuhn (1955), solved by shortest augmenting paths as Jonker &
/// Volgenant (1987) do: rows are added one at a time, and dual prices keep every path a search
/// over non-negative costs. O(p²q) for p = min(rows, columns), q = max(rows, columns).
public enum Assignment {
  /// For each row the column it is paired with, or nil for a row left over.
  ///
  /// min(rows, columns) pairs are made, even where a benefit is negative. Among several best
  /// assignments one is returned, always the same for the same matrix.
  ///
  /// - Throws: ``MatrixError/notFinite(operation:row:column:)``.
  public static func maximising(_ benefit: Matrix) throws(MatrixError) -> [Int?] {
    if let (row, column) = benefit.firstNotFinite {
      throw .notFinite(operation: "assignment", row: row, column: column)
    }
    guard benefit.rows > benefit.columns else {
      return ownersOfColumns(benefit).inverted(count: benefit.rows)
    }
    return ownersOfColumns(benefit.transposed)
  }

  /// For each column the row that takes it; needs rows ≤ columns, and every row gets a column.
  private static func ownersOfColumns(_ benefit: Matrix) -> [Int?] {
    let columns = benefit.columns
    var owner = [Int?](repeating: nil, count: columns)
    var rowPrice = [Double](repeating: 0, count: benefit.rows)
    var columnPrice = [Double](repeating: 0, count: columns)

    for newRow in 0..<benefit.rows {
      // Dijkstra's search from the new row to a free column, over reduced costs
      // −benefit(i, j) − rowPrice(i) − columnPrice(j), all ≥ 0.
      var distance = [Double](repeating: .infinity, count: columns)
      var previous = [Int?](repeating: nil, count: columns)
      var visited = [Bool](repeating: false, count: columns)
      var path: [(row: Int, distance: Double)] = [(newRow, 0)]
      var row = newRow
      var reached: Int? = nil
      var last: Int? = nil
      while reached == nil {
        let travelled = path[path.count - 1].distance
        var nearest = -1
        for j in 0..<columns where !visited[j] {
          let through = travelled - benefit[row, j] - rowPrice[row] - columnPrice[j]
          if through < distance[j] {
            distance[j] = through
            previous[j] = last
          }
          if nearest < 0 || distance[j] < distance[nearest] { nearest = j }
        }
        visited[nearest] = true
        last = nearest
        if let next = owner[nearest] {
          row = next
          path.append((next, distance[nearest]))
        } else {
          reached = nearest
        }
      }

      guard var free = reached else { continue }
      let length = distance[free]
      for step in path { rowPrice[step.row] += length - step.distance }
      for j in 0..<columns where visited[j] { columnPrice[j] -= length - distance[j] }
      // Every column on the path passes to the row that found it.
      while let before = previous[free] {
        owner[free] = owner[before]
        free = before
      }
      owner[free] = newRow
    }
    return owner
  }
}

extension [Int?] {
  /// The inverse of a partial one-to-one map into 0..<count.
  fileprivate func inverted(count: Int) -> [Int?] {
    var result = [Int?](repeating: nil, count: count)
    for (index, value) in enumerated() {
      if let value { result[value] = index }
    }
    return result
  }
}
