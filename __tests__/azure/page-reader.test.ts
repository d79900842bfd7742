import fc from 'fast-check';
import { PageReader } from '../../src/azure/page-reader';

/** A text cut anywhere, also within a string or behind a backslash. */
const cut = (text: string, at: readonly number[]): string[] => {
  const ends = [...new Set(at.map((one) => one % (text.length + 1)))].sort((a, b) => a - b);
  return [...ends, text.length].map((end, index) => text.slice(index === 0 ? 0 : ends[index - 1], end));
};

const page = (pieces: readonly string[], small = 0): unknown => {
  const reader = new PageReader((entry) => ({ entry }), small);
  const left = pieces.map((piece) => reader.take(piece)).join('');
  return reader.page(left);
};

const wholly = (text: string): unknown => {
  const { value, nextLink } = JSON.parse(text) as { readonly value: unknown; readonly nextLink: unknown };
  if (!Array.isArray(value)) throw new TypeError('no list');
  const entries = value.filter((entry) => entry !== null).map((entry: unknown) => ({ entry }));
  if (entries.length === 0 && value.length > 0) throw new TypeError('nothing but null');
  const next = typeof nextLink === 'number' ? String(nextLink) : nextLink;
  return { items: entries, next: typeof next === 'string' && next !== '' ? next : undefined };
};

const outcomeOf = (make: () => unknown): unknown => {
  try {
    return make();
  } catch (error) {
    return error instanceof SyntaxError || error instanceof TypeError ? 'no list' : error;
  }
};

const anywhere = fc.array(fc.nat(), { maxLength: 6 });
const list = fc.record(
  { other: fc.jsonValue(), value: fc.array(fc.jsonValue()), nextLink: fc.oneof(fc.string(), fc.jsonValue()) },
  { requiredKeys: [] },
);
const tricky = { a: 'x"\\', value: [{ value: [1] }, [1, '],'], null, '\\\\', ''], nextLink: '{"value":[' };

describe('a page that is read as it comes', () => {
  it('is what JSON makes of the whole, whatever is in it and wherever it is cut', () => {
    fc.assert(
      fc.property(
        fc.oneof(list, fc.constant(tricky)),
        fc.constantFrom(0, 2, '\t'),
        anywhere,
        fc.nat(40),
        (given, space, at, small) => {
          const text = ` ${JSON.stringify(given, null, space)}\n`;
          expect(outcomeOf(() => page(cut(text, at), small))).toEqual(outcomeOf(() => wholly(text)));
        },
      ),
      { numRuns: 600, seed: 5 },
    );
  });

  it('is no page wherever the whole is no JSON', () => {
    const text = JSON.stringify(tricky);
    const signs = fc.constantFrom('', ',', '"', '\\', ']', '}', '[', '{', 'x');
    fc.assert(
      fc.property(fc.nat(text.length - 1), signs, anywhere, (at, sign, cuts) => {
        const broken = text.slice(0, at) + sign + text.slice(at + 1);
        expect(outcomeOf(() => page(cut(broken, cuts)))).toEqual(outcomeOf(() => wholly(broken)));
      }),
      { numRuns: 3_000, seed: 6 },
    );
  });

  it.each(['', '[]', 'null', '{"value":{}}', '{"value":[1,]}', '{"value":[,]}', '{"value":[1] 2}', '{"value" [1]}'])(
    'is not what %j is',
    (text) => expect(() => page([text])).toThrow(TypeError),
  );

  it('is empty, and says so, where the list is', () => {
    expect(page(['{"value":[', ' ', '],"nextLink":"n"}'])).toEqual({ items: [], next: 'n' });
  });

  it('leaves nothing of its entries in memory beside what was read', () => {
    const reader = new PageReader((entry) => (entry as { readonly n: number }).n, 0);
    const pieces = ['{"value":[{"n":1,"x":"', 'y'.repeat(1_000), '"},{"n"', ':2}', '],"nextLink":"n"}'];
    const left = pieces.map((piece) => reader.take(piece)).join('');
    expect(left).toBe('{"value":[],"nextLink":"n"}');
    expect(reader.page(left)).toEqual({ items: [1, 2], next: 'n' });
  });

  it('throws what reading an entry has thrown, once the answer is whole', () => {
    const reader = new PageReader((entry) => {
      if (entry === 2) throw new TypeError('an entry without an id');
      return entry;
    }, 0);
    const left = reader.take('{"value":[1,2,3]}');
    expect(() => reader.page(left)).toThrow('an entry without an id');
  });

  it('is read whole where nothing took of it', () => {
    expect(new PageReader((entry) => entry).page('{"value":[1,null,2]}')).toEqual({ items: [1, 2], next: undefined });
  });
});
