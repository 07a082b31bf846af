// What the linker tells of a program that it made (`--emit-relocs`): its symbols of data, and each place that holds the
// address of one.
// The format: https://github.com/WebAssembly/tool-conventions/blob/main/Linking.md

import { CODE, CUSTOM, DATA, dataOf, Reader, sectionsOf } from "./wasm-module.mjs";

const [SEGMENTS, SYMBOL_TABLE] = [5, 8];
// Of a symbol that is defined elsewhere, and of one that has a name all the same.
const [UNDEFINED, EXPLICIT_NAME] = [0x10, 0x40];
// The kinds of symbols, in the order of their numbers.
const [FUNCTION, DATA_SYMBOL, , SECTION] = [0, 1, 2, 3];
// The kinds of places that hold an address, and all that are followed by what is added to it.
const [ADDRESS_LEB, ADDRESS_SLEB, ADDRESS_I32] = [3, 4, 5];
const WITH_ADDEND = new Set([3, 4, 5, 8, 9, 11, 14, 15, 16, 17, 21, 22, 23]);

function customSections(bytes) {
  const found = new Map();
  for (const { id, start, end } of sectionsOf(bytes)) {
    if (id !== CUSTOM) continue;
    const input = new Reader(bytes, start);
    found.set(input.name(), { start: input.at, end });
  }
  return found;
}

function linkingOf(bytes, { start, end }) {
  const input = new Reader(bytes, start);
  input.number();
  const found = {};
  while (input.at < end) {
    const kind = input.byte();
    const after = input.number() + input.at;
    if (kind === SEGMENTS) found.segments = input.list(() => [input.name(), input.skipNumbers(2)][0]);
    if (kind === SYMBOL_TABLE) found.symbols = input.list(() => symbol(input));
    input.at = after;
  }
  if (!found.symbols || !found.segments) throw new Error("the linker did not tell what it made");
  return found;
}

function symbol(input) {
  const kind = input.byte();
  const flags = input.number();
  if (kind === SECTION) return void input.number();
  if (kind === DATA_SYMBOL) {
    input.skipName();
    if (flags & UNDEFINED) return undefined;
    const [segment, offset, size] = [input.number(), input.number(), input.number()];
    return { segment, offset, size };
  }
  if (kind < FUNCTION || kind > 5) throw new Error("a symbol that this does not know");
  input.number();
  if (!(flags & UNDEFINED) || flags & EXPLICIT_NAME) input.skipName();
  return undefined;
}

function places(bytes, { start }, kinds) {
  const input = new Reader(bytes, start);
  input.number();
  const all = input.list(() => {
    const kind = input.byte();
    const [at, symbol] = [input.number(), input.number()];
    return { kind, at, symbol, added: WITH_ADDEND.has(kind) ? input.signed() : 0 };
  });
  return all.filter(({ kind }) => kinds.includes(kind));
}

// The symbols of data by their numbers, each with its segment, its offset and size there, and whether it is never written;
// `inCode`, what holds an address of data in the code, at so many bytes behind `code`; `inData`, the same by segment and
// offset. Both name the symbol and what is added to its address.
export function relocationsOf(bytes) {
  const custom = customSections(bytes);
  const linking = linkingOf(bytes, custom.get("linking"));
  const symbols = linking.symbols.map((symbol) => {
    return symbol && { ...symbol, isReadOnly: linking.segments[symbol.segment].startsWith(".rodata") };
  });
  const segments = dataOf(bytes);
  const [code, data] = [CODE, DATA].map((wanted) => sectionsOf(bytes).find(({ id }) => id === wanted).start);
  const holdsData = ({ symbol }) => symbols[symbol] !== undefined;
  const inCode = places(bytes, custom.get("reloc.CODE"), [ADDRESS_LEB, ADDRESS_SLEB]).filter(holdsData);
  const inData = places(bytes, custom.get("reloc.DATA"), [ADDRESS_I32]).filter(holdsData).map((place) => {
    const at = place.at + data;
    const segment = segments.findIndex(({ start, end }) => start <= at && at < end);
    return { ...place, segment, offset: at - segments[segment].start };
  });
  return { symbols, inCode, inData, code };
}
