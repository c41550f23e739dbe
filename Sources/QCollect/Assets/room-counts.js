// Numbers with their words.

export const many = (count, one, more) => `${count} ${count === 1 ? one : more}`;
export const people = (count) => many(count, "person", "people");
export const cards = (count) => many(count, "card", "cards");
export const places = (count) => many(count, "place", "places");
export const sorts = (count) => many(count, "sort", "sorts");
export const pages = (count) => many(count, "page", "pages");
export const statements = (count) => many(count, "statement", "statements");
export const minutes = (count) => many(count, "minute", "minutes");
export const viewpoints = (count) => many(count, "viewpoint", "viewpoints");
/// Several names in a sentence.
export const listed = (names) =>
  (names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`);
export const have = (count) => many(count, "person has", "people have");
