// The script that loads the parts, as wasm-split-cli writes it, said shortly: it is in the first load, and each part and
// each chunk, what several parts share, has the same lines in it.
//
// The many small chunks come in a few files. A file of chunks is a module that does nothing: each chunk is a section of it
// that the browser hands out.

import { assembled, CUSTOM, named } from "./wasm-module.mjs";

const FETCHED = String.raw`makeLoad\(\(\) => \{\s*const src = fetch\(new URL\("\./(\w+)\.wasm", import\.meta\.url\)\);\s*src\.catch\(\(\) => \{\}\);\s*return async \(imports\) => \(WebAssembly\.instantiateStreaming\(src, imports\)\);\s*\}\s*, \[([^\]]*)\]\)`;
const CHUNK = new RegExp(String.raw`/\*[^*]*\*/\s*const __(\w+) = ${FETCHED};\n`, "g");
const PART = new RegExp(String.raw`export const (\w+) = wrapAsyncCb\(${FETCHED}\);`, "g");

// Each of these has a file of the chunks that none before it needs; another has the rest. What the home page shows first,
// which is to be light, too; then what comes after every board.
const FILES_FOR = ["split_home", "split_gallery", "split_later"];

// Where a file lies that the cut names so; all change their names when one of them changes, so that one hash will do.
export const partName = (name, hash) => `part-${name.replace(/^split_|\.wasm$/g, "")}-${hash}.wasm`;

// The chunks by the file that they come in.
export function chunkFiles(link) {
  const needed = [...link.matchAll(PART)].map(([, , file, deps]) => [file, deps.match(/\w+/g) ?? []]);
  const of = (part) => needed.find(([file]) => file === part)?.[1] ?? [];
  const left = new Set(needed.flatMap(([, chunks]) => chunks));
  const files = FILES_FOR.map((part) => of(part).filter((chunk) => left.delete(chunk)));
  return [...files, [...left].sort()].map((chunks) => chunks.map((chunk) => chunk.replace(/^__/, "")));
}

// Several modules as one.
export const bundleOf = (modules) => assembled(modules.map((module) => [CUSTOM, Buffer.concat([Uint8Array.from(named("")), module])]));

// `link` for files that have the names of `partName`.
export function shortLink(link, hash) {
  const files = chunkFiles(link);
  const chunks = [...link.matchAll(CHUNK)];
  const isAsExpected = ([, name, file, deps]) => name === file && deps.trim() === "" && files.flat().includes(name);
  if (!chunks.every(isAsExpected) || chunks.length !== files.flat().length) {
    throw new Error("a chunk of the program is not as expected");
  }
  const filesOf = (deps) => {
    const wanted = (deps.match(/\w+/g) ?? []).map((chunk) => files.findIndex((file) => file.includes(chunk.replace(/^__/, ""))));
    return [...new Set(wanted)].sort().join();
  };
  let parts = 0;
  const short = link.replace(CHUNK, "").replace(PART, (_, load, file, deps) => {
    parts++;
    return `export const ${load} = wrapAsyncCb(fetched("${file.replace(/^split_/, "")}", [${filesOf(deps)}]));`;
  });
  if (parts === 0 || short.includes(".wasm")) throw new Error("a part of the program is not loaded as expected");
  return `${short}
function fetched(name, chunks) {
  return makeLoad(() => {
    const src = WebAssembly.compileStreaming(fetch(\`/${partName("${name}", hash)}\`));
    src.catch(() => {});
    return async (imports) => {
      const module = await src;
      const several = WebAssembly.Module.customSections(module, "");
      await Promise.all([module, ...several].map((one) => WebAssembly.instantiate(one, imports)));
    };
  }, chunks.map(chunk));
}
// What parts share is fetched once.
var known;
function chunk(number) {
  return ((known ??= {})[number] ??= fetched(\`shared\${number}\`, []));
}
`;
}
