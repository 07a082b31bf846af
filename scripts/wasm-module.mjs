// What a wasm module consists of, as far as the scripts beside this need it: its sections, its functions, and every place
// that names a function by its number.
// The format: https://webassembly.github.io/spec/core/binary/modules.html

export const [CUSTOM, TYPES, IMPORTS, FUNCTIONS, TABLES, MEMORIES, GLOBALS] = [0, 1, 2, 3, 4, 5, 6];
export const [EXPORTS, START, ELEMENTS, CODE, DATA, DATA_COUNT] = [7, 8, 9, 10, 11, 12];

export class Reader {
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
  // As constants are.
  signed() {
    let [value, shift, byte] = [0, 0, 0];
    do {
      byte = this.byte();
      value |= (byte & 127) << shift;
      shift += 7;
    } while (byte > 127);
    return shift < 32 && byte & 64 ? value | (-1 << shift) : value;
  }
  name() {
    const length = this.number();
    this.at += length;
    return Buffer.from(this.bytes.subarray(this.at - length, this.at)).toString();
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

export function written(value) {
  const bytes = [];
  do {
    bytes.push((value & 127) | (value > 127 ? 128 : 0));
    value = Math.floor(value / 128);
  } while (value > 0);
  return bytes;
}

// Signed, as constants are.
export function signed(value) {
  const bytes = [];
  for (;;) {
    const low = value & 127;
    value >>= 7;
    if (value === 0 && !(low & 64)) return [...bytes, low];
    bytes.push(low | 128);
  }
}

export const named = (text) => [...written(Buffer.byteLength(text)), ...Buffer.from(text)];

// How many entries, and the entries.
export const list = (entries) => Buffer.from([...written(entries.length), ...entries.flat()]);

// A list with more entries at its end.
export function withMore(body, more) {
  const input = new Reader(body);
  const count = input.number();
  return Buffer.concat([Uint8Array.from(written(count + more.length)), body.subarray(input.at), Buffer.from(more.flat())]);
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
export function walk(input, end, called) {
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

// Copies `bytes` from `start` to `end` with pieces of it replaced, which `read` finds in order: each is given by where it
// begins, where it ends, and what stands there now.
export function copied(bytes, start, end, read) {
  const parts = [];
  let from = start;
  read((at, after, now) => {
    parts.push(bytes.subarray(from, at), Uint8Array.from(now));
    from = after;
  });
  parts.push(bytes.subarray(from, end));
  return Buffer.concat(parts);
}

export function sectionsOf(bytes) {
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

// The types of the functions that the module asks for.
export function importedFunctions(bytes, section) {
  if (!section) return [];
  const types = [];
  const input = new Reader(bytes, section.start);
  input.list(() => {
    input.skipName();
    input.skipName();
    const kind = input.byte();
    if (kind === 0) types.push(input.number());
    else if (kind === 1) (input.byte(), skipLimits(input));
    else if (kind === 2) skipLimits(input);
    else if (kind === 3) input.at += 2;
    else throw new Error("an import that this does not know");
  });
  return types;
}

// How large a memory or a table is at least and at most.
export const skipLimits = (input) => input.skipNumbers(input.byte() & 1 ? 2 : 1);

export function exported(input, called) {
  input.list(() => {
    input.skipName();
    const kind = input.byte();
    const start = input.at;
    const number = input.number();
    if (kind === 0) called(start, number, input.at);
  });
}

// Elements of tables: the functions themselves, or instructions that give them. Only the usual kinds, at a place in the
// first table; `called` is told that, too.
export function elements(input, called) {
  input.list(() => {
    const kind = input.number();
    if (kind > 7 || kind & 1) throw new Error("a table that this does not know");
    const table = kind & 2 ? input.number() : 0;
    input.byte();
    let place = input.number();
    input.byte();
    if (kind & 2) input.byte();
    input.list(() => {
      const isInstruction = kind & 4;
      if (isInstruction && input.byte() !== 0xd2) return (input.byte(), input.byte(), place++);
      const start = input.at;
      called(start, input.number(), input.at, table === 0 ? place : undefined);
      place++;
      if (isInstruction) input.byte();
    });
  });
}

// The functions that the module has itself, each with its type and where its body is.
export function functionsOf(bytes, section) {
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

// What lies in memory from the beginning: each piece by its address, and where it stands in the module. Only the usual
// kind, at an address that is a constant.
export function dataOf(bytes) {
  const section = sectionsOf(bytes).find(({ id }) => id === DATA);
  const input = new Reader(bytes, section.start);
  return input.list(() => {
    if (input.number() !== 0 || input.byte() !== 0x41) throw new Error("a piece of data that this does not know");
    const address = input.signed();
    input.byte();
    const length = input.number();
    const start = input.at;
    input.at += length;
    return { address, start, end: input.at };
  });
}

// Goes over the constants and the offsets of addresses in a function.
export function constantsOf(bytes, { start, end }, found) {
  const input = new Reader(bytes, start);
  input.list(() => (input.number(), input.byte()));
  while (input.at < end) {
    const [at, opcode] = [input.at, bytes[input.at]];
    if (opcode === 0x41) found(new Reader(bytes, at + 1).signed());
    if (opcode >= 0x28 && opcode <= 0x3e) {
      const address = new Reader(bytes, at + 1);
      address.number();
      found(address.number());
    }
    walk(input, at + 1, () => {});
  }
}

// Goes over what a function calls, see `walk`.
export function callsOf(bytes, { start, end }, called) {
  const input = new Reader(bytes, start);
  // Its locals.
  input.list(() => (input.number(), input.byte()));
  walk(input, end, called);
}

// A module of sections, each given by its number and its body.
export function assembled(sections) {
  const parts = sections.flatMap(([id, body]) => [Uint8Array.from([id, ...written(body.length)]), body]);
  return Buffer.concat([Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0), ...parts]);
}

// The names of the functions by their numbers, as the compiler wrote them for whoever debugs.
export function namesOf(bytes) {
  const names = new Map();
  for (const { id, start, end } of sectionsOf(bytes)) {
    const input = new Reader(bytes, start);
    if (id !== CUSTOM || input.name() !== "name") continue;
    while (input.at < end) {
      const isFunctions = input.byte() === 1;
      const after = input.number() + input.at;
      if (isFunctions) input.list(() => names.set(input.number(), input.name()));
      input.at = after;
    }
  }
  return names;
}
