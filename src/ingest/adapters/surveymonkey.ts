import type { Source } from '../../config/source';
import type { Parsed } from '../../domain/answer';
import { readAnswerRef } from './answer-ref';
import { asRecord, deliveryIdOf, park, type Reading, readResponseId } from './reading';

/** A SurveyMonkey event. It holds ids alone: what was answered is fetched. */
export function readSurveymonkey(body: unknown, source: Source): Reading {
  const event = asRecord(body);
  return { deliveryId: deliveryIdOf(event?.event_id), parsed: parse(event, source) };
}

function parse(event: Record<string, unknown> | null, source: Source): Parsed {
  switch (event?.event_type) {
    case 'response_created':
    case 'response_updated':
    case 'response_completed':
    case 'response_disqualified':
    case 'response_overquota': {
      const surveyId = asRecord(event.resources)?.survey_id;
      const ids = { surveyId, responseId: event.object_id };
      const ref = readAnswerRef(ids, source, { survey: 'resources.survey_id', response: 'object_id' });
      return 'kind' in ref ? ref : { kind: 'pending', ref };
    }
    case 'response_deleted': {
      const id = readResponseId(event.object_id, 'object_id');
      return typeof id === 'object' ? id : { kind: 'deleted', sourceResponseId: id };
    }
    default:
      return park('unknown_event', 'event_type must be one about a response, such as response_completed.');
  }
}
