// Names at the edge of a wasm module: its imports and exports. Everything else is copied as it is.
// The format: https://webassembly.github.io/spec/core/binary/modules.html

const IMPORTS = 2;
const EXPORTS = 7;

function reader(bytes, position) {
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[position++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  return {
    number,
    byte: () => bytes[position++],
    name() {
      const length = number();
      position += length;
      return bytes.subarray(position - length, position).toString();
    },
    // The bytes that `read` goes over.
    over(read) {
      const start = position;
      read();
      return [...bytes.subarray(start, position)];
    },
    at: () => position,
    to(place) {
      position = place;
    },
  };
}

function number(value) {
  const bytes = [];
  do {
    bytes.push((value & 127) | (value > 127 ? 128 : 0));
    value = Math.floor(value / 128);
  } while (value > 0);
  return bytes;
}

const name = (text) => [...number(Buffer.byteLength(text)), ...Buffer.from(text)];
const list = (entries) => [...number(entries.length), ...entries.flat()];

// Goes over the module's sections; `change` gives a new body for a section, or nothing to keep it.
function sections(bytes, change) {
  const parts = [bytes.subarray(0, 8)];
  const input = reader(bytes, 8);
  while (input.at() < bytes.length) {
    const start = input.at();
    const id = input.byte();
    const length = input.number();
    const end = input.at() + length;
    const body = change(id, input);
    parts.push(
      body ? Buffer.from([id, ...number(body.length), ...body]) : bytes.subarray(start, end),
    );
    input.to(end);
  }
  return Buffer.concat(parts);
}

function limits(input) {
  const flags = input.byte();
  input.number();
  if (flags & 1) input.number();
}

function importType(input) {
  const kind = input.byte();
  if (kind === 0) input.number();
  else if (kind === 1) {
    input.byte();
    limits(input);
  } else if (kind === 2) limits(input);
  else if (kind === 3) {
    input.byte();
    input.byte();
  } else if (kind === 4) {
    input.byte();
    input.number();
  } else throw new Error(`an import of the unknown kind ${kind}`);
}

function imports(input, rename) {
  const entries = [];
  for (let left = input.number(); left > 0; left--) {
    const module = input.name();
    const field = rename(input.name());
    entries.push([...name(module), ...name(field), ...input.over(() => importType(input))]);
  }
  return list(entries);
}

function exports(input, rename) {
  const entries = [];
  for (let left = input.number(); left > 0; left--) {
    const field = rename(input.name());
    const what = input.over(() => {
      input.byte();
      input.number();
    });
    if (field !== undefined) entries.push([...name(field), ...what]);
  }
  return list(entries);
}

// The module without the exports that `unwanted` picks.
export function exportsWithout(bytes, unwanted) {
  const keep = (field) => (unwanted(field) ? undefined : field);
  return sections(bytes, (id, input) => (id === EXPORTS ? exports(input, keep) : undefined));
}

// The module with other names, which the two functions give.
export function renamed(bytes, renameImport, renameExport) {
  return sections(bytes, (id, input) => {
    if (id === IMPORTS) return imports(input, renameImport);
    if (id === EXPORTS) return exports(input, renameExport);
    return undefined;
  });
}
