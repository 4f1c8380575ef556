import type { Deps } from '../../deps';
import type { ParsedAnswer } from '../../domain/answer';
import { type Imported, type ImportRow, importBatch } from './import-batch';
import { type AnswersFrom, type ImportDeps, ResponseBatch } from './response-batch';

export interface ImportResponses extends AnswersFrom {
  rows: ImportRow<ParsedAnswer>[];
  dryRun: boolean;
}

/** Stores a batch of past answers in one transaction, by the rules of single deliveries; opens no follow-ups unless asked. */
export async function importResponses(deps: ImportDeps, input: ImportResponses): Promise<Imported> {
  if (input.openFollowUps && deps.full) await knowOwners(deps.full, input.rows);
  return importBatch(deps, input, (tx, rows) => new ResponseBatch(deps, tx, input).run(rows));
}

// A comment may name the owner of its account; nothing asks Slack once the transaction has begun. Cached.
async function knowOwners({ directory }: Deps, rows: ImportRow<ParsedAnswer>[]): Promise<void> {
  const emails = new Set(rows.map(({ told }) => told.account.ownerEmail));
  for (const email of emails) if (email) await directory.learn(email);
}
