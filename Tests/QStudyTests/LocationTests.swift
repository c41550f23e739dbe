import QStudy
import Testing

/// Places in files, as people call them.
@Suite struct LocationTests {
  @Test("A sheet that is called as columns are is a sheet, and its cells keep their names")
  func words() {
    for (file, cell, words) in [
      ("a.xlsx", "S", "sheet S"), ("a.XLSX", "AB", "sheet AB"), ("a.xlsx", "S!B3", "S!B3"),
      ("a.csv", "S", "column S"), ("a.dat", "12", "column 12"), ("a.json", "record x", "record x"),
    ] {
      #expect(Location(file: file, line: 3, cell: cell).cellInWords == words)
    }
    #expect(Location(file: "a.csv", line: 3).cellInWords == nil)
  }
}
