import QNumerics
import Testing

@testable import MindsetCommand

/// Paths as text.
@Suite("Paths")
struct FilePathTests {
  @Test(
    "have a folder, a name and a stem",
    arguments: [
      ("a/b/c.yml", "a/b", "c.yml", "c"), ("c.yml", ".", "c.yml", "c"),
      ("/c.yml", "/", "c.yml", "c"),
      ("a/b/", "a", "b", "b"), ("a//", ".", "a", "a"), ("/", "/", "", ""),
      (".hidden", ".", ".hidden", ".hidden"), ("a.b/c", "a.b", "c", "c"),
      ("x.tar.gz", ".", "x.tar.gz", "x.tar"), ("../up.csv", "..", "up.csv", "up"),
    ])
  func parts(path: String, folder: String, name: String, stem: String) {
    #expect(FilePath.folder(of: path) == folder)
    #expect(FilePath.name(of: path) == name)
    #expect(FilePath.stem(of: path) == stem)
  }

  @Test(
    "join and come out without detours",
    arguments: [
      ("analysis", "../surveys/lipset", "surveys/lipset"), ("a/b", "c", "a/b/c"),
      ("a/b/", "./c", "a/b/c"), (".", "c", "c"), ("", "c/", "c"), ("a", "..", "."),
      ("a", "../..", ".."), ("..", "../x", "../../x"), ("a", "/x/../y", "/y"), ("/a", "b", "/a/b"),
      ("/", "b", "/b"), ("a", "b//c", "a/b/c"),
    ])
  func join(folder: String, path: String, joined: String) {
    #expect(FilePath.join(folder, path) == joined)
  }

  @Test(
    "are told as seen from a folder",
    arguments: [
      ("surveys/lipset", "analysis", "../surveys/lipset"), ("a/b", "a", "b"), ("a", "a", "."),
      ("a", "a/b", ".."), ("a", ".", "a"), ("a/x/c", "a/y/z", "../../x/c"),
      ("/r/a", "/r/b/c", "../../a"), ("/a", "/", "a"),
    ])
  func relative(path: String, folder: String, expected: String) {
    #expect(FilePath.relative(path, from: folder) == expected)
  }

  /// A few words by chance, as a path without detours.
  private func randomPath(_ generator: inout SeededGenerator) -> String {
    let words = (0..<(1 + generator.below(4))).map { _ in
      ["a", "b", "c", "d.e"][generator.below(4)]
    }
    return words.joined(separator: "/")
  }

  @Test("joining what is relative gives the path back, wherever from", arguments: 0..<200)
  func relativeThenJoin(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let (path, folder) = (randomPath(&generator), randomPath(&generator))
    #expect(FilePath.join(folder, FilePath.relative(path, from: folder)) == path)
    let (root, from) = ("/" + path, "/" + folder)
    #expect(FilePath.join(from, FilePath.relative(root, from: from)) == root)
  }

  @Test("folder and name joined give the path back", arguments: 0..<50)
  func folderAndName(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let path = randomPath(&generator)
    #expect(FilePath.join(FilePath.folder(of: path), FilePath.name(of: path)) == path)
  }

  @Test("joining twice is joining once what was joined", arguments: 0..<50)
  func associative(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let (a, b, c) = (randomPath(&generator), randomPath(&generator), randomPath(&generator))
    #expect(FilePath.join(FilePath.join(a, b), c) == FilePath.join(a, FilePath.join(b, c)))
  }
}
