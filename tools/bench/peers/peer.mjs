// Renders documents with one Node engine: `node peer.mjs ENGINE TEMPLATE CONTEXTS.json FIRST.docx`.
// Writes the first document to FIRST.docx, then answers each line with a number of seconds by the
// seconds that one document took while it rendered for so long.
import { readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import carbone from "carbone";
import Docxtemplater from "docxtemplater";
import { TemplateHandler } from "easy-template-x";
import PizZip from "pizzip";

const [engine, templatePath, contextsPath, firstPath] = process.argv.slice(2);
const template = readFileSync(templatePath);
const contexts = JSON.parse(readFileSync(contextsPath, "utf8"));
const carboneRender = promisify(carbone.render.bind(carbone));
const handler = new TemplateHandler();

const engines = {
  docxtemplater: async (context) => {
    const document = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: false });
    document.render(context);
    return document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
  },
  "easy-template-x": (context) => handler.process(template, context),
  carbone: (context) => carboneRender(templatePath, context),
};
const render = engines[engine];
writeFileSync(firstPath, await render(contexts[0]));
console.log("ready");

for await (const line of createInterface({ input: process.stdin })) {
  const start = performance.now();
  let documents = 0;
  do {
    await render(contexts[documents % contexts.length]);
    documents += 1;
  } while (performance.now() - start < Number(line) * 1000);
  console.log((performance.now() - start) / 1000 / documents);
}
process.exit(0);
