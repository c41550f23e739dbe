// What of the results stands on the wall, where there is room for little.

/// The lines of a viewpoint: the sentence that was written for it; else what only it says; else the ends of its
/// array that no other one on the wall has at the same end. Each with its verdict, where it has one.
export function tells(viewpoint, { names, viewpoints, said }) {
  const { gist } = names.find(({ key }) => key === viewpoint.key) ?? {};
  if (gist) return [{ text: gist }];
  const [first] = viewpoint.only;
  if (first) {
    const second = viewpoint.only.find(({ words }) => words !== first.words);
    return second ? [first, second] : [first];
  }
  const others = viewpoints.filter(({ key }) => key !== viewpoint.key);
  return ["most", "least"].flatMap((end) => {
    const taken = new Set(others.flatMap((other) => other[end].map(({ id }) => id)));
    const own = viewpoint[end].find(({ id }) => !taken.has(id)) ?? viewpoint[end][0];
    return own ? [{ text: own.text, words: said[end] }] : [];
  });
}

/// Of the common ground one statement that all embrace and one that all set aside, where there are both, and how
/// many more there are.
export function commonGround(all) {
  const sides = ["embrace", "setAside"].flatMap((end) => all.find(({ side }) => side === end) ?? []);
  // A line that says there is one more would take the room of that one.
  const shown = all.length <= 3 ? all : sides.length === 2 ? sides : all.slice(0, 2);
  return { shown, more: all.length - shown.length };
}
