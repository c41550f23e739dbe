internal import CCairo

/// Takes the bytes that cairo writes.
final class ByteSink {
  private(set) var bytes: [UInt8] = []

  /// What cairo calls, with the sink as its closure.
  static let write: cairo_write_func_t = { closure, data, count in
    guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
    let sink = Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue()
    sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
    return CAIRO_STATUS_SUCCESS
  }

  /// The sink as a closure; it must outlive the surface that writes to it.
  var closure: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }
}

/// Throws what a cairo call ended with, unless it succeeded.
func check(_ status: cairo_status_t) throws(DrawingError) {
  switch status {
  case CAIRO_STATUS_SUCCESS: return
  case CAIRO_STATUS_NO_MEMORY: throw .outOfMemory
  default: throw .library(reason: String(cString: cairo_status_to_string(status)))
  }
}
