// Writes the service worker (app/worker.js) into the bundled app: which files make up this version, and names for its
// stores that are others when those files are.

import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";

const hash = (content) => createHash("sha256").update(content).digest("hex").slice(0, 16);

async function filesBelow(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

function filled(source, mark, value) {
  if (source.split(mark).length !== 2) throw new Error(`the worker has no place for ${mark}`);
  return source.replace(mark, () => value);
}

// The worker's script for the bundled files in `folder`. Slices of the font are kept as they are used.
export async function workerFor(folder, source) {
  const all = (await filesBelow(folder)).map((file) => `/${relative(folder, file)}`).sort();
  const files = all.filter((name) => !/^\/(index\.html|sw\.js|fonts\/(?!fonts\.css$).*)$|\.(br|gz)$/.test(name));
  const contents = await Promise.all(["/index.html", ...files].map((name) => readFile(join(folder, name))));
  const app = hash(Buffer.concat(contents));
  const fonts = hash(await readFile(join(folder, "fonts/fonts.css")));
  const named = filled(filled(source, "/* app */", `nonet-app-${app}`), "/* fonts */", `nonet-fonts-${fonts}`);
  return filled(named, "/* files */ []", JSON.stringify(files));
}
