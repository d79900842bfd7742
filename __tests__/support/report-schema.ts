/** Reports against docs/report.schema.json. */
import Ajv, { type ValidateFunction } from 'ajv/dist/2020';
import { read } from './documents';

export type Json = Readonly<Record<string, unknown>>;

export const schema = JSON.parse(read('docs/report.schema.json')) as Json;
const ajv = new Ajv({ strict: true, strictTypes: true, strictTuples: true, strictRequired: true, allErrors: true });
ajv.addSchema(schema);

const id = String(schema['$id']);

/** Of a form by its name in `$defs`. */
export const compiled = (name: string): ValidateFunction | undefined => ajv.getSchema(`${id}#/$defs/${name}`);

/** What is wrong, where; by the form that the report's action has, since the others do not fit anyway. */
export function schemaErrors(report: Json): readonly string[] {
  const validate = ajv.getSchema(id);
  if (validate === undefined) throw new Error('There is no schema.');
  if (validate(report) === true) return [];
  const form = compiled(formName(report) ?? '');
  void form?.(report);
  return (form?.errors ?? validate.errors ?? []).map(
    ({ instancePath, message = '', params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

export function formName(report: Json): string | undefined {
  if ('inputProblems' in report) return 'refusedReport';
  if ('error' in report) return hasScope(report['inputs']) ? 'notFoundReport' : 'planRefusedReport';
  if ('defect' in report) return 'defectReport';
  if (report['action'] !== 'Merge') return forms.get(report['action']);
  if ('repair' in report) return 'mergedRepair';
  const list = ['findings', 'items', 'mappings'].find((name) => name in report);
  return forms.get(list ?? 'nothing');
}

/** Of a run that looked for its vaults. */
const hasScope = (inputs: unknown): boolean => typeof inputs === 'object' && inputs !== null && 'scope' in inputs;

const forms = new Map<unknown, string>([
  ['Enabled', 'settingReport'],
  ['Disabled', 'settingReport'],
  ['UpdateAgents', 'agentsReport'],
  ['Audit', 'auditReport'],
  ['Repair', 'repairReport'],
  ['Discover', 'discoverReport'],
  ['findings', 'mergedAudit'],
  ['items', 'mergedAgents'],
  ['mappings', 'mergedSettings'],
  ['nothing', 'mergedNothing'],
]);
