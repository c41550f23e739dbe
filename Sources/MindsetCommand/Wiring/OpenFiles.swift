import Glibc

/// How many files and connections the system lets the program hold.
enum OpenFiles {
  /// Takes as many as the system grants: the usual 1,024 are soon held by a hall of people, each with a connection
  /// that listens and one that saves.
  static func takeAll() {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
    limit.rlim_cur = limit.rlim_max
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  }
}
