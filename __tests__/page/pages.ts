/** Pages as an audit makes them: one for the eye, one of a whole estate, one whose every text is hostile. */
import type { Cell, Column, Group, HtmlPage, Table } from '../../src/core/render/page/model';

const column = (key: string, title: string, kind: Column['kind'] = 'text'): Column => ({ key, title, kind });

const findingColumns = [
  column('severity', 'Severity', 'level'),
  column('id', 'Finding'),
  column('resource', 'Resource', 'resource'),
  column('vault', 'Vault', 'resource'),
  column('message', 'What is wrong', 'prose'),
  column('remedy', 'Remedy', 'prose'),
];
const stepColumns = [
  column('step', 'Step', 'prose'),
  column('vms', 'Needed by', 'vms'),
  column('who', 'Who'),
  column('how', 'How', 'copy'),
];
const vaultColumns = [
  column('level', 'State', 'level'),
  column('vault', 'Vault', 'resource'),
  column('location', 'Region'),
  column('automatic', 'Automatic update', 'boolean'),
  column('account', 'Automation account', 'resource'),
  column('items', 'VMs', 'number'),
  column('read_at', 'Read', 'time'),
];
const agentColumns = [
  column('level', 'State', 'level'),
  column('vm', 'VM', 'resource'),
  column('vault', 'Vault', 'resource'),
  column('version', 'Agent'),
  column('update', 'Update waits', 'boolean'),
  column('expires', 'Agent expires', 'time'),
  column('days', 'Days left', 'number'),
  column('source', 'Source'),
  column('target', 'Target'),
  column('health', 'Replication'),
];

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 4, 4, 6, 30);
const REGIONS = ['westeurope', 'northeurope', 'germanywestcentral', 'swedencentral', 'eastus2', 'centralus'];
const pick = <T>(from: readonly T[], index: number): T | undefined => from[index % from.length];
const guid = (n: number): string =>
  `${(n * 2_654_435_761).toString(16).slice(-8).padStart(8, '0')}-5b1c-4f0a-9d3e-000000000000`;
const group = (vault: number): string =>
  `/subscriptions/${guid(vault % 200)}/resourceGroups/rg-dr-${pick(REGIONS, vault)}-${vault}`;
const vaultId = (vault: number): string =>
  `${group(vault)}/providers/Microsoft.RecoveryServices/vaults/rsv-dr-${vault}`;
const vmId = (vault: number, vm: number): string =>
  `${group(vault)}/providers/Microsoft.Compute/virtualMachines/vm-app-${vault}-${vm}`;
const accountId = (vault: number): string =>
  `/subscriptions/${guid(vault % 200)}/resourceGroups/rg-automation/providers/Microsoft.Automation/automationAccounts/aa-dr-${vault % 200}`;

/** Every seventh VM has something. */
const levelOf = (vm: number): string => pick(['error', 'warning', 'note'], vm / 7) ?? 'ok';
const standingOf = (vm: number): string =>
  vm % 7 === 0 ? 'held back' : vm % 11 === 0 ? 'not known' : vm % 13 === 0 ? 'exempted' : 'covered';

function* findings(vaults: number, vms: number): Generator<Cell[]> {
  for (let vm = 0; vm < vms; vm += 7) {
    const vault = vm % vaults;
    const [id, message, remedy] =
      pick(
        [
          [
            'ASR014',
            'The agent no longer has support: its version expired.',
            'Update the agent: run action UpdateAgents on this vault, or choose “Update agent” on the VM in the portal.',
          ],
          [
            'ASR007',
            'The identity of the automation account has no role on the vault.',
            'az role assignment create --role Contributor --assignee-object-id "$identity" --scope "$vault"',
          ],
          [
            'ASR021',
            'An update waits, and automatic update is off.',
            'Run `action: Enabled` with `automation-account-id`.',
          ],
        ],
        vm / 7,
      ) ?? [];
    yield [levelOf(vm), id, vmId(vault, vm), vaultId(vault), message, remedy];
  }
}

function* vaultRows(vaults: number): Generator<Cell[]> {
  for (let vault = 0; vault < vaults; vault++) {
    const account = vault % 9 === 0 ? undefined : accountId(vault);
    yield [
      account ? 'ok' : 'error',
      vaultId(vault),
      pick(REGIONS, vault),
      account !== undefined,
      account,
      10 + (vault % 13),
      NOW - vault * 250,
    ];
  }
}

