// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

/// The targets that compute are optimised in debug builds too: tests run them thousands of times, and without
/// it nine tenths of their time is theirs.
let computing = settings + [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// A Debian library that a target reaches through a module map of its own.
func systemLibrary(_ name: String, pkgConfig: String, package: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([package])])
}

// The targets stand in the order in which data passes through them:
// files ─QFormats▶ Study ─check▶ SortTable ─QAnalysis▶ Analysis ─QReport▶ documents ─MindsetCommand▶
// phones, paper ─QCollect▶ sorts of the Study
let package = Package(
  name: "mindset",
  products: [
    .executable(name: "mindset", targets: ["MindsetCommand"]),
    .library(name: "QAnalysis", targets: ["QStudy", "QNumerics", "QAnalysis"]),
    .library(name: "QFormats", targets: ["QFormats"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0", traits: []),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.34.1"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.4.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.6.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: [
    systemLibrary("CLAPACK", pkgConfig: "lapack", package: "liblapack-dev"),
    systemLibrary("CLibZip", pkgConfig: "libzip", package: "libzip-dev"),
    systemLibrary("CXLSXWriter", pkgConfig: "xlsxwriter", package: "libxlsxwriter-dev"),
    systemLibrary("CExpat", pkgConfig: "expat", package: "libexpat1-dev"),
    systemLibrary("CCairo", pkgConfig: "pangocairo", package: "libpango1.0-dev"),
    systemLibrary("CQREncode", pkgConfig: "libqrencode", package: "libqrencode-dev"),
    systemLibrary("CLibMD", pkgConfig: "libmd", package: "libmd-dev"),

    .target(name: "QNumerics", dependencies: ["CLAPACK"], swiftSettings: computing),
    .target(
      name: "QTables",
      dependencies: [
        "CLibZip", "CXLSXWriter", "CExpat", "CLibMD", .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: settings),
    .target(name: "QDrawing", dependencies: ["CCairo", "CQREncode"], swiftSettings: settings),
    .target(name: "QStudy", swiftSettings: settings),
    .target(name: "QAnalysis", dependencies: ["QStudy", "QNumerics"], swiftSettings: computing),
    .target(name: "QFormats", dependencies: ["QStudy", "QTables"], swiftSettings: settings),
    .target(
      name: "QReport", dependencies: ["QStudy", "QAnalysis", "QNumerics", "QTables", "QDrawing"],
      swiftSettings: settings),
    .target(
      name: "QCollect",
      dependencies: [
        "QNumerics", "QStudy", "QTables", "QFormats", "QDrawing",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      resources: [.embedInCode("Assets")],
      swiftSettings: settings),
    .executableTarget(
      name: "MindsetCommand",
      dependencies: [
        "QNumerics", "QStudy", "QAnalysis", "QTables", "QDrawing", "QFormats", "QReport",
        "QCollect",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      // The example that a workshop can begin from.
      resources: [.embedInCode("Example")],
      swiftSettings: settings),

    // Writes surveys/place-based-budgeting and its hour-long sibling again, to the byte.
    .executableTarget(
      name: "MakeExamples",
      dependencies: ["QNumerics", "QStudy", "QAnalysis", "QFormats", "QTables"],
      swiftSettings: settings),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(
      name: "QNumericsTests", dependencies: ["QNumerics", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "QTablesTests", dependencies: ["QTables", "QNumerics", "TestSupport"],
      exclude: ["Fixtures"],
      swiftSettings: settings),
    .testTarget(
      name: "QDrawingTests", dependencies: ["QDrawing", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "QStudyTests", dependencies: ["QStudy", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "QAnalysisTests",
      dependencies: ["QAnalysis", "QStudy", "QNumerics", "QFormats", "QTables", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "QFormatsTests",
      dependencies: ["QFormats", "QNumerics", "QStudy", "QTables", "TestSupport"],
      exclude: ["Fixtures"], swiftSettings: settings),
    .testTarget(
      name: "QCollectTests",
      dependencies: ["QCollect", "QStudy", "QNumerics", "QTables", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "QReportTests",
      dependencies: [
        "QReport", "QAnalysis", "QNumerics", "QStudy", "QFormats", "QTables", "QDrawing",
        "TestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "MindsetCommandTests",
      dependencies: [
        "MindsetCommand", "MakeExamples", "QReport", "QAnalysis", "QNumerics", "QStudy", "QFormats",
        "QTables", "TestSupport",
      ],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
