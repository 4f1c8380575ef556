import { calendarOfTeam } from '../../config/team-calendar';
import type { Deps } from '../../deps';
import { bandOf, hasSla } from '../../domain/bands';
import { type PriorityLevel, priorityOf } from '../../domain/priority';
import { workingSecondsBetween } from '../../domain/sla/business-time';
import { RUNGS, type RungInstants, rungAt } from '../../domain/sla/sla';
import { rungInstants } from '../../queries/follow-ups/follow-up-detail';
import type { SampleAccount, SampleFate, SamplePerson, SampleResponse } from '../../sample-life/types';
import { THE_APP } from '../follow-up/append-history';
import { NO_SLA, startSla } from '../promises/start-sla';

interface Input {
  response: SampleResponse;
  responseId: string;
  account: SampleAccount;
  person: SamplePerson;
  fate: SampleFate;
  slackId: (email: string) => string;
}

type Row = Record<string, unknown>;

/** Rows that tell one sample follow-up's past, as if the app had been there all along. */
export interface SampleFollowUp {
  card: {
    id: string;
    team: string;
    priority: PriorityLevel;
    confidential: false;
    confidentialTo: null;
  };
  resolvedAt: Date | null;
  row: Row;
  notes: Row[];
  contacts: Row[];
  rungEvents: Row[];
  promises: Row[];
  history: Row[];
}

/** Turns what the sample team did into rows; a rung that passed is recorded, so that no burst of old reminders comes. */
export function sampleFollowUp(deps: Pick<Deps, 'config' | 'newId' | 'now'>, input: Input): SampleFollowUp {
  const { response, account, person, fate, slackId } = input;
  const id = deps.newId();
  const team = deps.config.teams.some((t) => t.id === fate.team) ? fate.team : deps.config.routing.otherwise;
  const band = bandOf(response.score);
  const at = response.receivedAt;
  const priority = priorityOf(
    {
      band,
      score: response.score,
      comment: response.comment,
      recurring: false,
      arr: account.arr,
      currency: account.currency,
      role: person.role,
      renewalDate: account.renewalDate,
      customerSince: account.customerSince,
    },
    at,
  );
  const sla = hasSla(band) ? startSla(deps.config, team, at) : NO_SLA;
  const reached = fate.contacts.find((c) => c.reached) ?? null;
  const ownerId = fate.ownerEmail && fate.claimedAt ? slackId(fate.ownerEmail) : null;
  const notes: Row[] = [];
  const history: Row[] = [];
  const keep = (body: string, by: string, when: Date): string => {
    const noteId = deps.newId();
    notes.push({ id: noteId, body, by_id: by, at: when });
    return noteId;
  };
  const tell = (line: Row) =>
    history.push({ follow_up_id: id, from_code: null, to_code: null, detail: '{}', note_id: null, ...line });

  tell({
    at,
    by_id: THE_APP,
    verb: 'received',
    to_code: team,
    detail: JSON.stringify({ score: response.score, band, rule: null }),
  });
  if (ownerId)
    tell({ at: fate.claimedAt, by_id: ownerId, verb: 'claimed', from_code: 'open', to_code: 'claimed' });
  let state = ownerId ? 'claimed' : 'open';
  const contacts = fate.contacts.map((c) => {
    const by = slackId(c.byEmail);
    const noteId = keep(c.note, by, c.at);
    const from = state;
    if (c.reached) state = 'contacted';
    tell({
      at: c.at,
      by_id: by,
      verb: c.reached ? 'contacted' : 'attempted',
      from_code: from,
      to_code: state,
      detail: JSON.stringify({ channel: c.channel, reached: c.reached }),
      note_id: noteId,
    });
    return {
      id: deps.newId(),
      follow_up_id: id,
      channel: c.channel,
      reached: c.reached,
      note_id: noteId,
      at: c.at,
      by_id: by,
    };
  });
  const done = fate.resolved;
  let reasonNoteId: string | null = null;
  if (done) {
    // Nobody was reached: what was noted is the reason that the lead saw.
    if (!reached && hasSla(band)) reasonNoteId = keep(done.note, slackId(done.byEmail), done.at);
    tell({
      at: done.at,
      by_id: slackId(done.byEmail),
      verb: 'resolved',
      from_code: state,
      to_code: 'resolved',
      detail: JSON.stringify({
        outcome: done.outcome,
        rootCause: done.rootCause,
        customerTold: done.customerTold,
        reasonNoteId,
      }),
      note_id: reasonNoteId ? null : keep(done.note, slackId(done.byEmail), done.at),
    });
  }
  const rungs = sla.rungs ? rungInstants(sla.rungs) : null;
  const stoppedAt = reached?.at ?? done?.at ?? deps.now();
  const rungEvents = rungs ? pastRungs(deps, id, rungs, stoppedAt) : [];
  // A business day late, work returns to its team; so it did here.
  const returned = ownerId !== null && !reached && !done && rungEvents.some((e) => e.rung === 'late');
  if (returned) {
    tell({
      at: rungs!.late,
      by_id: THE_APP,
      verb: 'returned',
      from_code: 'claimed',
      to_code: 'open',
      detail: JSON.stringify({ formerOwner: ownerId, because: 'late' }),
    });
  }
  const running = !reached && !done && rungs;
  const promises = sla.dueAt ? [promiseRow(deps, { id, team, sla, contactedAt: reached?.at ?? null })] : [];
  return {
    card: { id, team, priority: priority.level, confidential: false, confidentialTo: null },
    resolvedAt: done?.at ?? null,
    row: {
      id,
      response_id: input.responseId,
      current_response_id: input.responseId,
      team,
      priority: priority.level,
      priority_reasons: JSON.stringify(priority.reasons),
      opened_at: at,
      owner_id: returned ? null : ownerId,
      claimed_at: ownerId && !returned ? fate.claimedAt : null,
      contacted_at: reached?.at ?? null,
      contacted_by: reached ? slackId(reached.byEmail) : null,
      resolved_at: done?.at ?? null,
      resolved_by: done ? slackId(done.byEmail) : null,
      outcome: done?.outcome ?? null,
      root_cause: done?.rootCause ?? null,
      customer_told: done?.customerTold ?? null,
      without_contact_note_id: reasonNoteId,
      rerouted_by_comment: false,
      sla_cycle: rungs ? 1 : 0,
      sla_started_at: sla.slaStartedAt,
      due_at: sla.dueAt,
      rungs: sla.rungs ? JSON.stringify(sla.rungs) : null,
      calendar_id: sla.calendarId,
      calendar_version: sla.calendarVersion,
      next_rung_at: running ? nextAfter(deps, rungs) : null,
      escalated_at: rungEvents.some((e) => e.rung === 'due') ? rungs!.due : null,
    },
    notes,
    contacts,
    rungEvents,
    promises,
    history,
  };
}

