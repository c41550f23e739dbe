/// What a part of a page is, for back ends whose files tell it: a tagged PDF is read out in the
/// order of its tags, by their kinds.
package enum Tag: Hashable, Sendable {
  /// A heading, from level 1, the title, to level 6.
  case heading(Int)
  /// Running text.
  case paragraph
  /// A picture as a whole, and the words that are read out in its place.
  case figure(alternative: String)
  /// A list, of items.
  case list
  /// One item of a list.
  case item
  /// The words of an item that holds a picture as well: what stands in a tag beside tags inside it
  /// would not be read.
  case itemBody
  /// A table, of rows.
  case table
  /// One row of a table, of cells.
  case row
  /// A cell that names a row or a column.
  case headerCell
  /// A cell of a table.
  case cell
  /// A place that `link(href: "#name")` leads to; names are of ASCII letters, digits and hyphens.
  case destination(String)
}
