// Makes what Trunk bundled as light as it goes: two style sheets, minified script, and a program in parts, without what
// no script calls, its imports and exports under short names.
//
//   node tighten.mjs FOLDER NODE-PACKAGES PROGRAM SCRATCH
//
// PROGRAM is the module as the compiler made it, SCRATCH a folder that may be thrown away.
// Files get names by what is in them now, as the relay lets browsers keep them forever.

import { createHash } from "node:crypto";
import { readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { definitionOf, shortGlue } from "./glue.mjs";
import { bundleOf, chunkFiles, partName, shortLink } from "./link.mjs";
import { optimize, split } from "./split.mjs";
import { reordered } from "./wasm-order.mjs";
import { listed } from "./seldom.mjs";
import { dataOfMoved } from "./wasm-data.mjs";
import { divided, movable } from "./wasm-divide.mjs";
import { marked } from "./wasm-marks.mjs";
import { exportsWithout, renamed } from "./wasm-names.mjs";
import { workerFor } from "./worker.mjs";

const [folder, packages, program, scratch] = process.argv.slice(2);
const esbuild = createRequire(join(resolve(packages), "node_modules/"))("esbuild");

const at = (name) => join(folder, name.replace(/^\//, ""));
const hash = (content) => createHash("sha256").update(content).digest("hex").slice(0, 16);

const WITHOUT_NAMES = ["--strip-debug", "--strip-producers", "--strip-target-features"];
// The list of what is seldom needed goes by names.
const WITH_NAMES = ["--debuginfo", "--strip-producers", "--strip-target-features"];

async function minify(source, loader) {
  const { code } = await esbuild.transform(source, {
    loader,
    minify: true,
    legalComments: "none",
    ...(loader === "js" && { format: "esm", target: "es2022" }),
  });
  return code;
}

const counted = () => {
  let count = 0;
  return () => (count++).toString(36);
};

// The module asks for its imports, and the script calls its exports, by short names; imports that are the same have one
// name. What is not written in wasm-bindgen's usual way, or what `link` names too, keeps its name.
function shortNames(script, wasm, link) {
  const next = counted();
  const known = new Map();
  const shortImport = (name) => {
    const definition = definitionOf(script, name);
    if (!definition) return name;
    const { whole, body } = definition;
    const again = known.get(body);
    const short = again ?? `i${next()}`;
    known.set(body, short);
    script = script.replace(whole, () => (again ? "" : `        ${short}: ${body}`));
    return short;
  };
  const shortExport = (name) => {
    const call = new RegExp(`\\bwasm\\.${name}\\b`, "g");
    const mentions = script.match(new RegExp(`\\b${name}\\b`, "g"))?.length ?? 0;
    if (mentions === 0 || script.match(call)?.length !== mentions || isNamedIn(link, name)) return name;
    const short = `e${next()}`;
    script = script.replace(call, `wasm.${short}`);
    return short;
  };
  const bytes = renamed(wasm, shortImport, shortExport);
  return { script, bytes };
}

// What the two modules call each other's things, see `divided`.
const [FROM, STAND_INS] = ["e", "p"];

// The script with the stand-ins that the first module asks for.
function withStandIns(script) {
  const [, link] = script.match(/^import \* as (\w+) from "\.\/__wasm_split\.js";?$/m);
  const before = '"./app_bg.js": import0,';
  if (script.split(before).length !== 2) throw new Error("the script of the program is not as expected");
  return script.replace(before, `${before} ${STAND_INS}: ${link}.standIns,`);
}

// The script that loads the parts, which brings what is seldom needed along.
async function withSeldom(link, file, base) {
  const values = { FROM, FILE: JSON.stringify(file), BASE: base, PAUSE: 3000 };
  const source = await readFile(new URL("seldom-link.js", import.meta.url), "utf8");
  const filled = source.replace(/\b(?:FROM|FILE|BASE|PAUSE)\b/g, (mark) => values[mark]);
  const before = "...deps.map(d => d())";
  if (link.split(before).length !== 2) throw new Error("the link script is not as expected");
  return link.replace(before, `seldom(), ${before}`) + filled;
}

// For scripts/seldom.sh: the program whole, with marks of what ran.
async function placeMarked(script, wasm, link) {
  const { whole, base, count } = marked(wasm);
  const tell = `globalThis.nonetRan = () => [...new Uint8Array(initSync().memory.buffer, ${base}, ${count})];\n`;
  const code = await bundled(script, `${link}${tell}`);
  const files = { "marked.wasm": whole, "marked.js": code, "named.wasm": wasm };
  await Promise.all(Object.entries(files).map(([name, content]) => writeFile(join(scratch, name), content)));
}

const isNamedIn = (source, name) => new RegExp(`\\b${name}\\b`).test(source);

// The parts under names by what is in them; gives `link` with those names.
async function placeParts(parts, link) {
  const modules = [];
  for (const { name, file } of parts) {
    await optimize(file, "--converge", ...WITHOUT_NAMES);
    const bytes = await readFile(file);
    if (!WebAssembly.validate(bytes)) throw new Error(`the part ${name} is not valid`);
    modules.push({ name: name.replace(/\.wasm$/, ""), bytes });
  }
  const all = hash(Buffer.concat(modules.map(({ bytes }) => bytes)));
  const shared = chunkFiles(link);
  const files = modules.filter(({ name }) => !shared.flat().includes(name));
  shared.forEach((chunks, number) => {
    const bytes = bundleOf(chunks.map((chunk) => modules.find(({ name }) => name === chunk).bytes));
    files.push({ name: `shared${number}`, bytes });
  });
  await Promise.all(files.map(({ name, bytes }) => writeFile(at(partName(name, all)), bytes)));
  return shortLink(link, all);
}

// The script of the program with the one that loads its parts, as one.
async function bundled(script, link) {
  const texts = { app: script, link };
  const only = {
    name: "only these two",
    setup(build) {
      build.onResolve({ filter: /./ }, ({ path }) => ({
        path: path.endsWith("__wasm_split.js") ? "link" : "app",
        namespace: "ours",
      }));
      build.onLoad({ filter: /./, namespace: "ours" }, ({ path }) => ({ contents: texts[path], loader: "js" }));
    },
  };
  const { outputFiles } = await esbuild.build({
    entryPoints: ["app"],
    bundle: true,
    write: false,
    minify: true,
    legalComments: "none",
    format: "esm",
    target: "es2022",
    plugins: [only],
  });
  return outputFiles[0].text;
}

async function tightenApp(page, sheet) {
  const [, oldScript] = page.match(/data-script="([^"]+)"/);
  const [, oldWasm] = page.match(/data-wasm="([^"]+)"/);
  // What Trunk made of the whole program.
  await Promise.all([rm(at(oldScript)), rm(at(oldWasm))]);
  const made = await split(program, scratch, sheet);
  const link = await placeParts(made.parts, made.link);
  const source = shortGlue(made.script);
  await optimize(made.first, "--converge", "--debuginfo");
  const whole = await readFile(made.first);
  const isUnused = (name) => !isNamedIn(source, name) && !isNamedIn(link, name);
  await writeFile(made.first, exportsWithout(whole, isUnused));
  await optimize(made.first, ...WITH_NAMES);
  const { script, bytes } = shortNames(withStandIns(source), await readFile(made.first), link);
  const moved = movable(bytes, await listed(bytes));
  const [linked, cut] = await Promise.all([program, made.cut].map((file) => readFile(file)));
  const data = dataOfMoved(linked, cut, bytes, (number) => moved.has(number));
  const { first, second, base } = divided(reordered(bytes, moved), moved.size, data, FROM, STAND_INS);
  if (![first, second].every((module) => WebAssembly.validate(module))) throw new Error("the divided module is not valid");
  const seldom = `/part-seldom-${hash(second)}.wasm`;
  const loading = await withSeldom(link, seldom, base);
  const code = await bundled(script, loading);
  const name = `/app-${hash(Buffer.concat([first, Buffer.from(code)]))}`;
  await Promise.all([
    writeFile(at(`${name}.js`), code),
    writeFile(at(`${name}_bg.wasm`), first),
    writeFile(at(seldom), second),
    placeMarked(script, bytes, loading),
  ]);
  return page.replaceAll(oldScript, `${name}.js`).replaceAll(oldWasm, `${name}_bg.wasm`);
}

// In the page they take less than the headers of files of their own; the relay allows them by their hashes.
async function withLoader(page) {
  for (const [name, type] of [["begin", ""], ["loader", ' type="module"']]) {
    const [element, old] = page.match(new RegExp(`<script src="(/${name}-[^"]+)"[^>]*></script>`));
    const code = await minify(await readFile(at(old), "utf8"), "js");
    await rm(at(old));
    // Braces keep a name from being everybody's.
    page = page.replace(element, () => `<script${type}>${type ? code.trim() : `{${code.trim()}}`}</script>`);
  }
  // The first script asks for it at once.
  const asked = /<link rel="preload"[^>]*type="application\/wasm"[^>]*>/;
  if (!asked.test(page)) throw new Error("the page does not ask for the program as expected");
  return page.replace(asked, "");
}

// What only the parts show, and what has to stay the last word over it.
const LATER_SHEETS = ["home", "gallery", "checkpoints", "links", "importing", "menus", "choices", "panels", "health", "prompts", "private", "seeking", "pointing", "comments", "cells"];
const LAST_SHEETS = ["narrow", "contrast"];

async function placeSheet(sheets, prefix) {
  const code = await minify(sheets.map(({ source }) => source).join("\n"), "css");
  const name = `/${prefix}-${hash(code)}.css`;
  await writeFile(at(name), code);
  return name;
}

// In the order of the page; Trunk's own links are those whose names carry a hash. Also gives where the parts' sheet is.
async function tightenStyle(page) {
  const links = [...page.matchAll(/[ \t]*<link rel="stylesheet" href="(\/([\w-]+)-[0-9a-f]{15,16}\.css)"\/?>\n?/g)];
  const read = async ([link, href, name]) => ({ link, href, name, source: await readFile(at(href), "utf8") });
  const sheets = await Promise.all(links.map(read));
  const isLater = ({ name }) => LATER_SHEETS.includes(name);
  await Promise.all(sheets.map(({ href }) => rm(at(href))));
  const now = await placeSheet(sheets.filter((sheet) => !isLater(sheet)), "style");
  const again = sheets.filter((sheet) => isLater(sheet) || LAST_SHEETS.includes(sheet.name));
  if (again.length !== LATER_SHEETS.length + LAST_SHEETS.length) throw new Error("a style sheet of the parts is missing");
  const later = await placeSheet(again, "part-style");
  const [first, ...others] = sheets.map(({ link }) => link);
  page = page.replace(first, `    <link rel="stylesheet" href="${now}">\n`);
  return { page: others.reduce((rest, link) => rest.replace(link, ""), page), later };
}

// In the page it takes less than the headers of a file of its own.
async function withIcon(page) {
  const icon = (await readFile(at("favicon.svg"), "utf8")).trim().replace(/\s+/g, " ").replaceAll('"', "'");
  const written = icon.replace(/[<>#%]/g, encodeURIComponent);
  if (!page.includes('href="/favicon.svg"')) throw new Error("the page has no icon");
  return page.replace('href="/favicon.svg"', () => `href="data:image/svg+xml,${written}"`);
}

const styled = await tightenStyle(await readFile(at("index.html"), "utf8"));
const page = await withIcon(await withLoader(await tightenApp(styled.page, styled.later)));
await writeFile(at("index.html"), page);
const worker = await readFile(new URL("../app/worker.js", import.meta.url), "utf8");
await writeFile(at("sw.js"), await minify(await workerFor(folder, worker), "js"));
