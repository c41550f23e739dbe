/// What a part of a workbook is told to.
protocol PartListener: XMLListener where Failure == XLSXError {}

/// Parses a part and tells the listener.
func parseXML(
  _ bytes: [UInt8], part: String, listener: some PartListener
) throws(XLSXError) {
  try parseXML(bytes, listener: listener) { XLSXError($0, part: part) }
}
