/// An archive whose parts name each other by relations (Open Packaging Conventions).
struct OfficePackage {
  /// A part named by another one.
  struct Relation {
    /// The last component of the type, which both namespaces share: `worksheet`, `styles`.
    let type: String
    /// The name of the part in the archive.
    let target: String
  }

  private let archive: ZIPArchive

  init(_ bytes: [UInt8], limits: Limits) throws(XLSXError) {
    do { archive = try ZIPArchive(reading: bytes, limits: limits) } catch {
      throw XLSXError(error)
    }
  }

  func contains(_ part: String) -> Bool { archive.contains(part) }

  func read(_ part: String) throws(XLSXError) -> [UInt8] {
    do { return try archive.read(part) } catch { throw XLSXError(error) }
  }

  /// The main part: the one the package names, or else the one that all programs write.
  func workbookPart() throws(XLSXError) -> String {
    let named = try relations(of: "").filter { $0.value.type == "officeDocument" }
    return named.min { $0.key < $1.key }?.value.target ?? "xl/workbook.xml"
  }

  /// The relations of a part by their ids; none where it has none. Links out of the archive are left
  /// out.
  func relations(of part: String) throws(XLSXError) -> [String: Relation] {
    let folder = folder(of: part)
    let part = folder + "_rels/" + part.dropFirst(folder.count) + ".rels"
    guard contains(part) else { return [:] }
    let list = RelationList(folder: folder)
    try parseXML(try read(part), part: part, listener: list)
    return list.relations
  }
}

private final class RelationList: PartListener {
  var relations: [String: OfficePackage.Relation] = [:]
  private let folder: String

  init(folder: String) { self.folder = folder }

  func start(_ name: String, _ attributes: XMLAttributes) {
    guard name == "Relationship", attributes["TargetMode"] != "External",
      let id = attributes["Id"], let type = attributes["Type"], let target = attributes["Target"]
    else { return }
    let lastComponent = type.split(separator: "/").last.map(String.init) ?? ""
    relations[id] = OfficePackage.Relation(
      type: lastComponent, target: resolve(target, in: folder))
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
  func end(_ name: String) {}
}

/// The folder of a part with its slash; empty for a part at the top.
private func folder(of part: String) -> String {
  part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
}

/// The name of a part from a target, which begins at the top if it begins with a slash.
private func resolve(_ target: String, in folder: String) -> String {
  let whole = target.hasPrefix("/") ? target : folder + target
  var components: [Substring] = []
  for component in whole.split(separator: "/") where component != "." {
    if component == ".." { _ = components.popLast() } else { components.append(component) }
  }
  return components.joined(separator: "/")
}
