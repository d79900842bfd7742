/** Text from outside, whatever it is: it starts no command, breaks no table, and makes neither HTML nor a link. */
import fc from 'fast-check';
import { jobChart } from '../../../src/core/changes/job-chart';
import { byteLength, cell, escapeMarkdown, link, tableRow } from '../../../src/core/render/markdown';
import type { Mapping, Row } from '../../../src/core/values/model';
import { makeSummary, settingAsked } from '../../../src/core/changes/summary';
import { bounded, escapeInJson, logLine, visible } from '../../../src/core/render/text';
import { START } from '../../support/manual-clock';
import { ACCOUNT, mappingNamed, reportOf, row } from '../values';

const CORPUS = [
  '::error::x',
  '##vso[task.complete]',
  '##[section]',
  '\r',
  '\n',
  '\u2028',
  '\u2029',
  '\u0085',
  '|',
  '\\|',
  '<script>alert(1)</script>',
  '<!--',
  '`',
  '```',
  '](http://evil)',
  '![x](http://evil/x.png)',
  '[x]: http://evil',
  '<http://evil>',
  'http://evil',
  'https://evil.com',
  'HTTPS://evil.com',
  'www.evil.com',
  'WWW.evil.com',
  'mailto:a@evil.com',
  'a@evil.com',
  '@here',
  '\u202e',
  '\u2066',
  '\u200b',
  '&lt;',
  '&#124;',
  '&',
  '**b**',
  '_e_',
  '~~s~~',
  '$x$',
  '#1',
  '\\',
  '\u001b[31m',
  '\ud83d',
  '😀',
];

const hostile = fc
  .array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...CORPUS) }, fc.string({ unit: 'binary' })), {
    maxLength: 6,
  })
  .map((parts) => parts.join(''));

const BREAKS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

/** Half a character. */
const LONE = /\p{Surrogate}/u;

/** What a browser shows for it. */
const shown = (markdown: string): string =>
  markdown
    .replace(/<!-- -->/g, '')
    .replace(/&#(\d+);/g, (_entity, point: string) => String.fromCodePoint(Number(point)));

describe('logLine', () => {
  it('is one line that neither host takes for a command', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const line = logLine(text);
        expect(line).not.toMatch(BREAKS);
        expect(line).not.toMatch(/^\s*::/);
        expect(line).not.toMatch(/##\s*(vso)?\[/i);
      }),
      { numRuns: 1_000, seed: 5 },
    );
  });
});

describe('escapeInJson', () => {
  it('leaves JSON the same value, whatever its texts hold', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(hostile, fc.constantFrom('🏴\u{e0067}\u{e0062}\u{e007f}', '👩\u200d🚒'))),
        (texts) => {
          const escaped = escapeInJson(JSON.stringify(texts));
          expect(JSON.parse(escaped)).toEqual(JSON.parse(JSON.stringify(texts)));
          expect(escaped).not.toMatch(BREAKS);
        },
      ),
      { numRuns: 500, seed: 9 },
    );
  });
});

describe('escapeMarkdown', () => {
  it.each(CORPUS)('leaves nothing of %j that Markdown or HTML would act on', (text) => {
    expect(shown(escapeMarkdown(`x${text}y`))).toBe(visible(`x${text}y`));
  });

  it('renders as the text itself', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const markdown = escapeMarkdown(text);
        expect(markdown).not.toMatch(BREAKS);
        expect(markdown.replace(/&#\d+;|<!-- -->/g, '')).not.toMatch(/[<>|\\`*_~[\]$&#]/);
        expect(markdown).not.toMatch(/\w:\S/);
        expect(markdown).not.toMatch(/www\./i);
        expect(markdown).not.toMatch(/@(?!<!-- -->)/);
        expect(markdown).not.toMatch(/\u200b|&#8203;/);
        expect(shown(markdown)).toBe(visible(text));
      }),
      { numRuns: 1_000, seed: 6 },
    );
  });

  it('stays bounded in a cell', () => {
    expect(cell('x'.repeat(5_000))).toHaveLength(1_000);
    expect(cell('<', 1)).toBe('&#60;');
  });
});

