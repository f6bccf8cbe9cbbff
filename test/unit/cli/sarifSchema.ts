import { createRequire } from 'node:module';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';

/** The JSON schema of SARIF 2.1.0 that OASIS publishes, as Microsoft's SDK carries it. */
const schema = createRequire(import.meta.url)(
  '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
) as object;

// Strict mode refuses keywords of draft 4, and one of the schema's patterns is none with the flag for Unicode.
const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
addFormats(ajv);
const validate = ajv.compile(schema);

/** What the schema of SARIF 2.1.0 finds wrong in a log, each with its path; empty for a valid one. */
export function problemsOfSarif(log: unknown): string[] {
  validate(log);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}
