import ArgumentParser
import Glibc
import QCollect
import QDrawing
import QStudy

struct CollectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "collect",
    abstract: "Hold a workshop: sorts from phones, tablets and paper.",
    discussion: """
      Starts a server on this computer. Participants open its address in a browser on any device; the \
      facilitator opens the room, whose address is printed with its secret. Without a study the room \
      begins with a page on which one is made or opened. Ctrl-C ends it; what was acknowledged is saved.

      Sorts are kept in collected.sqlite in the study's folder and written into its sorts.csv as they are \
      handed in, so that every other command sees them. mindset collect run --help lists the options of \
      the room: --host, --port, --address, --store, --folder, --open.

      EXAMPLES
        mindset collect                                a workshop from the start
        mindset collect surveys/parks --open           the room of a study, in the browser
        mindset collect surveys/parks --port 8080      on a port of your choice
        mindset collect export surveys/parks           what the store holds, as CSV
        mindset collect backup surveys/parks --to copy.sqlite
        mindset collect erase surveys/parks --participant W3
      """,
    subcommands: [
      CollectRunCommand.self, CollectExportCommand.self, CollectEraseCommand.self,
      CollectBackupCommand.self,
    ],
    defaultSubcommand: CollectRunCommand.self)
}

/// Where sorts are kept.
struct StoreArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The file in which sorts are kept; by default collected.sqlite in the study's folder.",
      valueName: "file"))
  var store: String?

  func path(of study: String) -> String {
    store ?? FilePath.join(study, Workshops.storeName)
  }
}

struct CollectRunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Open the room: what collect does where nothing else is named.",
    discussion: """
      EXAMPLES
        mindset collect run surveys/parks --host 127.0.0.1 --port 0
        mindset collect run --print-language > surveys/parks/phrases.cy.json
      """)

  @Argument(help: "The study folder; without one the room begins with a start page.")
  var study: String?

  @Option(
    help: ArgumentHelp(
      "The address on which to listen; 127.0.0.1 keeps other devices out.", valueName: "address"))
  var host = "0.0.0.0"

  @Option(help: ArgumentHelp("The port; 0 for a free one.", valueName: "n"))
  var port = 8080

  @Option(
    help: ArgumentHelp(
      "The address that devices open, where it is not this computer's own: that of a proxy before it, as in "
        + "https://sort.example.org/.", valueName: "url"))
  var address: String?

  @OptionGroup var storing: StoreArguments

  @Option(
    help: ArgumentHelp(
      "The folder in which the start page finds and makes studies; by default Mindset in your home.",
      valueName: "dir"))
  var folder: String?

  @Flag(help: "Open the room in this computer's browser.") var open = false

  @Flag(
    help: """
      Print the phrases of the participant's page, to be translated into phrases.<language>.json in the study's \
      folder, and do nothing else.
      """)
  var printLanguage = false

  @OptionGroup(title: "Messages") var common: CommonOptions

  mutating func validate() throws {
    guard (0...65535).contains(port) else {
      throw ValidationError("--port takes a number from 0 to 65535.")
    }
    if let address, Announcement.entry(of: address) == nil {
      throw ValidationError(
        "--address takes the address of a page, as https://sort.example.org/, not “\(address)”.")
    }
    if study == nil, storing.store != nil {
      throw ValidationError("--store goes with a study.")
    }
  }

  func run() throws {
    guard !printLanguage else {
      return common.console.output(String(decoding: Pages.phrasesFile, as: UTF8.self))
    }
    let home = folder ?? FilePath.join(getenv("HOME").map { String(cString: $0) } ?? ".", "Mindset")
    let workshops = Workshops(home: home, store: storing.store)
    let room = Venue(services: workshops.services)
    let keeper = Doorkeeper()
    let announcement = Announcement(
      keeper: keeper, host: host, entry: address.flatMap(Announcement.entry),
      opensBrowser: open, console: common.console)
    let (study, listening, port) = (study, host, port)
    let (stopped, stop) = AsyncStream.makeStream(of: Void.self)
    Interruption.endBy { stop.finish() }
    OpenFiles.takeAll()
    try waiting {
      if let study { try await room.open(study) }
      let server = Server(
        host: room, routes: Routes.all(of: room, keeper: keeper, assets: try Pages()),
        address: listening, port: port)
      try await server.run(until: stopped) { port in
        await room.listens(at: announcement.addresses(port: port))
        await announcement.tell(port: port, of: room)
      }
    }
  }
}

/// What the terminal says when devices can come in.
struct Announcement: Sendable {
  let keeper: Doorkeeper
  let host: String
  /// The address that devices open, where it was stated.
  let entry: String?
  let opensBrowser: Bool
  let console: Console

  /// The addresses that devices open.
  func addresses(port: Int) -> [String] {
    if let entry { return [entry] }
    let names = ["0.0.0.0", "::"].contains(host) ? NetworkAddresses.all() : [host]
    return names.map { "http://\(Self.named($0)):\(port)/" }
  }

  /// A host as it stands in an address.
  private static func named(_ host: String) -> String { host.contains(":") ? "[\(host)]" : host }

  /// An address as devices open it, with a slash at its end; nil for what is none.
  static func entry(of address: String) -> String? {
    let scheme = ["https://", "http://"].first(where: address.lowercased().hasPrefix)
    guard let scheme, address.utf8.count > scheme.utf8.count, address.utf8.count <= 200,
      address.utf8.allSatisfy({ 0x21...0x7E ~= $0 }), !address.contains("?"),
      !address.contains("#")
    else { return nil }
    return address.hasSuffix("/") ? address : address + "/"
  }

  func tell(port: Int, of host: Venue) async {
    guard let first = addresses(port: port).first else { return }
    let isAnywhere = ["0.0.0.0", "::"].contains(self.host)
    // The room is this computer's, whatever stands between it and the devices.
    let local =
      isAnywhere ? "http://127.0.0.1:\(port)/" : "http://\(Self.named(self.host)):\(port)/"
    let room = "\(local)room#\(keeper.secret)"
    console.output("participants: \(first)\n")
    if let open = await host.room {
      if await open.design.access == .join { await console.output("join code: \(open.joinCode)\n") }
    }
    console.output("room: \(room)\n")
    if let code = QRCode(first) { console.message(Self.drawn(code)) }
    console.message("The room’s address holds its secret: keep it to yourself. Ctrl-C ends.")
    if opensBrowser { Self.open(room) }
  }

  /// A code in half blocks: two rows of modules a line, dark on light as cameras want it.
  private static func drawn(_ code: QRCode) -> String {
    let size = code.modules.count
    let isDark = { (y: Int, x: Int) in
      (0..<size).contains(y) && (0..<size).contains(x) && code.modules[y][x]
    }
    return stride(from: -2, to: size + 2, by: 2).map { y in
      (-2..<size + 2).map { x in
        switch (isDark(y, x), isDark(y + 1, x)) {
        case (true, true): " "
        case (true, false): "▄"
        case (false, true): "▀"
        case (false, false): "█"
        }
      }.joined()
    }.joined(separator: "\n")
  }

  private static func open(_ address: String) {
    var child = pid_t()
    var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("xdg-open"), strdup(address), nil]
    posix_spawnp(&child, "xdg-open", nil, nil, &arguments, environ)
    for argument in arguments { free(argument) }
  }
}
