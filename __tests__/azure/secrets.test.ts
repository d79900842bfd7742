/** What is taken out of every text that a run shows. */
import fc from 'fast-check';
import { RestError } from '@azure/core-rest-pipeline';
import { failureOf } from '../../src/azure/failure';
import { escapeInJson } from '../../src/core/render/text';
import { harmless, keepSecret, maskSecretsWith, withoutSecrets } from '../../src/runtime/secrets';

const JWT = `${Buffer.from('{"alg":"RS256","typ":"JWT"}').toString('base64url')}.${Buffer.from('{"iss":"https://sts.windows.net/"}').toString('base64url')}.c2lnbmF0dXJl`;

describe('withoutSecrets', () => {
  it('leaves JSON what can be read as JSON, whatever its texts hold', () => {
    const part = fc.constantFrom(
      'client_secret=',
      '?sig=',
      '&t=',
      '://',
      'a@',
      JWT,
      'x'.repeat(20),
      '"',
      '\\',
      '\n',
      '🏴\u{e0067}',
      '\ud800',
      "'",
    );
    fc.assert(
      fc.property(fc.array(fc.array(part, { maxLength: 8 })), (texts) => {
        const all = texts.map((parts) => parts.join(''));
        const read: unknown = JSON.parse(escapeInJson(withoutSecrets(JSON.stringify(all))));
        expect(read).toHaveLength(all.length);
      }),
      { numRuns: 2_000, seed: 3 },
    );
  });

  it.each(['a.', 'a', 'eyJ.', '?t=', '://', '://a', '@://', 'location: ', '&sig=', 'client_secret=', '\\', ' '])(
    'takes no longer than the text is long: %j',
    (unit) => {
      const text = unit.repeat(200_000 / unit.length);
      const before = process.cpuUsage();
      withoutSecrets(text);
      harmless(text);
      // What grows with the square takes many seconds.
      expect(process.cpuUsage(before).user / 1_000).toBeLessThan(1_000);
    },
  );

  it('takes out what the run knows, encoded too, and tells the host of each once before it does', () => {
    const masked: string[] = [];
    maskSecretsWith((secret) => masked.push(`${secret} ${withoutSecrets(secret)}`));
    for (const secret of ['opaque+secret/1', 'opaque+secret/1', 'short']) keepSecret(secret);
    expect(masked).toEqual(['opaque+secret/1 opaque+secret/1']);
    expect(withoutSecrets('a opaque+secret/1 b opaque%2Bsecret%2F1 c short')).toBe('a *** b *** c short');
  });

  it('takes out the longer of two secrets whole', () => {
    keepSecret('longsecret');
    keepSecret('longsecret-and-more');
    expect(withoutSecrets('x longsecret-and-more y')).toBe('x *** y');
  });

  it.each([
    [`Bearer ${JWT} was refused`, 'Bearer *** was refused'],
    [`"${JWT.slice(0, 60)}…`, '"***…'],
    [`client_assertion=${JWT}&x=1`, '***&x=1'],
    [
      'https://x.test/op?t=639012345678901234&c=MIIabcdefghijklmnop&s=abcdefghijklmnopqrst&h=abcdefghijklmnopqrst',
      'https://x.test/op?t=***&c=***&s=***&h=***',
    ],
    ['https://blob.test/log?sv=2024-01-01&sig=abcdefgh%2Fijklmnop%3D', 'https://blob.test/log?sv=2024-01-01&sig=***'],
    ['http://runner:S3cret@proxy.test:3128 opens no tunnel', 'http://***@proxy.test:3128 opens no tunnel'],
  ])('takes out what looks like one: %s', (text, clean) => {
    expect(withoutSecrets(text)).toBe(clean);
  });

  it.each([
    '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.RecoveryServices/vaults/v',
    'repo:contoso/dr:ref:refs/heads/main',
    'https://portal.azure.com/#@11111111-0000-0000-0000-000000000001/resource/subscriptions/x/overview?c=1&s=short',
    'az role assignment create --assignee a@contoso.com --scope /subscriptions/x',
    'location: westeurope',
  ])('leaves alone what people copy: %s', (text) => {
    expect(withoutSecrets(text)).toBe(text);
  });
});

it('what libraries write has no secret header and no command of a host in it', () => {
  const text = `headers: { "location": "https://signed", Authorization: 'Basic eHh4eHg6eXl5' }\n##vso[task.setvariable]x\r\n::error::y`;
  expect(harmless(text)).toBe(
    `headers: { "location": "***", Authorization: '***' }\n# # [task.setvariable]x\n: :error::y`.replace(
      '# # [',
      '# # vso[',
    ),
  );
});

it('a problem has none of it in any of its texts, whoever repeats it', () => {
  keepSecret('the-request-token');
  const response = {
    status: 400,
    headers: { get: () => undefined },
    request: {},
    bodyAsText: JSON.stringify({ error: { code: 'the-request-token', message: `You sent ${JWT}.` } }),
  };
  const error = Object.assign(new RestError('x', { statusCode: 400 }), { response });
  const { problem } = failureOf(error, false);
  expect([problem.code, problem.message]).toEqual(['***', 'You sent ***.']);
});
