// The script by which the program reaches the browser, as wasm-bindgen writes it, said shortly: it is in the first load.

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

// The program begins once, with a module that is there by then (app/begin.js).
function withOneBeginning(script) {
  const usual = /^let wasmModule, wasmInstance, wasm;\n[\s\S]*?\bwasm\.(\w+)\(\);[\s\S]*?(?=^export \{ initSync, __wbg_init as default \};)/m;
  if (!usual.test(script)) throw new Error("the script of the program does not begin as expected");
  return script.replace(usual, (_, start) => `let wasm;
function initSync() {
    return wasm;
}
async function __wbg_init(module) {
    wasm = (await WebAssembly.instantiate(await module, __wbg_get_imports())).exports;
    wasm.${start}();
}

`);
}

// What the program imports, as functions without a `this`; those that may throw are made by one function.
function withArrows(script) {
  const short = script
    .replace(/^( {8}\w+): function\(\) \{ return handleError\(function \(([^)]*)\) \{$/gm, "$1: fallible(($2) => {")
    .replace(/^ {8}\}, arguments\); \},$/gm, "        }),")
    .replace(/^( {8}\w+): function\(([^)]*)\) \{$/gm, "$1: ($2) => {");
  if (short.includes(", arguments)")) throw new Error("what the program imports is not written as expected");
  return `${short}\nfunction fallible(run) {\n    return (...given) => handleError(run, given);\n}\n`;
}

export const shortGlue = (script) => withArrows(withOneBeginning(withoutUnusedClasses(script)));

// How an import is defined, of one that is defined once and as usual.
export function definitionOf(script, name) {
  const found = [...script.matchAll(new RegExp(`^ {8}${name}: ([\\s\\S]*?\\n {8}\\}\\)?,\\n)`, "gm"))];
  return found.length === 1 ? { whole: found[0][0], body: found[0][1] } : undefined;
}
