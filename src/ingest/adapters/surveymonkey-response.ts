import { z } from 'zod';
import type { Source } from '../../config/source';
import type { AnswerRef, SettledParsed } from '../../domain/answer';
import { instant } from '../generic-schema';
import { leftOutOf, nameOf, readFacts } from './facts';
import { dateOrNull, park, parkBadField, readComment } from './reading';
import type { Scale } from './surveymonkey-scale';

const answerSchema = z.looseObject({ choice_id: z.string().nullish(), text: z.string().nullish() });
const questionSchema = z.looseObject({ id: z.string(), answers: z.array(answerSchema).nullish() });
const responseSchema = z.looseObject({
  id: z.string(),
  survey_id: z.string(),
  response_status: z.string().nullish(),
  date_created: instant.nullish(),
  date_modified: instant.nullish(),
  custom_variables: z.looseObject({}).nullish(),
  pages: z.array(z.looseObject({ questions: z.array(questionSchema).nullish() })).nullish(),
});
type Details = z.infer<typeof responseSchema>;
type Answers = { id: string; answers: z.infer<typeof answerSchema>[] }[];

/** A response as SurveyMonkey's API details it; the scale says what its choice is worth. */
export function readSurveymonkeyResponse(
  body: unknown,
  { source, scale, ref }: { source: Source; scale: Scale; ref: AnswerRef },
): SettledParsed {
  const checked = responseSchema.safeParse(body);
  if (!checked.success) return parkBadField(checked.error);
  const details = checked.data;
  if (details.id !== ref.responseId || details.survey_id !== ref.surveyId) {
    return park('bad_field', 'id and survey_id must be those of the response that was asked for.');
  }
  const answers: Answers = (details.pages ?? [])
    .flatMap((page) => page.questions ?? [])
    .map(({ id, answers }) => ({ id, answers: answers ?? [] }));
  const score = scoreIn(answers, source.questions.score, { details, scale });
  if (typeof score === 'object') return score;
  const facts = readFacts(bagOf(details), (name) =>
    Object.hasOwn(details.custom_variables ?? {}, name) ? `custom_variables.${name}` : name,
  );
  if (facts.kind === 'parked') return facts;
  const { score: scored, comment: commented } = source.questions;
  return {
    kind: 'answer',
    ...leftOutOf(facts),
    answer: {
      sourceResponseId: details.id,
      score,
      comment: commented === null ? null : commentIn(answers, commented),
      mayQuote: null,
      answeredAt: dateOrNull(details.date_created),
      updatedAt: dateOrNull(details.date_modified),
      wave: facts.wave,
      person: facts.person,
      account: facts.account,
      properties: {
        ...facts.rest,
        surveymonkey: {
          survey_id: details.survey_id,
          survey_title: scale.surveyTitle,
          ...kept(details),
          answers: answers.filter(({ id }) => id !== scored && id !== commented),
        },
      },
    },
  };
}

function scoreIn(
  answers: Answers,
  question: string,
  { details, scale }: { details: Details; scale: Scale },
): number | SettledParsed {
  const chosen = answers
    .filter(({ id }) => id === question)
    .flatMap((answered) => answered.answers)
    .flatMap(({ choice_id }) => (choice_id ? [choice_id] : []));
  if (chosen.length > 1) return park('score_not_whole_0_10', `Question ${question} has several choices.`);
  const [choice] = chosen;
  if (choice === undefined) {
    if (details.response_status === 'partial') {
      return { kind: 'ignored', why: 'Not answered yet: another event tells when it is.' };
    }
    return park('no_score', `Question ${question}, the score, was not answered.`);
  }
  if (!Object.hasOwn(scale.scores, choice)) {
    return park(
      'score_not_whole_0_10',
      `The choice that was made in question ${question} is none of 0 to 10.`,
    );
  }
  return scale.scores[choice] as number;
}

function commentIn(answers: Answers, question: string): string | null {
  const texts = answers
    .filter(({ id }) => id === question)
    .flatMap((answered) => answered.answers)
    .flatMap(({ text }) => (text ? [text] : []));
  return readComment(texts.join('\n'));
}

// What the survey's own link carries wins over what a collector knows of the recipient.
function bagOf(details: Details): Record<string, unknown> {
  return {
    ...(details.email_address ? { email: details.email_address } : {}),
    ...nameOf(details.first_name, details.last_name),
    ...details.custom_variables,
  };
}

const KEPT = [
  'collector_id',
  'collection_mode',
  'response_status',
  'custom_value',
  'total_time',
  'analyze_url',
];

// Named one by one: an edit_url lets whoever has it change the answer, and an IP address is nobody's business.
function kept(details: Details): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(details).filter(([key, value]) => KEPT.includes(key) && value !== '' && value !== null),
  );
}
