import { findLinks } from '../markdown/inline.ts';
import type { Range } from '../markdown/text.ts';
import type { Cause, Retrospective } from './model.ts';
import { factors } from './model.ts';
import type { Problem, Target } from './problem.ts';

/** A place of a retrospective that names a matter of a responsibility matrix. */
export interface MatterLink {
  /** The link as written: `docs/go-live.raci.md#Data migration`. */
  readonly value: string;
  readonly range: Range;
  readonly target: Target;
}

/** What is known of the matter that a link names. */
export type MatterState =
  /** Somebody answers for it. */
  | 'accountable'
  /** Nobody does. */
  | 'no-accountable'
  /** The matrix has no such matter, or there is no matrix. */
  | 'not-found';

/** The matters that a retrospective names: in its front matter, and by links in causes and their whys. */
export function matterLinks(model: Retrospective): MatterLink[] {
  const { value, range } = model.fields.raci;
  const target: Target = { part: 'field', field: 'raci' };
  return [
    ...(value.trim() !== '' && range ? [{ value, range, target }] : []),
    ...factors.flatMap((factor) =>
      model.causes[factor].flatMap((cause, index) => linksOf(cause, { part: 'cause', factor, index })),
    ),
  ];
}

function linksOf(cause: Cause, target: Target): MatterLink[] {
  const own = findLinks(cause.text, 0, cause.text.length)
    .filter(({ href, image }) => !image && /\.raci\.md(?:#|$)/i.test(href))
    .map(({ href }) => ({ value: href, range: cause.range, target }));
  return [...own, ...cause.children.flatMap((child) => linksOf(child, target))];
}

/**
 * What is wrong with the matters that a retrospective names: a cause where nobody was accountable repeats itself. `stateOf`
 * answers for a link's value, undefined where it is not known (yet).
 */
export function checkMatters(
  model: Retrospective,
  stateOf: (value: string) => MatterState | undefined,
): Problem[] {
  return matterLinks(model).flatMap(({ value, range, target }): Problem[] => {
    const state = stateOf(value);
    if (state === undefined || state === 'accountable') return [];
    const code = state === 'no-accountable' ? 'matter-no-accountable' : 'matter-not-found';
    return [{ code, severity: 'warning', range, target, params: { matter: matterName(value) } }];
  });
}

function matterName(value: string): string {
  const name = value.slice(value.lastIndexOf('#') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