function* agentRows(vaults: number, vms: number): Generator<Cell[]> {
  for (let vm = 0; vm < vms; vm++) {
    const vault = Math.floor((vm * vaults) / vms);
    const days = vm % 5 === 0 ? undefined : ((vm * 37) % 400) - 20;
    yield [
      standingOf(vm),
      vmId(vault, vm),
      vaultId(vault),
      `9.${pick([7, 62, 63, 64, 65], vm)}.${7000 + (vm % 40)}.1`,
      vm % 3 === 0,
      days === undefined ? undefined : NOW + days * DAY + (vm % 1440) * 60_000,
      days,
      pick(REGIONS, vm),
      pick(REGIONS, vm + 1),
      pick(['Normal', 'Normal', 'Normal', 'Warning', 'Critical'], vm),
    ];
  }
}

/** Rows that are made again whenever they are read, as from a file. */
const table = (
  id: string,
  title: string,
  columns: readonly Column[],
  rows: () => Iterable<readonly Cell[]>,
): Table => ({
  id,
  title,
  columns,
  rows: { [Symbol.iterator]: () => rows()[Symbol.iterator]() },
});

const STEPS: readonly (readonly Cell[])[] = [
  ['Update 140 agents', 140, 'this tool', "action: UpdateAgents\nvm: '*'"],
  ['Set `automation-account-id` of 3 mappings', 35, 'this tool', 'action: Enabled'],
  ...Array.from({ length: 5 }, (_, index): readonly Cell[] => [
    `Contributor for account ${index}`,
    undefined,
    'Owner',
    `az role assignment create --role Contributor --assignee ${index}`,
  ]),
];

const groupOf = (id: string, title: string, level: Group['level'], rows: Table): Group => ({
  id,
  level,
  code: id.toUpperCase(),
  title,
  url: `https://docs.example/findings.md#${id}`,
  remarks: ['20 times', 'holds back 14 VMs'],
  notes: [
    { text: 'Nobody set `automation-account-id`.' },
    { text: 'What to do:', copy: 'az account show', screen: true },
  ],
  table: rows,
});

/** As full as a sheet can be: reasons, addresses, paths. */
const decisions = (): Table =>
  table(
    'decisions',
    'Decisions',
    ['State', 'Name', 'Category', 'Last day', 'Findings', 'Selects', 'Matches', 'Why', 'Decided', 'File'].map((title) =>
      column(title.toLowerCase().replace(' ', '_'), title),
    ),
    () => [
      [
        'no-longer-needed',
        'sap-kernel-of-the-third-quarter',
        'Mitigated, a hold',
        '2027-03-31',
        'ASR201 ASR202 ASR203',
        'vm: sap-app-0?, sap-db-*; subscription: 11111111-2222-3333-4444-555555555555',
        '4 of 12',
        'The last release of the agent that supports this kernel; until the next one the VMs are replicated by hand.',
        'requested by sap-operations@contoso.example; approved by board@contoso.example; ticket https://contoso.example/DR-1234',
        'governance/disaster-recovery/exemptions/sap.yml:14',
      ],
    ],
  );

