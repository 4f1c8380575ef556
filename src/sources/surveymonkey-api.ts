import type { DataSource } from 'typeorm';
import type { AnswerRef, SettledParsed } from '../domain/answer';
import { readSurveymonkeyResponse } from '../ingest/adapters/surveymonkey-response';
import { readScale, type Scale } from '../ingest/adapters/surveymonkey-scale';
import type { ApiOutcome } from './api-outcome';
import type { AskDeps, Asked } from './ask-tool';
import { type AskableSource, callApi } from './call-api';

/** A survey is changed seldom, and an answer of a choice that is not known asks anew. */
const SCALE_KEPT = '1 hour';

/** The answer by its ids, with what its choice is worth by the survey's own details. */
export async function askSurveymonkey(deps: AskDeps, source: AskableSource, ref: AnswerRef): Promise<Asked> {
  const responsePath = `/v3/surveys/${ref.surveyId}/responses/${ref.responseId}/details`;
  const response = await ask(deps, source, responsePath);
  if (response.kind !== 'ok') return response;
  const known = await keptScale(deps.db, source, ref.surveyId);
  const first = known && readSurveymonkeyResponse(response.value, { source, scale: known, ref });
  if (first && first.kind !== 'parked') return { kind: 'told', parsed: first, pauseMs: response.pauseMs };
  const survey = await ask(deps, source, `/v3/surveys/${ref.surveyId}/details`);
  if (survey.kind !== 'ok') return survey;
  const scale = readScale(survey.value, source.questions.score);
  if (scale.kind === 'scale') await keepScale(deps.db, source, { surveyId: ref.surveyId, scale });
  const parsed: SettledParsed =
    scale.kind === 'scale' ? readSurveymonkeyResponse(response.value, { source, scale, ref }) : scale;
  return { kind: 'told', parsed, pauseMs: survey.pauseMs ?? response.pauseMs };
}

function ask(deps: AskDeps, source: AskableSource, path: string): Promise<ApiOutcome> {
  const headers = { authorization: `Bearer ${source.api.token}` };
  return callApi(source, { path, headers }, deps.realNow);
}

async function keptScale(db: DataSource, source: AskableSource, surveyId: string): Promise<Scale | null> {
  const rows: { scale: Scale }[] = await db.query(
    `SELECT scale FROM survey_scales WHERE source = $1 AND survey_id = $2 AND question = $3
        AND fetched_at > clock_timestamp() - $4::interval`,
    [source.name, surveyId, source.questions.score, SCALE_KEPT],
  );
  return rows[0]?.scale ?? null;
}

async function keepScale(
  db: DataSource,
  source: AskableSource,
  { surveyId, scale }: { surveyId: string; scale: Scale },
): Promise<void> {
  await db.query(
    `INSERT INTO survey_scales (source, survey_id, question, scale) VALUES ($1, $2, $3, $4)
     ON CONFLICT (source, survey_id, question)
     DO UPDATE SET scale = excluded.scale, fetched_at = excluded.fetched_at`,
    [source.name, surveyId, source.questions.score, JSON.stringify(scale)],
  );
}
