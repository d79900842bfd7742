/** Shows a process of the demo as a host would: its log, and the files that it left behind. */
import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import type { Played } from '../simulator/play';

export const heading = (text: string): void => console.log(`\n── ${text} ${'─'.repeat(Math.max(0, 90 - text.length))}`);

/** What a reader of the host's log sees of a line: commands are shown as the host shows them, or not at all. */
function shown(line: string): string | undefined {
  if (/^::(add-mask|debug)::|^##vso\[task\.(debug|setsecret|setvariable|uploadsummary|setprogress)/.test(line))
    return undefined;
  const text = line.replace(/%0A/g, '\n    ').replace(/%25/g, '%');
  const group = /^(?:::group::|##\[group\])(.*)$/.exec(text);
  if (group) return `▼ ${group[1]}`;
  if (/^(::endgroup::|##\[endgroup\])$/.test(text)) return undefined;
  return text
    .replace(
      /^::(error|warning|notice)(?: title=([^:]*))?::/,
      (_, level: string, title = '') => `${level.toUpperCase()} ${title}: `,
    )
    .replace(/^##vso\[task\.logissue type=(\w+);?\]/, (_, level: string) => `${level.toUpperCase()} `)
    .replace(/^##vso\[task\.complete result=(\w+);?\]/, (_, result: string) => `step result: ${result}: `);
}

interface PrinterOptions {
  readonly prefix?: string;
  /** Characters that are shown of a line, and then only the first of what has several; all, if not given. */
  readonly width?: number;
}

/** Prints output as it comes. */
export function printer({ prefix = '', width }: PrinterOptions = {}): (text: string) => void {
  let rest = '';
  return (text) => {
    const lines = (rest + text).split(/\r?\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const visible = shown(line);
      if (visible !== undefined) console.log(`  ${prefix}${width === undefined ? visible : shortened(visible, width)}`);
    }
  };
}

function shortened(text: string, width: number): string {
  const [first = ''] = text.split('\n');
  return first.length > width ? `${first.slice(0, width - 1)}…` : first;
}

export function showOutputs({ outputs }: Played, width = 200): void {
  for (const [name, value] of Object.entries(outputs)) console.log(`  ${name} = ${shortened(value, width)}`);
}

/** The JSON report of a run. */
export const reportPathOf = ({ outputs }: Played): string => outputs['report-path'] ?? outputs['reportPath'] ?? '';

/**
 * Copies the report of a run, and what was written beside it, to where it stays.
 * @param name in place of the report's own name
 */
export function keepReport(played: Played, folder: string, name: string): readonly string[] {
  const path = reportPathOf(played);
  if (path === '') return [];
  mkdirSync(folder, { recursive: true });
  const own = basename(path, '.json');
  return readdirSync(dirname(path))
    .filter((file) => file.startsWith(`${own}.`))
    .map((file) => {
      const kept = join(folder, name + file.slice(own.length));
      cpSync(join(dirname(path), file), kept);
      return kept;
    });
}

/** The folder that a run writes to is gone after the demo. */
export function showKept(files: readonly string[]): void {
  if (files.length > 0) console.log(`\nKept: ${files.map((file) => relative(process.cwd(), file)).join(', ')}`);
}
