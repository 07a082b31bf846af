// Puts a brotli and a gzip copy beside each file of a folder that shrinks by it (file.wasm.br, file.wasm.gz),
// and says what the first load weighs.
//
//   node compress.mjs FOLDER

import { readdir, readFile, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import zlib from "node:zlib";

const folder = process.argv[2];
const shrinks = new Set([".html", ".js", ".mjs", ".css", ".wasm", ".json", ".svg", ".txt", ".webmanifest", ".map"]);
const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);

async function filesBelow(path) {
  const entries = await readdir(path, { withFileTypes: true });
  const nested = entries.map((entry) =>
    entry.isDirectory() ? filesBelow(join(path, entry.name)) : [join(path, entry.name)],
  );
  return (await Promise.all(nested)).flat();
}

async function compress(file) {
  const bytes = await readFile(file);
  const [small, zipped] = await Promise.all([
    brotli(bytes, {
      params: {
        [zlib.constants.BROTLI_PARAM_QUALITY]: 11,
        [zlib.constants.BROTLI_PARAM_LGWIN]: 22,
        [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
    gzip(bytes, { level: 9 }),
  ]);
  if (small.length < bytes.length) await writeFile(`${file}.br`, small);
  if (zipped.length < bytes.length) await writeFile(`${file}.gz`, zipped);
  return { file, plain: bytes.length, brotli: Math.min(small.length, bytes.length) };
}

const inKilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const files = (await filesBelow(folder)).filter((file) => shrinks.has(extname(file)));
const sizes = await Promise.all(files.map(compress));

const fonts = join(folder, "fonts");
const first = sizes.filter(({ file }) => !file.startsWith(fonts));
const sum = (list, key) => list.reduce((total, size) => total + size[key], 0);
for (const { file, plain, brotli } of first.filter(({ file }) => file.endsWith(".wasm"))) {
  console.log(`  ${file.slice(folder.length + 1)}: ${inKilobytes(plain)}, brotli ${inKilobytes(brotli)}`);
}
console.log(`  all but the fonts: ${inKilobytes(sum(first, "plain"))}, brotli ${inKilobytes(sum(first, "brotli"))}`);
