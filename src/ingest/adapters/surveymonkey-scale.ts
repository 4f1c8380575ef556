import { z } from 'zod';
import { type Parked, park, parkBadField } from './reading';

/** Which choice of a survey's score question stands for which score. */
export interface Scale {
  kind: 'scale';
  surveyTitle: string | null;
  scores: Record<string, number>;
}

const choiceSchema = z.looseObject({
  id: z.string(),
  text: z.string().nullish(),
  weight: z.number().nullish(),
  is_na: z.boolean().nullish(),
});
const questionSchema = z.looseObject({
  id: z.string(),
  answers: z
    .looseObject({ choices: z.array(choiceSchema).nullish(), rows: z.array(z.unknown()).nullish() })
    .nullish(),
});
const surveySchema = z.looseObject({
  title: z.string().nullish(),
  pages: z.array(z.looseObject({ questions: z.array(questionSchema).nullish() })),
});
type Choice = z.infer<typeof choiceSchema>;

/** The scale of a question from a survey's details: 0 to 10, whole and each once, or parked. A scale of 1 to 5 is none. */
export function readScale(survey: unknown, questionId: string): Scale | Parked {
  const checked = surveySchema.safeParse(survey);
  if (!checked.success) return parkBadField(checked.error, (path) => ['the survey', ...path].join('.'));
  const questions = checked.data.pages.flatMap((page) => page.questions ?? []);
  const question = questions.find(({ id }) => id === questionId);
  if (!question) {
    return park(
      'not_an_nps_answer',
      `The survey has no question ${questionId}, which is named as its score.`,
    );
  }
  if ((question.answers?.rows ?? []).length > 1) {
    return park('not_an_nps_answer', `Question ${questionId} asks for several things, so none is the score.`);
  }
  const choices = (question.answers?.choices ?? []).filter((choice) => !choice.is_na);
  const scores = fromZeroToTen(choices, weightOf) ?? fromZeroToTen(choices, numberInText);
  return scores
    ? { kind: 'scale', surveyTitle: checked.data.title ?? null, scores }
    : park('not_an_nps_answer', `The choices of question ${questionId} are not the eleven from 0 to 10.`);
}

function fromZeroToTen(
  choices: Choice[],
  scoreOf: (choice: Choice) => number | null,
): Record<string, number> | null {
  const scores = choices.map((choice) => [choice.id, scoreOf(choice)] as const);
  const sorted = scores.map(([, score]) => score ?? -1).sort((a, b) => a - b);
  const isEachOnce = new Set(choices.map(({ id }) => id)).size === 11;
  const whole = isEachOnce && sorted.length === 11 && sorted.every((score, i) => score === i);
  return whole ? (Object.fromEntries(scores) as Record<string, number>) : null;
}

// Adding zero turns -0, which JSON can carry, into 0.
function weightOf({ weight }: Choice): number | null {
  return weight == null ? null : weight + 0;
}

// Weights may have been set to something else; "Not at all likely - 0" still says which it is.
function numberInText({ text }: Choice): number | null {
  const numbers = (text ?? '').slice(0, 200).match(/\d+/g) ?? [];
  return numbers.length === 1 ? Number(numbers[0]) : null;
}
