import type { DataSource } from 'typeorm';
import { openDatabase, openPool } from './data-source';

/**
 * The connections of one process, apart by who waits for them: whatever takes all of its own holds up its own kind alone.
 * Together with the two of the job clock they are 24 at the most, so that four processes fit into the hundred that
 * PostgreSQL has by default.
 */
export interface Connections {
  /** Of clicks, webhooks and pages: somebody waits. */
  people: DataSource;
  /** Of what sends messages, asks the model and imports dropped files. */
  workers: DataSource;
  /** Of the ticks. */
  ticks: DataSource;
  close: () => Promise<void>;
}

/** As many as there were before the others had their own: a crowd on one follow-up holds a connection each. */
const PEOPLE = 10;
/** So many stay open while nobody clicks: making one takes a part of the time in which a click must be answered. */
const PEOPLE_KEPT = 3;
/** The dispatcher has as many messages under way. */
const WORKERS = 6;
/** A tick holds one only while it reads or writes, never while it waits for Slack, a tool or a mail server. */
const TICKS = 6;
/** Nobody waits for these, and a stop, which waits for them, has 25 s. */
const PATIENCE_MS = 15_000;

/** Connects, and brings the schema up to date. */
export async function openConnections(to: {
  url: string;
  onPoolError: (error: Error) => void;
}): Promise<Connections> {
  const opened: DataSource[] = [];
  const close = async () => {
    for (const db of opened.splice(0)) await db.destroy();
  };
  const open = async (opening: Promise<DataSource>) => {
    const db = await opening;
    opened.push(db);
    return db;
  };
  try {
    const people = await open(openDatabase({ ...to, poolSize: PEOPLE, kept: PEOPLE_KEPT }));
    const patient = { ...to, connectionMs: PATIENCE_MS };
    const workers = await open(openPool({ ...patient, name: 'rnps-loop-workers', poolSize: WORKERS }));
    const ticks = await open(openPool({ ...patient, name: 'rnps-loop-ticks', poolSize: TICKS }));
    return { people, workers, ticks, close };
  } catch (error) {
    await close().catch(() => {});
    throw error;
  }
}
