/**
 * The procedure of the runbook that Microsoft publishes for automatic updates, step by step, as a process of its own:
 * one page of the list, a change a second, then rounds of 30 s and half a second for each job that is not known to
 * have ended. It keeps one connection, as PowerShell does, and has a token for the whole run.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { environment, listMappings, request, signIn, tell } from './client';

const START_PAUSE_MS = 1_000;
const ROUND_PAUSE_MS = 30_000;
const LOOK_PAUSE_MS = 500;
const RETRY_PAUSE_MS = 2_000;
const MAX_RETRIES = 3;
const API_VERSION = '2018-01-10';

const successes = new Set(['succeeded', 'partiallysucceeded', 'completedwithinformation']);

async function start(mappingId: string, token: string): Promise<string> {
  const body = {
    properties: {
      providerSpecificInput: {
        instanceType: 'A2A',
        agentAutoUpdateStatus: 'Enabled',
        automationAccountArmId: environment('INPUT_AUTOMATION-ACCOUNT-ID'),
      },
    },
  };
  for (let retries = 0; ; retries++) {
    const { status, headers } = await request(`${mappingId}?api-version=${API_VERSION}`, {
      method: 'PATCH',
      token,
      body,
    });
    const link = headers['azure-asyncoperation'];
    if (status < 300 && typeof link === 'string') return link;
    if (retries === MAX_RETRIES) throw new Error(`The change of ${mappingId} was answered ${status}.`);
    await sleep(RETRY_PAUSE_MS);
  }
}

async function main(): Promise<void> {
  const token = await signIn();
  const selected = await listMappings(token, API_VERSION);
  let running: string[] = [];
  for (const id of selected) {
    running.push(await start(id, token));
    await sleep(START_PAUSE_MS);
  }
  let succeeded = 0;
  while (running.length > 0) {
    await sleep(ROUND_PAUSE_MS);
    const still: string[] = [];
    for (const link of running) {
      const { status, text } = await request(link, { method: 'GET', token });
      const state = status === 200 ? (JSON.parse(text) as { readonly status: string }).status.toLowerCase() : '';
      if (successes.has(state)) succeeded++;
      else if (state === '' || state === 'inprogress') still.push(link);
      await sleep(LOOK_PAUSE_MS);
    }
    running = still;
  }
  tell({ endedAt: Date.now(), succeeded });
}

void main();
