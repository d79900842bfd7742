/** Reads an earlier report, or a file that was committed, as a baseline; nothing in it is taken for granted. */
import { isFields, own, type Fields } from '../rows/fields';
import { REPORT_VERSION } from '../rows/head';
import { time, type ReadContext } from '../rows/kinds';
import { sharing } from '../rows/share';
import { bounded, visible } from '../render/text';
import { IdMap } from '../values/id-map';
import type { Problem } from '../values/model';
import { readRecord, type IssueRecord } from './issue-record';
import { entryForm, type Baseline, type BaselineEntry } from './baseline';

/** A baseline with the vaults that its report was about. */
export interface ReadBaseline extends Baseline {
  readonly vaultIds: readonly string[];
  /** That were kept on GitHub. */
  readonly issues: readonly IssueRecord[];
}

export type BaselineFile =
  | { readonly kind: 'read'; readonly baseline: ReadBaseline }
  /** It is a report, and says nothing of what is accepted: the first run was interrupted, say. */
  | { readonly kind: 'empty'; readonly problem: Problem }
  | { readonly kind: 'unusable'; readonly problem: Problem };

const AGAIN =
  'Name the JSON report of an earlier Audit, Repair or Merge of these vaults, or leave baseline out to begin again.';

/** Whose reports say what is accepted. */
const ACTIONS: readonly string[] = ['Audit', 'Repair', 'Merge'];

const unusable = (code: string, message: string, nextStep = AGAIN): BaselineFile => ({
  kind: 'unusable',
  problem: { code, message, nextStep },
});

/** Lists that no baseline needs, as a report has them: a row a line. */
const ROWS = /,\n {2}"(?:steps|findings|accounts|mappings|agents|past|shards|subscriptions)": \[\n(?: {4}.*\n)* {2}\]/g;

/** What a baseline needs of a report, a tenth of it, so that one of a large estate is not in memory as a whole. */
export const baselinePart = (text: string): string => text.replace(ROWS, '');

/** @param path as it is called in messages */
export function readBaseline(path: string, text: string): BaselineFile {
  const file = `The baseline ${bounded(visible(path), 300)}`;
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    const isCut = /^\s*(\{[\s\S]*)?$/.test(text);
    return isCut
      ? unusable('BaselineTruncated', `${file} is truncated: its end is missing.`)
      : unusable('BaselineNotJson', `${file} is not JSON.`);
  }
  if (!isFields(value) || own(value, 'report') !== 'asr-autoupdate')
    return unusable('BaselineOfAnotherTool', `${file} is not a report of this tool.`);
  const version = own(value, 'reportVersion');
  if (typeof version !== 'number' || version < REPORT_VERSION)
    return unusable('BaselineOfAnotherTool', `${file} is not a report that this version of the tool can read.`);
  if (version > REPORT_VERSION)
    return unusable(
      'BaselineNewer',
      `${file} is a report of version ${version}; this version of the tool reads version ${REPORT_VERSION}.`,
      'Use the version of this tool that wrote it, or a later one.',
    );
  const action = own(value, 'action');
  if (typeof action === 'string' && !ACTIONS.includes(action))
    return unusable('BaselineOfAnotherAction', `${file} is a report of ${bounded(visible(action), 50)}.`);
  const ratchet = own(value, 'ratchet');
  if (ratchet === undefined) {
    const message = `${file} is a report that says nothing of what is accepted.`;
    return { kind: 'empty', problem: { code: 'BaselineEmpty', message, nextStep: AGAIN } };
  }
  const baseline = baselineOf(value, ratchet);
  return baseline === undefined
    ? unusable('BaselineOfAnotherTool', `${file} is not as this tool writes it.`)
    : { kind: 'read', baseline };
}

function baselineOf(report: Fields, ratchet: unknown): ReadBaseline | undefined {
  if (!isFields(ratchet)) return undefined;
  const context: ReadContext = { vaults: new IdMap(), share: sharing() };
  const [since, asOf] = ['since', 'asOf'].map((key) => time.read(own(ratchet, key), context));
  const rules = textsIn(own(ratchet, 'rules'));
  const known = own(report, 'known');
  const vaults = own(report, 'vaults');
  if (since === undefined || asOf === undefined || rules === undefined || !Array.isArray(known)) return undefined;
  const entries: BaselineEntry[] = [];
  for (const one of known) {
    const entry = entryForm.read(one, context);
    if (entry === undefined) return undefined;
    entries.push(entry);
  }
  const ids = (Array.isArray(vaults) ? vaults : []).map((row: unknown) => (isFields(row) ? own(row, 'id') : undefined));
  const issues = own(report, 'issues');
  return {
    since,
    asOf,
    rules,
    entries,
    vaultIds: ids.filter((id) => typeof id === 'string'),
    issues: (Array.isArray(issues) ? issues : []).flatMap((row: unknown) => readRecord(row, context) ?? []),
  };
}

function textsIn(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const texts = value.filter((one) => typeof one === 'string');
  return texts.length < value.length ? undefined : texts;
}
