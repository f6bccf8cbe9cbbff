/** All elements below `root`, those in shadow roots included. */
function* everything(root: ParentNode): Generator<HTMLElement> {
  for (const element of root.querySelectorAll('*')) {
    if (!(element instanceof HTMLElement)) continue;
    yield element;
    if (element.shadowRoot) yield* everything(element.shadowRoot);
  }
}

function placeOfElement(element: HTMLElement): string {
  if ('place' in element && typeof element.place === 'string') return element.place;
  return element.dataset.place ?? '';
}

/**
 * The control with `place`; for a place that ends in `:` the first one below it. Where there is none, the control that
 * adds one, or null.
 */
export function findPlace(root: ParentNode, place: string): HTMLElement | null {
  let adding: HTMLElement | null = null;
  const fits = (name: string, wanted: string): boolean =>
    name === wanted || (wanted.endsWith(':') && name.startsWith(wanted));
  for (const element of everything(root)) {
    const name = placeOfElement(element);
    if (name === '') continue;
    if (fits(name, place)) return element;
    if (!adding && fits(name, `new:${place}`)) adding = element;
  }
  return adding;
}
