/** SARIF files against the schema of SARIF 2.1.0, as its committee published it. */
import sarif from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
import Ajv from 'ajv';

/** It is of draft 4, of which it uses nothing that draft 7 would read otherwise. */
const schema = Object.fromEntries(Object.entries(sarif).filter(([key]) => !['id', '$schema'].includes(key)));

const ajv = new Ajv({
  strict: false,
  allErrors: true,
  unicodeRegExp: false,
  formats: {
    uri: (text) => URL.canParse(text),
    'uri-reference': (text) => !/[\s\\<>"{}|^`]/.test(text) && URL.canParse(text, 'https://base.test'),
    'date-time': (text) => !Number.isNaN(Date.parse(text)),
  },
});
const validate = ajv.compile(schema);

/** What is wrong, where. */
export const sarifErrors = (file: unknown): readonly string[] =>
  validate(file) ? [] : (validate.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath} ${message}`);
