/// The files under `Assets`, as the build has made them part of the program.
enum PageFiles {
  static let all: [String: [UInt8]] = [
    "sort.html": PackageResources.sort_html,
    "room.html": PackageResources.room_html,
    "projector.html": PackageResources.projector_html,
  ]
}
