import { QueryError } from '../../simulator/graph/query/lexer';
import { parse } from '../../simulator/graph/query/parser';
import { run, type Result } from '../../simulator/graph/query/run';

describe('the query language', () => {
  const people = [
    { id: '/a/B', size: 3, tags: { wave: 'Canary', 'my key': 'x' } },
    { id: "/it's/c", size: 10, tags: { wave: 'rest', list: ['p', 'q'] } },
    { id: '/a/d', size: 3, tags: null },
  ];
  const columns = [
    { name: 'id', type: 'string' },
    { name: 'size', type: 'long' },
    { name: 'tags', type: 'dynamic' },
  ] as const;
  const ran = (query: string): Result =>
    run(parse(query), {
      columns,
      rows: people.map((person) => (at: number) => [person.id, person.size, person.tags][at]),
    });

  test.each<readonly [string, readonly (readonly unknown[])[]]>([
    ["t | where id == '/a/B' | project size", [[3]]],
    ["t | where id =~ '/A/b' | project size", [[3]]],
    ["t | where id != '/a/B' and id !~ '/A/D' | project size", [[10]]],
    ["t | where id in ('/a/b', '/a/d') | project id", [['/a/d']]],
    ["t | where id in~ ('/a/b', '/a/D') | project id", [['/a/B'], ['/a/d']]],
    ["t | where id !in~ ('/a/b', '/a/D') | project id", [["/it's/c"]]],
    ["t | where id == '/it\\'s/c' or id == \"/it's/c\" | project size", [[10]]],
    ["t | where id == @'/it''s/c' | project size", [[10]]],
    ["t | where id contains 'A/' and id !contains 'D' | project id", [['/a/B']]],
    ["t | where id startswith '/A' and id endswith 'd' | project id", [['/a/d']]],
    ["t | where id has 'IT' and id !has 'i' | project size", [[10]]],
    ['t | where size > 3 | project size', [[10]]],
    ['t | where not(size <= 3) | project size', [[10]]],
    ["t | where tags.wave =~ 'canary' | project id", [['/a/B']]],
    ["t | where tags['my key'] == 'x' | project id", [['/a/B']]],
    ['t | where isempty(tags.wave) or isnull(tags) | project id', [['/a/d']]],
    ['t | where isnotnull(tags) | project tags_wave = tostring(tags.wave)', [['Canary'], ['rest']]],
    ['t | where size == 10 | project tags.wave', [['rest']]],
    ['t | where size == 10 | project last = tostring(tags.list[1]), none = tostring(tags.list[9])', [['q', '']]],
    ["t | where id =~ '/a/b' | project last = tostring(split(toupper(id), '/')[2])", [['B']]],
    [
      "t | where size == 10 | project text = strcat('a', size, 'b'), n = toint('7.9'), b = tobool('True')",
      [['a10b', 7, true]],
    ],
    [
      "t | where size == 10 | project at = todatetime('2026-01-02T03:04:05.1234567+01:00')",
      [['2026-01-02T02:04:05.123Z']],
    ],
    ["t | where todatetime('2026-01-02') < todatetime('2026-01-03T00:00:00Z') | count", [[3]]],
    ['t | extend size = 1 | extend double = size | project size, double | distinct size, double', [[1, 1]]],
    ['t | order by size, id asc | project id', [["/it's/c"], ['/a/B'], ['/a/d']]],
    ['t | order by tostring(tags.wave) asc | project id', [['/a/d'], ['/a/B'], ["/it's/c"]]],
    ['t | sort by size asc, id desc | take 2 | project id', [['/a/d'], ['/a/B']]],
    [
      't | summarize count() by size | order by count_ desc',
      [
        [3, 2],
        [10, 1],
      ],
    ],
    ["t | where id == 'none' | summarize total = count()", [[0]]],
    ['t | limit 0', []],
  ])('%s', (query, rows) => {
    expect(ran(query).rows).toEqual(rows);
  });

  test.each([
    ['t | join kind=inner (t) on id', 'InvalidQueryLanguage', 'join'],
    ['t | mv-expand tags', 'ParserFailure', '-'],
    ['t | sample 2', 'InvalidQueryLanguage', 'sample'],
    ['t | where nothing == 1', 'InvalidQueryLanguage', 'nothing'],
    ["t | where matches(id, 'x')", 'InvalidQueryLanguage', 'matches'],
    ['t | where id.wave == 1', 'InvalidQueryLanguage', '.'],
    ["t | where id < 'x'", 'InvalidQueryLanguage', '<'],
    ['t | where id', 'InvalidQueryLanguage', 'where'],
    ['t | project tolower(id)', 'InvalidQueryLanguage', 'tolower'],
    ['t | summarize sum(size)', 'InvalidQueryLanguage', 'sum'],
    ['t | summarize count() by tags', 'InvalidQueryLanguage', 'tags'],
    ['t | order by tags.wave', 'InvalidQueryLanguage', 'tags'],
    ["t | where id == 'open", 'ParserFailure', "'"],
    ["t | where id == 'a' 'b'", 'ParserFailure', "'b'"],
    ['t | where (id == 1', 'ParserFailure', '<EOF>'],
    ["t | where id == '\\q'", 'ParserFailure', "'\\q'"],
    ['', 'ParserFailure', '<EOF>'],
  ])('%s is refused', (query, fault, token) => {
    const refusal = ((): unknown => {
      try {
        return ran(query);
      } catch (error) {
        return error;
      }
    })();
    expect(refusal).toBeInstanceOf(QueryError);
    expect(refusal).toMatchObject({ fault, place: { text: token } });
  });

  test('a fault has its line and place', () => {
    expect(() => parse('t\n// a remark | join\n | where id = 1')).toThrow(
      expect.objectContaining({ place: expect.objectContaining({ line: 3, column: 12 }) as unknown }) as Error,
    );
  });
});
