import type { Deps } from '../../deps';
import { failedPolls, pendingFetches } from '../../queries/operations/pending-fetches';
import type { StatusModel } from '../../views/status';

/** A tool's short pause is nobody's business; an answer that waits longer is. */
const LATE_SECONDS = 10 * 60;

/** Survey tools that cannot be asked for their answers, and what to do about it. */
export async function sourceWarnings({
  db,
  config,
}: Pick<Deps, 'db' | 'config'>): Promise<StatusModel['warnings']> {
  const [pending, failed] = await Promise.all([pendingFetches(db), failedPolls(db)]);
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
  return [...tokenless, ...late, ...polls];

  function isAsked(name: string): boolean {
    return config.sources.some((source) => source.name === name && source.enabled && source.api?.token);
  }
}
