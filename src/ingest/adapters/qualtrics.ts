import { createHash } from 'node:crypto';
import type { Source } from '../../config/source';
import { readAnswerRef } from './answer-ref';
import { asRecord, park, type Reading } from './reading';

/** A Qualtrics event, as its MSG holds it. It holds ids alone: what was answered is fetched. */
export function readQualtrics(body: unknown, source: Source): Reading {
  const event = asRecord(body);
  if (!event) return { deliveryId: null, parsed: park('not_an_nps_answer', 'MSG is not a JSON object.') };
  const ids = { surveyId: event.SurveyID, responseId: event.ResponseID };
  const ref = readAnswerRef(ids, source, { survey: 'SurveyID', response: 'ResponseID' });
  return {
    // Of what was signed and nothing else: another spelling of the same form is the same delivery.
    deliveryId: `msg:${createHash('sha256').update(JSON.stringify(event)).digest('hex')}`,
    parsed: 'kind' in ref ? ref : { kind: 'pending', ref },
  };
}
