import type { Outcome, Refusal } from './follow-up';

/** Outcomes that only come of a talk. */
const NEEDS_A_TALK: ReadonlySet<Outcome> = new Set(['explained', 'relationship_repaired', 'thanked']);

/** What contradicts that nobody reached the customer of a detractor or passive: such an outcome, or having told them. */
export function contradictsNoContact(said: {
  outcome: Outcome;
  customerTold: boolean | null;
}): Refusal | null {
  const [outcome, told] = [NEEDS_A_TALK.has(said.outcome), said.customerTold === true];
  return outcome || told ? { code: 'contradiction', outcome, told } : null;
}
