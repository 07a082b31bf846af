// Which functions a first load never runs: `seldom.txt` lists them, and `scripts/seldom.sh` finds them out. A function
// that the list does not know stays in the first file: as the program changes the list gets less complete, not wrong.
//
//   node seldom.mjs MODULE RAN    lists anew: what MODULE has by name, and what of it ran, a byte for each function
//
// Listed are hashes of names, without what differs from one computer to the next. Closures have numbers, which change
// when another comes before them: how many there are is part of their names, so that none is taken for another.

import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { functionsOf, importedFunctions, IMPORTS, namesOf, sectionsOf } from "./wasm-module.mjs";

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
  const isNamed = (name) => name !== "" && !/^<unknown>|shim_\d+$/.test(name);
  const copies = new Map();
  for (const [, name] of found) copies.set(name, (copies.get(name) ?? 0) + 1);
  // Copies of one function differ in what they are specialised for, and so in their length.
  const length = (number, name) =>
    copies.get(name) > 1 ? [functions[number - first].end - functions[number - first].start] : [];
  const full = (number, name) =>
    [name, ...closures(name).map(([, owner]) => most.get(owner)), ...length(number, name)].join(" ");
  return found.map(([number, name]) => [number, isNamed(name) ? hash(full(number, name)) : ""]);
}

// The numbers of the functions that are listed.
export async function listed(bytes) {
  const list = new Set((await readFile(LIST, "utf8").catch(() => "")).match(/\b[0-9a-f]{8}\b/g));
  return hashesOf(bytes).flatMap(([number, hash]) => (list.has(hash) ? [number] : []));
}

// Lists the functions of which none by that name ran; gives how many those are.
async function listAnew(bytes, ran) {
  const hashes = hashesOf(bytes);
  if (hashes.length !== ran.length) throw new Error("what ran is not of this module");
  const often = new Set(hashes.filter((_, own) => ran[own]).map(([, hash]) => hash));
  const seldom = [...new Set(hashes.map(([, hash]) => hash))].filter((hash) => hash && !often.has(hash)).sort();
  const lines = [];
  for (let at = 0; at < seldom.length; at += PER_LINE) lines.push(seldom.slice(at, at + PER_LINE).join(" "));
  await writeFile(LIST, `${lines.join("\n")}\n`);
  return seldom.length;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [module, ran] = process.argv.slice(2);
  console.log(`  ${await listAnew(await readFile(module), await readFile(ran))} functions are seldom needed`);
}
