// An order in which what is alike lies side by side.

// How many bytes in a row have to be the same to count, and how many such pieces of a function are looked at.
const PIECE = 4;
const PIECES_MAX = 64;
// What so many functions have in common says nothing.
const COMMON = 400;
// A function of the same type is that much nearer, and what is farther than this is not alike.
const SAME_TYPE = 2;
const FAR = 0.15;

// FNV-1a, with its bits mixed once more: the smallest are kept.
function hash(bytes, start) {
  let value = 0x811c9dc5;
  for (let at = start; at < start + PIECE; at++) value = Math.imul(value ^ bytes[at], 0x01000193) >>> 0;
  value ^= value >>> 15;
  value = Math.imul(value, 0x2c1b3c6d) >>> 0;
  return (value ^ (value >>> 12)) >>> 0;
}

// The same few pieces are taken of functions that are alike, as they are chosen by their hashes ("bottom-k sketch").
function sketch(body) {
  const pieces = new Set();
  for (let start = 0; start + PIECE <= body.length; start++) pieces.add(hash(body, start));
  return Uint32Array.from(pieces).sort().subarray(0, PIECES_MAX);
}

// From each function, { type, body }, on to the one that is most like it; where nothing is alike, on to the next by type
// and content.
export function inOrderOfLikeness(functions) {
  const sketches = functions.map(({ body }) => sketch(body));
  const owners = new Map();
  sketches.forEach((pieces, number) => {
    for (const piece of pieces) {
      if (!owners.has(piece)) owners.set(piece, []);
      owners.get(piece).push(number);
    }
  });
  const byContent = [...functions.keys()].sort(
    (a, b) => functions[a].type - functions[b].type || Buffer.compare(functions[a].body, functions[b].body),
  );
  const placed = new Set();
  const mostLike = (number) => {
    const common = new Map();
    for (const piece of sketches[number]) {
      const others = owners.get(piece);
      if (others.length > COMMON) continue;
      for (const other of others) {
        if (!placed.has(other)) common.set(other, (common.get(other) ?? 0) + 1 / Math.log2(2 + others.length));
      }
    }
    let [found, nearest] = [undefined, FAR];
    for (const [other, shared] of common) {
      const kin = functions[other].type === functions[number].type ? SAME_TYPE : 1;
      const near = (shared * kin) / Math.sqrt(sketches[other].length + 4);
      if (near > nearest) [found, nearest] = [other, near];
    }
    return found;
  };
  for (let next of byContent) {
    while (next !== undefined && !placed.has(next)) {
      placed.add(next);
      next = mostLike(next);
    }
  }
  return [...placed].map((number) => functions[number]);
}
