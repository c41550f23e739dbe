import QStudy
import QTables
import Testing

@testable import QFormats

/// Rows and columns of totals and means beside the sorts.
@Suite struct TotalLinesTests {
  @Test(
    "Totals and means are left out by their name",
    arguments: ["Total", "SUM", "Mittelwert", "moyenne:", "Gesamt", "Average", "cyfanswm", "合計"])
  func totalsByName(word: String) throws {
    let row = try readTable("sort,s1,s2,s3\nx,1,0,-1\ny,0,1,-1\nz,-1,0,1\n\(word),0,1,-1\n")
    #expect(row.study.sorts.map(\.id) == ["x", "y", "z"])
    let column = try readTable("no,x,y,\(word)\n1,1,0,1\n2,0,1,1\n3,-1,-1,-2\n")
    #expect(column.study.sorts.map(\.id) == ["x", "y"])
    #expect(column.layout?.told.first?.hasPrefix("Column D (“\(word)”) left out: totals") == true)
  }

  @Test(
    "Lines that are the sum, mean or deviation of the others are left out whatever their name",
    arguments: ["sum", "mean", "standard deviation"])
  func totalsByArithmetic(kind: String) throws {
    let rows = [[2, 1, -1], [-2, 0, 1], [1, -1, -2], [0, 2, 0], [-1, -2, 2]]
    let lines = rows.enumerated().map { number, row in
      let sum = Double(row.reduce(0, +))
      let mean = sum / 3
      let squares = row.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
      let total = kind == "sum" ? sum : kind == "mean" ? mean : (squares / 2).squareRoot()
      let shown = (total * 100).rounded() / 100
      return "\(number + 1)," + row.map(String.init).joined(separator: ",") + ",\(shown)\n"
    }
    for name in ["xyz", kind == "standard deviation" ? "SD" : ""] {
      let reading = try readTable("no,a,b,c,\(name)\n" + lines.joined())
      #expect(reading.study.sorts.map(\.id) == ["a", "b", "c"], "\(name)")
      #expect(
        reading.layout?.told.first?.hasSuffix("the \(kind) of the others in its row.") == true)
    }
  }

  @Test("A row without a name that is the sum of the others is left out; a sort called N is not")
  func unnamedTotals() throws {
    let text = "sort,s1,s2,s3,s4\nM,2,0,-1,1\nN,1,-1,2,0\nO,0,2,1,-1\n"
    #expect(try readTable(text).study.sorts.map(\.id) == ["M", "N", "O"])
    let summed = try readTable(text + ",3,1,2,0\n")
    #expect(summed.study.sorts.map(\.id) == ["M", "N", "O"])
    let spread = try readTable(text + "SD,0.82,1.25,1.53,1.4\n")
    #expect(spread.study.sorts.map(\.id) == ["M", "N", "O"])
    #expect(
      summed.layout?.told == ["Row 5 left out: each cell is the sum of those above or below it."])
  }

  @Test("Ages beside the values hide nobody called Total")
  func agesBesideTotal() throws {
    let lines = zip(people, sorts).enumerated().map { number, line in
      "\(line.0)," + line.1.map(String.init).joined(separator: ",") + ",\(31 + 7 * number)\n"
    }
    let text = "A title\nsort,s1,s2,s3,s4,s5,age\n" + lines.joined()
    let reading = try readTable(text)
    #expect(reading.study.sorts.map(\.id) == people)
    #expect(reading.layout?.attributes == ["age"])
    #expect(try readAgain(text, reading.layout).study == reading.study)
  }

  /// A study in which two people are called after totals.
  private let people = ["Ann", "Bob", "Cai", "Dee", "Total", "Mean"]
  private let sorts = [
    [-1, 0, 1, 0, 0], [0, -1, 0, 1, 0], [0, 0, -1, 0, 1], [1, 0, 0, 0, -1], [1, 0, 0, -1, 0],
    [1, 0, 0, 0, -1],
  ]

  @Test("Somebody called Total whose values fill the grid of the others is a sort, not a total")
  func calledTotal() throws {
    let statements = (0..<5).map { j in
      let values = sorts.map { $0[j] }
      return "s\(j + 1)," + values.map(String.init).joined(separator: ",")
        + ",\(values.reduce(0, +))\n"
    }
    let columns = "no," + people.joined(separator: ",") + ",Sum\n" + statements.joined()
    let means = (0..<5).map { j in
      String((Double(sorts.reduce(0) { $0 + $1[j] }) / 6 * 100).rounded() / 100)
    }
    let rows =
      "sort,s1,s2,s3,s4,s5\n"
      + zip(people, sorts).map { "\($0)," + $1.map(String.init).joined(separator: ",") + "\n" }
      .joined() + "Average," + means.joined(separator: ",") + "\n"
    for (text, told) in [
      (columns, "Column H (“Sum”) left out: totals or means, by their name."),
      (rows, "Row 8 left out: totals or means, by their name."),
    ] {
      let reading = try readTable(text)
      #expect(reading.study.sorts.map(\.id) == people)
      #expect(reading.study.sorts.map(\.placements) == sorts)
      #expect(reading.layout?.told == [told])
      #expect(try readAgain(text, reading.layout).study == reading.study)
    }
  }

  @Test("A last sort that happens to be the sum of the others is a sort, for it fills their grid")
  func summedByChance() throws {
    let text = "no,Ann,Bob,Cai,Dee\n1,1,0,-1,0\n2,0,1,0,1\n3,-1,-1,1,-1\n4,0,0,0,0\n"
    #expect(try readTable(text).study.sorts.map(\.id) == ["Ann", "Bob", "Cai", "Dee"])
  }

  @Test("A total that fills no grid, or that adds up, is left out however the others look")
  func noSort() throws {
    let text = "no,a,b,c,Total\n1,1,0,-1,2\n2,0,1,0,1\n3,-1,-1,1,0\n4,0,0,0,9\n"
    #expect(try readTable(text).study.sorts.map(\.id) == ["a", "b", "c"])
  }
}
