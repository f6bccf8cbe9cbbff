/**
 * What SARIF 2.1.0 (OASIS, section 3 and its JSON schema) demands of the parts that our logs have: required properties,
 * types, allowed values and no others. Returns what is wrong, each with its path.
 */
export function problemsOfSarif(log: unknown): string[] {
  const problems: string[] = [];
  check(log, document, '$', problems);
  return problems;
}

type Shape =
  | { readonly type: 'string'; readonly pattern?: RegExp; readonly values?: readonly string[] }
  | { readonly type: 'integer'; readonly least: number }
  | { readonly type: 'array'; readonly of: Shape; readonly unique?: boolean }
  | {
      readonly type: 'object';
      readonly needs: readonly string[];
      readonly has: Readonly<Record<string, Shape>>;
    };

const text: Shape = { type: 'string' };
const least = (value: number): Shape => ({ type: 'integer', least: value });
const object = (needs: readonly string[], has: Readonly<Record<string, Shape>>): Shape => ({
  type: 'object',
  needs,
  has,
});
// A URI reference: no blanks, no unescaped signs beyond those of RFC 3986.
const uri: Shape = { type: 'string', pattern: /^(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[0-9A-F]{2})+$/i };
const message = object(['text'], { text });
const region = object([], {
  startLine: least(1),
  startColumn: least(1),
  endLine: least(1),
  endColumn: least(1),
  charOffset: least(-1),
  charLength: least(0),
});
const location = object([], {
  physicalLocation: object([], { artifactLocation: object([], { uri, uriBaseId: text }), region }),
});
const result = object(['message'], {
  ruleId: text,
  ruleIndex: least(-1),
  level: { type: 'string', values: ['none', 'note', 'warning', 'error'] },
  message,
  locations: { type: 'array', of: location },
});
const rule = object(['id'], {
  id: text,
  name: text,
  shortDescription: message,
  fullDescription: message,
  helpUri: uri,
});
const driver = object(['name'], {
  name: text,
  version: text,
  informationUri: uri,
  rules: { type: 'array', of: rule, unique: true },
});
const run = object(['tool'], {
  tool: object(['driver'], { driver }),
  columnKind: { type: 'string', values: ['utf16CodeUnits', 'unicodeCodePoints'] },
  results: { type: 'array', of: result },
});
const document = object(['version', 'runs'], {
  $schema: uri,
  version: { type: 'string', values: ['2.1.0'] },
  runs: { type: 'array', of: run },
});

function check(value: unknown, shape: Shape, at: string, problems: string[]): void {
  const wrong = (reason: string): void => {
    problems.push(`${at}: ${reason}`);
  };
  switch (shape.type) {
    case 'string':
      if (typeof value !== 'string') wrong('no text');
      else if (shape.values && !shape.values.includes(value)) wrong(`“${value}” is not allowed`);
      else if (shape.pattern && !shape.pattern.test(value)) wrong(`“${value}” has another form`);
      return;
    case 'integer':
      if (!Number.isInteger(value) || (value as number) < shape.least) wrong('no such number');
      return;
    case 'array':
      if (!Array.isArray(value)) return wrong('no list');
      if (shape.unique && new Set(value.map((item) => JSON.stringify(item))).size < value.length)
        wrong('items twice');
      value.forEach((item, index) => check(item, shape.of, `${at}[${index}]`, problems));
      return;
    case 'object': {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong('no object');
      for (const name of shape.needs) if (!(name in value)) wrong(`no ${name}`);
      for (const [name, item] of Object.entries(value)) {
        const known = shape.has[name];
        if (known) check(item, known, `${at}.${name}`, problems);
        else wrong(`${name} is unknown`);
      }
    }
  }
}
