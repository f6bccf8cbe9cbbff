import * as vscode from 'vscode';

/** Identifier of the command behind `offerPromises`; it is in no menu. */
export const offerCommand = 'fupan.offerPromises';

/**
 * To be called when a reply was inserted or copied: offers to record the promises it makes. For one that went into `document` by a
 * hint above the line; for a copied one by a message with a button. Does nothing where the text promises no time.
 */
export async function offerPromises(text: string, document?: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand(offerCommand, text, document);
}
