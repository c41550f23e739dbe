// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

/// A Debian library that a target reaches through a module map of its own.
func systemLibrary(_ name: String, pkgConfig: String, package: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([package])])
}

// The targets stand in the order in which data passes through them:
// files ─QFormats▶ Study ─check▶ SortTable ─QAnalysis▶ Analysis ─QReport▶ documents ─MindsetCommand▶
// paper ─QCollect▶ sorts of the Study
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

    .target(name: "QNumerics", dependencies: ["CLAPACK"], swiftSettings: settings),
    .target(
      name: "QTables",
      dependencies: [
        "CLibZip", "CXLSXWriter", "CExpat", "CLibMD", .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: settings),
    .target(name: "QDrawing", dependencies: ["CCairo", "CQREncode"], swiftSettings: settings),
    .target(name: "QStudy", swiftSettings: settings),
    .target(name: "QAnalysis", dependencies: ["QStudy", "QNumerics"], swiftSettings: settings),
    .target(name: "QFormats", dependencies: ["QStudy", "QTables"], swiftSettings: settings),
    .target(
      name: "QReport", dependencies: ["QStudy", "QAnalysis", "QNumerics", "QTables", "QDrawing"],
      swiftSettings: settings),
    .target(
      name: "QCollect", dependencies: ["QStudy", "QTables", "QFormats"], swiftSettings: settings),
    .executableTarget(
      name: "MindsetCommand",
      dependencies: [
        "QNumerics", "QStudy", "QAnalysis", "QTables", "QDrawing", "QFormats", "QReport",
        "QCollect",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
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
      name: "QCollectTests", dependencies: ["QCollect", "QStudy", "QNumerics", "TestSupport"],
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
