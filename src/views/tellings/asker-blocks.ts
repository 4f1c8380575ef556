import type { ActionsBlock, Button, KnownBlock, RichTextElement } from '@slack/types';
import { ACTIONS } from '../ids';
import { clipByCodePoints, clipByLength, inline, neutralise, plain } from '../text/mrkdwn';
import { bold, joined, line, person, quote, richText, when, words } from '../text/rich-text';
import { scoreWords } from '../text/words';
import type { AskerModel } from './telling-model';

const NAME_MAX = 80;
const QUOTE_MAX = 300;
/** As long as a note can be by its template. */
export const NOTE_MAX = 1400;

const REPLY_LABEL = { email: 'Reply by e-mail…', copy: 'Write a reply…' };

/** Where somebody stands, so that a press in a window shows the same page again. */
export interface AskerPlace {
  whose: string;
  page: number;
}

/** Somebody who asked: who, what they said, what to tell them (or the button that shows it), and what became of it. */
export function askerBlocks(
  one: AskerModel,
  { place, hasNote }: { place: AskerPlace | null; hasNote: boolean },
): KnownBlock[] {
  const said = clipByCodePoints(neutralise(one.quote ?? '').trim(), QUOTE_MAX);
  const about = richText(line(...whoElements(one)), ...(said ? [quote(said)] : []));
  const buttons = askerButtons(one, { place, hasNote });
  return one.state === 'not_told' && hasNote ? [about, noteBlock(one.note), buttons] : [about, buttons];
}

/** What to tell somebody, to copy from. */
export function noteBlock(note: string): KnownBlock {
  const text = clipByLength(neutralise(note).trim(), NOTE_MAX) || '-';
  return richText({ type: 'rich_text_preformatted', elements: [{ type: 'text', text }] });
}

/** About how many characters it takes of what Slack allows a message, without a note. */
export function sizeOf({ personName, accountName, quote: said }: AskerModel): number {
  const names = Math.min(personName?.length ?? 0, NAME_MAX) + Math.min(accountName?.length ?? 0, NAME_MAX);
  return names + Math.min(said?.length ?? 0, 2 * QUOTE_MAX) + 260;
}

/** A customer's name as it stands among our words. */
export function nameOf({ personName, accountName }: Pick<AskerModel, 'personName' | 'accountName'>): string {
  return (
    inline(personName ?? '', NAME_MAX) || inline(accountName ?? '', NAME_MAX) || 'Somebody without a name'
  );
}

function whoElements(one: AskerModel): RichTextElement[] {
  const account = one.personName ? inline(one.accountName ?? '', NAME_MAX) : '';
  return [
    ...joined([
      bold(nameOf(one)),
      account ? words(account) : null,
      words(scoreWords(one.band, one.score)),
      when(one.answeredAt, undefined, '{date_short_pretty}'),
    ]),
    ...(one.linkedBy ? [words(' · linked by '), person(one.linkedBy)] : []),
    ...stateElements(one),
  ];
}

const MAIL_TROUBLE = {
  failed: '⚑ the e-mail did not go out',
  unknown: '⚑ nobody knows whether the e-mail went out',
};

function stateElements(one: AskerModel): RichTextElement[] {
  const { state, by, at, mailWaits, mailTrouble } = one;
  switch (state) {
    case 'not_told':
      if (mailWaits) return [words(' · '), bold('✉ e-mail on its way')];
      return mailTrouble ? [words(' · '), bold(MAIL_TROUBLE[mailTrouble])] : [];
    case 'told':
      return [words(' · '), bold(toldWords(one)), ...byElements(by, at)];
    case 'not_needed':
      return [words(' · '), bold('– Not needed'), ...byElements(by, at)];
  }
}

// Of what was sent by hand nobody knows how, or whether it arrived.
function toldWords({ via, mailCopied }: AskerModel): string {
  if (mailCopied) return '✓ Told in a message of their own';
  return via === 'email' ? '✓ Told by e-mail' : '✓ Told';
}

function byElements(by: string | null, at: Date | null): RichTextElement[] {
  return [...(by ? [words(' by '), person(by)] : []), ...(at ? [words(', '), when(at)] : [])];
}

// It stands where Told stood, so that a double click would take back what it says.
const UNDO = {
  title: plain('Take it back?', 100),
  text: plain('They are on the list of those to tell again.', 300),
  confirm: plain('Take it back', 30),
  deny: plain('Leave it', 30),
};

function askerButtons(
  one: AskerModel,
  { place, hasNote }: { place: AskerPlace | null; hasNote: boolean },
): ActionsBlock {
  const value = place ? `${one.tellingId}:${place.whose}:${place.page}` : one.tellingId;
  const button = (actionId: string, label: string): Button => ({
    type: 'button',
    action_id: actionId,
    text: plain(label, 75),
    value,
    accessibility_label: clipByLength(`${label.replace('…', '')}: ${nameOf(one)}`, 75),
  });
  if (one.isMaybe) return { type: 'actions', elements: [button(ACTIONS.countIn, 'Count in')] };
  if (one.state !== 'not_told')
    return { type: 'actions', elements: [{ ...button(ACTIONS.undoTold, 'Undo'), confirm: UNDO }] };
  // What they read comes first: whoever presses Told has told them already.
  const reply = one.reply ? [button(ACTIONS.replyToAsker, REPLY_LABEL[one.reply])] : [];
  const [first, ...rest] = [...reply, button(ACTIONS.told, 'Told'), button(ACTIONS.notNeeded, 'Not needed')];
  return {
    type: 'actions',
    elements: [
      one.asked ? { ...first!, style: 'primary' as const } : first!,
      ...rest,
      ...(hasNote ? [] : [button(ACTIONS.tellingNote, 'Note…')]),
    ],
  };
}
