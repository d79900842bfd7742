/** A long run among faults, cancelled half way and picked up by the next, on a sped-up clock; ends by comparing all. */
import { parseArgs } from 'node:util';
import { soak } from '../__tests__/reliability/soaking';

const { values } = parseArgs({
  options: {
    mappings: { type: 'string', default: '10000' },
    // More makes a busy machine look like a service that takes many seconds to answer.
    speed: { type: 'string', default: '10' },
  },
});
const [mappings, speed] = [Number(values.mappings), Number(values.speed)];
if (!Number.isInteger(mappings) || mappings < 100 || !(speed > 0)) {
  console.error('npm run soak -- [--mappings N (from 100)] [--speed N (simulated seconds in a real one)]');
  process.exit(2);
}

async function main(): Promise<number> {
  const started = performance.now();
  const onProgress = (text: string): void =>
    console.log(`${((performance.now() - started) / 1_000).toFixed(0).padStart(4)} s  ${text}`);
  const { checks, facts } = await soak({ mappings, speed, faults: 0.05, onProgress });
  for (const fact of facts) console.log(`        ${fact}`);
  const wrong = checks.filter(([, found]) => found.length > 0);
  for (const [name, found] of wrong) {
    console.error(`\nWRONG: ${name} (${found.length})`);
    for (const problem of found.slice(0, 10)) console.error(`  ${problem}`);
  }
  console.log(
    wrong.length === 0
      ? `\nService and report agree: ${checks.length} checks, ${mappings} mappings.`
      : `\n${wrong.length} of ${checks.length} checks failed.`,
  );
  return wrong.length === 0 ? 0 : 1;
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
