import type { AutoUpdateSetting, HealthError, Mapping } from '../../../src/core/values/model';
import { decide, readsAsWanted } from '../../../src/core/changes/plan-mappings';
import { ACCOUNT, asWanted, disabled, enabled, mappingNamed } from '../values';

const sick: HealthError = { code: '151160', message: 'm', possibleCauses: '', recommendedAction: '' };
const other = ACCOUNT.replace(/account$/, 'another');
const off: AutoUpdateSetting = {
  status: 'Disabled',
  automationAccountId: undefined,
  authenticationType: 'RunAsAccount',
};

const mapping = (changes: Partial<Mapping>): Mapping => mappingNamed('m', changes);

describe('decide', () => {
  type Case = [name: string, Partial<Mapping>, wanted: 'Enabled' | 'Disabled', selected: boolean, reason: string];
  const cases: Case[] = [
    [
      'rule 1: another provider',
      { provider: 'HyperVReplicaAzure' },
      'Enabled',
      false,
      'provider HyperVReplicaAzure: not Azure-to-Azure replication',
    ],
    [
      'rule 1: no provider details',
      { provider: undefined, autoUpdate: undefined },
      'Enabled',
      false,
      'no provider details: not Azure-to-Azure replication',
    ],
    [
      'rule 1 before rule 2',
      { provider: 'InMage', state: 'Unpairing' },
      'Disabled',
      false,
      'provider InMage: not Azure-to-Azure replication',
    ],
    ['rule 2: not paired', { state: 'PairingInProgress' }, 'Enabled', false, 'state PairingInProgress, not Paired'],
    ['rule 2: no state', { state: '' }, 'Enabled', false, 'state unknown, not Paired'],
    [
      'rule 2 before rule 3',
      { state: 'Unpaired', autoUpdate: asWanted },
      'Enabled',
      false,
      'state Unpaired, not Paired',
    ],
    ['rule 3: as wanted', { autoUpdate: asWanted }, 'Enabled', false, 'already enabled with this automation account'],
    ['rule 4: as wanted', { autoUpdate: off }, 'Disabled', false, 'already disabled'],
    [
      'rule 4: health errors do not matter',
      { autoUpdate: off, healthErrors: [sick] },
      'Disabled',
      false,
      'already disabled',
    ],
    ['rule 5: disabled, wanted enabled', { autoUpdate: off }, 'Enabled', true, 'automatic update is disabled'],
    ['rule 5: enabled, wanted disabled', { autoUpdate: asWanted }, 'Disabled', true, 'automatic update is enabled'],
    [
      'rule 5: another account',
      { autoUpdate: { ...asWanted, automationAccountId: other } },
      'Enabled',
      true,
      'enabled with another automation account',
    ],
    [
      'rule 5: no account',
      { autoUpdate: { ...asWanted, automationAccountId: undefined } },
      'Enabled',
      true,
      'enabled with another automation account',
    ],
    [
      'rule 5: Run As account',
      { autoUpdate: { ...asWanted, authenticationType: 'RunAsAccount' } },
      'Enabled',
      true,
      'enabled with the authentication type RunAsAccount, not SystemAssignedIdentity',
    ],
    [
      'rule 5: no authentication type',
      { autoUpdate: { ...asWanted, authenticationType: undefined } },
      'Enabled',
      true,
      'enabled with the authentication type unknown, not SystemAssignedIdentity',
    ],
    [
      'rule 5: health errors',
      { autoUpdate: asWanted, healthErrors: [sick] },
      'Enabled',
      true,
      'enabled, but with health errors (151160)',
    ],
    [
      'rule 5: health errors without a code',
      { autoUpdate: asWanted, healthErrors: [{ ...sick, code: '' }] },
      'Enabled',
      true,
      'enabled, but with health errors',
    ],
    ['rule 5: A2A without its setting', { autoUpdate: undefined }, 'Enabled', true, 'automatic update is disabled'],
    [
      'letters of any case: provider and state',
      { provider: 'a2a', state: 'PAIRED', autoUpdate: off },
      'Enabled',
      true,
      'automatic update is disabled',
    ],
    [
      'letters of any case: setting',
      {
        autoUpdate: {
          status: 'ENABLED',
          automationAccountId: ACCOUNT.toUpperCase(),
          authenticationType: 'systemassignedidentity',
        },
      },
      'Enabled',
      false,
      'already enabled with this automation account',
    ],
  ];

  it.each(cases)('%s', (_name, changes, wanted, selected, reason) => {
    expect(decide(mapping(changes), wanted === 'Enabled' ? enabled : disabled, false)).toEqual({ selected, reason });
  });

  describe('with force', () => {
    it.each<[string, Partial<Mapping>, typeof enabled, boolean, string]>([
      ['selects what is enabled as wanted', { autoUpdate: asWanted }, enabled, true, 'forced'],
      ['selects what is disabled as wanted', { autoUpdate: off }, disabled, true, 'forced'],
      [
        'names the real difference where there is one',
        { autoUpdate: off },
        enabled,
        true,
        'automatic update is disabled',
      ],
      [
        'leaves other providers',
        { provider: undefined },
        enabled,
        false,
        'no provider details: not Azure-to-Azure replication',
      ],
      [
        'leaves what is not paired',
        { state: 'Unpairing', autoUpdate: asWanted },
        enabled,
        false,
        'state Unpairing, not Paired',
      ],
    ])('%s', (_name, changes, wanted, selected, reason) => {
      expect(decide(mapping(changes), wanted, true)).toEqual({ selected, reason });
    });
  });
});

describe('readsAsWanted', () => {
  it.each<[string, Partial<Mapping>, typeof enabled, boolean]>([
    ['enabled with the account', { autoUpdate: asWanted }, enabled, true],
    ['enabled with the account, whatever its health', { autoUpdate: asWanted, healthErrors: [sick] }, enabled, true],
    [
      'enabled with the Run As account',
      { autoUpdate: { ...asWanted, authenticationType: 'RunAsAccount' } },
      enabled,
      false,
    ],
    ['enabled with another account', { autoUpdate: { ...asWanted, automationAccountId: other } }, enabled, false],
    ['enabled, wanted disabled', { autoUpdate: asWanted }, disabled, false],
    [
      'disabled, whatever account is left behind',
      { autoUpdate: { ...off, automationAccountId: other } },
      disabled,
      true,
    ],
    ['a mapping without a setting', { autoUpdate: undefined }, disabled, false],
  ])('%s', (_name, changes, wanted, expected) => {
    expect(readsAsWanted(mapping(changes), wanted)).toBe(expected);
  });
});
