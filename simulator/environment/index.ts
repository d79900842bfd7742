import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { azurePipelinesVariables } from './azure-pipelines';
import { githubVariables } from './github';
import { hooks } from './hooks';
import { githubInputs } from './inputs';
import { defined, inputsOf, type EnvironmentOptions, type HostEnvironment, type Surroundings } from './options';

export type { EnvironmentOptions, HostEnvironment } from './options';

export interface Environments {
  github(options?: EnvironmentOptions): HostEnvironment;
  azurePipelines(options?: EnvironmentOptions): HostEnvironment;
  console(options?: EnvironmentOptions): HostEnvironment;
  remove(): void;
}

/** What a process needs from this machine to start at all. */
function machine(): Record<string, string> {
  const names = ['PATH', 'Path', 'SystemRoot', 'ComSpec', 'PATHEXT', 'TEMP', 'TMP', 'HOME', 'USERPROFILE'];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

export function createEnvironments(around: Surroundings): Environments {
  const directories: string[] = [];
  const host = (
    options: EnvironmentOptions,
    variables: Readonly<Record<string, string>>,
    named: (files: Omit<HostEnvironment, 'env'>) => Readonly<Record<string, string>>,
  ): HostEnvironment => {
    const workDirectory = mkdtempSync(join(tmpdir(), 'asr-simulator-run-'));
    directories.push(workDirectory);
    const files = {
      workDirectory,
      summaryFile: join(workDirectory, 'summary.md'),
      outputFile: join(workDirectory, 'output.txt'),
      peakFile: join(workDirectory, 'peak-memory.txt'),
    };
    for (const file of [files.summaryFile, files.outputFile]) writeFileSync(file, '');
    mkdirSync(join(workDirectory, 'temp'));
    return {
      ...files,
      env: defined({ ...machine(), ...variables, ...hooks(around, options, files), ...named(files), ...options.env }),
    };
  };
  return {
    github: (options = {}) =>
      host(options, githubVariables(around, options), ({ summaryFile, outputFile, workDirectory }) => ({
        GITHUB_STEP_SUMMARY: summaryFile,
        GITHUB_OUTPUT: outputFile,
        GITHUB_WORKSPACE: workDirectory,
        RUNNER_TEMP: join(workDirectory, 'temp'),
      })),
    azurePipelines: (options = {}) =>
      host(options, azurePipelinesVariables(around, options), ({ workDirectory }) => ({
        AGENT_TEMPDIRECTORY: join(workDirectory, 'temp'),
        AGENT_WORKFOLDER: workDirectory,
        SYSTEM_DEFAULTWORKINGDIRECTORY: workDirectory,
      })),
    console: (options = {}) =>
      host(
        options,
        {
          AZURE_TENANT_ID: around.identity.tenantId,
          AZURE_CLIENT_ID: around.identity.clientId,
          AZURE_CLIENT_SECRET: around.identity.clientSecret,
          AZURE_AUTHORITY_HOST: around.url,
          ...githubInputs(inputsOf(around, options)),
        },
        () => ({}),
      ),
    remove: () => directories.forEach((directory) => rmSync(directory, { recursive: true, force: true })),
  };
}
