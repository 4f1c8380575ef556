import { version } from '../../../package.json';
import type { Deps } from '../../deps';
import { stuckWords } from '../../domain/stuck-work';
import { health } from '../../queries/operations/health';
import { stuckWork } from '../../queries/operations/stuck-work';
import { annotationProgress } from '../../queries/themes/annotation-progress';
import { modelProgress } from '../../queries/themes/model-progress';
import type { ModelStatus, StatusModel } from '../../views/status';
import { sourceWarnings } from './source-warnings';

/** How the app is doing, for `/rnps status`; what was parked, and why, is for admins. */
export async function statusModel(deps: Deps, { admin }: { admin: boolean }): Promise<StatusModel> {
  const found = await health(deps.db);
  const { config, directory } = deps;
  const closed = new Set(found.closed.map(({ name }) => name));
  const channel = (name: string, usedFor: string) => ({ name, usedFor, found: !closed.has(name) });
  return {
    version,
    movedClock: Math.abs(deps.now().getTime() - deps.realNow().getTime()) > 1000 ? deps.now() : null,
    database: `${found.database}, ${found.migrations} migrations`,
    slack: { workspace: directory.workspace.name, mode: deps.slackMode },
    channels: [
      ...config.teams.map((team) => channel(team.channel, `${team.name} follow-ups`)),
      channel(config.committee.channel, 'the committee'),
      channel(config.announcements.channel, 'announcements'),
      ...(config.delivery.fallbackChannel ? [channel(config.delivery.fallbackChannel, 'the fallback')] : []),
    ],
    warnings: [...directory.warnings, ...(await sourceWarnings(deps)), ...(await stuckWarnings(deps))],
    outbox: found.outbox,
    comments: await annotationProgress(deps.db),
    model: await modelStatus(deps),
    closed: found.closed,
    parked: admin ? found.parked : { ...found.parked, latest: [] },
  };
}

// Messages are counted among those that were given up.
async function stuckWarnings({ db }: Deps): Promise<StatusModel['warnings']> {
  const stuck = (await stuckWork(db)).filter(({ step }) => !step.startsWith('message:'));
  return stuck.map((work) => ({
    what: stuckWords(work),
    remedy: `A fault of the app (${work.error}), and nothing is lost; each start tries it again. npm run doctor says more.`,
  }));
}

async function modelStatus({ db, ai, config, now }: Deps): Promise<ModelStatus> {
  const { spent, ...progress } = await modelProgress(db, now());
  if (!ai?.model) return { kind: 'none', why: ai?.without ?? 'none is set up', waiting: progress.waiting };
  const { tokens, money } = config.ai.monthlyBudget;
  const parts = [
    ...(tokens === null
      ? []
      : [`${spent.tokens.toLocaleString('en-US')} of ${tokens.toLocaleString('en-US')} tokens`]),
    ...(money === null ? [] : [`${spent.money.toFixed(2)} of ${money.toFixed(2)} in money`]),
  ];
  return { kind: 'there', name: ai.model.name, ...progress, spent: `${parts.join(' and ')} of this month` };
}
