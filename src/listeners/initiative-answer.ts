import type { Deps } from '../deps';
import type { InitiativeRefusal } from '../domain/committee/initiative';
import type { DecisionResult } from '../use-cases/initiatives/decide-on-theme';
import { INPUTS } from '../views/ids';
import { initiativeRefusalWords, NO_INITIATIVE_WORDS } from '../views/initiatives/initiative-refusals';
import { errorModal } from '../views/windows/modals';
import { answerForError } from './answer-failure';
import type { SubmissionAnswer } from './submission';

/** Refusals that another entry in the same form answers, each with its field. */
const BESIDE: Partial<Record<InitiativeRefusal['code'], string>> = {
  owner_cannot: INPUTS.initiativeOwner.block,
  due_passed: INPUTS.initiativeDue.block,
  due_too_far: INPUTS.initiativeDue.block,
  since_ahead: INPUTS.deliveredSince.block,
};

/** Words for a decision that was not made; null when it was. */
export function wordsForDecision(result: DecisionResult): string | null {
  switch (result.kind) {
    case 'done':
      return null;
    case 'gone':
      return NO_INITIATIVE_WORDS;
    case 'refused':
      return initiativeRefusalWords(result.refusal);
  }
}

/**
 * Carries out what a form asks for: it closes, says beside a field what to mend there, or is replaced by who was first.
 * `block`: the field beside which anything else is said.
 */
export async function answerDecision(
  deps: Pick<Deps, 'log' | 'newId'>,
  { doing, block }: { doing: string; block: string },
  decide: () => Promise<DecisionResult>,
): Promise<SubmissionAnswer> {
  try {
    const result = await decide();
    const words = wordsForDecision(result);
    if (words === null) return { kind: 'close' };
    const field = result.kind === 'refused' ? BESIDE[result.refusal.code] : undefined;
    return field
      ? { kind: 'errors', errors: { [field]: words } }
      : { kind: 'replace', view: errorModal(words) };
  } catch (error) {
    return answerForError(deps, error, { doing, block });
  }
}
