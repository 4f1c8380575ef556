import { randomInt } from 'node:crypto';
import type { Choices } from './annotation-question';
import type { Claim } from './read-annotations';

/** A comment of ours that says something beyond doubt. */
export interface Control {
  text: string;
  sentiment: 'positive' | 'negative';
  theme: string;
}

/**
 * Two of these go with every batch, in random places: one that is glad and one that is not. A comment that makes the model
 * label everybody as it likes turns them as well, in whatever words it gave its order.
 */
export const CONTROLS: readonly Control[] = [
  { text: 'The support people were kind and fixed it in minutes.', sentiment: 'positive', theme: 'support' },
  { text: 'So easy to use, everybody found their way at once.', sentiment: 'positive', theme: 'usability' },
  {
    text: 'Great documentation, the tutorials taught us everything.',
    sentiment: 'positive',
    theme: 'training',
  },
  { text: 'The set-up took an hour and went perfectly.', sentiment: 'positive', theme: 'onboarding' },
  {
    text: 'It crashes every day and we lose our work each time.',
    sentiment: 'negative',
    theme: 'reliability',
  },
  { text: 'Every page takes a minute, it is painfully slow.', sentiment: 'negative', theme: 'performance' },
  { text: 'We were charged twice and the refund never came.', sentiment: 'negative', theme: 'billing' },
  { text: 'Far too expensive for what it does.', sentiment: 'negative', theme: 'pricing' },
];

/** A glad one and an unhappy one. */
export function drawControls(): Control[] {
  return (['positive', 'negative'] as const).map((sentiment) => {
    const some = CONTROLS.filter((control) => control.sentiment === sentiment);
    return some[randomInt(some.length)]!;
  });
}

/** Puts each control at a random place among these. */
export function mixIn<T>(list: readonly T[], controls: readonly T[]): T[] {
  const mixed = [...list];
  for (const control of controls) mixed.splice(randomInt(mixed.length + 1), 0, control);
  return mixed;
}

/** Whether a control came out as it has to. A theme that the taxonomy does not have is not asked for. */
export function isAsExpected(control: Control, claim: Claim | undefined, { themes }: Choices): boolean {
  if (!claim || claim.sentiment !== control.sentiment || claim.churn) return false;
  // A glad one is never urgent; whether an unhappy one is, can be argued.
  if (control.sentiment === 'positive' && claim.urgency) return false;
  const isKnown = themes.some(({ id }) => id === control.theme);
  return !isKnown || claim.themes.some(({ id }) => id === control.theme);
}
