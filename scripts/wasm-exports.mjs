// What another module needs of a wasm module to work on the same memory: its tables, its memory and its globals.

import { EXPORTS, GLOBALS, MEMORIES, named, Reader, skipLimits, TABLES, written } from "./wasm-module.mjs";

const [TABLE, MEMORY, GLOBAL] = [1, 2, 3];

// What lies in a section, each entry as it is written.
function entriesOf(bytes, section, skip) {
  if (!section) return [];
  const input = new Reader(bytes, section.start);
  return input.list(() => {
    const start = input.at;
    skip(input);
    return [...bytes.subarray(start, input.at)];
  });
}

// Globals begin as something constant.
function skipGlobal(input) {
  input.at += 2;
  const opcode = input.byte();
  if (opcode === 0x43) input.at += 4;
  else if (opcode === 0x44) input.at += 8;
  else if (opcode === 0xd0) input.byte();
  else if (opcode === 0x41 || opcode === 0x42 || opcode === 0x23) input.skipNumber();
  else throw new Error("a global that this does not know");
  input.byte();
}

// All of it by the names that the module exports it under. What has none gets one by the entries `added`.
export function exportsOf(bytes, section) {
  const names = new Map();
  const input = new Reader(bytes, section(EXPORTS).start);
  input.list(() => {
    const length = input.number();
    input.at += length;
    const name = Buffer.from(bytes.subarray(input.at - length, input.at)).toString();
    names.set(`${input.byte()} ${input.number()}`, name);
  });
  const added = [];
  const nameOf = (kind, number) => {
    const key = `${kind} ${number}`;
    if (!names.has(key)) {
      names.set(key, `s${added.length}`);
      added.push([...named(names.get(key)), kind, ...written(number)]);
    }
    return names.get(key);
  };
  const tables = entriesOf(bytes, section(TABLES), (at) => (at.byte(), skipLimits(at)));
  const memories = entriesOf(bytes, section(MEMORIES), skipLimits);
  const globals = entriesOf(bytes, section(GLOBALS), skipGlobal);
  const types = [tables, memories, globals.map(([type, isMutable]) => [type, isMutable])];
  const entries = [TABLE, MEMORY, GLOBAL].flatMap((kind, place) =>
    types[place].map((type, number) => ({ kind, number, name: nameOf(kind, number), type })),
  );
  // As another module imports them, without the name of whom from; `tables` as they have become.
  const asImports = (tables) =>
    entries.map(({ kind, number, name, type }) => [...named(name), kind, ...(kind === TABLE ? tables[number] : type)]);
  return { added, asImports };
}
