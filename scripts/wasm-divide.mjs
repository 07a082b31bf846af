// Divides a wasm module in two: the first works without the second until it needs one of its functions, which bring the
// second by themselves.
//
// Both call each other's functions by way of the function table. Where one of the second stands in it, the first has a
// stand-in at first: a function that it imports. The second puts its own functions there when it comes.

import { dividedData } from "./wasm-data.mjs";
import { exportsOf } from "./wasm-exports.mjs";
import {
  assembled, callsOf, CODE, copied, DATA, DATA_COUNT, ELEMENTS, elements, exported, EXPORTS, FUNCTIONS, functionsOf, importedFunctions,
  IMPORTS, list, named, Reader, sectionsOf, signed, skipLimits, START, TABLES, TYPES, withMore, written,
} from "./wasm-module.mjs";

const CALL = 0x10;

const finder = (sections) => (wanted) => sections.find(({ id }) => id === wanted);

// Those of `wanted` (numbers of functions) that can be moved: nobody outside calls them, and their address is in the
// table or nowhere.
export function movable(bytes, wanted) {
  const section = finder(sectionsOf(bytes));
  const moved = new Set(wanted);
  exported(new Reader(bytes, section(EXPORTS).start), (_at, number) => moved.delete(number));
  const start = section(START);
  if (start) moved.delete(new Reader(bytes, start.start).number());
  for (const own of functionsOf(bytes, section)) {
    callsOf(bytes, own, (at, number) => bytes[at - 1] !== CALL && moved.delete(number));
  }
  return moved;
}

// Where functions stand in the table: `places`, one for each; `moved`, [place, number] of all that are moved. And what
// has to be put there besides: `missed`, the moved ones that those that stay call, and `shared`, the other way round.
function connections(bytes, section, imported, functions, isMoved) {
  const places = new Map();
  const moved = [];
  elements(new Reader(bytes, section(ELEMENTS).start), (_at, number, _after, place) => {
    if (!places.has(number)) places.set(number, place);
    if (isMoved(number)) moved.push([place, number]);
  });
  const [missed, shared] = [new Set(), new Set()];
  functions.forEach((own, place) => {
    const callerIsMoved = isMoved(imported + place);
    callsOf(bytes, own, (_at, number) => {
      if (isMoved(number) && !callerIsMoved) missed.add(number);
      if (!isMoved(number) && callerIsMoved && !places.has(number)) shared.add(number);
    });
  });
  return { places, moved, missed: [...missed], shared: [...shared] };
}

// The tables of a module, each as it is written, of which the first grows by so many places, which begin at `base`.
function grown(bytes, section, more) {
  const input = new Reader(bytes, section(TABLES).start);
  const tables = input.list(() => {
    const start = input.at;
    input.byte();
    skipLimits(input);
    return [...bytes.subarray(start, input.at)];
  });
  const first = new Reader(Uint8Array.from(tables[0]));
  const [kind, hasMost, base] = [first.byte(), first.byte(), first.number()];
  const limits = hasMost & 1 ? [base, first.number()] : [base];
  tables[0] = [kind, hasMost, ...limits.flatMap((limit) => written(limit + more))];
  return { tables, base };
}

// [place, number] as elements of a table, what lies side by side as one.
function inRuns(pairs) {
  const runs = [];
  for (const [place, number] of pairs.sort(([a], [b]) => a - b)) {
    const last = runs.at(-1);
    if (last && last.place + last.numbers.length === place) last.numbers.push(number);
    else runs.push({ place, numbers: [number] });
  }
  return runs.map(({ place, numbers }) => [0, 0x41, ...signed(place), 0x0b, ...list(numbers.map(written))]);
}

function codeOf(bytes, functions, called) {
  const bodies = functions.map((own) => {
    const body = copied(bytes, own.start, own.end, (replace) =>
      callsOf(bytes, own, (at, number, after) => replace(at - 1, after, called(number, bytes[at - 1]))),
    );
    return Buffer.concat([Uint8Array.from(written(body.length)), body]);
  });
  return Buffer.concat([Uint8Array.from(written(bodies.length)), ...bodies]);
}

