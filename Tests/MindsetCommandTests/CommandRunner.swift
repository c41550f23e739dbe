import Foundation
import TestSupport
import Testing

/// A fresh folder in which the built command is run; gone, with all that is in it, when nobody
/// holds on to it any more.
final class Workbench: Sendable {
  /// Path of the folder the command runs in, without symbolic links.
  let path: String
  /// Where the streams of the command are caught, so that the folder holds only what it wrote.
  private let streams: String

  init() throws {
    path = try Self.makeTemporaryFolder()
    streams = try Self.makeTemporaryFolder()
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
    try? FileManager.default.removeItem(atPath: streams)
  }

  private static func makeTemporaryFolder() throws -> String {
    let parent = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path
    var template = Array("\(parent)/mindset-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw RunnerError(what: "mkdtemp", code: errno) }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  // MARK: Files

  /// Writes files by name, and the folders they lie in.
  func write(_ files: [String: String]) throws {
    for (name, text) in files { try write(name, Array(text.utf8)) }
  }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    let url = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  /// Copies a file or a folder of the checkout to the same place here.
  func copy(_ name: String, to copy: String? = nil) throws {
    let target = URL(fileURLWithPath: path + "/" + (copy ?? name))
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: URL(fileURLWithPath: Checkout.path + "/" + name), to: target)
  }

  func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)))
  }

  func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  /// Replaces the only place where `old` stands in a file.
  func edit(_ name: String, _ old: String, _ new: String) throws {
    let text = try text(name)
    try #require(text.components(separatedBy: old).count == 2, "“\(old)” once in \(name)")
    try write([name: text.replacingOccurrences(of: old, with: new)])
  }

  /// Every file and folder here, by its path from here; sorted.
  var listing: [String] {
    (FileManager.default.enumerator(atPath: path)?.allObjects as? [String] ?? []).sorted()
  }

  /// Every file below a folder with its bytes.
  func contents(of folder: String = ".") throws -> [String: [UInt8]] {
    var contents: [String: [UInt8]] = [:]
    let root = path + "/" + folder
    for case let name as String in FileManager.default.enumerator(atPath: root) ?? .init() {
      var isFolder: ObjCBool = false
      let isThere = FileManager.default.fileExists(
        atPath: root + "/" + name, isDirectory: &isFolder)
      if isThere, !isFolder.boolValue { contents[name] = try bytes(folder + "/" + name) }
    }
    return contents
  }

  // MARK: Running

  /// Runs the command here and waits for its end.
  @discardableResult
  func mindset(
    _ arguments: [String], input: String? = nil, environment: [String: String] = [:],
    closedOutput: Bool = false, under wrapper: [String] = []
  ) throws -> Outcome {
    let run = try start(
      arguments, input: input, environment: environment, closedOutput: closedOutput,
      under: wrapper)
    return try end(run)
  }

  /// Runs the command here and waits for its end.
  @discardableResult
  func mindset(_ arguments: String...) throws -> Outcome { try mindset(arguments) }

  /// A command that is running.
  struct Running {
    let process: pid_t
    fileprivate let name: String
  }

  /// Starts the command here.
  ///
  /// - Parameters:
  ///   - input: what it reads from standard input; nothing where this is nil.
  ///   - environment: variables on top of the few a command needs.
  ///   - closedOutput: gives it a pipe to write to whose reader has gone.
  ///   - wrapper: a command line that runs the command.
  func start(
    _ arguments: [String], input: String? = nil, environment: [String: String] = [:],
    closedOutput: Bool = false, under wrapper: [String] = []
  ) throws -> Running {
    let name = UUID().uuidString
    let inputPath = "\(streams)/\(name).in"
    try Data((input ?? "").utf8).write(to: URL(fileURLWithPath: inputPath))

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, inputPath, O_RDONLY, 0)
    let create = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(
      &actions, STDOUT_FILENO, "\(streams)/\(name).out", create, 0o600)
    posix_spawn_file_actions_addopen(
      &actions, STDERR_FILENO, "\(streams)/\(name).err", create, 0o600)
    var ends: [Int32] = [-1, -1]
    if closedOutput {
      guard pipe(&ends) == 0 else { throw RunnerError(what: "pipe", code: errno) }
      close(ends[0])
      posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    }
    defer { if closedOutput { close(ends[1]) } }

    // The signal mask of a test's thread is no business of the command's.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

    // The shell changes the folder and makes way for the command, which keeps its process.
    let line =
      ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", path] + wrapper + [try Self.executable()]
      + arguments
    let variables = ["PATH": "/usr/bin:/bin", "HOME": "/nowhere"].merging(environment) { $1 }
    let argv = CStrings(line)
    let envp = CStrings(variables.map { "\($0.key)=\($0.value)" })
    var process = pid_t()
    let code = posix_spawnp(&process, line[0], &actions, &attributes, argv.pointers, envp.pointers)
    guard code == 0 else { throw RunnerError(what: "starting \(line[0])", code: code) }
    return Running(process: process, name: name)
  }

  /// Waits until a command has ended.
  func end(_ run: Running) throws -> Outcome {
    var status: Int32 = 0
    while waitpid(run.process, &status, 0) < 0 {
      guard errno == EINTR else { throw RunnerError(what: "waitpid", code: errno) }
    }
    func stream(_ kind: String) throws -> [UInt8] {
      Array(try Data(contentsOf: URL(fileURLWithPath: "\(streams)/\(run.name).\(kind)")))
    }
    return Outcome(
      code: status & 0x7f == 0 ? (status >> 8) & 0xff : -(status & 0x7f),
      outputBytes: try stream("out"), errors: String(decoding: try stream("err"), as: UTF8.self))
  }

  /// The command that was built with these tests: it lies beside their bundle.
  static func executable() throws -> String {
    let bundle = CommandLine.arguments.lazy.compactMap { argument -> String? in
      guard let end = argument.range(of: ".xctest")?.upperBound else { return nil }
      return URL(fileURLWithPath: String(argument[..<end])).deletingLastPathComponent().path
    }.first
    let path = try #require(bundle, "a test bundle among \(CommandLine.arguments)") + "/mindset"
    try #require(FileManager.default.isExecutableFile(atPath: path), "an executable at \(path)")
    return path
  }
}

/// How a run of the command ended.
struct Outcome: Sendable {
  /// The exit code; −n where signal n ended it.
  let code: Int32
  let outputBytes: [UInt8]
  /// What it wrote to standard error.
  let errors: String

  /// What it wrote to standard output.
  var output: String { String(decoding: outputBytes, as: UTF8.self) }
}

struct RunnerError: Error {
  let what: String
  let code: Int32
}

/// Strings as C takes them: a list of pointers with a null at its end.
private final class CStrings {
  let pointers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
  private let count: Int

  init(_ strings: [String]) {
    count = strings.count
    pointers = .allocate(capacity: count + 1)
    for (i, string) in strings.enumerated() { pointers[i] = strdup(string) }
    pointers[count] = nil
  }

  deinit {
    for i in 0..<count { free(pointers[i]) }
    pointers.deallocate()
  }
}
