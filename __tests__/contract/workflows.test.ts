/** The project's own workflows. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isScalar, isSeq, parseDocument, visit } from 'yaml';

const root = join(__dirname, '../..');
const folder = join(root, '.github/workflows');
const workflows = readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

describe.each(workflows)('$name', ({ text }) => {
  const document = parseDocument(text);

  test('starts from no permission but reading', () => {
    const permissions = document.get('permissions');
    expect(
      isMap(permissions) && permissions.items.every(({ value }) => isScalar(value) && value.value === 'read'),
    ).toBe(true);
  });

  test('pins every action of others by commit, and says which version that is', () => {
    const loose: string[] = [];
    visit(document, {
      Pair(_key, pair) {
        if (!isScalar(pair.key) || pair.key.value !== 'uses' || !isScalar(pair.value)) return;
        const action = String(pair.value.value);
        const pinned = /@[0-9a-f]{40}$/.test(action) && /^\s*v\d+\.\d+\.\d+$/.test(pair.value.comment ?? '');
        if (!action.startsWith('./') && !pinned) loose.push(action);
      },
    });
    expect(loose).toEqual([]);
  });

  test('every job has a time limit', () => {
    const jobs = document.get('jobs');
    const names = isMap(jobs) ? jobs.items.map(({ key }) => String(key)) : [];
    expect(names.filter((name) => document.getIn(['jobs', name, 'timeout-minutes']) === undefined)).toEqual([]);
  });

  test('no checkout leaves its token behind, and no script is built from an expression', () => {
    const checkouts = text.match(/uses: actions\/checkout@/g) ?? [];
    expect(text.match(/persist-credentials: false/g) ?? []).toHaveLength(checkouts.length);
    visit(document, {
      Pair(_key, pair) {
        if (isScalar(pair.key) && pair.key.value === 'run') expect(String(pair.value)).not.toContain('${{');
      },
    });
  });
});

test('a release attests nothing but what is in the checkout, and runs no script of a package where it may write', () => {
  const release = workflows.find(({ name }) => name === 'release.yml')?.text ?? '';
  const publish = parseDocument(release).getIn(['jobs', 'publish', 'steps']);
  const steps = (isSeq(publish) ? publish.items : []).map(String);
  const indexOf = (text: string): number => steps.findIndex((step) => step.includes(text));
  expect(steps[indexOf('unzip')]).toMatch(/diff -r dist unpacked\/AsrAutoUpdate\/dist/);
  expect(steps[indexOf('unzip')]).toMatch(/cmp task\.json unpacked\/AsrAutoUpdate\/task\.json/);
  expect(indexOf('attest-build-provenance')).toBeGreaterThan(indexOf('unzip'));
  expect(steps.filter((step) => /\bnpm\b|\bnpx\b|\bnode\b/.test(step))).toEqual([]);
});
