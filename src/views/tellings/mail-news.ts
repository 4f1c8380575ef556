import { TITLE_MAX } from '../../domain/committee/initiative';
import { historyBlocks } from '../card/thread';
import type { HistoryEvent } from '../history-model';
import { historyWords } from '../history-words';
import { showReply } from '../replies/reply-shown';
import type { Message } from '../text/message';
import { escapeMrkdwn, inline } from '../text/mrkdwn';
import { bold, line, richText, words } from '../text/rich-text';
import { nameOf } from './asker-blocks';

/** What came of an e-mail that told somebody who never had a follow-up, whose thread would show it. */
export interface MailNewsModel {
  replyId: string;
  /** Of the initiative. */
  title: string;
  personName: string | null;
  accountName: string | null;
  event: HistoryEvent;
  at: Date;
}

const NOTE_MAX = 4500;

/** By direct message: to whom it went and what came of it, with what they wrote. */
export function renderMailNews(model: MailNewsModel): Message {
  const { event, at, replyId } = model;
  const account = model.personName ? inline(model.accountName ?? '', 80) : '';
  const said = { event, by: null, at, from: null, to: null };
  return {
    text: `${escapeMrkdwn(nameOf(model))}: ${historyWords(said)}`,
    blocks: [
      richText(
        line(
          bold(nameOf(model)),
          words(`${account ? `, ${account}` : ''} · about: ${inline(model.title, TITLE_MAX) || '-'}`),
        ),
      ),
      ...historyBlocks(said, NOTE_MAX),
      showReply(replyId),
    ],
  };
}
