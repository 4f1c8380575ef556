import type { DataSource } from 'typeorm';
import { UserError } from '../domain/errors';

export interface Stamp {
  kind: 'sandbox' | 'real';
  workspaceId: string;
}

/**
 * Stamps a new database with what it belongs to, and refuses one that belongs elsewhere (UserError): so a lost token
 * never pours sample data into production, and production never posts into a sandbox.
 */
export async function stampDatabase(db: DataSource, stamp: Stamp, at: Date): Promise<void> {
  await db.query(
    'INSERT INTO installation (kind, workspace_id, stamped_at) VALUES ($1, $2, $3) ON CONFLICT (one) DO NOTHING',
    [stamp.kind, stamp.workspaceId, at],
  );
  const rows: { kind: string; workspace_id: string }[] = await db.query(
    'SELECT kind, workspace_id FROM installation',
  );
  const found = rows[0]!;
  if (found.kind === stamp.kind && found.workspace_id === stamp.workspaceId) return;
  throw new UserError(
    `This database belongs to the ${found.kind} workspace ${found.workspace_id}, ` +
      `but the app was started for the ${stamp.kind} workspace ${stamp.workspaceId}. Nothing was changed. ` +
      'Use another database (DATABASE_URL) or data directory (RNPS_DATA_DIR), or the tokens of the first workspace.',
  );
}
