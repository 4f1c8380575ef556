import type { Config } from '../config/config';
import { teamOf } from '../config/team-of';
import type { Deps } from '../deps';
import { type Band, bandOf } from '../domain/bands';
import type { ContactChannel, FollowUpState, Outcome } from '../domain/follow-up';
import { offerName } from '../domain/offers/offer';
import type { Rung } from '../domain/sla/sla';
import { type Taxonomy, themeName } from '../domain/themes/taxonomy';
import type { HistoryLine } from '../queries/follow-ups/history-lines';
import type { HistoryEvent, HistoryLineModel, ReplyTrouble } from '../views/history-model';
import { isUserId } from '../views/text/mrkdwn';

const THE_APP = 'app';

type HistoryDeps = Pick<Deps, 'config' | 'directory' | 'annotator'>;

/** A line of history as the views take it: codes become names of teams, themes and people. */
export async function historyModel(deps: HistoryDeps, line: HistoryLine): Promise<HistoryLineModel> {
  const [model] = await historyModels(deps, [line]);
  return model!;
}

/** The same for many lines, with each person looked up once. */
export async function historyModels(
  deps: HistoryDeps,
  lines: readonly HistoryLine[],
): Promise<HistoryLineModel[]> {
  const people = [...new Set(lines.flatMap(peopleIn))];
  const names: Record<string, string> = {};
  await Promise.all(
    people.map(async (id) => {
      const name = (await deps.directory.person(id).catch(() => null))?.name;
      if (name) names[id] = name;
    }),
  );
  return lines.map((line) => modelOf(deps, line, names));
}

function peopleIn({ by, detail }: HistoryLine): string[] {
  const ids = [by, detail.newOwner, detail.formerOwner, detail.told];
  return ids.filter((id): id is string => typeof id === 'string' && isUserId(id));
}

function modelOf(
  deps: Pick<Deps, 'config' | 'annotator'>,
  line: HistoryLine,
  names: Record<string, string>,
): HistoryLineModel {
  const stateChange = STATE_VERBS.has(line.verb);
  return {
    at: line.at,
    by: line.by === THE_APP ? null : line.by,
    from: stateChange ? (line.from as FollowUpState['kind']) : null,
    to: stateChange ? (line.to as FollowUpState['kind']) : null,
    event: eventOf(deps.config, deps.annotator.taxonomy(), line),
    names,
  };
}

/** Verbs whose from and to are states. */
const STATE_VERBS: ReadonlySet<string> = new Set([
  'claimed',
  'attempted',
  'contacted',
  'resolved',
  'reopened',
  'reassigned',
  'released',
  'returned',
  'reply_bounced',
]);

function eventOf(config: Config, taxonomy: Taxonomy, line: HistoryLine): HistoryEvent {
  const { detail } = line;
  const text = (key: string) => (typeof detail[key] === 'string' ? detail[key] : null);
  switch (line.verb) {
    case 'received':
      return { kind: 'opened', teamName: teamOf(config, line.to ?? '').name, dueAt: dateOf(text('dueAt')) };
    case 'claimed':
      return { kind: 'claimed' };
    case 'attempted':
    case 'contacted':
      if (text('replyId')) return replied(line);
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
        themeName: text('rootCause') ? themeName(text('rootCause')!, taxonomy) : null,
        note: line.note,
        customerTold: typeof detail.customerTold === 'boolean' ? detail.customerTold : null,
        reasonWithoutContact: line.reason,
      };
    case 'reopened':
      return { kind: 'reopened', because: line.by === THE_APP ? 'answer' : 'person', note: line.note };
    case 'rerouted':
      return {
        kind: 'rerouted',
        fromTeam: teamOf(config, line.from ?? '').name,
        toTeam: teamOf(config, line.to ?? '').name,
        because: REROUTES.find((one) => one === text('because')) ?? 'comment',
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
    case 'joined':
      return { kind: 'joined', score: Number(line.to) };
    case 'reassigned':
      return { kind: 'reassigned', newOwner: text('newOwner') ?? '', formerOwner: text('formerOwner') };
    case 'moved':
      return {
        kind: 'moved',
        fromTeam: teamOf(config, line.from ?? '').name,
        toTeam: teamOf(config, line.to ?? '').name,
        formerOwner: text('formerOwner'),
        note: line.note,
      };
    case 'released':
      return { kind: 'released', formerOwner: text('formerOwner') };
    case 'returned':
      return {
        kind: 'returned',
        formerOwner: text('formerOwner') ?? '',
        because: text('because') === 'late' ? 'late' : 'deactivated',
      };
    case 'snoozed':
      return { kind: 'snoozed', until: new Date(text('until') ?? '') };
    case 'waiting':
      return { kind: 'waiting', until: new Date(text('until') ?? ''), reason: line.note };
    case 'matched':
      return { kind: 'matched' };
    case 'themes_corrected':
      return {
        kind: 'themes_corrected',
        before: namesOf(taxonomy, line.from),
        after: namesOf(taxonomy, line.to),
      };
    case 'offered':
    case 'offer_accepted':
    case 'offer_declined':
    case 'offer_withdrawn':
      return { kind: 'offer', state: OFFERS[line.verb], name: offerName(config.offers, line.to ?? '') };
    case 'reply_delayed':
    case 'reply_failed':
      return {
        kind: 'reply_trouble',
        what: line.verb === 'reply_failed' ? 'failed' : 'delayed',
        because: text('because') as ReplyTrouble,
        code: typeof detail.code === 'number' ? detail.code : null,
      };
    case 'reply_unknown':
      return { kind: 'reply_unknown' };
    case 'reply_bounced':
      return { kind: 'reply_bounced', undone: detail.undone === true };
    case 'reply_answered':
      return {
        kind: 'reply_answered',
        automatic: detail.automatic === true,
        otherAddress: detail.otherAddress === true,
        note: line.note,
      };
    case 'confidential':
      return { kind: 'confidential' };
    case 'rung':
      return {
        kind: 'nudged',
        rung: line.to as Rung,
        to: text('told') === 'committee' ? null : text('told'),
        late: detail.late === true,
      };
  }
}

function replied({ verb, detail }: HistoryLine): HistoryEvent {
  return {
    kind: 'replied',
    replyId: String(detail.replyId),
    way: detail.way === 'copied' ? 'copied' : 'email',
    reached: verb === 'contacted',
  };
}

function namesOf(taxonomy: Taxonomy, ids: string | null): string[] {
  return (ids ?? '')
    .split(',')
    .filter(Boolean)
    .map((id) => themeName(id, taxonomy));
}

const OFFERS = {
  offered: 'offered',
  offer_accepted: 'accepted',
  offer_declined: 'declined',
  offer_withdrawn: 'withdrawn',
} as const;

const REROUTES = ['score', 'account', 'comment'] as const;

function scoreChange(fromScore: number, toScore: number): HistoryEvent {
  const [fromBand, toBand]: [Band, Band] = [bandOf(fromScore), bandOf(toScore)];
  return { kind: 'score_changed', fromScore, toScore, fromBand, toBand };
}

function dateOf(iso: string | null): Date | null {
  return iso ? new Date(iso) : null;
}
