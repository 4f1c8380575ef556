import type { Client } from 'pg';
import { DataSource } from 'typeorm';
import { Account } from '../entities/account';
import { FollowUp } from '../entities/follow-up';
import { Respondent } from '../entities/respondent';
import { Response } from '../entities/response';
import { Responses1764000000001 } from './migrations/0001-responses';
import { FollowUps1764000000002 } from './migrations/0002-follow-ups';
import { Delivery1764000000003 } from './migrations/0003-delivery';
import { Installation1764000000004 } from './migrations/0004-installation';
import { Agenda1764000000005 } from './migrations/0005-agenda';
import { WholeFollowUps1764000000006 } from './migrations/0006-whole-follow-ups';
import { BurstsAndClosedChannels1764000000007 } from './migrations/0007-bursts-and-closed-channels';
import { AnswersToFetch1764000000008 } from './migrations/0008-answers-to-fetch';
import { Erasure1764000000009 } from './migrations/0009-erasure';
import { AccountsTold1764000000010 } from './migrations/0010-accounts-told';
import { DroppedFiles1764000000011 } from './migrations/0011-dropped-files';
import { RollUps1764000000012 } from './migrations/0012-roll-ups';
import { Targets1764000000013 } from './migrations/0013-targets';
import { Ai1764000000014 } from './migrations/0014-ai';
import { Annotations1764000000015 } from './migrations/0015-annotations';
import { WhatIsKept1764000000016 } from './migrations/0016-what-is-kept-of-files-and-people';
import { Reports1764000000017 } from './migrations/0017-reports';
import { Initiatives1764000000018 } from './migrations/0018-initiatives';
import { ModelReadings1764000000019 } from './migrations/0019-model-readings';
import { Replies1764000000020 } from './migrations/0020-replies';
import { prepareWhatIsAskedOften } from './prepare';

/** Any number that is ours alone: two processes that start at once take turns at the migrations. */
const MIGRATION_LOCK = 7_264_001;

/** Connects and brings the schema up to date. Safe when several processes start at once. */
export async function openDatabase(options: {
  url: string;
  poolSize?: number;
  onPoolError: (error: Error) => void;
}): Promise<DataSource> {
  const db = new DataSource({
    type: 'postgres',
    url: options.url,
    applicationName: 'rnps-loop',
    poolSize: options.poolSize ?? 10,
    // A dropped connection must cost one query, never the process.
    poolErrorHandler: options.onPoolError,
    extra: { connectionTimeoutMillis: 5000, keepAlive: true, onConnect: prepareConnection },
    entities: [Account, Respondent, Response, FollowUp],
    migrations: [
      Responses1764000000001,
      FollowUps1764000000002,
      Delivery1764000000003,
      Installation1764000000004,
      Agenda1764000000005,
      WholeFollowUps1764000000006,
      BurstsAndClosedChannels1764000000007,
      AnswersToFetch1764000000008,
      Erasure1764000000009,
      AccountsTold1764000000010,
      DroppedFiles1764000000011,
      RollUps1764000000012,
      Targets1764000000013,
      Ai1764000000014,
      Annotations1764000000015,
      WhatIsKept1764000000016,
      Initiatives1764000000018,
      ModelReadings1764000000019,
      Reports1764000000017,
      Replies1764000000020,
    ],
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
  });
  await db.initialize();
  await migrate(db);
  return db;
}

function prepareConnection(client: Client): void {
  // Between the pool and TypeORM a connection has no listener of either for a moment, and an error that arrives in the
  // same packet as the answer before it would end the process. The query that was to run on it fails anyway.
  client.on('error', () => {});
  prepareWhatIsAskedOften(client);
}

async function migrate(db: DataSource): Promise<void> {
  const run = db.createQueryRunner();
  try {
    await run.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await db.runMigrations();
  } finally {
    await run.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => {});
    await run.release();
  }
}
