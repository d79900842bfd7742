/** What the run needs of the place it runs in. */
import type { Identity } from '../azure/identity';
import type { Problem } from '../core/values/model';
import type { HostName, InputRow, Settings } from '../inputs';
import type { OutputRow } from '../outputs';
import type { FilePlace } from './run-files';

export type AnnotationLevel = 'error' | 'warning' | 'notice';

/** Characters of an annotation, the host's own title included, that are sure to be shown. */
export const ANNOTATION_LENGTH = 4_000;

/** The run of the CI that this run is part of. */
export interface Origin {
  readonly url: string;
  readonly name: string;
  readonly by: string;
  readonly revision: string;
}

/** Where the code of the run lies, and which commit it is. */
export interface Checkout {
  readonly folder: string;
  readonly revision: string;
}

export const checkoutOf = (folder: string | undefined, revision: string | undefined): Checkout | undefined =>
  folder && revision ? { folder, revision } : undefined;

export interface Host {
  readonly name: HostName;
  /** Where the files of the run are written; undefined: nowhere. */
  readonly files: FilePlace | undefined;
  /** Nobody started the run but a schedule. */
  readonly isScheduled: boolean;
  /** Whether Mermaid charts are drawn in the summary. */
  readonly drawsMermaid: boolean;
  /** What the user gave that is no input at all, as the user of the host writes it. */
  readonly unknownInputs: readonly string[];
  /** What a console takes beside inputs, and what is wrong with that. */
  readonly otherOptions?: readonly string[];
  readonly optionProblems?: readonly string[];
  /** What the user asked to read instead of a run, such as help. */
  readonly answer?: string | undefined;
  readInput(input: InputRow<unknown>): string | undefined;
  /** How to sign in, or why it cannot be tried. */
  identity(settings: Settings): Promise<Identity | Problem>;
  /** What started this run, for the report; undefined where nothing did but a person. */
  origin(): Promise<Origin | undefined>;
  /** Undefined where no code was checked out. */
  readonly checkout?: Checkout | undefined;
  /** Prints lines of the log; text in them can start no command of the host. */
  print(...lines: string[]): void;
  group(title: string, lines: readonly string[]): void;
  debug(line: string): void;
  annotate(level: AnnotationLevel, title: string, message: string): void;
  /** @param percent 0 to 100 */
  progress(percent: number, text: string): void;
  /** @throws Error if the host cannot be told */
  setOutput(output: OutputRow, value: string): Promise<void> | void;
  /** @throws Error if the host cannot be told */
  writeSummary(markdown: string): Promise<void>;
  /** Prints the JSON report, where that was asked for. */
  printReport?(pieces: readonly string[]): void;
  /** The last call: the host's step ends as failed or not. */
  finish(failed: boolean, message: string): void;
}
