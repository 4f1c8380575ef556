import type { Config } from '../config/config';
import { teamOf } from '../config/team-of';
import { type Band, bandOf } from '../domain/bands';
import type { ContactChannel, FollowUpState, Outcome } from '../domain/follow-up';
import type { Rung } from '../domain/sla';
import { themeName } from '../domain/taxonomy';
import type { HistoryLine } from '../queries/history-lines';
import type { HistoryEvent, HistoryLineModel } from '../views/history-model';

const THE_APP = 'app';

/** A line of history as the views take it: codes become names of teams and themes. */
export function historyModel(config: Config, line: HistoryLine): HistoryLineModel {
  const stateChange = STATE_VERBS.has(line.verb);
  return {
    at: line.at,
    by: line.by === THE_APP ? null : line.by,
    from: stateChange ? (line.from as FollowUpState['kind']) : null,
    to: stateChange ? (line.to as FollowUpState['kind']) : null,
    event: eventOf(config, line),
  };
}

/** Verbs whose from and to are states. */
const STATE_VERBS: ReadonlySet<string> = new Set([
  'claimed',
  'attempted',
  'contacted',
  'resolved',
  'reopened',
]);

function eventOf(config: Config, line: HistoryLine): HistoryEvent {
  const { detail } = line;
  const text = (key: string) => (typeof detail[key] === 'string' ? detail[key] : null);
  switch (line.verb) {
    case 'received':
      return { kind: 'opened', teamName: teamOf(config, line.to ?? '').name, dueAt: dateOf(text('dueAt')) };
    case 'claimed':
      return { kind: 'claimed' };
    case 'attempted':
    case 'contacted':
      return {
        kind: 'contact_logged',
        channel: text('channel') as ContactChannel,
        reached: line.verb === 'contacted' || detail.reached === true,
        note: line.note,
      };
    case 'resolved':
      return {
        kind: 'resolved',
        outcome: text('outcome') as Outcome,
        themeName: text('rootCause') ? themeName(text('rootCause')!) : null,
        note: line.note,
        customerTold: typeof detail.customerTold === 'boolean' ? detail.customerTold : null,
        reasonWithoutContact: line.reason,
      };
    case 'reopened':
      return { kind: 'reopened' };
    case 'rerouted':
      return {
        kind: 'rerouted',
        fromTeam: teamOf(config, line.from ?? '').name,
        toTeam: teamOf(config, line.to ?? '').name,
        because: text('because') === 'score' ? 'score' : 'comment',
      };
    case 'score_changed':
      return scoreChange(Number(line.from), Number(line.to));
    case 'comment_added':
    case 'comment_changed':
      return { kind: 'comment_added' };
    case 'sla_started':
      return { kind: 'opened', teamName: teamOf(config, text('team') ?? '').name, dueAt: dateOf(line.to) };
    case 'sla_void':
      return { kind: 'sla_void' };
    case 'rung':
      return { kind: 'nudged', rung: line.to as Rung, to: text('told'), late: detail.late === true };
  }
}

function scoreChange(fromScore: number, toScore: number): HistoryEvent {
  const [fromBand, toBand]: [Band, Band] = [bandOf(fromScore), bandOf(toScore)];
  return { kind: 'score_changed', fromScore, toScore, fromBand, toBand };
}

function dateOf(iso: string | null): Date | null {
  return iso ? new Date(iso) : null;
}
