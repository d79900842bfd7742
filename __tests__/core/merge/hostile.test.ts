/** Reports that someone else has written: whatever is in them, the merge ends, and its files hold nothing but data. */
import fc from 'fast-check';
import { makeJUnit } from '../../../src/core/audit-report/junit';
import { byteLength } from '../../../src/core/render/markdown';
import { mergeDocument } from '../../../src/core/merge/document';
import type { MergeReport } from '../../../src/core/merge/join';
import { mergePage } from '../../../src/core/merge/page';
import { mergeSummary } from '../../../src/core/merge/summary';
import { csv } from '../../../src/core/render/page/csv';
import { html } from '../../../src/core/render/page/html';
import { MAX_BYTES } from '../../../src/core/render/sections';
import { strangeParts } from '../../support/gfm';
import { readXml } from '../audit/xml';
import { links } from '../audit/values';
import { resultOf, row } from '../values';
import { auditedEstate, changeText, mergeFiles, planText, RUN, type Files } from './shards';

const context = { ...links, version: '1.2.3', runId: 'run', origin: undefined };
const part = { text: '', sha256: '' };

/** All that the action writes. */
function written(report: MergeReport) {
  const page = mergePage(report, context);
  return {
    json: JSON.parse([...mergeDocument(report, { ...context, inputs: { action: 'Merge' } })].join('')) as unknown,
    summary: mergeSummary(report, {
      ...links,
      drawsMermaid: true,
      bound: undefined,
      origin: { url: RUN, name: 'nightly' },
    }),
    html: [...html(page, { css: part, script: part })].join(''),
    csv: page.inventories.map((table) => [...csv(table)].join('')).join(''),
    xml: report.joined.kind === 'audit' ? [...makeJUnit(report.joined.report, links)].join('') : undefined,
  };
}

const TEXTS = [
  '__proto__',
  'constructor',
  '<script>alert(1)</script>',
  "'><img src=x onerror=alert(1)>",
  '</script><script>',
  '=HYPERLINK("http://evil")',
  '+1',
  '@SUM(1)',
  '| a | b |\n\n# heading',
  '](http://evil)',
  'javascript:alert(1)',
  'https://evil.com/)](x',
  '##vso[task.complete]',
  '\u202e\u0000\ud800',
  ']]>',
  'x'.repeat(100_000),
];

const value = fc.oneof(
  fc.constantFrom<unknown>(...TEXTS, null, true, -1, 1e308, 0.5, '', [], {}, [[]], '2026-01-01T00:00:00.000Z'),
  fc.jsonValue({ maxDepth: 2 }),
  fc.constant(JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}')),
);

const isObject = (one: unknown): one is Record<string, unknown> => typeof one === 'object' && one !== null;

/** Puts the value somewhere in the report: each number picks a key on the way down. */
function put(report: unknown, path: readonly number[], hostile: unknown): void {
  let at = report;
  for (const [depth, step] of path.entries()) {
    if (!isObject(at)) return;
    const keys = Object.keys(at);
    const key = keys[step % Math.max(1, keys.length)];
    if (key === undefined) return;
    const next = at[key];
    if (depth === path.length - 1 || !isObject(next)) {
      Object.defineProperty(at, key, { value: hostile, enumerable: true, writable: true, configurable: true });
      return;
    }
    at = next;
  }
}

const { files, vaults } = auditedEstate(2, 2);
const changes: Files = {
  'plan.json': planText(vaults, 2),
  'shard-1.json': changeText(resultOf([row('a', { kind: 'succeeded' })]), vaults.slice(0, 2)),
  'shard-2.json': changeText(
    resultOf(
      vaults.slice(2).map((vault) => ({
        ...row('b', { kind: 'failed', problem: { code: 'C', message: 'm', nextStep: 'n' } }),
        vault,
      })),
    ),
    vaults.slice(2),
  ),
};

