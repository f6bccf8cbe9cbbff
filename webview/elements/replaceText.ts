/**
 * Puts `text` into a control. In a focused text control the caret stays at the characters it stood at, which assigning
 * `value` alone would lose.
 */
export function replaceText(
  control: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement,
  text: string,
): void {
  const before = control.value;
  if (before === text) return;
  if (control instanceof HTMLSelectElement || control.selectionStart === null || !control.matches(':focus')) {
    control.value = text;
    return;
  }
  const { selectionStart, selectionEnd, selectionDirection } = control;
  const move = caretMover(before, text);
  control.value = text;
  control.setSelectionRange(
    move(selectionStart),
    move(selectionEnd ?? selectionStart),
    selectionDirection ?? 'none',
  );
}

/** Maps an offset in `before` to the same place in `after`, taking what differs between them as one change. */
export function caretMover(before: string, after: string): (offset: number) => number {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return (offset) => {
    if (offset <= head) return offset;
    if (offset >= before.length - tail) return offset + after.length - before.length;
    return after.length - tail;
  };
}
