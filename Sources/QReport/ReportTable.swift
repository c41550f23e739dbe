/// A table of a report before it takes a form: on a page, in a document or a workbook.
package struct ReportTable: Sendable {
  /// One cell; how it looks is the renderer's business.
  package enum Cell: Equatable, Sendable {
    /// Words.
    case text(String)
    /// A number with its decimals, `nil` where it is undefined; `strong` marks a flagged loading or
    /// another figure the eye should find.
    case number(Double?, decimals: Int, strong: Bool = false)
    /// A whole number, `nil` where it is undefined; `signed` writes +3.
    case integer(Int?, signed: Bool = false, strong: Bool = false)
    /// A p-value, `nil` where it is undefined; never shown as 0.000.
    case probability(Double?)
    /// Nothing: the cell does not apply.
    case blank

    /// The cell as printed.
    var plainText: String {
      switch self {
      case .text(let text): text
      case .number(let value, let decimals, _): NumberText.fixed(value, decimals)
      case .integer(let value, let signed, _): NumberText.integer(value, signed: signed)
      case .probability(let value):
        value.map { $0 < Self.smallestProbability ? "<0.001" : NumberText.fixed($0, 3) }
          ?? NumberText.undefined
      case .blank: ""
      }
    }

    /// Whether the eye should find it.
    var isStrong: Bool {
      switch self {
      case .number(_, _, let strong), .integer(_, _, let strong): strong
      case .text, .probability, .blank: false
      }
    }

    /// Below this a p-value is said to be below 0.001.
    static let smallestProbability = 0.0005
  }

  /// What an id stands for: a page finds the same thing in its other tables and in its figures.
  package enum Subject: String, Equatable, Sendable {
    /// A statement of the study.
    case statement
    /// A sort of the study.
    case sort
  }

  /// A column's heading and whether it holds words or figures.
  package struct Column: Equatable, Sendable {
    /// The heading as printed.
    package let heading: String
    /// Whether the cells are figures, to be set flush right.
    package let isNumeric: Bool
    /// What the cells are ids of; `nil` for other cells.
    package let idsOf: Subject?
    /// What the heading is the id of; `nil` for other headings.
    package let idOf: Subject?

    /// Makes a column.
    package init(
      _ heading: String, isNumeric: Bool = true, idsOf: Subject? = nil, idOf: Subject? = nil
    ) {
      self.heading = heading
      self.isNumeric = isNumeric
      self.idsOf = idsOf
      self.idOf = idOf
    }
  }

  /// Short name for links and files, `factor-characteristics` say.
  package let id: String
  /// The caption.
  package let title: String
  /// What the reader needs to know to read it; empty where nothing.
  package let note: String
  /// The labels it is made by; `nil` where it is the same by all. By either kind there are as many
  /// such tables, in the same order.
  package let labels: AnalysisDocument.LabelStyle?
  /// Columns, left to right; the first names the row, and says by `idsOf` what the row tells of.
  package let columns: [Column]
  /// Rows, each as long as `columns`.
  package let rows: [[Cell]]

  /// The note, with what every table of a document has to say in front.
  func note(after notice: String?) -> String {
    [notice.map { $0 + "." } ?? "", note].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Makes a table.
  package init(
    id: String, title: String, note: String = "", labels: AnalysisDocument.LabelStyle? = nil,
    columns: [Column], rows: [[Cell]]
  ) {
    self.id = id
    self.title = title
    self.note = note
    self.labels = labels
    self.columns = columns
    self.rows = rows
  }
}
