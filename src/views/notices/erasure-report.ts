import type { KnownBlock } from '@slack/types';
import { context, header, type Message, section } from '../text/message';
import { bullets, line, link, richText, words } from '../text/rich-text';
import { count } from '../text/words';

/** So many links are listed; each is a line. */
export const ERASURE_LINKS_MAX = 40;

export interface ErasureCountsModel {
  answers: number;
  followUps: number;
  messages: number;
  deliveries: number;
  notes: number;
  people: number;
  /** With rejected rows of imports; absent where none were counted yet. */
  files?: number;
}

/** What an erasure removed; nothing here says who it was. */
export interface ErasureReportModel {
  counts: ErasureCountsModel;
  /** Messages of ours that are still to be deleted. */
  underWay: number;
  /** Messages of ours that Slack keeps us from deleting. */
  givenUp: number;
  /** The first of what others wrote, or of threads that could not be read. */
  leftovers: { what: 'message' | 'unread_thread'; link: string }[];
  leftoversTotal: number;
}

/** A direct message to an admin about an erasure: in numbers, with links to what only people can delete. */
export function renderErasureReport(model: ErasureReportModel): Message {
  const title = 'Somebody was erased';
  const blocks: KnownBlock[] = [
    header(title),
    section(`Removed: ${countsWords(model.counts)}.`),
    ...slackWords(model),
  ];
  if (model.leftoversTotal > 0) {
    blocks.push(
      section(
        '*Left for you:* what people wrote in those threads, which an app cannot delete. Ask its authors, or an owner of the workspace.',
      ),
      richText(
        bullets(
          model.leftovers
            .slice(0, ERASURE_LINKS_MAX)
            .map(({ what, link: url }) =>
              what === 'message'
                ? line(link(url, 'A message of a person’s'))
                : line(words('A thread that I could not read: '), link(url, 'look there yourself')),
            ),
        ),
      ),
    );
    const more = model.leftoversTotal - model.leftovers.length;
    if (more > 0) blocks.push(context(`And ${more} more.`));
  }
  return { text: title, blocks };
}

function slackWords({ underWay, givenUp, leftoversTotal }: ErasureReportModel): KnownBlock[] {
  const said: string[] = [];
  if (underWay > 0) said.push(`${count(underWay, 'message')} of mine still to be deleted in Slack.`);
  if (givenUp > 0)
    said.push(
      `${count(givenUp, 'message')} of mine could not be deleted: \`/rnps status\` shows what was given up.`,
    );
  if (said.length === 0 && leftoversTotal === 0) said.push('✓ Nothing is left to do.');
  return said.length > 0 ? [context(said.join(' '))] : [];
}

/** "3 answers, 1 follow-up, ..." */
export function countsWords(counts: ErasureCountsModel): string {
  return [
    count(counts.answers, 'answer'),
    count(counts.followUps, 'follow-up'),
    count(counts.notes, 'note'),
    count(counts.messages, 'message'),
    `${counts.deliveries === 1 ? '1 delivery' : `${counts.deliveries.toLocaleString('en-US')} deliveries`} of a survey tool`,
    ...(counts.files ? [`${count(counts.files, 'file')} with rejected rows of imports`] : []),
  ].join(', ');
}
