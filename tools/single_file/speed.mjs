// Starts the program of a built file in Node.js, as the worker does in a browser, and prints how fast it is as JSON.
// node speed.mjs FILE.html RECORD.json...

import fs from "node:fs";
import zlib from "node:zlib";
import { loadPyodide } from "pyodide";

const [file, ...records] = process.argv.slice(2);
const SECONDS = 5;
const page = fs.readFileSync(file, "latin1");
const packed = /data-part="tree">([^<]*)</.exec(page)[1].replace(/=(.)/gs, (_, letter) => String.fromCharCode(letter.charCodeAt(0) ^ 0x40));
const tree = zlib.gunzipSync(Buffer.from(packed, "latin1"));
const start = performance.now();
const python = await loadPyodide({ env: { OCOP_DOCS_SERIAL_BELOW: "1000000000" } });
const head = 4 + tree.readUInt32BE(0);
let at = head;
for (const [folder, files] of JSON.parse(tree.subarray(4, head))) {
  python.FS.mkdirTree(folder);
  for (const [name, size] of files) python.FS.writeFile(`${folder}/${name}`, tree.subarray(at, (at += size)));
}
python.runPython("import sys; sys.path.insert(0, '/app')");
const program = python.pyimport("single_file_program").Program();
program.answer("GET", "/", python.toPy([])).destroy();
const started = (performance.now() - start) / 1000;
const headers = python.toPy(["Content-Type", "application/json"]);
const speeds = records.map((path) => {
  const body = new Uint8Array(fs.readFileSync(path));
  const render = () => program.answer("POST", "/api/v1/render", headers, body).destroy();
  render();
  const from = performance.now();
  let made = 0;
  for (; performance.now() - from < SECONDS * 1000; made++) render();
  return (made * 1000) / (performance.now() - from);
});
console.log(JSON.stringify({ started, speeds }));
