/**
 * What an issue was written about, hidden in its own text: what is new, healed or exempted since is told by holding the
 * next audit against it, so that no run needs another memory than the issue.
 */

/** `new`: open, and found since the text was written before. `ending`: exempted, and that ends soon. */
const LETTERS = { new: 'n', open: 'o', unknown: 'u', ending: 's', exempted: 'e' } as const;
export type Standing = keyof typeof LETTERS;

/** The one that stands for several is the first among them. */
const standings: readonly Standing[] = ['new', 'open', 'unknown', 'ending', 'exempted'];

/** Digests; `*` stands for all. */
export interface CauseId {
  /** Of the vault's id; `-` for what bears on several. */
  readonly vault: string;
  /** Id of the finding. */
  readonly rule: string;
  /** Of the finding's key. */
  readonly cause: string;
}

export type Causes = ReadonlyMap<string, Standing>;

export interface Memory {
  /** It was closed by a run, and by no person. */
  readonly closed: boolean;
  readonly causes: Causes;
}

/** What is written down, with a digest of every cause also where there is no room for each. */
export interface Written extends Memory {
  readonly print?: string;
}

/** Of several vaults. */
export const SHARED = '-';
const ALL = '*';

export const causeKey = ({ vault, rule, cause }: CauseId): string => `${vault} ${rule} ${cause}`;

export function causeIdOf(key: string): CauseId {
  const [vault = '', rule = '', cause = ''] = key.split(' ');
  return { vault, rule, cause };
}

/** By the key that they have, or would have where several are written down as one. */
export function standingIn(causes: Causes, key: string): Standing | undefined {
  const { vault, rule } = causeIdOf(key);
  return (
    causes.get(key) ??
    causes.get(causeKey({ vault, rule, cause: ALL })) ??
    causes.get(causeKey({ vault: ALL, rule, cause: ALL }))
  );
}

/** Whether what was written down, be it of several, is among what is there now. */
export function isAmong(now: Causes): (key: string) => boolean {
  const groups = new Set(
    [...now.keys()].map(causeIdOf).flatMap(({ vault, rule }) => [`${vault} ${rule} *`, `* ${rule} *`]),
  );
  return (key) => now.has(key) || groups.has(key);
}

export const isOfAllVaults = (key: string): boolean => causeIdOf(key).vault === ALL;

/** Characters. */
const MAX_LENGTH = 12_000;

/** As fine as there is room for: each cause, each kind of them in a vault, or each kind. */
export function memoryMarker({ closed, causes, print }: Written): string {
  const forms = [
    causes,
    coarsened(causes, ({ vault, rule }) => ({ vault, rule, cause: ALL })),
    coarsened(causes, ({ rule }) => ({ vault: ALL, rule, cause: ALL })),
  ].map(textOf);
  const text = forms.find(({ length }) => length <= MAX_LENGTH) ?? forms.at(-1) ?? '';
  return `<!-- asr-autoupdate known${closed ? ' closed' : ''}${print === undefined ? '' : ` all:${print}`}${text} -->`;
}

function coarsened(causes: Causes, coarser: (id: CauseId) => CauseId): Causes {
  const coarse = new Map<string, Standing>();
  for (const [key, standing] of causes) {
    const group = causeKey(coarser(causeIdOf(key)));
    const other = coarse.get(group) ?? standing;
    coarse.set(group, standings.find((one) => one === standing || one === other) ?? standing);
  }
  return coarse;
}

/** A vault and a finding stand before all that they have in common. */
function textOf(causes: Causes): string {
  const words: string[] = [];
  let [lastVault, lastRule] = ['', ''];
  for (const [key, standing] of [...causes].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const { vault, rule, cause } = causeIdOf(key);
    if (vault !== lastVault) words.push(`v:${vault}`);
    if (vault !== lastVault || rule !== lastRule) words.push(rule);
    words.push(`${LETTERS[standing]}:${cause}`);
    [lastVault, lastRule] = [vault, rule];
  }
  return words.map((word) => ` ${word}`).join('');
}

const MARKER = /<!-- asr-autoupdate known((?: [\w:*-]+)*) -->/;

/** As it stands in a text; empty where it does not. */
export const memoryTextIn = (body: string): string => MARKER.exec(body)?.[0] ?? '';

/** Undefined where somebody has taken it out of the text. */
export function memoryIn(body: string): Memory | undefined {
  const [, words] = MARKER.exec(body) ?? [];
  if (words === undefined) return undefined;
  const causes = new Map<string, Standing>();
  let closed = false;
  let [vault, rule] = ['', ''];
  for (const word of words.split(' ')) {
    const [letter = '', value] = word.split(':');
    if (word === 'closed') closed = true;
    else if (value === undefined) rule = word;
    else if (letter === 'v') vault = value;
    else {
      const standing = standings.find((one) => LETTERS[one] === letter);
      if (standing !== undefined) causes.set(causeKey({ vault, rule, cause: value }), standing);
    }
  }
  return { closed, causes };
}

/** The text of an issue with another memory. */
export const withMemory = (body: string, memory: Memory): string => {
  const marker = memoryMarker(memory);
  return MARKER.test(body) ? body.replace(MARKER, () => marker) : `${body}\n${marker}`;
};
