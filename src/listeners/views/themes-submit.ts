import type { Deps } from '../../deps';
import { GENERAL, NO_CONTENT, POLARITIES, type Polarity } from '../../domain/themes/annotation';
import { themesInUse } from '../../domain/themes/taxonomy';
import { correctThemes } from '../../use-cases/comments/correct-themes';
import { INPUTS } from '../../views/ids';
import { answerForm } from '../answer-failure';
import { inputOf, type Submission, type SubmissionAnswer } from '../submission';

interface Chosen {
  id: string;
  polarity: Polarity;
}

/** The form of Correct the themes: committed before the window closes; what is wrong stands beside its field. */
export async function themesSubmit(deps: Deps, submission: Submission): Promise<SubmissionAnswer> {
  const errors: Record<string, string> = {};
  const known = new Set(themesInUse(deps.annotator.taxonomy()).map(({ id }) => id));
  const themes: Chosen[] = [];
  for (const { theme, side } of INPUTS.themes) {
    const id = inputOf(submission, theme);
    const polarity = POLARITIES.find((one) => one === inputOf(submission, side));
    if (id === null) continue;
    if (!known.has(id)) errors[theme.block] = 'Choose a theme of the list; it may have changed meanwhile.';
    else if (themes.some((other) => other.id === id)) errors[theme.block] = 'This theme is named twice.';
    else if (!polarity) errors[side.block] = 'Say how they speak of it.';
    else themes.push({ id, polarity });
  }
  const first = INPUTS.themes[0].theme.block;
  if (themes.length === 0 && Object.keys(errors).length === 0) errors[first] = 'Choose at least one theme.';
  if (themes.length > 1 && themes.some(({ id }) => id === GENERAL || id === NO_CONTENT))
    errors[first] = 'An overall judgement, and no content, stand alone: no theme beside them.';
  if (Object.keys(errors).length > 0) return { kind: 'errors', errors };
  return answerForm(deps, { doing: 'themes_submit', block: first }, () =>
    correctThemes(deps, { followUpId: submission.followUpId, by: submission.userId, themes }),
  );
}
