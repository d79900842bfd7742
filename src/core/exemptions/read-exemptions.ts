/** Reads files of exemptions: every problem is one line that names file and line, what is wrong, and what would be right. */
import { NEVER_EXEMPT } from '../audit/catalogue';
import { IdMap } from '../values/id-map';
import { DAY } from '../values/time';
import { quoted } from '../render/text';
import { appliesTo, categories, selectorKeys, type Exemption, type SelectorKey, type Tree } from './model';

export interface ExemptionRules {
  /** Whether there is a finding of this id. */
  readonly isFinding: (id: string) => boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** How many days ahead a waiver may end. */
  readonly maxDays: number;
}

export interface ExemptionFile {
  readonly path: string;
  readonly tree: Tree;
}

export type ReadExemptions =
  | { readonly ok: true; readonly exemptions: readonly Exemption[] }
  | { readonly ok: false; readonly problems: readonly string[] };

const KEYS = [
  'name',
  'finding',
  ...selectorKeys,
  'category',
  'description',
  'expiresOn',
  'requestedBy',
  'approvedBy',
  'ticket',
  'atMost',
  'applies',
] as const;
type Key = (typeof KEYS)[number];

/** Reads all files together, since a name is unique over all of them. */
export function readExemptions(files: readonly ExemptionFile[], rules: ExemptionRules): ReadExemptions {
  const problems: string[] = [];
  const exemptions = files.flatMap(({ path, tree }) => {
    const report = (line: number, text: string): void => void problems.push(`${path}:${line}: ${text}`);
    return entriesOf(tree, report).flatMap((entry) => new EntryReader(entry, path, rules, report).read() ?? []);
  });
  const byName = new IdMap<Exemption>();
  for (const exemption of exemptions) {
    const other = byName.get(exemption.name);
    if (other === undefined) byName.set(exemption.name, exemption);
    else {
      const where = `${other.file}:${other.line}`;
      problems.push(
        `${exemption.file}:${exemption.line}: the name ${quoted(exemption.name)} is taken by ${where}; names are unique over all files`,
      );
    }
  }
  return problems.length === 0 ? { ok: true, exemptions } : { ok: false, problems };
}

type Report = (line: number, text: string) => void;
type MapTree = Extract<Tree, { kind: 'map' }>;

/** The list of the file, if its head is right. */
function entriesOf(tree: Tree, report: Report): readonly MapTree[] {
  if (tree.kind !== 'map') {
    report(tree.line, 'a file of exemptions has `version: 1` and a list `exemptions`');
    return [];
  }
  for (const { key, line } of tree.entries)
    if (key !== 'version' && key !== 'exemptions')
      report(line, `${quoted(key)} is not known here; there are version and exemptions`);
  const find = (name: string): Tree | undefined => tree.entries.find(({ key }) => key === name)?.value;
  const version = find('version');
  if (version === undefined || version.kind !== 'number' || version.value !== '1')
    report(version?.line ?? tree.line, 'version has to be 1, the only format there is');
  const list = find('exemptions');
  if (list?.kind !== 'list') {
    report(list?.line ?? tree.line, 'exemptions has to be a list');
    return [];
  }
  return list.items.flatMap((item) => {
    if (item.kind === 'map') return [item];
    report(item.line, 'an exemption has to be a map of keys and values, beginning with name');
    return [];
  });
}

class EntryReader {
  private wrong = false;

  constructor(
    private readonly entry: MapTree,
    private readonly path: string,
    private readonly rules: ExemptionRules,
    private readonly report: Report,
  ) {}

  read(): Exemption | undefined {
    this.checkKeys();
    const name = this.text('name', true);
    const findings = this.findings();
    const selectors = this.selectors();
    const category = this.choice('category', categories, true);
    const description = this.text('description', true);
    const expiresOn = this.expiry(category);
    const atMost = this.atMost();
    const applies = this.choice('applies', appliesTo, false) ?? 'both';
    const [requestedBy, approvedBy, ticket] = [this.text('requestedBy'), this.text('approvedBy'), this.text('ticket')];
    if (this.wrong || name === undefined || category === undefined || description === undefined) return undefined;
    const { path: file } = this;
    const people = { requestedBy, approvedBy, ticket };
    return {
      name,
      findings,
      selectors,
      category,
      description,
      expiresOn,
      ...people,
      atMost,
      applies,
      file,
      line: this.entry.line,
    };
  }

  private fail(line: number, text: string): undefined {
    this.wrong = true;
    this.report(line, text);
    return undefined;
  }

  private find(key: Key): Tree | undefined {
    return this.entry.entries.find((entry) => entry.key === key)?.value;
  }

  private checkKeys(): void {
    const seen = new Set<string>();
    for (const { key, line } of this.entry.entries) {
      if (!KEYS.some((known) => known === key))
        this.fail(line, `${quoted(key)} is not a key of an exemption; there are ${KEYS.join(', ')}`);
      if (seen.has(key)) this.fail(line, `${key} is written twice`);
      seen.add(key);
    }
  }

