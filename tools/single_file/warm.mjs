// Starts the staged program once and compiles the modules that its start loads, for a quicker start in the browser.
// node warm.mjs STAGED.zip COMPILED.zip STDLIB.zip

import fs from "node:fs";
import { loadPyodide } from "pyodide";

const [staged, compiled, library] = process.argv.slice(2);
const bytes = (path) => new Uint8Array(fs.readFileSync(path));
const python = await loadPyodide();
python.unpackArchive(bytes(staged), "zip", { extractDir: "/app" });
python.FS.writeFile("/library.zip", bytes(new URL(import.meta.resolve("pyodide/python_stdlib.zip"))));
python.runPython(`
import sys; sys.path.insert(0, "/app")
import single_file_compiler
`);
python.pyimport("single_file_compiler").main();
fs.writeFileSync(compiled, python.FS.readFile("/compiled.zip"));
fs.writeFileSync(library, python.FS.readFile("/stdlib.zip"));
