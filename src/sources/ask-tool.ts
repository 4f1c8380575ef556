import type { Source } from '../config/source';
import type { Deps } from '../deps';
import type { AnswerRef, SettledParsed } from '../domain/answer';
import type { ApiTrouble } from './api-outcome';
import type { AskableSource } from './call-api';
import { askQualtrics } from './qualtrics-api';
import { askSurveymonkey } from './surveymonkey-api';

export type AskDeps = Pick<Deps, 'db' | 'realNow'>;

/** The answer as it is to be recorded or parked, or why the tool did not tell it. */
export type Asked = { kind: 'told'; parsed: SettledParsed; pauseMs: number | null } | ApiTrouble;

type Ask = (deps: AskDeps, source: AskableSource, ref: AnswerRef) => Promise<Asked>;

/** The tools whose deliveries only name an answer. */
const ASK: Partial<Record<Source['adapter'], Ask>> = {
  surveymonkey: askSurveymonkey,
  qualtrics: askQualtrics,
};

/** Asks the source's tool for one answer. */
export function askTool(deps: AskDeps, source: AskableSource, ref: AnswerRef): Promise<Asked> {
  const ask = ASK[source.adapter];
  if (!ask) throw new Error(`The adapter ${source.adapter} has no way to fetch an answer.`);
  return ask(deps, source, ref);
}

/** Sources that are switched on, whose answers are fetched one by one, and that have a token for it. */
export function askable(sources: Source[]): AskableSource[] {
  return sources.filter((source): source is AskableSource =>
    Boolean(source.enabled && ASK[source.adapter] && source.api?.token),
  );
}
