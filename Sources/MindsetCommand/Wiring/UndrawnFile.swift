import QDrawing

/// A file that could not be drawn, and why.
struct UndrawnFile: Error {
  let name: String
  let reason: DrawingError

  /// What happened to which file, and what to do.
  var words: String {
    switch reason {
    case .outOfMemory:
      "\(name): there was not enough memory to draw it. Close other programs, or ask for fewer forms "
        + "at a time with --format."
    case .tooLarge(let width, let height):
      "\(name): \(Int(width.rounded(.up))) × \(Int(height.rounded(.up))) px are more than the "
        + "drawing library can hold. Ask for another form with --format or --figures svg, or for "
        + "fewer viewpoints or sorts."
    case .library(let reason):
      "\(name): the drawing library refused (\(reason)). Ask for another form with --format or "
        + "--figures svg; where that fails too, please report it, with the study if you may share it."
    }
  }
}
