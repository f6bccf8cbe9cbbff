import type * as vscode from 'vscode';
import type {
  GridState,
  RaciEvent,
  RaciRequest,
  RaciViewState,
  SentRaciState,
} from '../../src/protocol/raci.ts';
import { unpackRaciState } from '../../src/protocol/raciState.ts';
import { assert } from './assert.ts';
import { fupan, portPair, TestSurface } from './forms.ts';

/** The grid's end of a connection. */
export class TestGrid extends TestSurface<RaciViewState, RaciRequest> {
  /** What the host asked to reveal. */
  readonly revealed: Extract<RaciEvent, { type: 'reveal' }>[] = [];

  static async open(uri: vscode.Uri): Promise<TestGrid> {
    const api = await fupan();
    const [mine, theirs] = portPair();
    const grid: TestGrid = new TestGrid(mine, (body, states) => {
      const event = body as RaciEvent;
      if (event.type === 'state') states.push(grid.read(event.state));
      else grid.revealed.push(event);
    });
    await grid.start(() => api.connectGrid(theirs, uri));
    return grid;
  }

  protected override read(sent: unknown): RaciViewState {
    return unpackRaciState(sent as SentRaciState, this.states.at(-1) ?? null);
  }

  /** The last state, which has to be that of a document with a matrix. */
  get grid(): GridState {
    const { state } = this;
    assert(state.kind === 'grid', `the grid shows ${JSON.stringify(state)}`);
    return state;
  }

  /** Letters of the first matrix, a text a row: `R A|C|I|`. */
  get letters(): string[] {
    return lettersOf(this.grid);
  }

  /** What a page that has nothing reads from an answer. */
  static reading(sent: unknown): { kind: string; letters: string[] } {
    const state = unpackRaciState(sent as SentRaciState, null);
    return { kind: state.kind, letters: state.kind === 'grid' ? lettersOf(state) : [] };
  }

  edit(
    intent: Extract<RaciRequest, { type: 'edit' }>['intent'],
    version = this.grid.version,
  ): Promise<unknown> {
    return this.request({ type: 'edit', version, intent });
  }
}

function lettersOf({ matrices }: GridState): string[] {
  return (matrices[0]?.rows ?? []).map((row) =>
    row.kind === 'section' ? '#' : row.cells.map((cell) => cell.letters.join(' ')).join('|'),
  );
}

/** A matrix as people write it: padded, with words, a note column and text around it. */
export const matrix = `---
fupan: raci
title: Go-live
---

# Go-live

Before the night.

| Matter         | Engineer    | Developers | Customer   | PM  | Note   |
| -------------- | ----------- | :--------: | ---------- | --- | ------ |
| Requirements   | R collects  |     C      | A signs    | I   |        |
| Data migration | R           |            |            | I   | tables |
| Training       | A R         |     I      | C          |     |        |

After the night.
`;
