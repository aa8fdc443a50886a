// The program: Python inside a Web Worker, which answers each request of the pages as the server would.

const INDEX = "http://ocop-docs.localhost:1/pyodide/";
const STEP = "step";
let python = null;
let program = null;

/** Characters of windows-1252 by their byte. */
const BYTES = new Uint8Array(1 << 16);
[...new TextDecoder("windows-1252").decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))].forEach((letter, byte) => { BYTES[letter.charCodeAt(0)] = byte; });
const MARK = "=".charCodeAt(0);

/** The bytes of a part: a character is a byte of gzip; after `=` it stands for one that no element can hold. */
function stream(text) {
  const bytes = new Uint8Array(text.length);
  let size = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    bytes[size++] = code === MARK ? text.charCodeAt(++at) ^ 0x40 : BYTES[code];
  }
  return new Blob([bytes.subarray(0, size)]).stream().pipeThrough(new DecompressionStream("gzip"));
}

const bytesOf = async (text) => new Uint8Array(await new Response(stream(text)).arrayBuffer());

async function moduleOf(text) {
  const address = URL.createObjectURL(new Blob([await bytesOf(text)], { type: "text/javascript" }));
  const found = await import(address);
  URL.revokeObjectURL(address);
  return found;
}

/** Write the files of the tree: the length of its index, the index, then their bytes one after the other. */
function plant(FS, tree) {
  const start = 4 + new DataView(tree.buffer).getUint32(0);
  let at = start;
  for (const [folder, files] of JSON.parse(new TextDecoder().decode(tree.subarray(4, start)))) {
    FS.mkdirTree(folder);
    for (const [name, size] of files) {
      FS.writeFile(`${folder}/${name}`, tree.subarray(at, at + size), { canOwn: true });
      at += size;
    }
  }
}

/** Pyodide's loader asks for its parts by address; nothing else is ever fetched. */
function serveParts(parts) {
  self.fetch = async (asked) => {
    const name = String(asked?.url ?? asked).slice(INDEX.length);
    if (!(name in parts)) throw new TypeError(`no part ${name}`);
    const type = name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
    return new Response(stream(parts[name]), { headers: { "Content-Type": type } });
  };
}

async function start({ parts, lock }) {
  serveParts(parts);
  const tree = bytesOf(parts.tree);
  const [{ loadPyodide }, { default: createPyodideModule }] = await Promise.all([moduleOf(parts.loader), moduleOf(parts.glue)]);
  python = await loadPyodide({
    indexURL: INDEX,
    lockFileContents: lock,
    createPyodideModule,
    env: { OCOP_DOCS_SERIAL_BELOW: "1000000000" },
    fsInit: async (FS) => plant(FS, await tree),
  });
  postMessage({ progress: 0.6 });
  python.runPython("import sys; sys.path.insert(0, '/app')");
  const { Program } = python.pyimport("single_file_program");
  postMessage({ progress: 0.9 });
  program = Program();
}

function respond({ id, method, address, headers, body }) {
  const made = program.answer(method, address, python.toPy(headers.flat()), body);
  const [status, fields, content] = made.toJs();
  made.destroy();
  postMessage({ id, status, headers: fields, body: content }, [content.buffer]);
}

const channel = new MessageChannel();
let stepping = false;

/** Go on with batches whenever no request waits. */
function goOn() {
  if (stepping) return;
  stepping = true;
  channel.port2.postMessage(STEP);
}

channel.port1.onmessage = () => {
  stepping = false;
  if (program.step()) setTimeout(goOn);
};

self.onmessage = async ({ data }) => {
  try {
    if (data.parts) {
      await start(data);
      postMessage({ ready: true });
    } else {
      respond(data);
      goOn();
    }
  } catch (error) {
    postMessage({ id: data.id, failed: String(error?.message ?? error) });
  }
};
