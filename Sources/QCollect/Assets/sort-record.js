// What a person has done so far, and what each move makes of it. The server counts by the same rules.

/// The sort of a condition, made where there is none yet.
export function sortIn(record, condition) {
  record.sorts[condition] ??= {
    piles: {}, places: {}, unsure: [], neutral: null, comments: {}, submitted: false,
  };
  return record.sorts[condition];
}

/// Makes one move.
export function apply(record, move) {
  record.through = move.n;
  const sort = "condition" in move ? sortIn(record, move.condition) : null;
  switch (move.do) {
    case "consent": record.consent = move.given; break;
    case "language": record.language = move.language; break;
    case "step": record.step = move.step; break;
    case "share": record.share = move.on; break;
    case "answer": set(record.answers, move.id, move.value); break;
    case "finish": record.finished = true; break;
    case "submit": sort.submitted = true; break;
    case "pile": set(sort.piles, move.card, move.pile); break;
    case "neutral": sort.neutral = move.value; break;
    case "comment": set(sort.comments, move.card, move.text || null); break;
    case "unsure":
      sort.unsure = sort.unsure.filter((card) => card !== move.card);
      if (move.on) sort.unsure.push(move.card);
      break;
    case "place": place(sort, move); break;
  }
}

function set(map, key, value) {
  if (value === null) delete map[key];
  else map[key] = value;
}

/// `turn` counts placements, so that cards of a column stand in the order of their coming; two that are
/// swapped take each other's turn.
function place(sort, { card, value, swap }) {
  const origin = sort.places[card] ?? null;
  sort.turn ??= {};
  const turn = 1 + Math.max(0, ...Object.values(sort.turn));
  if (swap) {
    const turns = [sort.turn[card] ?? turn, sort.turn[swap] ?? turn];
    set(sort.places, swap, origin);
    [sort.turn[swap], sort.turn[card]] = turns;
  } else {
    sort.turn[card] = turn;
  }
  set(sort.places, card, value);
}

/// The moves that take moves of cards back: `sort` is as it was before them.
export function inverse(sort, moves) {
  const cards = [...new Set(moves.flatMap((move) => [move.card, move.swap].filter(Boolean)))];
  const [first] = moves;
  const condition = first.condition;
  switch (first.do) {
    case "pile":
      return moves.map(({ card }) => ({ do: "pile", condition, card, pile: sort.piles[card] ?? null }));
    case "unsure": return [{ ...first, on: sort.unsure.includes(first.card) }];
    case "neutral": return [{ ...first, value: sort.neutral }];
    case "place": {
      const before = (card) => sort.places[card] ?? null;
      if (first.swap && before(first.card) !== null) {
        return [{ ...first, value: before(first.card) }];
      }
      // First to hand, so that no column is ever over-full.
      return [
        ...cards.filter((card) => before(card) === null),
        ...cards.filter((card) => before(card) !== null),
      ].map((card) => ({ do: "place", condition, card, value: before(card) }));
    }
    default: return [];
  }
}

/// The cards of a column, in the order of their coming; after a resumption in that of dealing.
export function cardsAt(record, sort, value) {
  const turn = (card) => sort.turn?.[card] ?? 0;
  return record.order.filter((card) => sort.places[card] === value)
    .sort((a, b) => turn(a) - turn(b));
}

/// The cards not placed yet, in the order of dealing: by pile, where there are piles.
export function hand(record, sort, later = []) {
  const rank = { agree: 0, disagree: 1, middle: 2 };
  const key = (card) => (later.includes(card) ? 10 + later.indexOf(card) : rank[sort.piles[card]] ?? 3);
  return record.order.filter((card) => !(card in sort.places)).sort((a, b) => key(a) - key(b));
}

/// The cards on no pile yet, in the order of dealing.
export function undealt(record, sort) {
  return record.order.filter((card) => !(card in sort.piles));
}
