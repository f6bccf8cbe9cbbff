import * as vscode from 'vscode';

/** Identifier of the command behind `offerPromises`; it is in no menu. */
export const offerCommand = 'fupan.offerPromises';

/**
 * To be called when a reply was inserted or copied: offers to record the promises it makes. For one that went into `document` by a
 * hint above the line, as soon as it names a time; for a copied one that names one by a message with a button.
 */
export async function offerPromises(text: string, document?: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand(offerCommand, text, document);
}
