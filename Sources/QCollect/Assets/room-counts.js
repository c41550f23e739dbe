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
export const have = (count) => many(count, "person has", "people have");