// The `count` last functions of a module become a module of their own, which imports from `from`, an object with the
// exports of the first. Stand-ins are imported from `standIns`, all under the name "": the one that is asked for as the
// n-th stands in for what will be at the place `base` + n of the table. Data at the addresses in `ranges` moves, too.
export function divided(bytes, count, ranges, from, standIns) {
  const sections = sectionsOf(bytes);
  const section = finder(sections);
  const imports = importedFunctions(bytes, section(IMPORTS));
  const functions = functionsOf(bytes, section);
  const types = [...imports, ...functions.map(({ type }) => type)];
  const border = types.length - count;
  const isMoved = (number) => number >= border;
  const { places, moved, missed, shared } = connections(bytes, section, imports.length, functions, isMoved);

  // Those of a type side by side: that compresses.
  const byType = (numbers) => [...numbers].sort((a, b) => types[a] - types[b] || a - b);
  const called = byType(missed);
  const standing = [...called, ...byType(new Set(moved.map(([, number]) => number).filter((one) => !missed.includes(one))))];
  const handed = shared.sort((a, b) => a - b);
  const { tables, base } = grown(bytes, section, standing.length + handed.length);
  [...standing, ...handed].forEach((number, place) => places.set(number, base + place));
  const byTable = (number) => [0x41, ...signed(places.get(number)), 0x11, ...written(types[number]), 0];

  const standIn = new Map(standing.map((number, place) => [number, imports.length + place]));
  const inFirst = (number) => {
    if (number < imports.length) return number;
    return isMoved(number) ? standIn.get(number) : number + standing.length;
  };
  const things = exportsOf(bytes, section);
  const given = inRuns([...called, ...handed].map((number) => [places.get(number), inFirst(number)]));
  const asked = standing.map((number) => [...named(standIns), ...named(""), 0, ...written(types[number])]);
  const data = dividedData(bytes, ranges);
  const listed = (pieces) => Buffer.concat([Uint8Array.from(written(pieces.length)), ...pieces]);
  const stays = functions.slice(0, functions.length - count);
  const first = sections.map(({ id, start, end }) => {
    const as = bytes.subarray(start, end);
    const follow = (read) =>
      copied(bytes, start, end, (replace) =>
        read(new Reader(bytes, start), (at, number, after) => replace(at, after, written(inFirst(number)))),
      );
    if (id === IMPORTS) return [id, withMore(as, asked)];
    if (id === FUNCTIONS) return [id, list(stays.map(({ type }) => written(type)))];
    if (id === TABLES) return [id, list(tables)];
    if (id === EXPORTS) return [id, withMore(follow(exported), things.added)];
    if (id === ELEMENTS) return [id, withMore(follow(elements), given)];
    if (id === START) return [id, follow((input, found) => found(start, input.number(), input.at))];
    if (id === DATA_COUNT) return [id, Uint8Array.from(written(data.outside.length))];
    if (id === DATA) return [id, listed(data.outside)];
    if (id !== CODE) return [id, as];
    const call = (number, opcode) => (isMoved(number) ? byTable(number) : [opcode, ...written(inFirst(number))]);
    return [id, codeOf(bytes, stays, call)];
  });

  const goes = functions.slice(functions.length - count);
  const put = [...moved, ...standing.map((number) => [places.get(number), number])];
  const second = [
    [TYPES, bytes.subarray(section(TYPES).start, section(TYPES).end)],
    [IMPORTS, list(things.asImports(tables).map((entry) => [...named(from), ...entry]))],
    [FUNCTIONS, list(goes.map(({ type }) => written(type)))],
    [ELEMENTS, list(inRuns(put.map(([place, number]) => [place, number - border])))],
    [CODE, codeOf(bytes, goes, (number) => (isMoved(number) ? [CALL, ...written(number - border)] : byTable(number)))],
    [DATA, listed(data.within)],
  ];
  return { first: assembled(first), second: assembled(second), base };
}
