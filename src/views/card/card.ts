import type { KnownBlock, RichTextQuote } from '@slack/types';
import { bandOf } from '../../domain/bands';
import { COMMENT_ON_CARD } from '../../domain/themes/comment';
import { ACTIONS } from '../ids';
import { button, context, header, type Message, section } from '../text/message';
import { clipByCodePoints, escapeMrkdwn, inline, mrkdwn, neutralise, plain, slackDate } from '../text/mrkdwn';
import { bold, line, quote, richText, when, words } from '../text/rich-text';
import { BAND_WORDS, count, STATE_WORDS, scoreWords } from '../text/words';
import { accountNameOf, factsBlock } from './card-facts';
import type { CardModel } from './card-model';
import { slaWords, stateWords, triedWords } from './card-state';
import { cardButtons } from './follow-up-buttons';

const { codePoints: COMMENT_MAX, lines: COMMENT_LINES_MAX } = COMMENT_ON_CARD;
const JOINED_MAX = 3;
const JOINED_COMMENT_MAX = 280;
const REASON_MAX = 280;
const STEPS_MAX = 5;

/** The one card of a follow-up, as it stands now. The fallback text carries nothing that the customer wrote. */
export function renderCard(model: CardModel): Message {
  const name = accountNameOf(model);
  const blocks: KnownBlock[] = [
    header(`${scoreWords(model.band, model.score)} · ${inline(name, 55)}`),
    stateBlock(model),
    ...pauseBlocks(model),
    ...commentBlocks(model.comment),
    factsBlock(model),
    ...joinedBlocks(model),
    ...playbookBlocks(model),
    cardButtons({ ...model, hasDueTime: model.sla.kind !== 'none', about: inline(name, 25) }),
    footer(model),
  ];
  return { text: fallback(model, name), blocks };
}

/** What the card shows of a comment: its beginning, at most 600 code points and 12 lines. */
export function commentOnCard(comment: string): string {
  const whole = neutralise(comment).trim();
  const lines = whole.split('\n');
  if (lines.length <= COMMENT_LINES_MAX) return clipByCodePoints(whole, COMMENT_MAX);
  return clipByCodePoints(`${lines.slice(0, COMMENT_LINES_MAX).join('\n').trimEnd()}…`, COMMENT_MAX);
}

/** True when the card shows only a part of the comment, so that the whole of it belongs in the thread. */
export function isLongComment(comment: string): boolean {
  return commentOnCard(comment) !== neutralise(comment).trim();
}

function stateBlock(model: CardModel): KnownBlock {
  const { glyph, word } = STATE_WORDS[model.state.kind];
  const sla = slaWords(model);
  const tried = model.attempts ? `\n${triedWords(model.attempts)}` : '';
  const fields = [mrkdwn(`*${glyph} ${word}*\n${stateWords(model.state, model.returned)}${tried}`)];
  if (sla) fields.push(mrkdwn(`*${sla.title}*\n${sla.text}`));
  return { type: 'section', fields };
}

// What is put off is said in words and with its end, so that a card need not be edited when it is over.
function pauseBlocks({ confidential, snoozedUntil, waiting }: CardModel): KnownBlock[] {
  const blocks: KnownBlock[] = [];
  if (confidential) {
    blocks.push(
      context(
        '*In confidence.* The comment may be about the owner of the account, so this card is in no channel. ' +
          'Please keep it from them.',
      ),
    );
  }
  if (snoozedUntil)
    blocks.push(context(`Reminders are snoozed until ${slackDate(snoozedUntil)}; the due time stays`));
  if (waiting) {
    // On one line, because a quote would look like the customer's.
    const reason = inline(waiting.reason ?? '', REASON_MAX);
    const why = words(` at the latest${reason ? `: ${reason}` : ''}`);
    blocks.push(richText(line(bold('Waiting on the customer'), words(', until '), when(waiting.until), why)));
  }
  return blocks;
}

function commentBlocks(comment: string | null): KnownBlock[] {
  const begins = comment === null ? '' : commentOnCard(comment);
  if (comment === null || begins === '') return [context('_No comment was left with this score._')];
  const shown = richText(quote(begins));
  return isLongComment(comment)
    ? [shown, context('Shortened here. The full text is in the thread.')]
    : [shown];
}

function joinedBlocks(model: CardModel): KnownBlock[] {
  const latest = model.joined.slice(-JOINED_MAX);
  if (latest.length === 0) return [];
  const hidden = model.joined.length - latest.length;
  const answers = latest.flatMap((answer) => [
    line(
      words(`${answeredWords(model, answer)}: ${scoreWords(bandOf(answer.score), answer.score)}, `),
      when(answer.receivedAt),
    ),
    ...quoteIfAny(answer.comment),
  ]);
  const earlier = hidden > 0 ? [line(words(`and ${count(hidden, 'answer')} before these.`))] : [];
  return [richText(...answers, ...earlier)];
}

// The card is about the worst answer, which need not be the first one.
function answeredWords(model: CardModel, answer: { receivedAt: Date }): string {
  return answer.receivedAt < model.receivedAt ? 'Answered before' : 'Answered again';
}

function quoteIfAny(comment: string | null): RichTextQuote[] {
  const shown = clipByCodePoints(neutralise(comment ?? '').trim(), JOINED_COMMENT_MAX);
  return shown ? [quote(shown)] : [];
}

function playbookBlocks(model: CardModel): KnownBlock[] {
  if (model.state.kind === 'resolved' || model.playbook.length === 0) return [];
  const steps = model.playbook.slice(0, STEPS_MAX).map((step, index) => `${index + 1}. ${inline(step, 160)}`);
  const list = plain(steps.join('   '));
  if (!model.reply) return [{ type: 'context', elements: [mrkdwn('*Next steps*'), list] }];
  return [replyBeside(model, model.reply), { type: 'context', elements: [list] }];
}

function replyBeside(model: CardModel, way: 'email' | 'copy'): KnownBlock {
  const seen = way === 'email' ? 'Reply by e-mail' : 'Write a reply';
  const label = plain(`${seen}: ${inline(accountNameOf(model), 25)}`, 75).text;
  return {
    ...section('*Next steps*'),
    accessory: { ...button(ACTIONS.reply, `${seen}…`, model.followUpId), accessibility_label: label },
  };
}

function footer(model: CardModel): KnownBlock {
  const origin = [model.teamName, model.wave, `from ${model.sourceName}`].filter((part) => part !== null);
  const at = model.answeredAt
    ? `Answered ${slackDate(model.answeredAt)}`
    : `Received ${slackDate(model.receivedAt)}`;
  return {
    type: 'context',
    elements: [mrkdwn(at), plain(origin.map((part) => inline(part, 60)).join(' · '))],
  };
}

function fallback(model: CardModel, name: string): string {
  const score = `${BAND_WORDS[model.band].word}, ${model.score} out of 10, from ${escapeMrkdwn(inline(name, 80))}`;
  return `${score}. ${STATE_WORDS[model.state.kind].word}: ${stateWords(model.state, model.returned)}.`;
}
