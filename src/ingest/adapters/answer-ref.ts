import type { Source } from '../../config/source';
import type { AnswerRef } from '../../domain/answer';
import { type Parked, park } from './reading';

/** What may stand in an address of the tool's API; so no id leads anywhere else. */
const TOOL_ID = /^[A-Za-z0-9_-]{1,100}$/;

/** Which answer of which survey is meant, or why it cannot be fetched; `named` says how the body calls the two. */
export function readAnswerRef(
  { surveyId, responseId }: { surveyId: unknown; responseId: unknown },
  source: Source,
  named: { survey: string; response: string },
): AnswerRef | Parked {
  if (!isToolId(responseId)) {
    return park('no_response_id', `${named.response} must be the id of a response.`);
  }
  if (!isToolId(surveyId)) return park('bad_field', `${named.survey} must be the id of a survey.`);
  return notOurs(surveyId, source, named.survey) ?? { surveyId, responseId };
}

/** Parked when the source takes other surveys only. */
export function notOurs(surveyId: string, source: Source, named: string): Parked | null {
  const { surveys = [], name } = source;
  if (surveys.length === 0 || surveys.includes(surveyId)) return null;
  return park('not_an_nps_answer', `${named} is none of those under sources.${name}.surveys.`);
}

function isToolId(value: unknown): value is string {
  return typeof value === 'string' && TOOL_ID.test(value);
}
