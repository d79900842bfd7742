/** Pages as an audit makes them: one for the eye, one of a whole estate, one whose every text is hostile. */
import type { Cell, Column, HtmlPage, Table } from '../../src/core/render/page/model';

const column = (key: string, title: string, kind: Column['kind'] = 'text'): Column => ({ key, title, kind });

const findingColumns = [
  column('severity', 'Severity', 'level'),
  column('id', 'Finding'),
  column('resource', 'Resource', 'resource'),
  column('vault', 'Vault', 'resource'),
  column('message', 'What is wrong'),
  column('remedy', 'Remedy'),
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
          ['ASR021', 'An update waits, and automatic update is off.', 'Run action Enabled with automation-account-id.'],
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
      vm % 7 === 0 ? levelOf(vm) : 'ok',
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

/** @param vaults at most `vms` */
export function estatePage(vaults: number, vms: number): HtmlPage {
  return {
    title: 'Mobility agents of the estate',
    verdict: { level: 'error', text: `Not compliant: ${Math.ceil(vms / 7)} findings in ${vaults} vaults` },
    facts: [
      ['Made', '2026-05-04 06:31Z'],
      ['Run', 'https://github.com/contoso/dr/actions/runs/4711'],
      ['Identity', 'app 3f1c9d1e-0000-4000-8000-000000000001 in tenant contoso.example'],
      ['Looked at', `${vaults} vaults in 200 subscriptions, ${vms} replicated VMs`],
      ['Version', '1.2.0'],
    ],
    charts: [
      {
        title: 'Findings',
        bars: [
          { label: 'Errors', value: Math.ceil(vms / 21), level: 'error' },
          { label: 'Warnings', value: Math.ceil(vms / 30), level: 'warning' },
          { label: 'Notes', value: 3, level: 'note' },
        ],
      },
      {
        title: 'VMs by agent version',
        bars: [
          { label: '9.65 (newest)', value: Math.ceil(vms / 2), level: 'ok' },
          { label: '9.64', value: Math.ceil(vms / 5), level: 'ok' },
          { label: '9.62', value: Math.ceil(vms / 9), level: 'warning' },
          { label: '9.7 (out of support)', value: Math.ceil(vms / 40), level: 'error' },
        ],
      },
    ],
    tables: [
      table('findings', 'Findings', findingColumns, () => findings(vaults, vms)),
      table('vaults', 'Vaults', vaultColumns, () => vaultRows(vaults)),
      table('agents', 'Agents', agentColumns, () => agentRows(vaults, vms)),
      table('unread', 'Vaults that could not be read', vaultColumns, () => []),
    ],
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
  const kinds: Column['kind'][] = ['text', 'resource', 'level', 'time', 'number', 'boolean'];
  const [first = '', second = ''] = hostileTexts;
  return {
    title: first,
    verdict: { level: 'warning', text: second },
    facts: hostileTexts.map((text) => [text, text]),
    charts: [{ title: first, bars: hostileTexts.map((label, value) => ({ label, value, level: 'note' })) }],
    tables: [
      table(
        'hostile',
        first,
        kinds.map((kind, index) => column(kind, hostileTexts[index] ?? '', kind)),
        () => hostileTexts.map((text) => kinds.map(() => text)),
      ),
    ],
    portal: 'https://portal.azure.com',
    tenantId: undefined,
  };
}
