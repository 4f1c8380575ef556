import { type Message, section } from '../text/message';
import { inline, plain } from '../text/mrkdwn';
import { count } from '../text/words';

/** Words for a period of which there is nothing to read. */
export type NoDigest =
  | { kind: 'nothing'; title: string; thisMonth: number }
  | { kind: 'not_published'; title: string }
  | { kind: 'ahead'; title: string }
  | { kind: 'reading'; title: string; comments: number };

/** An answer where there is no digest to show. */
export function renderNoDigest(no: NoDigest): Message {
  const text = wordsOf(no);
  return { text, blocks: [section(text)] };
}

function wordsOf(no: NoDigest): string {
  switch (no.kind) {
    case 'nothing': {
      const now =
        no.thisMonth > 0
          ? ` ${count(no.thisMonth, 'was', 'were')} in the month that runs: \`/rnps digest this month\`.`
          : '';
      return `No initiative was marked delivered in ${no.title}, so there is nothing to publish.${now} \`/rnps initiatives\` lists what is open.`;
    }
    case 'not_published':
      return `Nothing was published of ${no.title} yet. The committee drafts it.`;
    case 'reading':
      return `${count(no.comments, 'comment is', 'comments are')} still being read that could tell who raised what. Ask again in a minute.`;
    case 'ahead':
      return `${no.title} has not begun.`;
  }
}

/** Tells whoever asked where the draft is. `permalink`: null until it is posted. */
export function renderDraftIs(model: {
  title: string;
  isNew: boolean;
  channel: string;
  permalink: string | null;
  isApproved: boolean;
}): Message {
  const where = model.permalink ? `<${model.permalink}|in #${model.channel}>` : `in #${model.channel}`;
  const text = model.isNew
    ? `The digest of ${model.title} is drafted, ${where}. Edit, approve and publish it there.`
    : `The draft of ${model.title} is ${where}. ${model.isApproved ? 'It is approved, and not published yet.' : 'It waits for approval.'}`;
  return { text, blocks: [section(text)] };
}

/** An answer for what is neither a month nor a quarter. */
export function renderDigestUsage(word: string): Message {
  return {
    text: 'I do not know that month or quarter.',
    blocks: [
      {
        type: 'section',
        text: plain(`“${inline(word, 40)}” is neither a month nor a quarter that I know.`, 3000),
      },
      section('Try `/rnps digest`, `/rnps digest october`, `/rnps digest 2026-10` or `/rnps digest q3`.'),
    ],
  };
}
