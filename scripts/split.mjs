// Cuts the program into the file that an empty board needs and the parts that are loaded later (app/src/lazy.rs),
// and writes the script that belongs to the first file.
//
// wasm-split-cli finds what only the parts reach, by the linker's own relocations. Functions that a part shares with the
// first file are called by way of the function table, so each file can be optimized by itself afterwards.

import { spawnSync } from "node:child_process";
import { mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";

// Once more after the first pass, which leaves things that only the second sees. How little is put in the place of its
// only call is measured, and so is what is not done: a module without these passes is larger, but compresses better.
// Nothing lies in the first kilobyte of memory, where a stack that is full would end: that is what --low-memory-unused
// asks for.
const FEATURES = [
  "--enable-bulk-memory",
  "--enable-nontrapping-float-to-int",
  "--enable-sign-ext",
  "--enable-reference-types",
  "--enable-mutable-globals",
  "--enable-multivalue",
];
const COMPRESSES_WORSE = ["local-cse", "code-folding", "merge-locals"].map((pass) => `--skip-pass=${pass}`);
const OPTIMIZE = [
  "-Oz",
  "--low-memory-unused",
  "--one-caller-inline-max-function-size=10",
  ...COMPRESSES_WORSE,
  ...FEATURES,
];

function run(command, ...options) {
  const { status, error } = spawnSync(command, options, { stdio: "inherit" });
  if (status !== 0) throw new Error(`${command} failed: ${error ?? `status ${status}`}`);
}

// Makes a module smaller, in its place.
export async function optimize(file, ...more) {
  const output = `${file}.smaller`;
  run("wasm-opt", `--output=${output}`, ...OPTIMIZE, ...more, file);
  await rename(output, file);
}

// wasm-bindgen imports the link script once for each of its functions, all under the same key.
function onceImported(script) {
  const [first, ...others] = [...script.matchAll(/^import \* as (\w+) from "\.\/__wasm_split\.js";?\n/gm)];
  if (!first) throw new Error("no part is loaded by the program");
  for (const [line, name] of others) {
    script = script.replace(line, "").replace(new RegExp(`^.*"\\./__wasm_split\\.js": ${name},\n`, "m"), "");
  }
  return script;
}

// A part is there when the style sheet of the parts is, too. Their views come after it, and a failure is tried again.
function withSheet(link, sheet) {
  const before = "deps.map(d => d())";
  if (!link.includes(before)) throw new Error("the link script is not as expected");
  return `${link.replace(before, `[styled(), ...${before}]`)}
let sheet;
function styled() {
  return (sheet ??= new Promise((resolve, reject) => {
    const element = document.createElement("link");
    element.rel = "stylesheet";
    element.href = "${sheet}";
    element.onload = resolve;
    element.onerror = () => {
      element.remove();
      sheet = undefined;
      reject(Error(element.href));
    };
    document.head.append(element);
  }));
}
`;
}

// Cuts `program`, what the compiler made, into files in `folder`; `sheet` is where the parts' style is. Gives the script of the first file, the script that
// loads the others, where the first file is, how it was before it was bound to the script, and the others by the names
// that the second script calls them.
export async function split(program, folder, sheet) {
  await rm(folder, { recursive: true, force: true });
  const [cut, bound] = [join(folder, "cut"), join(folder, "bound")];
  await mkdir(bound, { recursive: true });
  run("wasm-split-cli", program, cut, "--target=web", "--out-name=app");
  // The parts need the function table, which only the linker exports.
  const output = ["--target=web", "--no-typescript", "--keep-lld-exports", `--out-dir=${bound}`, "--out-name=app"];
  run("wasm-bindgen", ...output, join(cut, "app.wasm"));
  const link = await readFile(join(cut, "__wasm_split.js"), "utf8");
  const names = (await readdir(cut)).filter((name) => name.endsWith(".wasm") && name !== "app.wasm");
  return {
    script: onceImported(await readFile(join(bound, "app.js"), "utf8")),
    // Whoever waits for a part is told when it cannot be had; when nobody waits it is no error.
    link: withSheet(link, sheet).replaceAll("console.error(", "console.warn("),
    cut: join(cut, "app.wasm"),
    first: join(bound, "app_bg.wasm"),
    parts: names.map((name) => ({ name, file: join(cut, name) })),
  };
}
