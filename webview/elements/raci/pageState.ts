/** What VS Code keeps of the page while its editor exists. */
export interface PageState {
  /** 1 is the ordinary size. */
  readonly zoom: number;
  /** Whether problems and analysis are unfolded. */
  readonly panel: boolean;
}

/** Reads what was kept; anything else gives the ordinary state. */
export function readPageState(value: unknown): PageState {
  const { zoom, panel } =
    typeof value === 'object' && value !== null ? (value as Partial<Record<keyof PageState, unknown>>) : {};
  return { zoom: typeof zoom === 'number' && zoom >= 0.5 && zoom <= 3 ? zoom : 1, panel: panel === true };
}
