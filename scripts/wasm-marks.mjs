// A module that remembers which of its functions ran: each sets a byte of its own, in pages of memory behind all others.

import {
  assembled, CODE, copied, functionsOf, MEMORIES, Reader, sectionsOf, signed, written,
} from "./wasm-module.mjs";

const PAGE = 65536;

// Gives the module, where the first function's byte is, and how many there are.
export function marked(bytes) {
  const sections = sectionsOf(bytes);
  const section = (id) => sections.find((found) => found.id === id);
  const memory = new Reader(bytes, section(MEMORIES).start);
  memory.number();
  const limits = memory.at;
  memory.byte();
  const pages = memory.number();
  const functions = functionsOf(bytes, section);
  const more = Math.ceil(functions.length / PAGE);
  const base = pages * PAGE;

  const bodyOf = (own, place) => {
    const input = new Reader(bytes, own.start);
    // Its locals.
    input.list(() => (input.number(), input.byte()));
    const mark = [0x41, ...signed(base + place), 0x41, 1, 0x3a, 0, 0];
    const body = copied(bytes, own.start, own.end, (replace) => replace(input.at, input.at, mark));
    return Buffer.concat([Uint8Array.from(written(body.length)), body]);
  };
  const changed = ({ id, start, end }) => {
    if (id === MEMORIES) {
      return copied(bytes, start, end, (replace) => replace(limits + 1, memory.at, written(pages + more)));
    }
    if (id !== CODE) return bytes.subarray(start, end);
    return Buffer.concat([Uint8Array.from(written(functions.length)), ...functions.map(bodyOf)]);
  };
  const whole = assembled(sections.map((each) => [each.id, changed(each)]));
  return { whole, base, count: functions.length };
}
