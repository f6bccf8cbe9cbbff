import * as vscode from 'vscode';
import { registerWordingDiagnostics } from './diagnostics.ts';
import { registerWordingHover } from './hover.ts';
import { registerIgnoreRule } from './ignoreRule.ts';
import type { LazyRules } from './lazyRules.ts';
import { registerWordingQuickFixes } from './quickFixActions.ts';

/** Registers everything around wording; rules and checks are loaded with the first document that is looked at. */
export function registerWording(rules: LazyRules): vscode.Disposable {
  return vscode.Disposable.from(
    registerWordingDiagnostics(rules),
    registerWordingHover(rules),
    registerWordingQuickFixes(rules),
    registerIgnoreRule(),
  );
}
