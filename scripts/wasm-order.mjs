// The functions of a wasm module in another order: what is alike lies side by side, which compresses better (2 % of the
// whole when it was measured). Everything that names a function by its number follows.

import { inOrderOfLikeness } from "./likeness.mjs";
import {
  assembled, callsOf, CODE, copied, CUSTOM, ELEMENTS, elements, exported, EXPORTS, FUNCTIONS, functionsOf,
  importedFunctions, IMPORTS, Reader, sectionsOf, START, written,
} from "./wasm-module.mjs";

// Those of its own functions whose numbers are in `last` come after all others. Custom sections are left out, as the
// names in them would be wrong.
export function reordered(bytes, last = new Set()) {
  const sections = sectionsOf(bytes).filter(({ id }) => id !== CUSTOM);
  const section = (wanted) => sections.find(({ id }) => id === wanted);
  const imported = importedFunctions(bytes, section(IMPORTS)).length;
  const functions = functionsOf(bytes, section);
  const isLast = (own) => last.has(imported + own);
  const order = [false, true].flatMap((wanted) =>
    inOrderOfLikeness(functions.filter((_, own) => isLast(own) === wanted)),
  );
  const numbers = Array.from({ length: imported + functions.length }, (_, number) => number);
  order.forEach((own, place) => (numbers[imported + functions.indexOf(own)] = imported + place));

  const follow = (start, end, read) =>
    copied(bytes, start, end, (replace) =>
      read((at, number, after) => replace(at, after, written(numbers[number]))),
    );
  const bodyOf = (own) => {
    const body = follow(own.start, own.end, (called) => callsOf(bytes, own, called));
    return [Uint8Array.from(written(body.length)), body];
  };
  const changed = ({ id, start, end }) => {
    const by = (read) => follow(start, end, (called) => read(new Reader(bytes, start), called));
    const count = written(order.length);
    if (id === FUNCTIONS) return Buffer.from([...count, ...order.flatMap((own) => written(own.type))]);
    if (id === CODE) return Buffer.concat([Uint8Array.from(count), ...order.flatMap(bodyOf)]);
    if (id === ELEMENTS) return by(elements);
    if (id === EXPORTS) return by(exported);
    if (id === START) return by((input, called) => called(start, input.number(), input.at));
    return bytes.subarray(start, end);
  };
  return assembled(sections.map((section) => [section.id, changed(section)]));
}