describe('link', () => {
  it('has no other target than ours', () => {
    expect(link('a](http://evil)[b', 'https://portal.azure.com/#@t/resource/a(b)|<c> d')).toBe(
      '[a&#93;(http&#58;<!-- -->//evil)&#91;b](https://portal.azure.com/#@t/resource/a%28b%29%7C%3Cc%3E%20d)',
    );
    fc.assert(
      fc.property(hostile, hostile, (text, id) => {
        fc.pre(!LONE.test(id));
        expect(link(text, `https://portal.azure.com${id}`).replaceAll('<!-- -->', '')).toMatch(
          /^\[[^\][<>|\n]*\]\(https:[^\s()<>|]*\)$/,
        );
      }),
      { numRuns: 500, seed: 7 },
    );
  });
});

describe('byteLength', () => {
  it('counts as UTF-8 does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(byteLength(text)).toBe(Buffer.byteLength(text));
      }),
    );
  });
});

describe('bounded', () => {
  it('keeps within the length and cuts no character in two', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 20 }), (text, length) => {
        const cut = bounded(text, length);
        expect(cut.length).toBeLessThanOrEqual(length);
        expect(cut).not.toMatch(LONE);
        expect(cut === text).toBe(text.length <= length);
      }),
    );
  });
});

describe('the summary', () => {
  const options = {
    asked: settingAsked('Enabled', [ACCOUNT], { portal: 'https://portal.azure.com', tenantId: 'tenant' }),
    portal: 'https://portal.azure.com',
    tenantId: 'tenant',
    drawsMermaid: true,
    origin: undefined,
  };
  const rowOf = (text: string, index: number): Row<Mapping> => {
    const problem = { code: text, message: text, possibleCauses: text, recommendedAction: text, nextStep: text };
    const outcome = index === 0 ? { kind: 'failed' as const, problem } : { kind: 'succeeded' as const, note: text };
    const times = { startedAt: START, endedAt: START + 1_000, jobId: `/v/replicationJobs/${index}` };
    const mapping = mappingNamed(text, { sourceFabric: text, targetFabric: text });
    return row('', outcome, { subject: mapping, decision: { selected: true, reason: text }, ...times });
  };

  /** What is in code makes neither HTML nor a link. */
  const withoutCode = (markdown: string): string => markdown.replace(/`[^`|<>\n]+`/g, 'code').replace(/<\/?code>/g, '');

  it('keeps its table, holds no HTML but its line breaks, and links nowhere but to the portal', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 4 }), (texts) => {
        const summary = makeSummary(reportOf(texts.map(rowOf)), options);
        const [, chart = ''] = /```mermaid\n([\s\S]*?)\n```\n/.exec(summary) ?? [];
        const rest = withoutCode(summary.replace(/```mermaid\n[\s\S]*?\n```\n/, ''));
        const table = rest.slice(rest.indexOf('### Mappings')).trimEnd().split('\n').slice(2);
        expect(table).toHaveLength(2 + texts.length);
        for (const line of table) expect(line.match(/\|/g)).toHaveLength(7);
        expect(rest.replace(/<br>|<!-- -->/g, '')).not.toMatch(/[<>`]/);
        for (const [, target] of rest.matchAll(/\]\(([^)]*)\)/g))
          expect(target).toMatch(/^https:\/\/portal\.azure\.com\//);
        expect(rest.replace(/\]\(https:\/\/portal[^)]*\)/g, '')).not.toMatch(/:\/\/|www\./i);
        for (const line of chart.split('\n').slice(5))
          expect(line).toMatch(/^ {2}[\p{L}\p{N} ._-]+ :(crit, )?\d+, \d+$/u);
      }),
      { numRuns: 300, seed: 8 },
    );
  });

  it('has rows of the cells it is given', () => {
    expect(tableRow(['a', cell('b|c')])).toBe('| a | b&#124;c |');
  });
});

describe('the chart', () => {
  it.each([
    'section',
    'Section A',
    'title',
    'click',
    'dateFormat',
    'axisFormat',
    'excludes',
    'todayMarker',
    'accTitle',
  ])('takes the name %j for no word of its own', (name) => {
    const times = { startedAt: START, endedAt: START + 1_000 };
    const lines = jobChart([row(name, undefined, times), row('b', undefined, times)]);
    const line = lines.find((one) => one.includes(name) && one.includes(' :')) ?? '';
    expect(line).toContain(`${name} 1 s :`);
    expect(line.trimStart().toLowerCase().startsWith(name.toLowerCase())).toBe(false);
  });
});
