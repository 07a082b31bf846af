// The script that loads the parts, as wasm-split-cli writes it, said shortly: it is in the first load, and each part and
// each chunk, what several parts share, has the same lines in it.

const FETCHED = String.raw`makeLoad\(\(\) => \{\s*const src = fetch\(new URL\("\./(\w+)\.wasm", import\.meta\.url\)\);\s*src\.catch\(\(\) => \{\}\);\s*return async \(imports\) => \(WebAssembly\.instantiateStreaming\(src, imports\)\);\s*\}\s*, \[([^\]]*)\]\)`;
const CHUNK = new RegExp(String.raw`/\*[^*]*\*/\s*const __(\w+) = ${FETCHED};\n`, "g");
const PART = new RegExp(String.raw`export const (\w+) = wrapAsyncCb\(${FETCHED}\);`, "g");

// Where a file lies that the cut names so; all change their names when one of them changes, so that one hash will do.
export const partName = (name, hash) => `part-${name.replace(/^split_|\.wasm$/g, "")}-${hash}.wasm`;

// `link` for files that have the names of `partName`.
export function shortLink(link, hash) {
  const numbersOf = (chunks) => (chunks.match(/\d+/g) ?? []).join();
  const chunks = [...link.matchAll(CHUNK)];
  if (chunks.some(([, name, file, deps]) => name !== file || deps.trim() !== "" || !/^chunk_\d+$/.test(name))) {
    throw new Error("a chunk of the program is not as expected");
  }
  let parts = 0;
  const short = link.replace(CHUNK, "").replace(PART, (_, load, file, deps) => {
    parts++;
    return `export const ${load} = wrapAsyncCb(fetched("${file.replace(/^split_/, "")}", [${numbersOf(deps)}]));`;
  });
  if (parts === 0 || short.includes(".wasm")) throw new Error("a part of the program is not loaded as expected");
  return `${short}
function fetched(name, chunks) {
  return makeLoad(() => {
    const src = fetch(new URL(\`./${partName("${name}", hash)}\`, import.meta.url));
    src.catch(() => {});
    return async (imports) => WebAssembly.instantiateStreaming(src, imports);
  }, chunks.map(chunk));
}
// A chunk is fetched once, for all parts.
var known;
function chunk(number) {
  return ((known ??= {})[number] ??= fetched(\`chunk_\${number}\`, []));
}
`;
}
