// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

/// A program that uses the library as any other package would: by what it makes public.
func program(_ name: String) -> Target {
  .executableTarget(
    name: name,
    dependencies: [
      .product(name: "QAnalysis", package: "mindset"),
      .product(name: "QFormats", package: "mindset"),
    ],
    swiftSettings: settings)
}

let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "mindset", path: "..")],
  targets: [
    // How long the parts of the method take.
    program("MeasureStages"),
    // How often the number of viewpoints is found.
    program("SimulateRetention"),
    // How often the labels of statements are right.
    program("SimulateInference"),
  ],
  swiftLanguageModes: [.v6]
)
