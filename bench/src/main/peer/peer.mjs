// c2pa-rs for the benchmarks: reads "verify|sign|signBare|judge FILE WARMUPS RUNS" lines, answers "BEST MEDIAN" in nanoseconds
// (for judge: the validation state; for memory: the most memory this process ever had, in KiB). The native library inside the npm package is asked directly.
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { createRequire } from 'node:module';

const native = createRequire(import.meta.url)('./node_modules/@contentauth/c2pa-node/dist/index.node');
const folder = process.argv[2];
const read = (name) => fs.readFileSync(path.join(folder, name));
const settingsThat = (verify_after_sign) => JSON.stringify({
  version: 1,
  trust: { trust_anchors: read('root.pem').toString() },
  verify: { verify_trust: true, verify_after_sign, remote_manifest_fetch: false, ocsp_fetch: false },
  builder: { thumbnail: { enabled: false } },
});
const settings = settingsThat(true);
const bare = settingsThat(false);
const signer = native.localSignerNew(read('chain.pem'), read('key.pem'), 'es256', undefined);
const definition = JSON.stringify({
  claim_generator_info: [{ name: 'Candor bench', version: '1' }],
  title: 'bench',
  assertions: [{
    label: 'c2pa.actions.v2',
    data: {
      actions: [{
        action: 'c2pa.created',
        digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
      }],
    },
  }],
});
const types = { png: 'image/png', mp4: 'video/mp4' };
const asset = (file) => ({ path: file, mimeType: types[file.split('.').pop()] ?? 'image/jpeg' });

async function sign(file, how) {
  const builder = native.builderWithJson(definition, how);
  const target = path.join(folder, `peer-${path.basename(file)}`);
  fs.rmSync(target, { force: true });
  native.builderSign.call(builder, signer, asset(file), { path: target });
}

const work = {
  async verify(file) {
    const reader = await native.readerFromAsset(asset(file), settings);
    return JSON.parse(native.readerJson.call(reader)).validation_state;
  },
  sign: (file) => sign(file, settings),
  signBare: (file) => sign(file, bare),
};
work.judge = work.verify;

async function answer(line) {
  const [what, file, warmUps, runs] = line.split(' ');
  if (what === 'memory') return /VmHWM:\s+(\d+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))[1];
  if (what === 'judge') return work.judge(file);
  for (let i = 0; i < Number(warmUps); i++) await work[what](file);
  const nanos = [];
  for (let i = 0; i < Number(runs); i++) {
    const start = process.hrtime.bigint();
    await work[what](file);
    nanos.push(process.hrtime.bigint() - start);
  }
  nanos.sort((a, b) => (a < b ? -1 : 1));
  return `${nanos[0]} ${nanos[nanos.length >> 1]}`;
}

for await (const line of readline.createInterface({ input: process.stdin })) {
  try {
    fs.writeSync(1, `${await answer(line)}\n`);
  } catch (e) {
    fs.writeSync(1, `error ${String(e?.message ?? e).replaceAll('\n', ' ')}\n`);
  }
}