describe('a report in which anything may stand anywhere', () => {
  it('is merged or refused; files are whole, and nothing else of the program changes', () => {
    const mutation = fc.tuple(fc.array(fc.nat(200), { minLength: 1, maxLength: 5 }), value);
    fc.assert(
      fc.property(
        fc.constantFrom('audit', 'change'),
        fc.constantFrom('plan.json', 'shard-2.json'),
        fc.array(mutation, { minLength: 1, maxLength: 8 }),
        (kind, name, mutations) => {
          const estate = kind === 'audit' ? files : changes;
          const report: unknown = JSON.parse(estate[name] ?? '');
          for (const [path, hostile] of mutations) put(report, path, structuredClone(hostile));
          const merged = mergeFiles({ ...estate, [name]: JSON.stringify(report) });
          const { summary, html: page, xml } = written(merged);
          expect(byteLength(summary)).toBeLessThanOrEqual(MAX_BYTES);
          expect(page).not.toMatch(/<script>alert|<img|href="javascript/);
          if (xml !== undefined) readXml(xml);
          expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
        },
      ),
      { numRuns: 200 },
    );
  });

  it('that is any text at all', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.constantFrom(...TEXTS)), (text) => {
        const merged = mergeFiles({ ...files, 'shard-2.json': text });
        expect(merged.shards[1]?.state).toBe('missing');
        expect(merged.failed).toBe(true);
      }),
    );
  });

  it('that is nested very deep', () => {
    const deep = `${'['.repeat(500_000)}${']'.repeat(500_000)}`;
    const text = (files['shard-2.json'] ?? '').replace('"agents": [', `"agents": [${deep},`);
    expect(mergeFiles({ ...files, 'shard-2.json': text, 'deep.json': deep }).shards[1]?.state).toBe('missing');
  });
});

describe('hostile texts in rows, names and links', () => {
  const everywhere = (text: string): MergeReport => {
    const said = JSON.stringify(text).slice(1, -1);
    const shard = (files['shard-2.json'] ?? '')
      .replaceAll(/"(name|vm|cause|text|command|message|agentVersion|state|reads|by)": ?"[^"]*"/g, `"$1": "${said}"`)
      .replaceAll(RUN, `${RUN.replace('/attempts/1', '')}/attempts/1`);
    const plan = (files['plan.json'] ?? '').replaceAll(/"(name|subscriptionName)": ?"[^"]*"/g, `"$1": "${said}"`);
    return mergeFiles({ 'plan.json': plan, 'shard-2.json': shard, [`${text}.json`]: text });
  };

  it('stay texts in Markdown', () => {
    const ours = [/^https:\/\/portal\.azure\.com\//, /^https:\/\/docs\.test\//, /^https:\/\/github\.com\/org\//];
    for (const text of TEXTS.filter(({ length }) => length < 1_000)) {
      const strange = strangeParts(written(everywhere(text)).summary, ours);
      expect([text, strange]).toEqual([text, []]);
    }
  });

  it('stay texts in HTML, and start no formula in CSV', () => {
    for (const text of TEXTS) {
      const { html: page, csv: lines } = written(everywhere(text));
      expect(page).not.toMatch(/<script>alert|<img|href="javascript/);
      expect(lines).not.toMatch(/(^|[,;\n]"?)\s*[=@]/);
    }
  });

  it('are bounded', () => {
    const text = 'x'.repeat(100_000);
    const { joined } = everywhere(text);
    if (joined.kind !== 'audit') throw new Error('no audit');
    expect(joined.report.agents[0]?.vm).toHaveLength(2_000);
    expect(joined.report.findings[0]?.message).toHaveLength(20_000);
  });

  it('link to no run but this one', () => {
    const other = (url: string, here?: string): string =>
      written(
        mergeFiles(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.replaceAll(RUN, url)])), {
          url: here,
        }),
      ).summary;
    expect(other(RUN, `${RUN.slice(0, -1)}4`)).toContain(`[run](${RUN})`);
    expect(other(RUN)).not.toContain('[run]');
    expect(other('https://evil.example/run', RUN)).not.toMatch(/\(https:\/\/evil/);
    expect(other('javascript:alert(1)')).not.toContain('](javascript');
  });
});

test('a summary of very many shards and vaults keeps its bound, its verdict and what is missing', () => {
  const { files: many } = auditedEstate(256, 30);
  const rest = Object.fromEntries(Object.entries(many).filter(([name]) => name !== 'shard-200.json'));
  const text = mergeSummary(mergeFiles(rest), { ...links, drawsMermaid: true, bound: undefined, origin: undefined });
  expect(byteLength(text)).toBeLessThanOrEqual(MAX_BYTES);
  expect(text).toMatch(/^## ❌ Incomplete: 1 of 256 shards missing/);
  expect(text.indexOf('| 200 |')).toBeLessThan(text.indexOf('| 001 |'));
  expect(text).toMatch(/left out to stay within the size limit/);
  expect(text).toMatch(/### Causes/);
});
