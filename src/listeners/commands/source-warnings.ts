import type { Deps } from '../../deps';
import { leftOutFacts } from '../../queries/operations/deliveries';
import { failedPolls, pendingFetches } from '../../queries/operations/pending-fetches';
import type { StatusModel } from '../../views/status';

/** A tool's short pause is nobody's business; an answer that waits longer is. */
const LATE_SECONDS = 10 * 60;
/** So far back is told what was left out. */
const LEFT_OUT_MS = 7 * 86_400_000;

/** Survey tools that cannot be asked for their answers, or tell what cannot be read, and what to do about it. */
export async function sourceWarnings({
  db,
  config,
  now,
}: Pick<Deps, 'db' | 'config' | 'now'>): Promise<StatusModel['warnings']> {
  const since = new Date(now().getTime() - LEFT_OUT_MS);
  const [pending, failed, leftOut] = await Promise.all([
    pendingFetches(db),
    failedPolls(db),
    leftOutFacts(db, since),
  ]);
  const withoutToken = config.sources.filter(
    ({ enabled, api }) => enabled && api !== undefined && api.token === null,
  );
  const tokenless = withoutToken.map(({ name }) => ({
    what: `${name} cannot be asked for its answers: there is no token.`,
    remedy: 'Run npm run doctor: it names the variable to set. What was told of waits.',
  }));
  const late = pending
    .filter(({ oldestSeconds, source }) => oldestSeconds > LATE_SECONDS && isAsked(source))
    .map(({ source, waiting, oldestSeconds, lastError }) => ({
      what: `${source}: answers to fetch: ${waiting}, for up to ${Math.round(oldestSeconds / 60)} min.`,
      remedy: `Its API: ${lastError ?? 'no answer yet'}. They are fetched as soon as it answers.`,
    }));
  const polls = failed
    .filter(({ source }) => isAsked(source))
    .map(({ source, error }) => ({
      what: `${source} could not be asked what is new.`,
      remedy: `Its API: ${error}. Nothing is lost; it is asked again.`,
    }));
  const unread = leftOut.map(({ source, n, latest }) => ({
    what: `${source}: a fact of ${n} ${n === 1 ? 'answer' : 'answers'} of the last 7 days was left out.`,
    remedy: `${latest} Mend it in the tool; the ${n === 1 ? 'answer is' : 'answers are'} recorded.`,
  }));
  return [...tokenless, ...late, ...polls, ...unread];

  function isAsked(name: string): boolean {
    return config.sources.some((source) => source.name === name && source.enabled && source.api?.token);
  }
}
