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
import { Consent1764000000021 } from './migrations/0021-consent';
import { Digests1764000000022 } from './migrations/0022-digests';
import { Tellings1764000000023 } from './migrations/0023-tellings';
import { Offers1764000000024 } from './migrations/0024-offers';
import { Invited1764000000025 } from './migrations/0025-invited';
import { AddressesTakenAtOnce1764000000026 } from './migrations/0026-addresses-taken-at-once';
import { SureAskers1764000000027 } from './migrations/0027-sure-askers';
import { TellingHistory1764000000028 } from './migrations/0028-telling-history';
import { ReplyDrafts1764000000029 } from './migrations/0029-reply-drafts';
import { ReportCanvases1764000000030 } from './migrations/0030-report-canvases';
import { TellingReplies1764000000031 } from './migrations/0031-telling-replies';
import { RepliesWithoutFollowUps1764000000032 } from './migrations/0032-replies-without-follow-ups';
import { WhoLeftTheList1764000000033 } from './migrations/0033-who-left-the-list';
import { StuckWork1764000000034 } from './migrations/0034-stuck-work-and-changed-rules';
import { CommentListWithoutKey1764000000035 } from './migrations/0035-comment-list-without-key';
import { SureTellings1764000000036 } from './migrations/0036-sure-tellings';
import { prepareWhatIsAskedOften } from './prepare';

/** Any number that is ours alone: two processes that start at once take turns at the migrations. */
const MIGRATION_LOCK = 7_264_001;

export interface PoolOptions {
  url: string;
  /** Connections that are open at the most; whoever comes after them waits. */
  poolSize?: number;
  /** Connections that are not closed when nobody has used them for ten seconds; none when left out. */
  kept?: number;
  /** What the server calls them. */
  name?: string;
  /** How long a connection is waited for. */
  connectionMs?: number;
  onPoolError: (error: Error) => void;
}

/** Connects and brings the schema up to date. Safe when several processes start at once. */
export async function openDatabase(options: PoolOptions): Promise<DataSource> {
  const db = await openPool(options);
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy().catch(() => {});
    throw error;
  }
  return db;
}

/** Connects to a database whose schema is up to date. */
export function openPool(options: PoolOptions): Promise<DataSource> {
  return new DataSource({
    type: 'postgres',
    url: options.url,
    applicationName: options.name ?? 'rnps-loop',
    poolSize: options.poolSize ?? 10,
    // A dropped connection must cost one query, never the process.
    poolErrorHandler: options.onPoolError,
    extra: {
      connectionTimeoutMillis: options.connectionMs ?? 5000,
      min: options.kept ?? 0,
      keepAlive: true,
      onConnect: prepareConnection,
    },
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
      Consent1764000000021,
      Digests1764000000022,
      Tellings1764000000023,
      Offers1764000000024,
      Invited1764000000025,
      AddressesTakenAtOnce1764000000026,
      SureAskers1764000000027,
      TellingHistory1764000000028,
      ReplyDrafts1764000000029,
      ReportCanvases1764000000030,
      TellingReplies1764000000031,
      RepliesWithoutFollowUps1764000000032,
      WhoLeftTheList1764000000033,
      StuckWork1764000000034,
      CommentListWithoutKey1764000000035,
      SureTellings1764000000036,
    ],
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
  }).initialize();
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
