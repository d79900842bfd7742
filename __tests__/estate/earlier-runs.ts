/** Earlier runs of a workflow or pipeline, as the scripts of the examples see them: their tools, played by files. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Each run has a folder with one for each of its artifacts. */
const GH = `#!/bin/sh
case "$1 $2" in
  'repo view') echo main ;;
  'run list') case "$*" in *"--workflow $WORKFLOW --branch main --status completed"*) cat "$FAKE/runs" ;; *) exit 1 ;; esac ;;
  'run download') [ "$4" = --name ] && [ -d "$FAKE/$3/$5" ] && mkdir -p "$7" && cp "$FAKE/$3/$5"/* "$7" ;;
  *) exit 1 ;;
esac
`;
const CURL = `#!/bin/sh
for last; do :; done
case "$last" in
  *'/builds?definitions=7&branchName=refs/heads/main&statusFilter=completed'*)
    jq --raw-input --slurp '{value: [split("\\n")[] | select(. != "") | {id: tonumber}]}' "$FAKE/runs" ;;
  *'/artifacts?api-version='*) run=\${last##*/builds/}; run=\${run%%/*}; mkdir -p "$FAKE/$run"
    ls "$FAKE/$run" | jq --raw-input --slurp --arg run "$run" '{value: [split("\\n")[] | select(. != "") | {name: ., resource: {downloadUrl: "https://zip.test/\\($run)/\\(.)"}}]}' ;;
  https://zip.test/*) while [ "$1" != --output ]; do shift; done; echo "\${last#https://zip.test/}" >"$2" ;;
  *) exit 22 ;;
esac
`;
const UNZIP = `#!/bin/sh
mkdir -p "$4" && cp "$FAKE/$(cat "$2")"/* "$4"
`;

export interface EarlierRun {
  readonly id: number;
  /** Text of the report by the name of the artifact that it is in. */
  readonly reports: Readonly<Record<string, string>>;
}

/**
 * @param runs the newest first
 * @returns the environment in which scripts find them
 */
export function earlierRuns(
  folder: string,
  runs: readonly EarlierRun[],
  workflow: string,
): Readonly<Record<string, string>> {
  const [fake, bin] = [join(folder, 'fake'), join(folder, 'bin')];
  for (const one of [fake, bin]) mkdirSync(one, { recursive: true });
  writeFileSync(join(fake, 'runs'), runs.map(({ id }) => `${id}\n`).join(''));
  for (const { id, reports } of runs)
    for (const [name, text] of Object.entries(reports)) {
      mkdirSync(join(fake, String(id), name), { recursive: true });
      writeFileSync(join(fake, String(id), name, 'asr-autoupdate-1.json'), text);
    }
  for (const [name, text] of Object.entries({ gh: GH, curl: CURL, unzip: UNZIP })) {
    writeFileSync(join(bin, name), text);
    chmodSync(join(bin, name), 0o755);
  }
  return {
    PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`,
    FAKE: fake,
    WORKFLOW: workflow,
    GITHUB_WORKFLOW_REF: `org/estate/.github/workflows/${workflow}@refs/heads/main`,
  };
}

/** What a pipeline replaces in its scripts. */
export const pipelineVariables = {
  'System.CollectionUri': 'https://dev.azure.test/org/',
  'System.TeamProjectId': 'project',
  'System.DefinitionId': '7',
  'System.AccessToken': 'token',
} as const;
