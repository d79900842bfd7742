/** An exemption as a row of a report, with the state that it is in. */
import { rowsOf } from '../rows/define-rows';
import { choice, count, maybe, name, names, text, word } from '../rows/kinds';
import { entryStates, type JudgedEntry } from './apply';
import { appliesTo, categories } from './model';

const { column, form } = rowsOf<JudgedEntry>();

export const exemptionForm = form('exemption', 'An exemption, and what became of it.', {
  state: column(choice(entryStates), 'State', '[explained here](exemptions.md#states)', ({ state }) => state),
  name: column(name, 'Exemption', 'of the exemption', (of) => of.exemption.name),
  category: column(choice(categories), 'Category', '`Waiver` or `Mitigated`', (of) => of.exemption.category),
  expiresOn: column(maybe(word), 'Last day', 'in UTC', (of) => of.exemption.expiresOn),
  findings: column(names, 'Findings', 'ids, or `*`', (of) => of.exemption.findings, { csv: 'finding' }),
  selects: column(text, 'Selects', 'what it is about: patterns by their keys', (of) =>
    Object.entries(of.exemption.selectors)
      .map(([key, patterns = []]) => `${key}: ${patterns.join(', ')}`)
      .join('; '),
  ),
  matches: column(count, 'Matches', 'how many findings match it', ({ findings }) => findings),
  atMost: column(maybe(count), 'At most', 'if more match, it covers none', (of) => of.exemption.atMost),
  applies: column(choice(appliesTo), 'Applies to', '`both`, or `changes`: a hold', (of) => of.exemption.applies),
  description: column(text, 'Why', 'why', (of) => of.exemption.description),
  requestedBy: column(maybe(name), 'Requested by', 'as it is written', (of) => of.exemption.requestedBy),
  approvedBy: column(maybe(name), 'Approved by', 'as it is written', (of) => of.exemption.approvedBy),
  ticket: column(maybe(name), 'Ticket', 'as it is written', (of) => of.exemption.ticket),
  file: column(name, 'File', 'where it is written', (of) => of.exemption.file),
  line: column(count, 'Line', 'of the file', (of) => of.exemption.line),
});