/** @param vaults at most `vms` */
export function estatePage(vaults: number, vms: number): HtmlPage {
  const found = (id: string): Table => ({
    ...table(`rows-${id}`, id, findingColumns, () =>
      [...findings(vaults, vms)].filter((row) => row[1] === id.toUpperCase()),
    ),
    printed: 5,
  });
  const agents = {
    ...table('agents', 'VMs', agentColumns, () => agentRows(vaults, vms)),
    printed: 0,
    file: 'agents.csv',
  };
  return {
    title: 'Mobility agents of the estate',
    verdict: { level: 'error', text: `Not compliant: ${Math.ceil(vms / 7)} findings in ${vaults} vaults` },
    remarks: ['Since 2026-05-01: 1 new, 4 fixed; ratchet since 2026-04-12'],
    gauges: [
      {
        title: 'VMs covered and current',
        value: `${Math.ceil(vms / 2)} of ${vms}`,
        parts: [
          { label: 'covered', value: Math.ceil(vms / 2), level: 'covered', filter: 'is:covered', at: 'agents' },
          { label: 'held back', value: Math.ceil(vms / 7), level: 'held back', filter: 'is:held-back', at: 'agents' },
          { label: 'not known', value: 3, level: 'not known', filter: 'is:not-known', at: 'agents' },
          { label: 'exempted', value: 0, level: 'exempted' },
        ],
      },
      { title: 'Exempted', value: 'none', parts: [], remark: 'one ends in 6 days' },
    ],
    scope: [
      ['Audited', '2026-05-04T06:30:00Z'],
      ['Tool', 'asr-autoupdate 1.2.0'],
    ],
    sections: [
      {
        kind: 'table',
        table: { ...table('plan', 'Do next', stepColumns, () => STEPS), first: 5 },
        remark: '3 steps heal 19 of 27 VMs',
        notes: [{ text: 'Then 113 of 125.', copy: 'az role assignment list' }],
      },
      {
        kind: 'groups',
        id: 'causes',
        title: 'Causes',
        groups: [
          groupOf('asr014', 'The agent has expired', 'error', found('asr014')),
          groupOf('asr007', 'The identity has no role', 'warning', found('asr007')),
          groupOf('asr021', 'Automatic update is off', 'note', found('asr021')),
        ],
      },
      { kind: 'groups', id: 'unread', title: 'Not read', groups: [], none: 'All was read.' },
      {
        kind: 'bars',
        id: 'support',
        title: 'Support by week',
        bars: [
          { label: 'Out of support', value: Math.ceil(vms / 40), level: 'error' },
          { label: 'Later', value: Math.ceil(vms / 2), level: 'ok' },
        ],
      },
      { kind: 'table', table: decisions() },
      { kind: 'table', table: table('vaults', 'Vaults', vaultColumns, () => vaultRows(vaults)) },
      { kind: 'table', table: agents },
      { kind: 'table', table: table('nothing', 'Nothing', vaultColumns, () => []) },
      {
        kind: 'facts',
        id: 'run',
        title: 'Run',
        facts: [
          ['Pipeline run', 'https://github.com/contoso/dr/actions/runs/4711'],
          ['Identity', 'app 3f1c9d1e-0000-4000-8000-000000000001 in tenant contoso.example'],
        ],
      },
    ],
    inventories: [agents],
    portal: 'https://portal.azure.com',
    tenantId: '11111111-2222-4333-8444-555555555555',
  };
}

const SCRIPT = 'document.documentElement.dataset.hit=1';

/** What names may hold, and what may be made of them. */
export const hostileTexts: readonly string[] = [
  `</script><script>${SCRIPT}</script>`,
  `</title></style></noscript></textarea><script>${SCRIPT}</script>`,
  `<img src=x onerror="${SCRIPT}">`,
  `" onmouseover="${SCRIPT}" autofocus onfocus="${SCRIPT}`,
  `'><svg/onload=${SCRIPT}>`,
  `javascript:${SCRIPT}`,
  `https://evil.example/"><script>${SCRIPT}</script>`,
  `/subscriptions/0/"><script>${SCRIPT}</script>`,
  `/subscriptions/../../javascript:${SCRIPT}`,
  '<!--<script>',
  ']]><b>&lt;i&gt;&amp;&#60;',
  '__proto__',
  'constructor',
  '\u202eexe.tnega\u202c and \u2066isolated\u2069',
  'line\nbreak\r\tand tab\u2028separator\0nul\ufeffmark',
  'half a pair \ud800 and \udc00',
  '😀 Größe 測試',
  '😁 shares half a character with the text before',
  'x'.repeat(300),
];

/** Every text of the page is hostile, in cells of every kind. */
export function hostilePage(): HtmlPage {
  const kinds: Column['kind'][] = ['text', 'prose', 'resource', 'level', 'time', 'number', 'boolean', 'vms', 'copy'];
  const [first = '', second = ''] = hostileTexts;
  const rows = (id: string): Table =>
    table(
      id,
      first,
      kinds.map((kind, index) => column(kind, hostileTexts[index] ?? '', kind)),
      () => hostileTexts.map((text) => kinds.map(() => text)),
    );
  const bars = hostileTexts.map((label, value) => ({ label, value, level: 'note' as const, filter: label }));
  const notes = hostileTexts.map((text) => ({ text, copy: text }));
  return {
    title: first,
    verdict: { level: 'warning', text: second },
    remarks: hostileTexts,
    gauges: [{ title: first, value: second, parts: bars, remark: second }],
    scope: hostileTexts.map((text) => [text, text]),
    sections: [
      { kind: 'table', table: rows('hostile'), notes },
      {
        kind: 'groups',
        id: 'groups',
        title: first,
        groups: [
          { ...groupOf('asr666', first, 'error', rows('rows-hostile')), code: second, remarks: hostileTexts, notes },
        ],
      },
      { kind: 'bars', id: 'bars', title: first, bars, notes },
      { kind: 'facts', id: 'run', title: first, facts: hostileTexts.map((text) => [text, text]) },
    ],
    inventories: [],
    portal: 'https://portal.azure.com',
    tenantId: undefined,
  };
}
