import type { KnownBlock } from '@slack/types';
import type { HistoryEvent, HistoryLineModel } from '../history-model';
import { historyWords } from '../history-words';
import { showReply } from '../replies/reply-shown';
import { context, type Message, plainContext } from '../text/message';
import { clipByLength, mrkdwn, neutralise, slackDate, splitByCodePoints } from '../text/mrkdwn';
import { quote, richText } from '../text/rich-text';
import { STATE_WORDS } from '../text/words';

const NOTE_MAX = 4500;

/** One change, as a reply in the card's thread. Notes that people wrote are quoted as plain text. */
export function renderHistoryLine(model: HistoryLineModel): Message {
  return { text: historyWords(model), blocks: historyBlocks(model, NOTE_MAX) };
}

/** One change, for the thread and for the History window; notes are clipped to `noteMax` UTF-16 units. */
export function historyBlocks(model: HistoryLineModel, noteMax: number): KnownBlock[] {
  const { at, from, to } = model;
  const change = from && to && from !== to ? ` · ${STATE_WORDS[from].word} → ${STATE_WORDS[to].word}` : '';
  return [
    { type: 'context', elements: [mrkdwn(`${historyWords(model)} · ${slackDate(at)}${change}`)] },
    ...notesOf(model.event).map((note) => richText(quote(clipByLength(neutralise(note), noteMax)))),
    ...(model.event.kind === 'replied' ? [showReply(model.event.replyId)] : []),
  ];
}

function notesOf(event: HistoryEvent): string[] {
  const notes = writtenIn(event);
  return notes.filter((note) => note !== null).filter((note) => neutralise(note).trim() !== '');
}

function writtenIn(event: HistoryEvent): (string | null)[] {
  switch (event.kind) {
    case 'resolved':
      return [event.reasonWithoutContact, event.note];
    case 'contact_logged':
    case 'reopened':
    case 'moved':
    case 'reply_answered':
      return [event.note];
    case 'waiting':
      return [event.reason];
    default:
      return [];
  }
}

const PIECE_MAX = 3000;
const PIECES_MAX = 10;

/**
 * A long comment, whole and word for word, as replies in the card's thread: 3,000 code points in each, and ten of
 * them at the most.
 */
export function renderFullComment(comment: string): Message[] {
  const pieces = splitByCodePoints(neutralise(comment).trim(), PIECE_MAX).filter((piece) => piece !== '');
  const shown = pieces.slice(0, PIECES_MAX);
  return shown.map((piece, index) => {
    const part =
      shown.length > 1 ? `The full comment, part ${index + 1} of ${shown.length}` : 'The full comment';
    const cut = index === PIECES_MAX - 1 && pieces.length > PIECES_MAX;
    const rest = cut ? [context('It goes on. The rest is kept with the response.')] : [];
    return { text: part, blocks: [plainContext(part), richText(quote(piece)), ...rest] };
  });
}
