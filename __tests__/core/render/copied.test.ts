/** What a reader copies stands in code, byte for byte. */
import { code, escapeMarkdown, prose } from '../../../src/core/render/markdown';
import { causeLine, nextStep } from '../../../src/core/render/sections';
import { nodesOf } from '../../support/gfm';

const SUBJECT = 'repo:contoso@123456/dr@987654321:environment:production';
const ID = '/subscriptions/s/resourceGroups/rg(1)/providers/Microsoft.RecoveryServices/vaults/v_1';

const texts = (markdown: string): string =>
  nodesOf(markdown)
    .filter(({ type }) => ['text', 'inlineCode', 'code'].includes(type))
    .map(({ value = '' }) => value)
    .join('');

it.each([SUBJECT, ID, `az x --q "$(az y)" --b '{"a":1}'`, 'a|b', '`tick`', '<b>', ' spaced ', 'https://a.b/@c', '\\|'])(
  '%s reads as it is, in code and in text, in a table and beside one',
  (text) => {
    for (const markdown of [code(text), escapeMarkdown(text)]) {
      expect(markdown).not.toMatch(/\u200b|8203/);
      expect(texts(`x${markdown}x`)).toBe(`x${text}x`);
      expect(texts(`| a |\n| --- |\n| x${markdown}x |`)).toBe(`ax${text}x`);
    }
    expect(code(text)).toMatch(/^(`|<code>)/);
  },
);

it('finds what is to be copied in a text of ours', () => {
  const text = `Grant it Microsoft.Automation/automationAccounts/read on ${ID}, or set \`vm: a@b\`.`;
  expect(nodesOf(prose(text)).filter(({ type }) => type === 'inlineCode')).toMatchObject([
    { value: 'Microsoft.Automation/automationAccounts/read' },
    { value: ID },
    { value: 'vm: a@b' },
  ]);
  expect(texts(prose(text))).toBe(text.replace(/`/g, ''));
});

it('makes a block of indented lines, and code of each in a table', () => {
  const step = `It must say exactly:\n  issuer:   https://issuer\n  subject:  ${SUBJECT}\nThen run again.\nOr ask.`;
  const line = causeLine({ level: 'error', problem: { code: 'C', message: 'm', nextStep: step }, affected: [] });
  expect(nodesOf(line).filter(({ type }) => type === 'code')).toMatchObject([
    { value: `issuer:   https://issuer\nsubject:  ${SUBJECT}` },
  ]);
  expect(nodesOf(`${line}\n- next`).filter(({ type }) => type === 'listItem')).toHaveLength(2);
  expect(nextStep(step)).toContain(`<br>\`subject:  ${SUBJECT}\`<br>Then run again.<br>Or ask.`);
});
