/// Five sorts of ten statements on one grid, the beginning of tables in which something else is wrong.
public enum FiveSorts {
  /// Who sorted.
  public static let people = ["Ann", "Bob", "Cai", "Dai", "Eve"]
  /// The values of each, in the order of the statements.
  public static let sorts = [
    [0, 1, 2, 1, 0, 0, -2, 0, -1, -1], [0, 1, -1, 0, 0, 2, -2, 1, -1, 0],
    [1, 1, 0, 2, 0, -2, -1, -1, 0, 0], [1, -1, 0, -1, 0, 0, -2, 2, 0, 1],
    [-1, -2, 0, 2, 0, 1, -1, 0, 0, 1],
  ]
}
