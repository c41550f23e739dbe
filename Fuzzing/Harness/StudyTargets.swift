// What must hold of every reader of studies, for any bytes.

import QFormats
import QStudy
import QTables

/// Reads a study and holds what comes of it against the rules.
func readStudy(_ bundle: Bundle, format: String?) {
  let places = Places(bundle)
  let options = bundle.readingOptions(format: format)
  findingsOnly(places) {
    let reading = try StudyFormats.read(bundle.input, options: options)
    check(reading, places)
    checkLayout(of: reading, bundle, options)
    // Writers cost more than readers: only some bytes lead to them.
    let writers = StudyFormats.writers
    if bundle.writer > 0, bundle.writer <= writers.count {
      write(reading.study, with: writers[bundle.writer - 1])
    }
  }
}

/// Runs what may throw findings, and nothing but findings that say something.
func findingsOnly(_ places: Places?, _ run: () throws -> Void) {
  do {
    try run()
  } catch let findings as Findings {
    check(findings, places)
  } catch {
    require(false, "a reader of memory throws findings only, not \(error)")
  }
}

func check(_ findings: Findings, _ places: Places?) {
  require(!findings.all.isEmpty, "findings are never empty")
  for finding in findings.all {
    require(
      !finding.found.isEmpty && !finding.expected.isEmpty && !finding.mend.isEmpty,
      "a finding says what was found, what was expected and what to do: \(finding)")
    if let place = finding.location, let places {
      require(places.hold(place), "a finding lies in the file: \(finding)")
    }
  }
}

private func check(_ reading: StudyReading, _ places: Places) {
  let study = reading.study
  for warning in reading.warnings {
    require(!warning.message.isEmpty, "a warning says something: \(warning)")
  }
  let sorts = Set(study.sorts.map(\.id))
  for (sort, place) in reading.sources.sorts {
    require(sorts.contains(sort), "what is located is a sort: “\(sort)” of \(sorts.sorted())")
    require(places.hold(place), "a sort lies in the file: “\(sort)” \(place)")
  }
  let statements = Set(study.statements.map(\.id))
  for (statement, place) in reading.sources.statements {
    require(statements.contains(statement), "what is located is a statement: “\(statement)”")
    require(places.hold(place), "a statement lies in the file: “\(statement)” \(place)")
  }
  for missing in MissingCells.allCases {
    do {
      _ = try SortTable(study, acceptsFree: true, missing: missing)
    } catch {
      check(reading.sources.locating(error), places)
    }
  }
}

/// A list has each id once, on a line of its own, and words a study of as many statements.
func checkList(_ list: StatementList, _ places: Places) {
  let ids = list.statements.map(\.id)
  require(Set(ids).count == ids.count, "a list has each id once: \(ids)")
  require(Set(list.sources.statements.keys) == Set(ids), "what is located is a statement")
  for place in list.sources.statements.values {
    require(places.hold(place), "a statement lies in the file: \(place)")
  }
  var study = Study(title: "T")
  study.statements = ids.map { Statement(id: $0, text: "Statement \($0)") }
  findingsOnly(places) {
    let worded = try list.wording(study, file: "cards.txt")
    require(worded.study.statements == list.statements, "a list words the study of its own ids")
  }
}

/// The options that a layout states read the same study, where no line within the sorts was left out.
private func checkLayout(
  of reading: StudyReading, _ bundle: Bundle, _ options: ReadingOptions
) {
  guard let layout = reading.layout, layout.sorts != nil else { return }
  var stated = options
  stated.sheet = layout.sheet
  stated.attributes = layout.statedAttributes
  stated.place = SortsPlace(
    sorts: layout.sorts, statements: layout.statements, ids: layout.ids)
  if layout.ids == nil, layout.statements == nil { stated.rows = layout.rows }
  do {
    let again = try StudyFormats.read(bundle.input, options: stated)
    require(
      again.study == reading.study || !layout.isPlain,
      """
      a layout stated by hand reads alike: \(layout.options)
      found \(reading.study.statements) \(reading.study.sorts)
      stated \(again.study.statements) \(again.study.sorts)
      """)
  } catch {
    require(!layout.isPlain, "a layout stated by hand reads: \(layout.options), \(error)")
  }
}

/// What is written has names that stay in their folder, and reads back.
private func write(_ study: Study, with writer: any StudyWriter.Type) {
  findingsOnly(nil) {
    let files = try writer.files(study)
    require(!files.isEmpty, "\(writer.id) writes something")
    require(Set(files.map(\.name)).count == files.count, "\(writer.id) writes each name once")
    for (name, _) in files {
      require(
        !name.isEmpty && !name.hasPrefix("/") && !name.split(separator: "/").contains(".."),
        "\(writer.id) stays in its folder: \(name)")
    }
    readBack(files, study, writer)
  }
}

private func readBack(
  _ files: [(name: String, bytes: [UInt8])], _ study: Study, _ writer: any StudyWriter.Type
) {
  let byName = Dictionary(files.map { ($0.name, $0.bytes) }) { first, _ in first }
  let folder = FormatInput(folder: "f", files: byName)
  let input =
    StudyFormats.reader(of: folder) != nil
    ? folder : FormatInput(path: files[0].name, bytes: files[0].bytes, beside: byName)
  let format = StudyFormats.reader(of: input)?.id ?? writer.id
  do {
    let back = try StudyFormats.read(input, options: ReadingOptions(format: format)).study
    require(
      back.statements.count == study.statements.count,
      "\(writer.id) keeps the statements: \(study.statements.count), not \(back.statements.count)")
    require(
      back.sorts.isEmpty || back.sorts.map(\.placements) == study.sorts.map(\.placements),
      "\(writer.id) keeps the sorts")
  } catch {
    require(false, "what \(writer.id) writes reads back as \(format): \(error)")
  }
}
