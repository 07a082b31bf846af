// The functions of a wasm module in another order: what is alike lies side by side, which compresses better (2 % of the
// whole when it was measured). Everything that names a function by its number follows.
// The format: https://webassembly.github.io/spec/core/binary/modules.html

import { inOrderOfLikeness } from "./likeness.mjs";

const [IMPORTS, FUNCTIONS, EXPORTS, START, ELEMENTS, CODE] = [2, 3, 7, 8, 9, 10];

class Reader {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }
  byte() {
    return this.bytes[this.at++];
  }
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  }
  // Signed numbers end like the others.
  skipNumber() {
    while (this.byte() > 127);
  }
  skipName() {
    const length = this.number();
    this.at += length;
  }
  skipNumbers(count) {
    for (let left = count; left > 0; left--) this.skipNumber();
  }
  list(read) {
    return Array.from({ length: this.number() }, () => read());
  }
}

function written(value) {
  const bytes = [];
  do {
    bytes.push((value & 127) | (value > 127 ? 128 : 0));
    value = Math.floor(value / 128);
  } while (value > 0);
  return bytes;
}

// What stands after an opcode: how many numbers, or what else has to be done.
const immediates = {
  0x0c: 1, 0x0d: 1, // br, br_if
  0x11: 2, // call_indirect
  0x20: 1, 0x21: 1, 0x22: 1, 0x23: 1, 0x24: 1, 0x25: 1, 0x26: 1, // locals, globals, tables
  0x3f: 1, 0x40: 1, // memory.size, memory.grow
  0x41: 1, 0x42: 1, // constants
};
for (let load = 0x28; load <= 0x3e; load++) immediates[load] = 2;
for (let plain = 0x45; plain <= 0xc4; plain++) immediates[plain] = 0;
for (const plain of [0x00, 0x01, 0x05, 0x0b, 0x0f, 0x1a, 0x1b, 0xd1]) immediates[plain] = 0;
// memory.init, data.drop, memory.copy, memory.fill, table.init, elem.drop, table.copy, table.grow, table.size, table.fill
const bulk = [0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 2, 1, 2, 1, 2, 1, 1, 1];

// Goes over the instructions up to `end`; `called` is told where each function's number stands.
function walk(input, end, called) {
  while (input.at < end) {
    const opcode = input.byte();
    if (opcode === 0x10 || opcode === 0xd2) {
      const start = input.at;
      called(start, input.number(), input.at);
    } else if (opcode >= 0x02 && opcode <= 0x04) input.skipNumber(); // the type of a block
    else if (opcode === 0x0e) input.skipNumbers(input.number() + 1); // br_table
    else if (opcode === 0x1c) input.list(() => input.byte()); // select with types
    else if (opcode === 0x43) input.at += 4;
    else if (opcode === 0x44) input.at += 8;
    else if (opcode === 0xd0) input.byte();
    else if (opcode === 0xfc) {
      const count = bulk[input.number()];
      if (count === undefined) throw new Error("an instruction that this does not know");
      input.skipNumbers(count);
    } else {
      const count = immediates[opcode];
      if (count === undefined) throw new Error(`an instruction that this does not know: ${opcode}`);
      input.skipNumbers(count);
    }
  }
}

// Copies `bytes` from `start` to `end` with the numbers of functions that `read` finds in it replaced.
function copied(bytes, start, end, numbers, read) {
  const parts = [];
  let from = start;
  read((at, number, after) => {
    parts.push(bytes.subarray(from, at), Uint8Array.from(written(numbers[number])));
    from = after;
  });
  parts.push(bytes.subarray(from, end));
  return Buffer.concat(parts);
}

function sectionsOf(bytes) {
  const found = [];
  const input = new Reader(bytes, 8);
  while (input.at < bytes.length) {
    const id = input.byte();
    const length = input.number();
    found.push({ id, start: input.at, end: input.at + length });
    input.at += length;
  }
  return found;
}

function importedFunctions(bytes, section) {
  if (!section) return 0;
  const input = new Reader(bytes, section.start);
  const limits = () => input.skipNumbers(input.byte() & 1 ? 2 : 1);
  const kinds = input.list(() => {
    input.skipName();
    input.skipName();
    const kind = input.byte();
    if (kind === 0) input.number();
    else if (kind === 1) (input.byte(), limits());
    else if (kind === 2) limits();
    else if (kind === 3) input.at += 2;
    else throw new Error("an import that this does not know");
    return kind;
  });
  return kinds.filter((kind) => kind === 0).length;
}

function exported(input, called) {
  input.list(() => {
    input.skipName();
    const kind = input.byte();
    const start = input.at;
    const number = input.number();
    if (kind === 0) called(start, number, input.at);
  });
}

// Elements of tables: the functions themselves, or instructions that give them. Only the usual kinds, at a place.
function elements(input, called) {
  input.list(() => {
    const kind = input.number();
    if (kind > 7 || kind & 1) throw new Error("a table that this does not know");
    if (kind & 2) input.number();
    input.byte();
    input.number();
    input.byte();
    if (kind & 2) input.byte();
    input.list(() => {
      const isInstruction = kind & 4;
      if (isInstruction && input.byte() !== 0xd2) return (input.byte(), input.byte());
      const start = input.at;
      called(start, input.number(), input.at);
      if (isInstruction) input.byte();
    });
  });
}

// The functions that the module has itself, each with its type and where its body is.
function functionsOf(bytes, section) {
  const types = new Reader(bytes, section(FUNCTIONS).start);
  const code = new Reader(bytes, section(CODE).start);
  code.number();
  return types.list(() => {
    const length = code.number();
    const start = code.at;
    code.at += length;
    return { type: types.number(), start, end: code.at, body: bytes.subarray(start, code.at) };
  });
}

export function reordered(bytes) {
  const sections = sectionsOf(bytes);
  const section = (wanted) => sections.find(({ id }) => id === wanted);
  const imported = importedFunctions(bytes, section(IMPORTS));
  const functions = functionsOf(bytes, section);
  const order = inOrderOfLikeness(functions);
  const numbers = Array.from({ length: imported + functions.length }, (_, number) => number);
  order.forEach((own, place) => (numbers[imported + functions.indexOf(own)] = imported + place));

  const bodyOf = (own) => {
    const body = copied(bytes, own.start, own.end, numbers, (called) => {
      const input = new Reader(bytes, own.start);
      // Its locals.
      input.list(() => (input.number(), input.byte()));
      walk(input, own.end, called);
    });
    return [Uint8Array.from(written(body.length)), body];
  };
  const changed = ({ id, start, end }) => {
    const by = (read) => copied(bytes, start, end, numbers, (called) => read(new Reader(bytes, start), called));
    const count = written(order.length);
    if (id === FUNCTIONS) return Buffer.from([...count, ...order.flatMap((own) => written(own.type))]);
    if (id === CODE) return Buffer.concat([Uint8Array.from(count), ...order.flatMap(bodyOf)]);
    if (id === ELEMENTS) return by(elements);
    if (id === EXPORTS) return by(exported);
    if (id === START) return by((input, called) => called(start, input.number(), input.at));
    return bytes.subarray(start, end);
  };
  const parts = sections.flatMap((section) => {
    const body = changed(section);
    return [Uint8Array.from([section.id, ...written(body.length)]), body];
  });
  return Buffer.concat([bytes.subarray(0, 8), ...parts]);
}
