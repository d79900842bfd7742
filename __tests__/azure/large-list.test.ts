import fc from 'fast-check';
import { largeListOf } from '../../src/azure/large-list';

const read = (text: string): unknown => {
  const list = largeListOf(text, 0);
  return list && { ...list.rest, value: list.entries.map(([from, to]): unknown => JSON.parse(text.slice(from, to))) };
};

describe('a large list', () => {
  it('is read as JSON is, whatever is in it', () => {
    const list = fc.record({ value: fc.array(fc.jsonValue()), nextLink: fc.string(), other: fc.jsonValue() });
    fc.assert(
      fc.property(list, fc.constantFrom(0, 2, '\t'), (given, space) => {
        const text = JSON.stringify(given, null, space);
        expect(read(` ${text}\n`)).toEqual(JSON.parse(text));
      }),
      { numRuns: 300, seed: 5 },
    );
  });

  it('is given up wherever a text is not whole JSON', () => {
    const text = JSON.stringify({ value: [{ a: 'x"\\' }, [1, '],'], null], nextLink: 'n' });
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom('', ',', '"', ']', '}', '[', 'x'), (at, sign) => {
        const broken = text.slice(0, at) + sign + text.slice(at + 1);
        let whole: unknown;
        try {
          whole = JSON.parse(broken);
        } catch {
          whole = undefined;
        }
        let ours: unknown;
        try {
          ours = read(broken);
        } catch {
          ours = undefined;
        }
        // What is a list for us is one for JSON, and the same; what is none for us is read in the ordinary way.
        if (ours !== undefined) expect(ours).toEqual(whole);
      }),
      { numRuns: 2_000, seed: 6 },
    );
  });

  it.each(['', '[]', '{"value":{}}', '{"value":[1,]}', '{"value":[1] 2}', '{"value":[],"value":[]}', '{"value" [1]}'])(
    'is not what %j is',
    (text) => expect(read(text)).toBeUndefined(),
  );

  it('is not what is small', () => {
    expect(largeListOf('{"value":[]}')).toBeUndefined();
    expect(largeListOf(JSON.stringify({ value: ['x'.repeat(1_100_000)] }))?.entries).toHaveLength(1);
  });
});
