import type { InitiativeEvent, InitiativeVerb, Terms } from '../../domain/committee/initiative';
import type { InitiativeDetail } from '../../queries/committee/initiatives';

/** What an event that may happen changes. */
export interface EventWrites {
  verb: InitiativeVerb;
  detail: Record<string, string | boolean | null>;
  /** Columns. */
  set: Record<string, string | Date | null>;
  /** What a person wrote besides. */
  note: string | null;
  /** Whoever has it from now on and did not before. */
  newOwner: string | null;
}

interface Happening {
  event: InitiativeEvent;
  by: string;
  at: Date;
}

/** Null when nothing is different. */
export function writesOf(now: InitiativeDetail, { event, by, at }: Happening): EventWrites | null {
  switch (event.kind) {
    case 'edit':
      return edited(now, event.terms, at);
    case 'reopen':
      return reopened(event.terms, { by, at });
    case 'step_done':
      return { verb: 'step_done', detail: {}, set: { first_step_done_at: at }, note: null, newOwner: null };
    case 'deliver':
      return {
        verb: 'delivered',
        detail: { since: event.since },
        set: { ...closedBy(by, at), status: 'delivered', delivered_since: event.since },
        note: event.what,
        newOwner: null,
      };
    case 'decline':
      return {
        verb: 'declined',
        detail: {},
        set: { ...closedBy(by, at), status: 'declined' },
        note: event.reason,
        newOwner: null,
      };
  }
}

const closedBy = (by: string, at: Date) => ({ closed_by: by, closed_at: at, next_reminder_at: null });

// Words are told apart from what is named by an id or a date: history says only that they changed.
function edited(now: InitiativeDetail, terms: Terms, at: Date): EventWrites | null {
  const owner = terms.owner === now.owner ? {} : { formerOwner: now.owner, owner: terms.owner };
  const due = terms.dueOn === now.dueOn ? {} : { formerDue: now.dueOn, due: terms.dueOn };
  const title = terms.title === now.title ? {} : { title: true };
  const step = terms.firstStep === now.firstStep ? {} : { firstStep: true };
  const detail: EventWrites['detail'] = Object.assign({}, owner, due, title, step);
  if (Object.keys(detail).length === 0) return null;
  return {
    verb: 'edited',
    detail,
    set: {
      title: terms.title,
      owner_id: terms.owner,
      due_on: terms.dueOn,
      first_step: terms.firstStep,
      ...('due' in due ? { due_set_at: at } : {}),
      // Another step is not done.
      ...('firstStep' in step ? { first_step_done_at: null } : {}),
    },
    note: null,
    newOwner: 'owner' in owner ? terms.owner : null,
  };
}

// A decision anew: by whom and when is told of this one.
function reopened(terms: Terms, { by, at }: { by: string; at: Date }): EventWrites {
  return {
    verb: 'reopened',
    detail: { owner: terms.owner, due: terms.dueOn },
    set: {
      title: terms.title,
      owner_id: terms.owner,
      due_on: terms.dueOn,
      due_set_at: at,
      first_step: terms.firstStep,
      first_step_done_at: null,
      status: 'open',
      decided_by: by,
      decided_at: at,
      closed_by: null,
      closed_at: null,
      delivered_since: null,
      // Whoever is not told waits; they are listed anew when it is delivered.
      people_listed_at: null,
      next_telling_at: null,
    },
    note: null,
    newOwner: terms.owner,
  };
}
