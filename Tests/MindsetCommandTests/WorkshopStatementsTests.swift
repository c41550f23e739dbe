import Foundation
import QStudy
import QTables
import Testing

@testable import MindsetCommand
@testable import QCollect

/// What a workshop can begin from.
@Suite("Statements of a new workshop")
struct WorkshopStatementsTests {
  private let bench: Workbench

  init() throws { bench = try Workbench() }

  private func read(_ text: String, name: String = "cards.csv") throws -> WorkshopStatements {
    try bench.write([name: text])
    return try WorkshopStatements.read(bench.path + "/" + name)
  }

  private let sorted = [
    Statement(id: "1", text: "Trees, ponds", theme: "T1"),
    Statement(id: "2", text: "Bins", theme: "T2"),
    Statement(id: "3", text: "Benches"),
  ]

  @Test(
    "a table reads whatever its columns are called and whatever separates them",
    arguments: [
      "Statement,Theme\n\"Trees, ponds\",T1\nBins,T2\nBenches,\n",
      "Statement;Theme\nTrees, ponds;T1\nBins;T2\nBenches;\n",
      "Theme\tStatement\nT1\tTrees, ponds\nT2\tBins\n\tBenches\n",
      "No,Statement,Theme\r\n1,\"Trees, ponds\",T1\r\n2,Bins,T2\r\n3,Benches,\r\n",
      "id,text,theme\n1,\"Trees, ponds\",T1\n2,Bins,T2\n3,Benches,\n",
      // Longer texts beside them; a title, and a blank row, above them.
      "ID,Statement (EN),Source,Theme\n1,\"Trees, ponds\",A long reference to a book,T1\n"
        + "2,Bins,A long reference to another book,T2\n3,Benches,,\n",
      "Our great study,,\n,,\nNo,Item,Theme\n1,\"Trees, ponds\",T1\n2,Bins,T2\n3,Benches,\n",
      // Title, authors and notes, some of them in two cells, above the names.
      "Our great study,,\n,,\nAuthor,Ann,\nDate,2026,\nNote,,\nAnother,,\nA third,,\n,,\n"
        + "Nr.,Aussage,Thema\n1,\"Trees, ponds\",T1\n2,Bins,T2\n3,Benches,\n",
    ])
  func tables(text: String) throws {
    let found = try read(text)
    #expect(found.statements == sorted)
    #expect(found.themes.map(\.id) == ["T1", "T2"])
  }

