import { pathToFileURL } from 'node:url';
import { isAbsolute } from 'node:path';
import type { Finding } from './checkText.ts';

/** The findings as a SARIF 2.1.0 log (OASIS standard), for code scanning in a pipeline. */
export function toSarif(findings: readonly Finding[]): object {
  const rules = [...new Set(findings.map(({ code }) => code))];
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'fupan', rules: rules.map((id) => ({ id })) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => ({
          ruleId: finding.code,
          ruleIndex: rules.indexOf(finding.code),
          level: finding.severity === 'info' ? 'note' : finding.severity,
          ...(finding.rule === undefined ? {} : { properties: { rule: finding.rule } }),
          message: { text: finding.message },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: uriOf(finding.file) },
                region: {
                  startLine: finding.line,
                  startColumn: finding.column,
                  endLine: finding.endLine,
                  endColumn: finding.endColumn,
                },
              },
            },
          ],
        })),
      },
    ],
  };
}

function uriOf(file: string): string {
  if (isAbsolute(file)) return pathToFileURL(file).href;
  return file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
}
