import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { connectAi } from '../ai/model/connect-ai';
import { createLiveAnnotator } from '../annotating/live-annotator';
import { openDrafter } from '../asking/draft/draft-by-model';
import { type KnownNames, openKnownNames } from '../asking/known-names';
import { adjustableClock, type BusinessClock, realClock } from '../clock';
import { type Config, checkThemes } from '../config/config';
import type { Env } from '../config/env';
import { sourceLines } from '../config/with-source';
import type { Connections } from '../db/connections';
import { stampDatabase } from '../db/stamp';
import type { Deps } from '../deps';
import { UserError } from '../domain/errors';
import { mailServerOf } from '../mail/mail-server';
import { openPainter } from '../pictures/painter';
import { presentPicture, rememberPictures } from '../presenters/present-picture';
import { currentTaxonomy } from '../queries/themes/current-taxonomy';
import { slackClients } from '../slack/clients';
import { openDirectory } from '../slack/directory';
import { uploadPicture } from '../slack/upload-picture';
import type { Closers } from './closers';
import { countCalls, type Metrics } from './metrics-shown';

interface Given {
  env: Env & { slack: NonNullable<Env['slack']> };
  config: Config;
  configFile: string;
  connections: Connections;
  metrics: Metrics;
  log: Logger;
  realNow: () => Date;
  wake: () => void;
}

export interface Built {
  /** For whatever somebody waits for. */
  deps: Deps;
  /** The same over connections of their own. */
  ofWorkers: Deps;
  ofTicks: Deps;
  clock: BusinessClock;
  /** Whose names are kept from a model. */
  names: KnownNames;
}

/** Asks Slack and the database for what every room may be handed. Mistakes of the configuration are UserErrors. */
export async function buildDeps(given: Given, closers: Closers): Promise<Built> {
  const { env, config, configFile, connections, log, realNow, wake } = given;
  const db = connections.people;
  const slack = slackClients(env.slack);
  const directory = await openDirectory({ db, reader: slack.reader, config, log, realNow });
  await stampDatabase(db, { kind: env.workspaceKind, workspaceId: directory.workspace.id }, realNow());
  const clock = env.clock === 'adjustable' ? await adjustableClock(db, realNow) : realClock(realNow);
  const taxonomy = await currentTaxonomy(db);
  checkThemes(
    config,
    configFile,
    taxonomy.themes.map(({ id }) => id),
  );
  const pictures = openPictures({ slack, log }, closers);
  const ai = connectAi({
    env: env.ai,
    settings: config.ai,
    db: connections.workers,
    now: clock.now,
    realNow,
    onCall: countCalls(given.metrics, log),
  });
  const mail = mailServerOf(env.smtp, config.smtp);
  if ('without' in mail && mail.isMistake) throw new UserError(`Replies by e-mail: ${mail.without}.`);
  const annotator = createLiveAnnotator(taxonomy);
  const names = openKnownNames({ db: connections.workers, realNow });
  const deps: Deps = {
    db,
    slack,
    ai,
    draftReply: openDrafter({ db, annotator, config, ai, names }),
    mailServer: 'server' in mail ? mail.server : null,
    slackMode: env.slack.mode.kind,
    directory,
    annotator,
    config,
    sourceLines: sourceLines(configFile, env),
    now: clock.now,
    realNow,
    newId: randomUUID,
    log,
    showPicture: pictures.show,
    forgetPicture: pictures.forget,
    wake,
  };
  const over = (own: Deps['db']): Deps => ({ ...deps, db: own, directory: directory.over(own) });
  return { deps, ofWorkers: over(connections.workers), ofTicks: over(connections.ticks), clock, names };
}

function openPictures({ slack, log }: Pick<Deps, 'slack' | 'log'>, closers: Closers) {
  const painter = openPainter();
  closers.push(() => painter.stop());
  const upload = (png: Buffer, words: { name: string; alt: string }) =>
    uploadPicture(slack.reader, png, words);
  return rememberPictures((picture, name) =>
    presentPicture({ paint: painter.paint, upload, log }, picture, name),
  );
}
