import { type Month, monthName } from '../../domain/numbers/month-span';
import { commandFor, type StuckWork, stuckWords } from '../../domain/stuck-work';
import { ACTIONS } from '../ids';
import { button, context, type Message, section } from '../text/message';
import { escapeMrkdwn, inline, slackDate } from '../text/mrkdwn';
import { count } from '../text/words';

/** What fails about one topic; never empty. */
export interface StuckModel {
  topic: string;
  all: [StuckWork, ...StuckWork[]];
}

const LISTED_MAX = 5;

/** Tells an admin that the app cannot do something for a fault of its own: what, since when, and how it is tried again. */
export function renderStuck({ topic, all }: StuckModel): Message {
  const [first] = all;
  const what = topic.startsWith('messages:')
    ? `${count(all.length, 'message')} cannot be put into words.`
    : stuckWords(first);
  const command = commandFor(topic);
  const again = `Every start of the app tries once more, so a newer version does; so do ${command ? `\`${escapeMrkdwn(command)}\` and ` : ''}the button below.`;
  return {
    text: `⚑ ${what}`,
    blocks: [
      section(`⚑ *${escapeMrkdwn(what)}* That is a fault of the app, and nothing is lost.`),
      section(
        all
          .slice(0, LISTED_MAX)
          .map((work) => oneLine(work, all.length > 1))
          .concat(all.length > LISTED_MAX ? [`and ${all.length - LISTED_MAX} more`] : [])
          .join('\n'),
      ),
      section(
        `${again} If it stays so, please report it with the lines of the log that name \`${escapeMrkdwn(inline(topic, 80))}\`.`,
      ),
      { type: 'actions', elements: [button(ACTIONS.tryStuck, 'Try again', topic.slice(0, 150))] },
      context('`npm run doctor` lists it until it is done; then this message says so.'),
    ],
  };
}

// Of one thing the heading says what it is.
function oneLine(work: StuckWork, named: boolean): string {
  const what = named ? `• ${escapeMrkdwn(stuckWords(work))} ` : '';
  const state = work.parked ? 'given up' : 'tried again';
  return `${what}Failed ${count(work.attempts, 'time')} since ${slackDate(work.since)}, last with ${errorWords(work.error)}; ${state}.`;
}

// A name and a code; whatever else it should hold is not shown.
function errorWords(error: string): string {
  return /^[\w .:-]{1,100}$/.test(error) ? `\`${error}\`` : 'an error';
}

/** What that message becomes when all of it is done. */
export function renderUnstuck({ topic }: { topic: string }): Message {
  const text = `✓ ${doneWords(topic)}`;
  return { text, blocks: [section(text)] };
}

function doneWords(topic: string): string {
  const [kind, subject = ''] = topic.split(':');
  switch (kind) {
    case 'report':
      return `The report of ${monthName(subject as Month)} is there, with all that belongs to it.`;
    case 'digest_draft':
      return `The digest of ${monthName(subject as Month)} is drafted, if there was anything to tell.`;
    case 'digest':
      return 'The digest is there, with its files.';
    default:
      return 'What could not be put into words is sent.';
  }
}
