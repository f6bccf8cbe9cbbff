import * as vscode from 'vscode';

/** A tool's answer: JSON, which every model reads. */
export function jsonResult(value: object): vscode.LanguageModelToolResult {
  return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(JSON.stringify(value))]);
}

/** A text that a model passed under `key`; empty where it passed something else. */
export function textOf(input: unknown, key: string): string {
  if (typeof input !== 'object' || input === null) return '';
  const value = (input as Readonly<Record<string, unknown>>)[key];
  return typeof value === 'string' ? value : '';
}
