/** Files of exemptions for the scenario `neglected`, as a pipeline has checked them out. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const DAY = 86_400_000;
const inDays = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

export const central = `version: 1
exemptions:
  - name: kernel
    finding: [ASR203, ASR204]
    vm: vm-agents-*
    category: Waiver
    description: No newer agent supports this kernel.
    expiresOn: ${inDays(90)}
  - name: lab
    finding: ASR001
    vault: vault-weu
    category: Mitigated
    description: The lab is never failed over.
    requestedBy: lab-team
    approvedBy: dr-board
    ticket: DR-12
  - name: all-agents
    finding: '*'
    vault: vault-agents
    vm: vm-agents-0004
    category: Mitigated
    description: Replaced by hand.
  - name: too-wide
    finding: ASR002
    vault: 'vault-ac*'
    category: Mitigated
    description: Other accounts.
    atMost: 1
`;
export const team = JSON.stringify(
  {
    version: 1,
    exemptions: [
      {
        name: 'past',
        finding: 'ASR201',
        vm: 'vm-agents-*',
        category: 'Waiver',
        description: 'Until the migration.',
        expiresOn: inDays(-1),
      },
      {
        name: 'soon',
        finding: 'ASR208',
        vm: ['vm-agents-*'],
        category: 'Waiver',
        description: 'Until the rollout.',
        expiresOn: inDays(5),
      },
      {
        name: 'gone',
        finding: '*',
        vm: 'no-such-vm',
        category: 'Mitigated',
        description: 'It was moved.',
      },
      {
        name: 'freeze',
        finding: '*',
        vault: 'vault-shared',
        category: 'Mitigated',
        description: 'A freeze.',
        applies: 'changes',
      },
    ],
  },
  null,
  2,
);

/** A checkout of a pipeline, with the files of a central team and of another. */
export function checkout(): string {
  const folder = mkdtempSync(join(tmpdir(), 'checkout-'));
  writeFileSync(join(folder, 'central.yml'), central);
  writeFileSync(join(folder, 'team.json'), team);
  return folder;
}
