import type { EntityManager } from 'typeorm';

/** Any number that no other advisory lock of ours is. */
export const IMPORT_GATE = 7_264_002;

/**
 * Holds the gate together with others who record single answers or deliveries. Before any row is locked: whoever
 * passes alone takes rows once it has the gate.
 */
export async function enterGate(tx: EntityManager): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock_shared($1)', [IMPORT_GATE]);
}

/**
 * Lets a batch of an import, or an erasure, through alone. Whoever records a single answer holds the gate together with others of
 * their kind, so that an import need not lock each of the thousands of names that a batch is about.
 */
export async function passImportGate(tx: EntityManager): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock($1)', [IMPORT_GATE]);
}

/** True when deliveries stand at the gate, and have to be let through before the next batch. */
export async function isSomebodyWaiting(tx: EntityManager): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND classid = 0 AND objid = $1 AND objsubid = 1
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND NOT granted LIMIT 1`,
    [IMPORT_GATE],
  );
  return rows.length > 0;
}
