import type { AnswerRef } from '../domain/answer';
import { readQualtricsResponse } from '../ingest/adapters/qualtrics-response';
import type { AskDeps, Asked } from './ask-tool';
import { type AskableSource, callApi } from './call-api';

/** The answer by its ids. */
export async function askQualtrics(deps: AskDeps, source: AskableSource, ref: AnswerRef): Promise<Asked> {
  const path = `/API/v3/surveys/${ref.surveyId}/responses/${ref.responseId}`;
  const headers = { 'x-api-token': source.api.token };
  const response = await callApi(source, { path, headers }, deps.realNow);
  if (response.kind !== 'ok') return response;
  const parsed = readQualtricsResponse(response.value, { source, ref });
  return { kind: 'told', parsed, pauseMs: response.pauseMs };
}
