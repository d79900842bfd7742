/** A strict reader of the XML that the tests need: elements, attributes, text. It refuses what is not well-formed. */

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

const CHARACTER = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;
const TOKEN = /<\?xml[^?]*\?>|<\/([\w-]+)>|<([\w-]+)((?: [\w-]+="[^"<]*")*)(\/?)>|([^<]+)/gy;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function plain(text: string): string {
  return text.replace(/&([^;&\s]*;?)/g, (_whole, name: string) => {
    const character = NAMED[name.replace(/;$/, '')];
    if (character === undefined || !name.endsWith(';')) throw new Error(`&${name} is no entity`);
    return character;
  });
}

export function readXml(xml: string): Element {
  if (!CHARACTER.test(xml)) throw new Error('characters that XML forbids');
  const root = { name: '', attributes: {}, children: [] as Element[], text: '' };
  const open = [root];
  let end = 0;
  for (const token of xml.matchAll(TOKEN)) {
    end = token.index + token[0].length;
    const [, closed, opened, attributes = '', empty, text] = token;
    const parent = open[open.length - 1];
    if (parent === undefined) throw new Error('more is closed than was opened');
    if (text !== undefined) parent.text += plain(text);
    if (closed !== undefined && open.pop()?.name !== closed) throw new Error(`</${closed}> closes something else`);
    if (opened === undefined) continue;
    const pairs = [...attributes.matchAll(/ ([\w-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [
      key,
      plain(value),
    ]);
    const child = {
      name: opened,
      attributes: Object.fromEntries(pairs) as Record<string, string>,
      children: [],
      text: '',
    };
    parent.children.push(child);
    if (empty === '') open.push(child);
  }
  const [first] = root.children;
  if (end !== xml.length || open.length !== 1 || first === undefined) throw new Error(`not well-formed at ${end}`);
  return first;
}
