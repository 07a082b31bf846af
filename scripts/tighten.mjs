// Makes what Trunk bundled as light as it goes: one style sheet, minified script, and a wasm module without what
// no script calls, its imports and exports under short names.
//
//   node tighten.mjs FOLDER NODE-PACKAGES
//
// Files get names by what is in them now, as the relay lets browsers keep them forever.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { exportsWithout, renamed } from "./wasm-names.mjs";

const [folder, packages] = process.argv.slice(2);
const esbuild = createRequire(join(resolve(packages), "node_modules/"))("esbuild");

// Once more after Trunk's own pass, which could not know what no script calls. The features, and how little is put
// in the place of its only call, are as in app/index.html. Nothing lies in the first kilobyte of memory, where a
// stack that is full would end: that is what --low-memory-unused asks for.
const OPTIMIZE = [
  "-Oz",
  "--low-memory-unused",
  "--one-caller-inline-max-function-size=10",
  "--enable-bulk-memory",
  "--enable-nontrapping-float-to-int",
  "--enable-sign-ext",
  "--enable-reference-types",
  "--enable-mutable-globals",
  "--enable-multivalue",
];

const at = (name) => join(folder, name.replace(/^\//, ""));
const hash = (content) => createHash("sha256").update(content).digest("hex").slice(0, 16);

async function minify(source, loader) {
  const { code } = await esbuild.transform(source, {
    loader,
    minify: true,
    legalComments: "none",
    ...(loader === "js" && { format: "esm", target: "es2022" }),
  });
  return code;
}

async function optimize(file) {
  const output = `${file}.smaller`;
  const { status } = spawnSync("wasm-opt", [`--output=${output}`, ...OPTIMIZE, file], {
    stdio: "inherit",
  });
  if (status !== 0) throw new Error(`wasm-opt could not optimize ${file}`);
  await rename(output, file);
}

// Classes that a library exports to scripts and no script makes keep their methods alive in the module.
// wasm-bindgen writes each as a class, a line for `using`, and a registry.
function withoutUnusedClasses(script) {
  for (const [, name] of script.matchAll(/^(?:export )?class (\w+) \{$/gm)) {
    const definition = new RegExp(`^(?:export )?class ${name} \\{\\n[\\s\\S]*?^\\}\\n`, "m");
    const disposal = new RegExp(`^if \\(Symbol\\.dispose\\) ${name}\\.prototype.*\\n`, "m");
    const registry = new RegExp(`^const ${name}Finalization = [\\s\\S]*?;\\n`, "m");
    const rest = script.replace(definition, "").replace(disposal, "").replace(registry, "");
    if (!new RegExp(`\\b${name}(?:Finalization)?\\b`).test(rest)) script = rest;
  }
  return script;
}

const counted = () => {
  let count = 0;
  return () => (count++).toString(36);
};

// The module asks for its imports, and the script calls its exports, by short names. What is not written in
// wasm-bindgen's usual way keeps its name.
function shortNames(script, wasm) {
  const next = counted();
  const shortImport = (name) => {
    const definition = new RegExp(`^(\\s+)${name}(?=: )`, "gm");
    if (script.match(definition)?.length !== 1) return name;
    const short = `i${next()}`;
    script = script.replace(definition, `$1${short}`);
    return short;
  };
  const shortExport = (name) => {
    const call = new RegExp(`\\bwasm\\.${name}\\b`, "g");
    const mentions = script.match(new RegExp(`\\b${name}\\b`, "g"))?.length ?? 0;
    if (mentions === 0 || script.match(call)?.length !== mentions) return name;
    const short = `e${next()}`;
    script = script.replace(call, `wasm.${short}`);
    return short;
  };
  const bytes = renamed(wasm, shortImport, shortExport);
  return { script, bytes };
}

async function tightenApp(page) {
  const [, oldScript] = page.match(/data-script="([^"]+)"/);
  const [, oldWasm] = page.match(/data-wasm="([^"]+)"/);
  const source = withoutUnusedClasses(await readFile(at(oldScript), "utf8"));
  const whole = await readFile(at(oldWasm));
  await writeFile(
    at(oldWasm),
    exportsWithout(whole, (name) => !new RegExp(`\\b${name}\\b`).test(source)),
  );
  await optimize(at(oldWasm));
  const { script, bytes } = shortNames(source, await readFile(at(oldWasm)));
  if (!WebAssembly.validate(bytes)) throw new Error("the module with short names is not valid");
  const code = await minify(script, "js");
  const name = `/app-${hash(Buffer.concat([bytes, Buffer.from(code)]))}`;
  await Promise.all([rm(at(oldScript)), rm(at(oldWasm))]);
  await Promise.all([writeFile(at(`${name}.js`), code), writeFile(at(`${name}_bg.wasm`), bytes)]);
  return page.replaceAll(oldScript, `${name}.js`).replaceAll(oldWasm, `${name}_bg.wasm`);
}

async function tightenLoader(page) {
  const [, old] = page.match(/<script src="(\/loader-[^"]+)"/);
  const code = await minify(await readFile(at(old), "utf8"), "js");
  const name = `/loader-${hash(code)}.js`;
  await rm(at(old));
  await writeFile(at(name), code);
  return page.replaceAll(old, name);
}

// In the order of the page; Trunk's own links are those whose names carry a hash.
async function tightenStyle(page) {
  const links = [...page.matchAll(/[ \t]*<link rel="stylesheet" href="(\/[\w-]+-[0-9a-f]{15,16}\.css)"\/?>\n?/g)];
  const sheets = await Promise.all(links.map(([, href]) => readFile(at(href), "utf8")));
  const code = await minify(sheets.join("\n"), "css");
  const name = `/style-${hash(code)}.css`;
  await Promise.all(links.map(([, href]) => rm(at(href))));
  await writeFile(at(name), code);
  const [first, ...others] = links.map(([link]) => link);
  page = page.replace(first, `    <link rel="stylesheet" href="${name}">\n`);
  return others.reduce((rest, link) => rest.replace(link, ""), page);
}

let page = await readFile(at("index.html"), "utf8");
page = await tightenStyle(await tightenLoader(await tightenApp(page)));
await writeFile(at("index.html"), page);
