/** Feeds odd inputs and odd answers to the code that reads them; nothing may crash, hang or get through. */
import { parseArgs } from 'node:util';
import { fuzz } from '../__tests__/reliability/fuzzing';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '120000' },
    seed: { type: 'string', default: String(Date.now() % 1e9) },
  },
});
const [cases, seed] = [Number(values.cases), Number(values.seed)];
if (!Number.isInteger(cases) || cases < 1 || !Number.isInteger(seed) || seed < 0) {
  console.error('npm run fuzz -- [--cases N] [--seed N]');
  process.exit(2);
}

const started = performance.now();
const { counts, refused, violations } = fuzz(cases, seed);
console.log(`${cases} cases from the seed ${seed}, in ${((performance.now() - started) / 1_000).toFixed(1)} s`);
for (const [target, count] of Object.entries(counts)) console.log(`  ${target.padEnd(18)} ${count}`);
console.log(`${refused} answers were refused as unreadable; ${violations.length} violations`);
for (const { target, seed: own, problem } of violations.slice(0, 10)) {
  console.error(`\n${target}, npm run fuzz -- --cases 1 --seed ${own}\n${problem}`);
}
process.exitCode = violations.length > 0 ? 1 : 0;
