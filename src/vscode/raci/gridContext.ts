import * as vscode from 'vscode';

/** A cell, or with `role` null a whole row, of a document that a grid is to show. */
export interface GridPlace {
  readonly uri: vscode.Uri;
  readonly matrix: number;
  readonly row: number;
  readonly role: number | null;
}

/** What all grids, and the commands around them, share. */
export interface GridContext {
  readonly extensionUri: vscode.Uri;
  /** Asks the grid of a document to turn to a place; a grid that opens later does so when it is drawn. */
  reveal(place: GridPlace): void;
  /** Takes the place that waits for the grid of `uri`, if any. */
  takeReveal(uri: vscode.Uri): GridPlace | undefined;
  readonly onDidReveal: vscode.Event<vscode.Uri>;
}

/** Makes what the RACI features share; it is disposed of with the extension. */
export function createGridContext(extension: vscode.ExtensionContext): GridContext {
  const waiting = new Map<string, GridPlace>();
  const revealed = new vscode.EventEmitter<vscode.Uri>();
  extension.subscriptions.push(revealed);
  return {
    extensionUri: extension.extensionUri,
    onDidReveal: revealed.event,
    reveal(place) {
      waiting.set(place.uri.toString(), place);
      revealed.fire(place.uri);
    },
    takeReveal(uri) {
      const place = waiting.get(uri.toString());
      waiting.delete(uri.toString());
      return place;
    },
  };
}
