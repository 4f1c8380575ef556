import type { Deps } from '../../deps';
import { type ContactChannel, mayLogContact, stateOf } from '../../domain/follow-up';
import { keepNote } from './keep-note';
import { recordContact } from './record-contact';
import { type WorkResult, workOn } from './work-on';

export interface LogContactInput {
  followUpId: string;
  by: string;
  channel: ContactChannel;
  reached: boolean;
  note: string | null;
}

/**
 * Records an attempt to talk; the first that reached the customer stops the SLA, and nothing restarts it. Throws
 * AccessRefused and TransientError.
 */
export function logContact(deps: Deps, input: LogContactInput): Promise<WorkResult> {
  return workOn(deps, { ...input, verb: 'log_contact' }, async ({ tx, followUp, at }) => {
    const refusal = mayLogContact(stateOf(followUp));
    if (refusal) return refusal;
    const noteId = await keepNote(deps, tx, { body: input.note, by: input.by });
    const { by, channel, reached } = input;
    await recordContact(deps, tx, followUp, { by, channel, reached, noteId, at });
    return null;
  });
}