function promiseRow(
  deps: Pick<Deps, 'config'>,
  {
    id,
    team,
    sla,
    contactedAt,
  }: { id: string; team: string; sla: ReturnType<typeof startSla>; contactedAt: Date | null },
): Row {
  const { calendar } = calendarOfTeam(deps.config, team);
  return {
    follow_up_id: id,
    cycle: 1,
    team,
    started_at: sla.slaStartedAt,
    due_at: sla.dueAt,
    calendar_id: sla.calendarId,
    calendar_version: sla.calendarVersion,
    contacted_at: contactedAt,
    worked_s: contactedAt ? Math.round(workingSecondsBetween(calendar, sla.slaStartedAt, contactedAt)) : null,
  };
}

function pastRungs(deps: Pick<Deps, 'config'>, id: string, rungs: RungInstants, until: Date): Row[] {
  return RUNGS.filter((rung) => deps.config.sla.rungs.includes(rung) && rungAt(rungs, rung) <= until).map(
    (rung) => ({
      follow_up_id: id,
      sla_cycle: 1,
      rung,
      at: rungAt(rungs, rung),
      owed_at: rungAt(rungs, rung),
      late: false,
      spoken: true,
    }),
  );
}

function nextAfter(deps: Pick<Deps, 'config' | 'now'>, rungs: RungInstants): Date | null {
  const ahead = RUNGS.filter((rung) => deps.config.sla.rungs.includes(rung)).map((rung) =>
    rungAt(rungs, rung),
  );
  return ahead.find((instant) => instant > deps.now()) ?? null;
}
