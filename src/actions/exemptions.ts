/** The exemptions that the inputs name: read before anything is asked of Azure, and held against what was found. */
import { stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { catalogue } from '../core/audit/catalogue';
import type { ExemptOptions } from '../core/audit-report/exempt';
import type { FoundVaults } from '../core/estate/model';
import type { Reach } from '../core/exemptions/apply';
import type { VaultTags } from '../core/exemptions/facets';
import type { LeaveAlone } from '../core/exemptions/leave-alone';
import type { GivenExemptions } from '../core/exemptions/model';
import { IdMap, IdSet } from '../core/values/id-map';
import { readExemptionFiles } from '../files/exemption-files';
import type { Checkout, Host } from '../hosts/host';
import { inputTable, nameOn, type ExemptionInputs, type Target } from '../inputs';
import { systemClock } from '../runtime/clock';
import type { ActionContext } from './context';
import { findFiles } from '../files/find-files';
import { findVaults } from './vaults';

export type ReadGiven =
  | { readonly ok: true; readonly given: GivenExemptions }
  /** Each names the input as the user of the host writes it. */
  | { readonly ok: false; readonly problems: readonly string[] };

export async function readGiven(
  { exemptions, maxExemptionDays }: ExemptionInputs,
  host: Pick<Host, 'name' | 'checkout'>,
): Promise<ReadGiven> {
  const folder = process.cwd();
  const rules = { isFinding: (id: string) => catalogue.has(id), now: systemClock.now(), maxDays: maxExemptionDays };
  const read = await readExemptionFiles(exemptions, folder, rules, (patterns, from) =>
    findFiles(patterns, from, ['yml', 'yaml', 'json']),
  );
  if (!read.ok) {
    const input = nameOn(host.name, inputTable.exemptions) ?? '';
    return { ok: false, problems: read.problems.map((problem) => `${input}: ${problem}`) };
  }
  const sources = await Promise.all(
    read.sources.map(async (source) => ({
      ...source,
      revision: await revisionOf(resolve(folder, source.path), host.checkout),
    })),
  );
  return { ok: true, given: { list: read.exemptions, sources } };
}

/** Of the file, if it lies in the code of the run and in no other repository within it. */
async function revisionOf(file: string, checkout: Checkout | undefined): Promise<string | undefined> {
  if (checkout === undefined) return undefined;
  const root = resolve(checkout.folder);
  const inside = relative(root, file);
  if (inside.startsWith('..') || isAbsolute(inside)) return undefined;
  for (let folder = dirname(file); folder !== root; folder = dirname(folder))
    if (await exists(join(folder, '.git'))) return undefined;
  return checkout.revision;
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** For the report. */
export const exemptionInputs = ({ exemptions, maxExemptionDays }: ExemptionInputs) =>
  exemptions.length === 0 ? {} : { exemptions, maxExemptionDays };

/** What changes leave alone; undefined without exemptions. */
export async function leaveAlone(found: FoundVaults, context: ActionContext): Promise<LeaveAlone | undefined> {
  const { exemptions: given } = context;
  if (given === undefined) return undefined;
  return { exemptions: given.list, now: systemClock.now(), tags: await tagsOf(given, found, context) };
}

/** What an audit is held against; undefined without exemptions. */
export async function exemptOptions(
  target: Target,
  found: FoundVaults,
  context: ActionContext,
): Promise<ExemptOptions | undefined> {
  const { exemptions: given } = context;
  if (given === undefined) return undefined;
  return { given, now: systemClock.now(), tags: await tagsOf(given, found, context), reach: reachOf(target, found) };
}

function reachOf(target: Target, { warnings }: FoundVaults): Reach | undefined {
  if (target.kind === 'vaults' || target.names.length + target.tags.length > 0 || warnings.length > 0) return undefined;
  const { scope, includeEmpty: includesEmpty } = target;
  return { subscriptions: scope.kind === 'all' ? 'all' : scope.subscriptions, includesEmpty };
}

/** Of vaults that were named the tags are not known yet; undefined if they cannot be found out. */
export async function tagsOf(
  { list }: GivenExemptions,
  { source, vaults }: FoundVaults,
  context: ActionContext,
): Promise<VaultTags | undefined> {
  if (!list.some(({ selectors }) => selectors.vaultTag !== undefined)) return new IdMap();
  if (source !== 'inputs') return new IdMap(vaults.map(({ id, tags }) => [id, tags]));
  const subscriptions = [...new IdSet(vaults.map(({ subscriptionId }) => subscriptionId))];
  context.host.print('Some exemptions select vaults by tag: the tags of all vaults in these subscriptions are read.');
  const listed = await findVaults(
    {
      scope: { kind: 'some', subscriptions, managementGroups: [] },
      names: [],
      tags: [],
      includeEmpty: true,
      allowEmpty: true,
    },
    context,
  );
  if (listed.ok) return new IdMap(listed.value.vaults.map(({ id, tags }) => [id, tags]));
  const { code, message } = listed.failure.problem;
  context.host.annotate(
    'warning',
    code,
    `The tags of the vaults are not known: ${message} An audit counts what exemptions by tag might cover; changes leave it alone.`,
  );
  return undefined;
}
