// swift-tools-version: 6.2
import PackageDescription

// What the readers are built with here, and nowhere else: counters in every branch, which steer the
// fuzzer, and a watch on memory. The checks of a debug build stay in the fast code. The tests' small
// files are made by code that looks inside QFormats.
let watched = ["-sanitize=fuzzer,address", "-assert-config", "Debug", "-enable-testing"]
// What no reader calls is only there to be linked, and to make what fuzzing begins with.
let unwatched = ["-Onone"]

func settings(_ flags: [String]) -> [SwiftSetting] {
  [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
    .unsafeFlags(flags),
  ]
}

/// A target of Mindset built again from its own sources, which lie behind a symbolic link: a package
/// may not reach above its folder, and only code of one package sees what is `package`.
func target(
  _ name: String, _ dependencies: [Target.Dependency] = [], watched isWatched: Bool = false
)
  -> Target
{
  .target(
    name: name, dependencies: dependencies, path: "Sources/\(name)",
    swiftSettings: settings(isWatched ? watched : unwatched))
}

let package = Package(
  name: "fuzzing",
  dependencies: [.package(url: "https://github.com/jpsim/Yams", from: "6.2.0")],
  targets: [
    .systemLibrary(name: "CLAPACK", path: "Sources/CLAPACK", pkgConfig: "lapack"),
    .systemLibrary(name: "CLibZip", path: "Sources/CLibZip", pkgConfig: "libzip"),
    .systemLibrary(name: "CXLSXWriter", path: "Sources/CXLSXWriter", pkgConfig: "xlsxwriter"),
    .systemLibrary(name: "CExpat", path: "Sources/CExpat", pkgConfig: "expat"),
    .systemLibrary(name: "CLibMD", path: "Sources/CLibMD", pkgConfig: "libmd"),
    target("QNumerics", ["CLAPACK"]),
    target(
      "QTables",
      ["CLibZip", "CXLSXWriter", "CExpat", "CLibMD", .product(name: "Yams", package: "Yams")],
      watched: true),
    target("QDrawing"),
    target("QStudy", watched: true),
    target("QAnalysis", ["QStudy", "QNumerics"]),
    target("QFormats", ["QStudy", "QTables"], watched: true),
    target(
      "QReport", ["QStudy", "QAnalysis", "QNumerics", "QTables", "QDrawing"], watched: true),
    .executableTarget(
      name: "Harness",
      dependencies: ["QNumerics", "QStudy", "QTables", "QFormats", "QAnalysis", "QReport"],
      path: "Harness",
      swiftSettings: settings(["-sanitize=address"]),
      linkerSettings: [
        .unsafeFlags(["-sanitize=address"]), .linkedLibrary("clang_rt.fuzzer_no_main-x86_64"),
        .linkedLibrary("stdc++"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
