/** Estates made by chance, of healthy and faulty parts with any text for names. */
import fc from 'fast-check';
import type { AuditFacts, VaultFacts } from '../../../src/core/audit/facts';
import type { ReplicatedItem, Known } from '../../../src/core/values/resources';
import type { Mapping } from '../../../src/core/values/model';
import {
  DAY,
  NOW,
  account,
  accountId,
  factsOf,
  held,
  inVault,
  item,
  itself,
  job,
  known,
  mapping,
  schedule,
  setting,
  vaultNamed,
} from './values';
import { IdMap } from '../../../src/core/values/id-map';

const CORPUS = [
  '::error::x',
  '##vso[task.complete]',
  '\r\n',
  '\u2028',
  '|',
  '<script>alert(1)</script>',
  '<!--',
  ']]>',
  '&lt;',
  '&#x0;',
  '"\'',
  '`',
  '```',
  '](http://evil)',
  'https://evil.com',
  'www.evil.com',
  '@here',
  '\u202e',
  '\u0000',
  '\u001b[31m',
  '\ud83d',
  '\uffff',
  '😀',
  '=1+1',
  "'; rm -rf ~ #",
];

/** Names as an enemy would give them. */
export const hostile = fc
  .array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...CORPUS) }, fc.string({ unit: 'binary' })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join(''));

const time = fc.option(
  fc.integer({ min: -100, max: 100 }).map((days) => NOW + days * DAY),
  { nil: undefined },
);

/** @param text of everything that the service may choose */
function itemOf(text: string, number: number): fc.Arbitrary<ReplicatedItem> {
  return fc
    .record({
      agentExpiry: time,
      certificateExpiry: time,
      updateAvailable: fc.boolean(),
      upgradeable: fc.boolean(),
      certificateUpdateRequired: fc.boolean(),
      upgradeRetriesExhausted: fc.boolean(),
      reinstallRequired: fc.boolean(),
      sourceContainer: fc.constantFrom(['c'], ['nowhere']),
      protectionState: fc.constantFrom('Protected', text),
      replicationHealth: fc.constantFrom('Normal', 'Critical', text),
    })
    .map((changes) =>
      item({
        ...changes,
        id: `${item().id}${text}${number}`,
        vm: text,
        agentVersion: text,
        blockingReasons: [text],
        healthErrors: [{ code: text, message: text, possibleCauses: text, recommendedAction: text }],
      }),
    );
}

function mappingOf(text: string): fc.Arbitrary<Mapping> {
  return fc
    .record({
      status: fc.constantFrom('Enabled', 'Disabled', text),
      type: fc.constantFrom('SystemAssignedIdentity', text),
    })
    .map(({ status, type }) =>
      mapping({
        id: mapping().id + text,
        name: text,
        autoUpdate: { ...setting, status, authenticationType: type },
        healthErrors:
          status === text ? [{ code: text, message: text, possibleCauses: text, recommendedAction: text }] : [],
      }),
    );
}

const problem = (text: string): Known<never> => ({ known: false, problem: { code: text, message: text } });

function vaultOf(text: string): fc.Arbitrary<VaultFacts> {
  return fc
    .record({
      mappings: fc.array(mappingOf(text), { maxLength: 2 }),
      items: fc.tuple(itemOf(text, 1), itemOf(text, 2)),
      mappingsRead: fc.boolean(),
      itemsRead: fc.boolean(),
    })
    .map(({ mappings, items, mappingsRead, itemsRead }) =>
      inVault(
        {
          mappings: mappingsRead ? known(mappings) : problem(text),
          items: itemsRead ? known(items) : problem(text),
        },
        vaultNamed(text),
      ),
    );
}

/** Facts whose texts are all hostile. */
export const estate: fc.Arbitrary<AuditFacts> = fc
  .record({
    vaults: fc.array(hostile.chain(vaultOf), { maxLength: 3 }),
    text: hostile,
    failed: fc.boolean(),
    stopped: fc.constantFrom(undefined, undefined, 'deadline' as const, 'cancelled' as const),
  })
  .map(({ vaults, text, failed, stopped }) =>
    factsOf(
      vaults,
      [
        account({
          account: itself({ state: failed ? text : 'Ok', principalId: text }),
          schedules: new IdMap([['nightly', failed ? problem(text) : schedule()]]),
          runbookJobs: known([job(failed ? 'Failed' : 'Completed', 1, text)]),
          roles: new IdMap(vaults.map(({ vault }) => [vault.id.toLowerCase(), held({ scope: text, roleId: text })])),
        }),
        account({ id: accountId(text), account: known('missing') }),
      ],
      { stopped },
    ),
  );
