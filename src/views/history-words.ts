import type { HistoryEvent, HistoryLineModel } from './history-model';
import { replyWords } from './replies/reply-words';
import { escapeMrkdwn, inline, mention, slackDate } from './text/mrkdwn';
import { BAND_WORDS, BY_CHANNEL_WORDS, OUTCOME_WORDS } from './text/words';

/** A change in one sentence of mrkdwn, without anything that the customer or a colleague wrote. */
export function historyWords({
  event,
  by,
  names = {},
}: Pick<HistoryLineModel, 'event' | 'by' | 'names'>): string {
  // Slack rings at everybody whom a new message mentions, and a line of history asks nobody for anything.
  const person = (id: string) => (Object.hasOwn(names, id) ? name(names[id]!) : mention(id));
  const who = by ? person(by) : 'rNPS Loop';
  switch (event.kind) {
    case 'opened':
      return `Opened for ${name(event.teamName)}${event.dueAt ? `, contact due ${slackDate(event.dueAt)}` : ''}`;
    case 'claimed':
      return `${who} has this one now`;
    case 'contact_logged':
      return event.reached
        ? `${who} reached the customer ${BY_CHANNEL_WORDS[event.channel]}`
        : `${who} tried to reach the customer ${BY_CHANNEL_WORDS[event.channel]}, without luck so far`;
    case 'sla_met':
      return 'Contacted within the 48-hour promise';
    case 'resolved':
      return resolvedWords(event, who);
    case 'nudged':
      return nudgedWords(event, event.to ? person(event.to) : null);
    case 'comment_added':
      return 'The customer added a comment; the card shows it';
    case 'score_changed': {
      const to = `${event.toScore} (${BAND_WORDS[event.toBand].word})`;
      return `The customer changed the score from ${event.fromScore} (${BAND_WORDS[event.fromBand].word}) to ${to}`;
    }
    case 'rerouted': {
      return `Moved from ${name(event.fromTeam)} to ${name(event.toTeam)}, because ${REROUTED[event.because]}`;
    }
    case 'joined':
      return `The same person answered again with ${event.score}; it joins this follow-up`;
    case 'sla_void':
      return 'The score rose to promoter, so no contact is due any more';
    case 'reopened':
      return event.because === 'person'
        ? `${who} opened this again`
        : 'The customer answered anew after we had been in touch, so this is open again and a new promise runs';
    case 'reassigned': {
      const from = event.formerOwner ? `, until now ${person(event.formerOwner)} had it` : '';
      return `${who} gave this one to ${person(event.newOwner)}${from}`;
    }
    case 'moved': {
      const free = event.formerOwner ? `; ${person(event.formerOwner)} does not have it any more` : '';
      return `${who} moved this from ${name(event.fromTeam)} to ${name(event.toTeam)}${free}`;
    }
    case 'released':
      return event.formerOwner === by || !event.formerOwner
        ? `${who} gave this one back to the team`
        : `${who} took this one from ${person(event.formerOwner)} and gave it back to the team`;
    case 'snoozed':
      return `${who} snoozed the reminders until ${slackDate(event.until)}; the due time stays`;
    case 'waiting':
      return `${who} is waiting for the customer, until ${slackDate(event.until)} at the latest`;
    case 'confidential':
      return 'The comment may be about the owner of the account, so a team lead has this one in person';
    case 'matched':
      return `${who} said whose answer this is; the card shows the account`;
    case 'themes_corrected':
      return themesWords(event, who);
    case 'offer':
      return `${who} ${OFFERED[event.state]}: ${name(event.name)}`;
    case 'replied':
    case 'reply_trouble':
    case 'reply_unknown':
    case 'reply_bounced':
    case 'reply_answered':
      return replyWords(event, who);
    case 'returned':
      return event.because === 'late'
        ? `Back with the team: ${person(event.formerOwner)} had it, and it is a business day late`
        : `Back with the team: ${person(event.formerOwner)} has left`;
  }
}

const REROUTED = {
  comment: 'the comment says more than the score did',
  score: 'the score changed',
  account: 'the account is known now',
} as const;

const OFFERED = {
  offered: 'made the customer an offer',
  accepted: 'says that the customer accepted',
  declined: 'says that the customer declined',
  withdrawn: 'took an offer back',
} as const;

function resolvedWords(event: Extract<HistoryEvent, { kind: 'resolved' }>, who: string): string {
  const theme = event.themeName ? `, root cause ${name(event.themeName)}` : '';
  const told = event.customerTold === null ? '' : toldWords(event.customerTold);
  const without = event.reasonWithoutContact ? ', without contact, for this reason' : '';
  return `${who} resolved this: ${lowerFirst(OUTCOME_WORDS[event.outcome])}${theme}${told}${without}`;
}

function toldWords(customerTold: boolean): string {
  return customerTold ? ', the customer was told' : ', the customer has not been told';
}

function nudgedWords(event: Extract<HistoryEvent, { kind: 'nudged' }>, to: string | null): string {
  const late = event.late ? ' (late: I was not running on time)' : '';
  switch (event.rung) {
    case 'half':
      return `Half of the time is gone and nobody has it: reminded the team${late}`;
    case 'three_quarters':
      return `Three quarters of the time is gone: reminded ${to ?? 'the team lead'}${late}`;
    case 'due':
      return `The due time has passed without contact: told ${to ?? 'the team lead'}${late}`;
    case 'late':
      return `A business day late: told ${to ?? 'the committee'}${late}`;
  }
}

function themesWords(
  { before, after }: Extract<HistoryEvent, { kind: 'themes_corrected' }>,
  who: string,
): string {
  const list = (names: string[]) => names.map(name).join(', ');
  if (list(before) === list(after)) return `${who} confirmed what the comment is about: ${list(after)}`;
  const until = before.length > 0 ? `, and not ${list(before)}` : '';
  return `${who} said what the comment is about: ${list(after)}${until}`;
}

function name(text: string): string {
  return escapeMrkdwn(inline(text, 60));
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
