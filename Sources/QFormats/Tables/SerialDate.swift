/// A spreadsheet's serial date as `2024-01-05`, with ` 13:45:00` where it has a time of day.
///
/// Days count from the end of 1899 (so that the leap day 1900 that spreadsheets invented, serial 60,
/// is passed over) or from the beginning of 1904. A serial no calendar has is written as a number.
func writtenDate(_ serial: Double, from1904: Bool) -> String {
  guard serial >= 0, serial < 3_000_000 else { return serial.description }
  let seconds = Int((serial * 86_400).rounded())
  var days = seconds / 86_400
  // Before the invented leap day the count is one behind.
  if !from1904, days < 60 { days += 1 }
  let (year, month, day) = civilDate(daysSince1970: days - (from1904 ? 24_107 : 25_569))
  let date = "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  let time = seconds % 86_400
  if time == 0 { return date }
  return "\(date) \(padded(time / 3600, 2)):\(padded(time / 60 % 60, 2)):\(padded(time % 60, 2))"
}

/// The Gregorian date of a day (Hinnant 2013, chrono-compatible low-level date algorithms).
private func civilDate(daysSince1970: Int) -> (year: Int, month: Int, day: Int) {
  let shifted = daysSince1970 + 719_468
  let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
  let dayOfEra = shifted - era * 146_097
  let yearOfEra =
    (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let shiftedMonth = (5 * dayOfYear + 2) / 153
  let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
  let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
}

private func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
