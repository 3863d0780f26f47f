// Judges the files that a folder's written.tsv lists, and prints a table.
//   node judge.mjs FOLDER [RUBRIC.yml]
// Ends with 1 if a file that c2pa-rs can read is not Trusted there, or not as the rubric wants it.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import JsonFormula, { dataTypes } from '@adobe/json-formula';
import yaml from 'js-yaml';

const [folder, rubricFile] = process.argv.slice(2);
const here = path.dirname(fileURLToPath(import.meta.url));
const native = createRequire(import.meta.url)(path.join(here, 'node_modules/@contentauth/c2pa-node/dist/index.node'));
const settings = JSON.stringify({
  version: 1,
  trust: { trust_anchors: fs.readFileSync(path.join(folder, 'roots.pem'), 'utf8') },
  verify: { verify_trust: true, remote_manifest_fetch: true, ocsp_fetch: false },
});

// Remote stores are said to be here, and are.
const server = http.createServer((request, response) => {
  const file = path.join(folder, path.basename(request.url));
  response.writeHead(fs.existsSync(file) ? 200 : 404, { 'content-type': 'application/c2pa' });
  response.end(fs.existsSync(file) ? fs.readFileSync(file) : '');
}).listen(18642, '127.0.0.1');
for (const word of ['log', 'info', 'debug']) console[word] = () => {}; // libraries talk there
const say = (line) => fs.writeSync(1, `${line}\n`);

// The WebAssembly reads blobs, as a browser has them, and only synchronously.
class FileBlob {
  constructor(bytes) { this.bytes = bytes; }
  get size() { return this.bytes.length; }
  slice(from = 0, to = this.size) { return new FileBlob(this.bytes.subarray(from, to)); }
}
globalThis.FileReaderSync = class {
  readAsArrayBuffer(blob) { return Uint8Array.from(blob.bytes).buffer; }
};
const wasm = await import('@contentauth/c2pa-wasm');
wasm.initSync({ module: fs.readFileSync(fileURLToPath(import.meta.resolve('@contentauth/c2pa-wasm/c2pa.wasm'))) });

// XMP in a GIF lies there as it is, by its specification; c2pa-rs looks for it in sub-blocks.
const UNSEEN = ({ kind, format }) => kind === 'remote' && format === 'GIF';
const UNREADABLE = 'unreadable';

// A format it does not know, or not with a box hash; and the collection hash, whose list of files it
// takes for a map (C2PA 2.4, 18.8, has an array); and a segment of a live stream, which has no ftyp.
const UNKNOWN = /unsupported|found styp|box hash not supported|could not decode assertion c2pa\.hash\.collection\.data/i;
const failed = (e) => (UNKNOWN.test(String(e?.message ?? e)) ? UNREADABLE : `error: ${e?.message ?? e}`);

/** The state and what speaks against it. */
function verdict(report) {
  const failures = [];
  const take = (group) => failures.push(...(group?.failure ?? []).map((one) => one.code));
  take(report.validation_results?.activeManifest);
  for (const delta of report.validation_results?.ingredientDeltas ?? []) take(delta.validationDeltas);
  return [report.validation_state, ...new Set(failures)].join(' ');
}

async function byNative({ file, type, sidecar }) {
  const asset = { path: path.join(folder, file), mimeType: type };
  try {
    const reader = sidecar
      ? await native.readerFromManifestDataAndAsset(fs.readFileSync(path.join(folder, sidecar)), asset, settings)
      : await native.readerFromAsset(asset, settings);
    return reader ? verdict(JSON.parse(native.readerJson.call(reader))) : 'no manifest';
  } catch (e) { return failed(e); }
}

/** The verdict and, for the rubric, the report in the form the conformance programme asks for. */
async function byWasm({ file, type }) {
  try {
    const reader = await wasm.WasmReader.fromBlob(type, new FileBlob(fs.readFileSync(path.join(folder, file))), settings);
    try {
      return [verdict(JSON.parse(reader.json())), JSON.parse(reader.crJson())];
    } finally { reader.free(); }
  } catch (e) { return [failed(e)]; }
}

