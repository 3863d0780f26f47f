// What c2pa-rs, the reference implementation, says of files: one JSON object a line.
//   node judge.mjs ANCHORS.pem FILE…   →   {"file", "state", "failures": [code…], "successes": [code…]}
// The native library inside the npm package is asked directly. A store that a file only names is
// fetched from there; nobody else is asked.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

const native = createRequire(import.meta.url)('./node_modules/@contentauth/c2pa-node/dist/index.node');
const [anchors, ...files] = process.argv.slice(2);
const settings = JSON.stringify({
  version: 1,
  trust: { trust_anchors: fs.readFileSync(anchors, 'utf8') },
  verify: { verify_trust: true, remote_manifest_fetch: true, ocsp_fetch: false },
});
const types = { '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.png': 'image/png' };

async function judge(file) {
  const asset = { path: file, mimeType: types[path.extname(file).toLowerCase()] };
  try {
    const reader = await native.readerFromAsset(asset, settings);
    if (!reader) return { file, state: 'NoManifest', failures: [], successes: [] };
    const report = JSON.parse(native.readerJson.call(reader));
    const codes = (kind) => (report.validation_results?.activeManifest?.[kind] ?? []).map((one) => one.code);
    return { file, state: report.validation_state, failures: codes('failure'), successes: codes('success') };
  } catch (e) {
    return { file, state: 'Error', failures: [String(e?.message ?? e)], successes: [] };
  }
}

for (const file of files) fs.writeSync(1, JSON.stringify(await judge(file)) + '\n');