  @Test(
    "a single column with a heading has no card of it", arguments: ["statement", "Text", "TEXT"])
  func heading(heading: String) throws {
    let texts = ["Trees, ponds", "Bins", "Benches"]
    #expect(
      try read("\(heading)\n\"Trees, ponds\"\nBins\nBenches\n").statements.map(\.text) == texts)
  }

  @Test("lines with commas are statements, and marks of lists are no part of them")
  func lines() throws {
    func texts(_ text: String) throws -> [String] {
      try read(text, name: "statements.txt").statements.map(\.text)
    }
    let plain = ["Trees, ponds", "Bins, too", "Benches, above all"]
    #expect(try texts(plain.joined(separator: "\n")) == plain)
    for marks in [
      ["1. ", "2. ", "3. "], ["1) ", "2) ", "3) "], ["- ", "- ", "- "], ["• ", "•  ", "• "],
    ] {
      #expect(try texts(zip(marks, plain).map { $0 + $1 }.joined(separator: "\r\n")) == plain)
    }
    let kept = ["10 euros are enough", "1. FC first", "-5 degrees are cold"]
    #expect(try texts(kept.joined(separator: "\n")) == kept)
  }

  @Test("a direction is read in signs and in words, and named where it is neither")
  func directions() throws {
    let found = try read(
      "Statement,Direction\nTrees,+\nBins,\u{2212}\nPonds,\u{2013}\nBenches,For\nPaths,against\nLawns,\n"
    )
    #expect(
      found.statements.map(\.direction) == [
        .speaksFor, .speaksAgainst, .speaksAgainst, .speaksFor, .speaksAgainst, nil,
      ])
    let german = try read("Aussage,Richtung\nTrees,Pro\nBins,Contra\nPonds,dafür\nPaths,Kontra\n")
    #expect(
      german.statements.map(\.direction) == [
        .speaksFor, .speaksAgainst, .speaksFor, .speaksAgainst,
      ])
    let strange = faults("Statement,Direction\nTrees,+\nBins,maybe\nPonds,-\n")
    #expect(strange.map(\.found) == ["“maybe” as the direction of statement 2"])
  }

  @Test("a workbook of before 2007 is told to be saved anew")
  func oldWorkbook() throws {
    try bench.write("old.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0])
    let fault = #expect(throws: Findings.self) {
      try WorkshopStatements.read(bench.path + "/old.xls")
    }
    #expect(fault?.all[0].mend == "Open it in the spreadsheet program and save it as .xlsx.")
  }

  @Test(
    "a file that holds no table is told for what it is, whatever it is called",
    arguments: [
      (Array("%PDF-1.7\n1 0 obj\n".utf8), "a PDF"),
      ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "a picture"),
      (Array("{\\rtf1\\ansi Trees}".utf8), "a document of a word processor (RTF)"),
    ])
  func otherKinds(bytes: [UInt8], name: String) throws {
    try bench.write("cards.xlsx", bytes)
    let fault = #expect(throws: Findings.self) {
      try WorkshopStatements.read(bench.path + "/cards.xlsx")
    }
    #expect(fault?.all.map(\.found) == [name])
    #expect(fault?.all[0].expected.contains("Excel workbook") == true)
    #expect(fault?.all[0].location?.file == "cards.xlsx")
  }

  @Test("an example that is only rehearsed is gone with the rehearsal, and is in no list")
  func passing() async throws {
    let home = bench.path + "/home"
    let services = Workshops(home: home, store: nil).services
    let venue = Venue(services: services)
    let wish = try NewWorkshop(["from": "example", "example": .string(WorkshopExample.id)])
    try await venue.open(passing: wish)
    let folder = await venue.path
    #expect(FileManager.default.fileExists(atPath: folder + "/study.yml"))
    #expect(services.workshops().isEmpty)
    try await venue.rehearse(people: 1)
    await venue.leave()
    #expect(await venue.room == nil)
    #expect(!FileManager.default.fileExists(atPath: folder))
    // One that is to stay is called after its study.
    let kept = try services.create(wish)
    #expect(FilePath.name(of: kept).hasPrefix("place-based-budgeting"))
    #expect(services.workshops().map(\.path) == [kept])
  }

  @Test("what a killed rehearsal left behind goes at the next start, and what one is using stays")
  func leftovers() throws {
    let folders = PassingFolders(in: bench.path)
    let living = try folders.make()
    try bench.write(FilePath.name(of: FilePath.folder(of: living)) + "/workshop/study.yml", [1])
    // No program holds this one.
    try bench.write([
      "mindset-rehearsed-1/workshop/study.yml": "title: t", "mine/study.yml": "title: t",
    ])
    try FileManager.default.createSymbolicLink(
      atPath: bench.path + "/mindset-rehearsed-2", withDestinationPath: bench.path + "/mine")
    PassingFolders(in: bench.path).removeLeftovers()
    #expect(FileManager.default.fileExists(atPath: living + "/study.yml"))
    #expect(!bench.listing.contains("mindset-rehearsed-1"))
    #expect(bench.listing.contains("mine/study.yml"), "what a link leads to is not ours")
    folders.remove(living)
    #expect(!FileManager.default.fileExists(atPath: FilePath.folder(of: living)))
    folders.remove(bench.path + "/mine")
    #expect(bench.listing.contains("mine/study.yml"))
  }

  private func faults(_ text: String) -> [Finding] {
    do {
      _ = try read(text)
      return []
    } catch {
      return (error as? Findings)?.all ?? []
    }
  }

  @Test("what holds no statements is refused with words, and so is a statement that stands twice")
  func refusals() throws {
    #expect(
      faults("sort,1,2,3,4\nA,1,0,-1,0\nB,0,1,0,-1\n").first?.found
        == "a table of sorts or comments")
    #expect(
      faults("Ann,1,0,-1,0\nBob,0,1,0,-1\nCai,0,1,0,-1\n").first?.found.contains("numbers") == true)
    #expect(faults("participant,age\nA,3\nB,4\nC,5\n").first?.found == "a table of people")
    #expect(
      faults("Trees\nBins\ntrees\n").first?.found == "“trees” twice, as statement 1 and 3")
    #expect(faults("Trees\nBins\n").map(\.code) == [.tooFewStatements])
  }

  @Test("a workbook keeps its themes")
  func workbook() throws {
    let rows = [
      ["No", "Statement", "Theme"], ["1", "Trees, ponds", "T1"], ["2", "Bins", "T2"],
      ["3", "Benches", ""],
    ]
    try bench.write(
      "cards.xlsx",
      workbookBytes([WorkbookSheet(name: "Cards", rows: rows.map { $0.map { .text($0) } })]))
    let found = try WorkshopStatements.read(bench.path + "/cards.xlsx")
    #expect(found.statements == sorted)
    #expect(found.themes.map(\.id) == ["T1", "T2"])
  }

  @Test("a few statements make a workshop that opens; too few leave no folder", arguments: 1...7)
  func small(count: Int) async throws {
    let home = bench.path + "/home"
    let services = Workshops(home: home, store: nil).services
    let text = (1...count).map { "Statement number \($0)" }.joined(separator: "\n")
    let wish = try NewWorkshop([
      "from": "pasted", "title": "Park", "question": "Why?", "text": .string(text),
    ])
    if count < 3 {
      #expect(throws: Findings.self) { try services.create(wish) }
      #expect(!FileManager.default.fileExists(atPath: home + "/park"))
    } else {
      let folder = try services.create(wish)
      let room = try await services.open(folder)
      let cards = await room.design.grid.cardCount
      await services.leave(folder)
      #expect(cards == count)
    }
  }
}
