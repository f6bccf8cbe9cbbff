interface CodedKey {
  readonly keyCode: number;
}

/**
 * True while an input method composes: such a key belongs to it, also the Enter that ends the composition. Safari ends it
 * before that key arrives and tells only by the code 229.
 */
export function isComposing(event: KeyboardEvent): boolean {
  const coded: CodedKey = event;
  return event.isComposing || coded.keyCode === 229;
}

/** Ctrl, or Command on a Mac, with no other modifier but Shift. */
export function isCommandKey(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && !event.altKey;
}
