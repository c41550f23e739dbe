/// Names that another program can hold, each once.
///
/// An id that the program can hold as it is keeps its claim to it; of others the first bearer of a name
/// gets it where it is free, and the next ones a mark.
///
/// - Parameters:
///   - ids: the ids as they are.
///   - plain: what the program can hold of each; not blank.
///   - taken: names that are to stay free.
///   - marked: a name with a number that tells it from others, as the program can hold it.
func distinctNames(
  _ ids: [String], plain: [String], taken: Set<String> = [],
  marked: (_ name: String, _ number: Int) -> String
) -> [String] {
  var used = Set(zip(ids, plain).filter { $0 == $1 }.map { $1 }).union(taken)
  var met = taken
  // The next number of each name, so that a name borne by thousands costs no search.
  var numbers: [String: Int] = [:]
  return zip(ids, plain).map { id, plain in
    if id == plain, met.insert(id).inserted { return plain }
    var candidate = plain
    var number = numbers[plain] ?? 2
    while !used.insert(candidate).inserted {
      candidate = marked(plain, number)
      number += 1
    }
    numbers[plain] = number
    return candidate
  }
}