  /** What may be written bare or in quotes. */
  private scalar(tree: Tree, key: Key): string | undefined {
    return tree.kind === 'text' || tree.kind === 'number' || tree.kind === 'boolean'
      ? tree.value.trim()
      : this.fail(tree.line, `${key} has to be a text`);
  }

  private text(key: Key, required = false): string | undefined {
    const tree = this.find(key);
    if (tree === undefined || tree.kind === 'nothing')
      return required ? this.fail(tree?.line ?? this.entry.line, `${key} is missing`) : undefined;
    const text = this.scalar(tree, key);
    if (text === '') return required ? this.fail(tree.line, `${key} is empty`) : undefined;
    return text;
  }

  /** One text, or a list of them. */
  private texts(key: Key): readonly string[] | undefined {
    const tree = this.find(key);
    if (tree === undefined) return undefined;
    if (tree.kind === 'nothing' || (tree.kind === 'list' && tree.items.length === 0))
      return this.fail(tree.line, `${key} is empty`);
    const texts = (tree.kind === 'list' ? tree.items : [tree]).flatMap((item) => {
      const text = this.scalar(item, key);
      if (text === '') return this.fail(item.line, `${key} is empty`) ?? [];
      return text ?? [];
    });
    return texts;
  }

  private choice<T extends string>(key: Key, options: readonly T[], required: boolean): T | undefined {
    const text = this.text(key, required);
    if (text === undefined) return undefined;
    const value = options.find((option) => option.toLowerCase() === text.toLowerCase());
    return (
      value ??
      this.fail(
        this.find(key)?.line ?? this.entry.line,
        `${key} is ${quoted(text)}; it has to be ${options.join(' or ')}`,
      )
    );
  }

  private findings(): readonly string[] {
    const line = this.find('finding')?.line ?? this.entry.line;
    const ids = this.texts('finding')?.map((id) => id.toUpperCase());
    if (ids === undefined) {
      if (this.find('finding') === undefined)
        this.fail(line, "finding is missing: an id such as ASR203, a list of ids, or '*'");
      return [];
    }
    for (const id of ids) {
      if (id === '*') continue;
      if (!this.rules.isFinding(id)) this.fail(line, `there is no finding ${quoted(id)}; docs/findings.md lists them`);
      else if (NEVER_EXEMPT.has(id)) this.fail(line, `${id} cannot be exempted: it says that something is not known`);
    }
    if (ids.includes('*') && ids.length > 1) this.fail(line, "finding '*' covers every id; write it alone");
    return ids;
  }

  private selectors(): Exemption['selectors'] {
    const found: Partial<Record<SelectorKey, readonly string[]>> = {};
    for (const key of selectorKeys) {
      const patterns = this.texts(key);
      if (patterns === undefined) continue;
      const line = this.find(key)?.line ?? this.entry.line;
      if (key === 'vaultTag') {
        const bad = patterns.find((pattern) => !/^[^=]+=/.test(pattern));
        if (bad !== undefined) this.fail(line, `vaultTag is ${quoted(bad)}; it has to be key=value`);
      }
      found[key] = patterns;
    }
    const narrows = Object.values(found).some((patterns) => patterns.every((pattern) => !/^\**$/.test(pattern)));
    if (!narrows && !this.wrong)
      this.fail(
        this.entry.line,
        `nothing narrows it: give one of ${selectorKeys.join(', ')} a pattern other than a lone *`,
      );
    return found;
  }

  private expiry(category: string | undefined): string | undefined {
    const tree = this.find('expiresOn');
    const text = this.text('expiresOn');
    const line = tree?.line ?? this.entry.line;
    if (text === undefined) {
      if (category === 'Waiver') this.fail(line, 'expiresOn is missing: a Waiver has a last day, such as 2027-03-31');
      return undefined;
    }
    const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
    if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text)
      return this.fail(line, `expiresOn is ${quoted(text)}; it has to be a day such as 2027-03-31`);
    const { now, maxDays } = this.rules;
    if (category === 'Waiver' && at > now + maxDays * DAY) {
      const latest = new Date(now + maxDays * DAY).toISOString().slice(0, 10);
      return this.fail(line, `expiresOn is ${text}; a Waiver may last ${maxDays} days, so ${latest} at the latest`);
    }
    return text;
  }

  private atMost(): number | undefined {
    const tree = this.find('atMost');
    const text = this.text('atMost');
    if (tree === undefined || text === undefined) return undefined;
    const value = tree.kind === 'number' && /^\d{1,9}$/.test(text) ? Number(text) : 0;
    return value > 0 ? value : this.fail(tree.line, `atMost is ${quoted(text)}; it has to be a whole number above 0`);
  }
}
