import Glibc

/// The addresses by which other devices reach this computer.
enum NetworkAddresses {
  /// IPv4 addresses of interfaces that are up, private ones first; the loopback where there is no other.
  static func all() -> [String] {
    var list: UnsafeMutablePointer<ifaddrs>?
    guard getifaddrs(&list) == 0 else { return ["127.0.0.1"] }
    defer { freeifaddrs(list) }
    var found: [String] = []
    var next = list
    while let entry = next {
      next = entry.pointee.ifa_next
      let isUp = entry.pointee.ifa_flags & UInt32(IFF_UP) != 0
      let isLoopback = entry.pointee.ifa_flags & UInt32(IFF_LOOPBACK) != 0
      guard isUp, !isLoopback, let address = entry.pointee.ifa_addr,
        address.pointee.sa_family == sa_family_t(AF_INET)
      else { continue }
      var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
      guard
        getnameinfo(
          address, socklen_t(MemoryLayout<sockaddr_in>.size), &text, socklen_t(text.count), nil, 0,
          NI_NUMERICHOST) == 0
      else { continue }
      found.append(
        String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
    }
    guard !found.isEmpty else { return ["127.0.0.1"] }
    return found.filter(isPrivate) + found.filter { !isPrivate($0) }
  }

  /// Whether an address is one of a local network (RFC 1918).
  private static func isPrivate(_ address: String) -> Bool {
    let parts = address.split(separator: ".").compactMap { Int($0) }
    guard parts.count == 4 else { return false }
    return parts[0] == 10 || parts[0] == 172 && (16...31).contains(parts[1])
      || parts[0] == 192 && parts[1] == 168
  }
}
