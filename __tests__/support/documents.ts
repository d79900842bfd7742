/** The uses of this product that documents and examples show to their readers. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isMap, isScalar, parseDocument, visit, type YAMLMap } from 'yaml';

export const root = join(__dirname, '../..');

export interface Snippet {
  /** File and, in a Markdown file, the line where the block begins. */
  readonly where: string;
  readonly text: string;
}

export interface Usage {
  readonly host: 'github' | 'azure-pipelines';
  /** `org/asr-autoupdate@v1`, `AsrAutoUpdate@1` */
  readonly reference: string;
  /** By which later steps name its outputs. */
  readonly id: string | undefined;
  readonly inputs: Readonly<Record<string, string>>;
}

const filesIn = (folder: string, extension: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(extension))
    .map((name) => join(folder, name))
    .sort();

export const markdownFiles = [
  ...readdirSync(root).filter((name) => /^[A-Z]+\.md$/.test(name)),
  ...filesIn('docs', '.md'),
];

export const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** Code blocks of a language, with what is indented because the block stands in a list. */
export function codeBlocks(file: string, language: string): readonly Snippet[] {
  const text = read(file);
  return [...text.matchAll(new RegExp(`^( *)\`\`\`${language}\\n([^]*?)^ *\`\`\`$`, 'gm'))].map((match) => ({
    where: `${relative('.', file)}:${text.slice(0, match.index).split('\n').length}`,
    text: (match[2] ?? '').replaceAll(new RegExp(`^${match[1] ?? ''}`, 'gm'), ''),
  }));
}

export const yamlSnippets: readonly Snippet[] = [
  ...filesIn('examples', '.yml').map((file) => ({ where: file, text: read(file) })),
  ...filesIn('.github', '.yml').map((file) => ({ where: file, text: read(file) })),
  ...markdownFiles.flatMap((file) => codeBlocks(file, 'yaml')),
];

const texts = (map: unknown): Record<string, string> =>
  isMap(map)
    ? Object.fromEntries(
        map.items.map(({ key, value }) => [String(key), isScalar(value) ? String(value.source ?? value.value) : '']),
      )
    : {};

function usageOf(step: YAMLMap): Usage | undefined {
  const [uses, task] = [step.get('uses'), step.get('task')];
  if (typeof uses === 'string' && (uses === './' || uses.includes('/asr-autoupdate@'))) {
    const id = step.get('id');
    return { host: 'github', reference: uses, id: idOf(id), inputs: texts(step.get('with')) };
  }
  if (typeof task === 'string' && task.startsWith('AsrAutoUpdate@')) {
    return { host: 'azure-pipelines', reference: task, id: idOf(step.get('name')), inputs: texts(step.get('inputs')) };
  }
  return undefined;
}

const idOf = (id: unknown): string | undefined => (typeof id === 'string' ? id : undefined);

/** @throws if the text is not YAML */
export function usagesIn({ where, text }: Snippet): readonly Usage[] {
  const document = parseDocument(text);
  if (document.errors.length > 0)
    throw new Error(`${where}: ${document.errors.map(({ message }) => message).join('; ')}`);
  const found: Usage[] = [];
  visit(document, {
    Map(_key, map) {
      const usage = usageOf(map);
      if (usage !== undefined) found.push(usage);
    },
  });
  return found;
}
