import QReport

/// What an earlier run left in a folder that this one writes into, and of which analysis it is.
///
/// One rule holds for all of it: of the same analysis it is still true and stays; of another one it would be
/// taken for this one's. Which analysis a folder is of, its `analysis.json` tells.
struct EarlierOutputs {
  /// Which analysis the folder is of.
  enum Origin {
    case thisAnalysis, another
    /// There is no result that can be read.
    case unknown
  }

  /// Where they lie.
  let folder: String
  /// Files named as Mindset's own that this run doesn't write, as they are called in the folder.
  let files: [String]
  /// Which analysis the folder is of.
  let origin: Origin

  /// Looks into a folder before `outputs` of `document` are written into it.
  ///
  /// - Parameter inputs: files the command reads, which are never told of or removed.
  init(
    in folder: String, beside outputs: OutputFolder, of document: AnalysisDocument, inputs: [String]
  ) {
    self.folder = folder
    files = Self.own.flatMap { own in
      outputs.notWritten(own.stem, numbers: own.numbers, own.ending, in: folder)
    }.filter { name in
      !inputs.contains { FilePath.isSame($0, FilePath.join(folder, name)) }
    }.sorted()
    let result = FilePath.join(folder, Outputs.result)
    if let saved = try? SavedAnalysis.read(result) {
      origin = saved.isOfSameAnalysis(as: document) ? .thisAnalysis : .another
    } else {
      origin = .unknown
    }
  }

  /// What is said where a command removes what is of another analysis; `nil` for nothing.
  var toldRemoved: String? {
    switch origin {
    case _ where files.isEmpty: nil
    case .thisAnalysis: nil
    case .another: "\(folder): removed what was of an earlier analysis: \(named)."
    case .unknown: toldUnknown
    }
  }

  /// What is said where a command leaves what is of another analysis; `nil` for nothing.
  var toldLeft: String? {
    switch origin {
    case _ where files.isEmpty: nil
    case .thisAnalysis: nil
    case .another:
      "\(folder): of another analysis than this report, the one in \(Outputs.result): \(named). mindset "
        + "analyse with --out writes a folder of one analysis."
    case .unknown: toldUnknown
    }
  }

  private var toldUnknown: String {
    "\(folder): of an earlier run, perhaps of another analysis, which can't be told without "
      + "\(Outputs.result): \(named)."
  }

  private var named: String {
    let rest = files.count - 8
    return NumberText.list(files.prefix(8) + (rest > 0 ? ["\(rest) more"] : []))
  }

  /// Every file of an analysis, by its name or the pattern of it.
  private static let own: [(stem: String, numbers: Int, ending: String)] = {
    let single = Outputs.names + TidyTables.paths
    let figures = FigureSet.kinds.flatMap { kind in
      FigureSet.Format.allCases.map { ("figures/" + kind.stem, kind.numbers, ".\($0.rawValue)") }
    }
    let sheets = Sheet.allCases.flatMap { sheet in
      SheetFormat.allCases.map {
        (
          "handouts/" + (sheet.series ?? sheet.rawValue), sheet.series == nil ? 0 : 1,
          ".\($0.rawValue)"
        )
      }
    }
    return single.map { ($0, 0, "") } + figures + sheets
  }()
}