/** A rubric: named expressions in JSON formula that use each other, and statements over a report. */
function rubric(file) {
  const [{ variables = {}, expressions = {} }, ...rest] = yaml.loadAll(fs.readFileSync(file, 'utf8'));
  const statements = rest.flat().filter((one) => one?.expression);
  const compiled = {};
  const call = (name) => (given, data, interpreter) => {
    const outer = interpreter.globals.$args;
    interpreter.globals.$args = given;
    try { return interpreter.search(compiled[name], data); } finally { interpreter.globals.$args = outer; }
  };
  const any = [{ types: [dataTypes.TYPE_ANY], variadic: true, optional: true }];
  const formula = new JsonFormula(Object.fromEntries(
    Object.keys(expressions).map((name) => [name, { _func: call(name), _signature: any }])));
  const globals = { ...variables, $args: [], $expected_spec_version: /(\d+\.\d+)\.yml$/.exec(file)?.[1] ?? '2.4' };
  for (const [name, text] of Object.entries(expressions)) compiled[name] = formula.compile(String(text).trim(), Object.keys(globals));
  const holds = (one, report) => {
    const found = formula.search(one.expression.trim(), report, globals);
    const some = Array.isArray(found) ? found.length > 0 : Boolean(found);
    return one.failIfMatched || one.warnIfMatched ? !(Array.isArray(found) && some) : some;
  };
  return (report) => {
    const broken = statements.filter((one) => !holds(one, report)).map((one) => one.id);
    return [`${statements.length - broken.length}/${statements.length}`, ...broken].join(' ');
  };
}

const judge = rubricFile ? rubric(rubricFile) : () => '';
const rows = new Map();
const kinds = [];
const complaints = [];
let files = 0;
let readable = 0;
for (const line of fs.readFileSync(path.join(folder, 'written.tsv'), 'utf8').split('\n').filter(Boolean)) {
  const [kind, format, name, file, type, sidecar, ours] = line.split('\t');
  const one = { file, type, sidecar };
  const unseen = UNSEEN({ kind, format });
  const [inWasm, report] = unseen ? [UNREADABLE] : sidecar ? [''] : await byWasm(one);
  const found = { Candor: ours === 'TRUSTED' ? 'Trusted' : ours, native: unseen ? UNREADABLE : await byNative(one), wasm: inWasm, rubric: report ? judge(report) : '' };
  const cell = { Candor: 'C', native: 'n', wasm: 'w' };
  const letters = Object.entries(cell).map(([who, letter]) =>
    ({ Trusted: letter, [UNREADABLE]: '-', '': ' ' })[found[who]] ?? '!').join('');
  const statements = found.rubric.split(' ')[0];
  if (!kinds.includes(kind)) kinds.push(kind);
  if (!rows.has(name)) rows.set(name, { format });
  rows.get(name)[kind] = `${letters} ${statements}`;
  files++;
  if (found.native !== UNREADABLE || ![UNREADABLE, ''].includes(inWasm)) readable++;
  for (const [who, said] of Object.entries(found)) {
    const fine = who === 'rubric' ? !said.includes(' ') : ['Trusted', UNREADABLE, ''].includes(said);
    if (!fine) complaints.push(`${file}: ${who} says ${said}`);
  }
}

const wide = (text, width) => String(text ?? '').padEnd(width);
const names = Math.max(...[...rows.keys()].map((name) => name.length)) + 2;
say('C Candor, n c2pa-rs native, w c2pa-rs as WebAssembly: Trusted. - cannot read the format. ! says otherwise.');
say(`${wide('format', 17)}${wide('medium', names)}${kinds.map((kind) => wide(kind, 12)).join('')}`);
for (const [name, row] of rows) {
  say(`${wide(row.format, 17)}${wide(name, names)}${kinds.map((kind) => wide(row[kind], 12)).join('')}`);
}
for (const complaint of complaints) say(complaint);
if (!rubricFile) say('The rubric was not asked: no --rubric was given.');
say(`${files} files, ${readable} of them readable by c2pa-rs; ${complaints.length} complaints.`);
server.close();
process.exit(complaints.length ? 1 : 0);
