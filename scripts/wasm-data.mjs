// Which data of the first file only functions read that are moved from it (scripts/wasm-divide.mjs): tables, and texts of
// faults. They can be moved along.
//
// What data there is tells the program as the linker made it; `wasm-split-cli` lays it anew, and copies functions byte for
// byte, so that the addresses in them tell where. What a function needs in the end is seen by the constants in it: an
// address in a piece of data, or its end, keeps the piece, and all that it points to.

import { constantsOf, dataOf, functionsOf, importedFunctions, IMPORTS, namesOf, Reader, sectionsOf, signed, written } from "./wasm-module.mjs";
import { relocationsOf } from "./wasm-relocs.mjs";

// Shorter ones would take more in the list of what lies where.
const LENGTH_MIN = 16;

const partsOf = (bytes) => {
  const sections = sectionsOf(bytes);
  const section = (id) => sections.find((found) => found.id === id);
  return { functions: functionsOf(bytes, section), imported: importedFunctions(bytes, section(IMPORTS)).length };
};

// By name, each function whose name no other has.
function byName(bytes) {
  const names = namesOf(bytes);
  const { functions, imported } = partsOf(bytes);
  const found = new Map();
  functions.forEach((own, place) => {
    const name = names.get(imported + place);
    found.set(name, found.has(name) ? undefined : own);
  });
  return found;
}

// What lies in memory at an address.
const pieceAt = (pieces, at) => pieces.find(({ address, start, end }) => address <= at && at < address + end - start);

// Gives which pointers lie in a symbol.
function pointersOf(symbols, inData) {
  const sorted = inData.sort((a, b) => a.segment - b.segment || a.offset - b.offset);
  const firstFrom = (segment, offset) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = sorted[middle];
      if ((other.segment - segment || other.offset - offset) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return (number) => {
    const { segment, offset, size } = symbols[number];
    return sorted.slice(firstFrom(segment, offset), firstFrom(segment, offset + size));
  };
}

// Where the symbols of `linked` are in `cut`, what was cut from it, as far as it has them; and the pointers in each.
function addressesIn(cut, linked) {
  const { symbols, inCode, inData, code } = relocationsOf(linked);
  const pointers = pointersOf(symbols, inData);
  const after = byName(cut);
  const functions = [...byName(linked)].filter(([name, own]) => own && after.get(name));
  functions.sort(([, a], [, b]) => a.start - b.start);
  const found = new Map();
  let next = 0;
  for (const { at, symbol, added } of inCode.sort((a, b) => a.at - b.at)) {
    const place = code + at;
    while (functions[next]?.[1].end <= place) next++;
    const [name, own] = functions[next] ?? [];
    if (!own || place < own.start) continue;
    const now = after.get(name);
    if (now.end - now.start !== own.end - own.start) throw new Error(`${name} was not copied as it was`);
    found.set(symbol, new Reader(cut, place - own.start + now.start).signed() - added);
  }
  const pieces = dataOf(cut);
  for (const symbol of found.keys()) {
    for (const pointer of pointers(symbol)) {
      const address = found.get(symbol) + pointer.offset - symbols[symbol].offset;
      const piece = pieceAt(pieces, address);
      // What is added while a map is gone over comes, too.
      if (piece && !found.has(pointer.symbol)) {
        found.set(pointer.symbol, cut.readInt32LE(piece.start + address - piece.address) - pointer.added);
      }
    }
  }
  const isBeside = ({ symbol, added }) => added < 0 || added > symbols[symbol].size;
  const named = new Set([...inCode, ...inData].filter(isBeside).map(({ symbol }) => symbol));
  return { symbols, pointers, inData, found, pieces, isNamedFromBeside: (symbol) => named.has(symbol) };
}

// The data that is only read, as pieces that do not overlap, in order: from where to where, the symbols in it, and whether
// somebody names it by an address that is not in it.
function readOnly({ symbols, found, pieces, isNamedFromBeside }) {
  const all = [...found].filter(([symbol, from]) => symbols[symbol].isReadOnly && symbols[symbol].size > 0 && pieceAt(pieces, from));
  all.sort(([, a], [, b]) => a - b);
  const objects = [];
  for (const [symbol, from] of all) {
    const to = from + symbols[symbol].size;
    const last = objects.at(-1);
    const kept = isNamedFromBeside(symbol);
    if (last && from < last.to) {
      last.to = Math.max(last.to, to);
      last.symbols.push(symbol);
      last.kept ||= kept;
    } else {
      objects.push({ from, to, symbols: [symbol], kept });
    }
  }
  return objects;
}

// Ranges of addresses, [from, to], in order, whose data only the functions `isMoved` of `module` read, or none of its;
// `module` is what became of `cut`, and that was cut from `linked`.
export function dataOfMoved(linked, cut, module, isMoved) {
  const known = addressesIn(cut, linked);
  const objects = readOnly(known);
  const at = (address) => {
    let [low, high] = [0, objects.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (objects[middle].to <= address) low = middle + 1;
      else high = middle;
    }
    return objects[low]?.from <= address ? objects[low] : undefined;
  };
  const waiting = objects.filter(({ kept }) => kept);
  const keep = (object) => {
    if (!object || object.kept) return;
    object.kept = true;
    waiting.push(object);
  };
  const { functions, imported } = partsOf(module);
  functions.forEach((own, place) => {
    if (isMoved(imported + place)) return;
    // An address behind the last byte is how the end of something is known.
    constantsOf(module, own, (value) => (keep(at(value)), keep(at(value - 1))));
  });
  const keepWhatIsAt = ({ symbol }) => {
    const address = known.found.get(symbol);
    if (address !== undefined) keep(at(address));
  };
  // What is written, or is not known to be in this module, may lead anybody anywhere.
  const within = new Set(objects.flatMap(({ symbols }) => symbols.flatMap(known.pointers)));
  known.inData.filter((pointer) => !within.has(pointer)).forEach(keepWhatIsAt);
  while (waiting.length > 0) {
    waiting.pop().symbols.flatMap(known.pointers).forEach(keepWhatIsAt);
  }
  const ranges = [];
  for (const { from, to } of objects.filter(({ kept }) => !kept)) {
    if (ranges.at(-1)?.[1] === from) ranges.at(-1)[1] = to;
    else ranges.push([from, to]);
  }
  return ranges.filter(([from, to]) => to - from >= LENGTH_MIN);
}

// The pieces of data of a module outside of `ranges` and those within, each as it is written.
export function dividedData(bytes, ranges) {
  const [outside, within] = [[], []];
  const put = (list, from, to, { address, start }) => {
    if (from >= to) return;
    const content = bytes.subarray(start + from - address, start + to - address);
    list.push(Buffer.from([0, 0x41, ...signed(from), 0x0b, ...written(to - from), ...content]));
  };
  for (const piece of dataOf(bytes)) {
    const last = piece.address + piece.end - piece.start;
    let next = piece.address;
    for (const [from, to] of ranges) {
      if (to <= next || from >= last) continue;
      put(outside, next, from, piece);
      put(within, Math.max(from, next), Math.min(to, last), piece);
      next = Math.min(to, last);
    }
    put(outside, next, last, piece);
  }
  return { outside, within };
}
