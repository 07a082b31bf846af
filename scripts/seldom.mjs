// Which functions a first load never runs: `seldom.txt` lists them, and `scripts/seldom.sh` finds them out. A function
// that the list does not know stays in the first file, and so does one that is called by what did not call it when the
// list was made: as the program changes the list gets less complete, not wrong.
//
//   node seldom.mjs MODULE RAN    lists anew: what MODULE has by name, and what of it ran, a byte for each function
//
// Listed are hashes of names, without what differs from one computer to the next. Closures have numbers, which change
// when another comes before them: how many there are is part of their names, so that none is taken for another.

import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { callsOf, functionsOf, importedFunctions, IMPORTS, namesOf, sectionsOf } from "./wasm-module.mjs";

const LIST = new URL("seldom.txt", import.meta.url);
const PER_LINE = 12;

// FNV-1a.
function hash(text) {
  let value = 0x811c9dc5;
  for (const byte of Buffer.from(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value.toString(16).padStart(8, "0");
}

// Of each of the module's own functions its number and the hash of its name, which is empty where it has no name of its
// own.
export function hashesOf(bytes) {
  const sections = sectionsOf(bytes);
  const section = (id) => sections.find((found) => found.id === id);
  const first = importedFunctions(bytes, section(IMPORTS)).length;
  const names = namesOf(bytes);
  // Without the hashes of crates, which hold where their source lies, and without what tells copies of one function apart.
  const plain = (name) => name.replace(/\[[0-9a-f]+\]|\bCs\w{8,14}_(?=\d)/g, "").replace(/\.\d+$/, "");
  const functions = functionsOf(bytes, section);
  const found = functions.map((_, own) => [first + own, plain(names.get(first + own) ?? "")]);

  const closures = (name) => [...name.matchAll(/([\w:]+)::\{closure#(\d+)\}/g)];
  const most = new Map();
  for (const [, name] of found) {
    for (const [, owner, number] of closures(name)) most.set(owner, Math.max(most.get(owner) ?? 0, Number(number)));
  }
  const isNamed = (name) => name !== "" && !/^<unknown>|shim_\d+$/.test(name) && tableOf(name) !== "";
  const copies = new Map();
  for (const [, name] of found) copies.set(name, (copies.get(name) ?? 0) + 1);
  // Copies of one function differ in what they are specialised for, and so in their length.
  const length = (number, name) =>
    copies.get(name) > 1 ? [functions[number - first].end - functions[number - first].start] : [];
  const full = (number, name) =>
    [name, ...closures(name).map(([, owner]) => most.get(owner)), ...length(number, name)].join(" ");
  return found.map(([number, name]) => [number, isNamed(name) ? hash(full(number, name)) : "", tableOf(name)]);
}

// What a hash table holds of which a function with this name is; empty if that cannot be told, `undefined` if it is of none.
function tableOf(name) {
  if (!/\bhashbrown\b/.test(name)) return undefined;
  const [kind] = name.match(/\b(?:RawTable|HashMap|HashSet|Bucket|drop_elements::|RawIter|RawIntoIter|RawDrain)</) ?? [];
  if (!kind) return "";
  const given = [""];
  let depth = 1;
  for (const letter of name.slice(name.indexOf(kind) + kind.length).replaceAll("->", "")) {
    if ("<([".includes(letter)) depth++;
    if (">)]".includes(letter)) depth--;
    if (depth === 0) break;
    if (letter === "," && depth === 1) given.push("");
    else given[given.length - 1] += letter;
  }
  const [key, value] = given.map((one) => one.trim());
  if (kind === "HashMap<") return `(${key}, ${value})`;
  return kind === "HashSet<" ? `(${key}, ())` : key;
}

// Who calls whom, as pairs of places among the module's own functions.
function* callsIn(bytes) {
  const sections = sectionsOf(bytes);
  const section = (id) => sections.find((found) => found.id === id);
  const imported = importedFunctions(bytes, section(IMPORTS)).length;
  for (const [caller, own] of functionsOf(bytes, section).entries()) {
    const called = new Set();
    callsOf(bytes, own, (_at, number) => number >= imported && called.add(number - imported));
    for (const callee of called) yield [caller, callee];
  }
}

const callOf = (caller, callee) => hash(`${caller} ${callee}`);

async function readList() {
  const text = await readFile(LIST, "utf8").catch(() => "");
  const [names, calls] = text.split("\n\n").map((block) => new Set(block.match(/\b[0-9a-f]{8}\b/g)));
  return { names, calls: calls ?? new Set() };
}

// The numbers of the functions that are listed. What others called in line when the list was made, and call now, is not
// known to be seldom needed: a call from what stays counts only if it was there then.
export async function listed(bytes) {
  const { names, calls } = await readList();
  const hashes = hashesOf(bytes);
  const moves = hashes.map(([, hash]) => names.has(hash));
  const unknown = [...callsIn(bytes)].filter(
    ([caller, callee]) => moves[callee] && !calls.has(callOf(hashes[caller][1], hashes[callee][1])),
  );
  for (let changed = true; changed; ) {
    changed = false;
    for (const [caller, callee] of unknown) {
      if (moves[caller] || !moves[callee]) continue;
      moves[callee] = false;
      changed = true;
    }
  }
  return hashes.flatMap(([number], own) => (moves[own] ? [number] : []));
}

// Lists the functions of which none by that name ran, and who calls them; gives how many those are.
async function listAnew(bytes, ran) {
  const hashes = hashesOf(bytes);
  if (hashes.length !== ran.length) throw new Error("what ran is not of this module");
  const often = new Set(hashes.filter((_, own) => ran[own]).map(([, hash]) => hash));
  // What a hash table runs hangs on chance, as its hashes begin anywhere: only what is of a table that is never there can
  // be told to be seldom needed.
  const used = new Set(hashes.filter((_, own) => ran[own]).map(([, , table]) => table));
  const isSeldom = ([, hash, table]) => hash && !often.has(hash) && (table === undefined || !used.has(table));
  const seldom = new Set(hashes.filter(isSeldom).map(([, hash]) => hash));
  const calls = new Set();
  for (const [caller, callee] of callsIn(bytes)) {
    const [from, to] = [hashes[caller][1], hashes[callee][1]];
    if (seldom.has(to) && !seldom.has(from)) calls.add(callOf(from, to));
  }
  const block = (all) => {
    const sorted = [...all].sort();
    const lines = [];
    for (let at = 0; at < sorted.length; at += PER_LINE) lines.push(sorted.slice(at, at + PER_LINE).join(" "));
    return `${lines.join("\n")}\n`;
  };
  await writeFile(LIST, `${block(seldom)}\n${block(calls)}`);
  return seldom.size;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [module, ran] = process.argv.slice(2);
  console.log(`  ${await listAnew(await readFile(module), await readFile(ran))} functions are seldom needed`);
}
