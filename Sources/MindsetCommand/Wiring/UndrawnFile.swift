import QDrawing
import QTables

/// A file that could not be drawn or packed, and why.
struct UndrawnFile: Error {
  /// What went wrong.
  enum Reason {
    case drawing(DrawingError)
    /// Documents of Word are archives.
    case packing(ZIPError)

    /// `nil` for an error of another kind.
    init?(_ error: any Error) {
      switch error {
      case let error as DrawingError: self = .drawing(error)
      case let error as ZIPError: self = .packing(error)
      default: return nil
      }
    }
  }

  let name: String
  let reason: Reason

  /// What happened to which file, and what to do.
  var words: String {
    switch reason {
    case .drawing(.outOfMemory):
      "\(name): there was not enough memory to draw it. Close other programs, or ask for fewer forms "
        + "at a time with --format."
    case .drawing(.tooLarge(let width, let height)):
      "\(name): \(Int(width.rounded(.up))) × \(Int(height.rounded(.up))) px are more than the "
        + "drawing library can hold. Ask for another form with --format or --figures svg, or for "
        + "fewer viewpoints or sorts."
    case .drawing(.library(let reason)):
      "\(name): the drawing library refused (\(reason)). Ask for another form with --format or "
        + "--figures svg; where that fails too, please report it, with the study if you may share it."
    case .packing(.notWritten(let reason)):
      "\(name): it could not be packed (\(reason)). Close other programs, or ask for another form with "
        + "--format; where that fails too, please report it, with the study if you may share it."
    case .packing(let error):
      "\(name): it could not be packed (\(error)). Please report it, with the study if you may share it."
    }
  }
}
