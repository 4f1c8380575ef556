import type { FollowUpState } from '../../domain/follow-up';
import { mention, slackDate } from '../text/mrkdwn';
import { BY_CHANNEL_WORDS, OUTCOME_WORDS } from '../text/words';
import type { CardModel } from './card-model';

/** Who has it and what happened, in mrkdwn of our own. */
export function stateWords(state: FollowUpState, returned: CardModel['returned'] = null): string {
  switch (state.kind) {
    case 'open':
      return openWords(returned);
    case 'claimed':
      return `${mention(state.ownerId)} has it, since ${slackDate(state.since)}`;
    case 'contacted': {
      const owner = state.ownerId && state.ownerId !== state.by ? `, ${mention(state.ownerId)} has it` : '';
      return `${mention(state.by)} reached them ${slackDate(state.at)}${owner}`;
    }
    case 'resolved':
      return `${OUTCOME_WORDS[state.outcome]}, ${mention(state.by)} ${slackDate(state.at)}`;
  }
}

/** "Tried twice, last by phone yesterday at 4:10 PM" */
export function triedWords({ n, last }: NonNullable<CardModel['attempts']>): string {
  const times = n === 1 ? 'once' : n === 2 ? 'twice' : `${n} times`;
  return `Tried ${times}, last ${BY_CHANNEL_WORDS[last.channel]} ${slackDate(last.at)}`;
}

function openWords(returned: CardModel['returned']): string {
  switch (returned) {
    case null:
      return 'Nobody has it yet';
    case 'late':
      return 'Nobody has it: returned to the team, a business day late';
    case 'deactivated':
      return 'Nobody has it: returned to the team, because its owner has left';
  }
}

const TOLD = { lead: '\nThe team lead has been told', committee: '\nThe committee has been told' } as const;

type SlaFacts = Pick<CardModel, 'sla' | 'state' | 'escalated' | 'dueInWords'>;

/** The 48-hour promise in a title and a line; null where there is none. The due time is in the reader's zone. */
export function slaWords(model: SlaFacts): { title: string; text: string } | null {
  const { sla, state } = model;
  if (sla.kind === 'none') return null;
  const due = slackDate(sla.dueAt, undefined, model.dueInWords ?? undefined);
  const told = model.escalated ? TOLD[model.escalated] : '';
  switch (sla.kind) {
    case 'running':
      if (state.kind === 'resolved')
        return { title: 'Resolved without contact', text: `Contact was due ${due}` };
      return { title: 'Contact due', text: due + told };
    case 'met':
      return { title: '✓ Contacted in time', text: `Due ${due}` };
    case 'breached':
      if (sla.contactedAt) return { title: '⚑ Contacted late', text: `Due ${due}` };
      if (state.kind === 'resolved') return { title: '⚑ Never contacted', text: `Due ${due}` };
      return { title: '⚑ Overdue', text: `Contact was due ${due}${told}` };
  }
}
