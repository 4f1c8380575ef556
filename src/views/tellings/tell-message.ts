import type { ActionsBlock, KnownBlock } from '@slack/types';
import { TITLE_MAX } from '../../domain/committee/initiative';
import { ACTIONS } from '../ids';
import { context, header, type Message, section } from '../text/message';
import { escapeMrkdwn, inline, plain } from '../text/mrkdwn';
import { bold, line, richText, words } from '../text/rich-text';
import { count } from '../text/words';
import { askerBlocks, NOTE_MAX, noteBlock, sizeOf } from './asker-blocks';
import {
  type AskersModel,
  askersWords,
  beginsByTheme,
  LOOK_FIRST,
  maybeWords,
  people,
  toldWords,
  whoWords,
} from './telling-model';

/** Customers of a message at the most; all of them are in its window. */
const SHOWN = 10;
/** Of the characters that Slack takes in a message, with room for what stands around. */
const TEXT_MAX = 8000;

/** Asks somebody to tell their customers what became of what they asked for; those who are told stay until all are. */
export function renderTell(model: AskersModel): Message {
  const title = inline(model.title, TITLE_MAX) || '-';
  const { notTold, asked } = model.counts;
  if (!model.isDelivered) return done(`Nobody need be told for now. Taken up again: ${title}`);
  if (asked === 0)
    return done(
      `Nobody is left to tell. Delivered: ${title}`,
      model.maybe > 0 ? allButton(model) : undefined,
    );
  if (notTold === 0) return done(`✓ All done, ${toldWords(model.counts)}: ${title}`, allButton(model));
  const shown = fitting(model);
  const isAlone = shown.length === 1;
  const here = shown.filter(({ state }) => state === 'not_told').length;
  const left = notTold - here;
  const isDone = here === 0;
  const text = `${askersWords(model.counts)} can be told: ${title}`;
  return {
    text: escapeMrkdwn(text),
    blocks: [
      header('You asked, we delivered'),
      richText(
        line(bold(title), words(` is delivered. ${introWords(model)}`)),
        line(words(`${whoWords(model.counts)}: ${toldWords(model.counts)}.`)),
      ),
      ...(isAlone ? [] : commonNote(model)),
      ...shown.flatMap((one, i): KnownBlock[] => [
        { type: 'divider' },
        ...(beginsByTheme(shown, i) ? [section(LOOK_FIRST)] : []),
        ...askerBlocks(one, { place: null, hasNote: isAlone }),
      ]),
      { type: 'divider' },
      context(
        ...(left > 0
          ? [`${people(left)} more: *See all…* has them${isDone ? ', and goes on with the next' : ''}.`]
          : []),
        ...(model.maybe > 0
          ? [`${maybeWords(model.maybe)}: *See all…* has them, and nobody need tell them.`]
          : []),
        'A note is a draft to make your own. Whoever is told is asked again in the next survey.',
      ),
      allButton(model),
    ],
  };
}

function introWords({ whose, counts }: AskersModel): string {
  if (whose === 'committee') return `⚑ Nobody in Slack looks after ${askersWords(counts)}. Who tells them?`;
  if (counts.byTheme > 0) return `You look after ${askersWords(counts)}; they have not heard yet.`;
  return `${people(counts.notTold)} at your customers asked for it and ${counts.notTold === 1 ? 'has' : 'have'} not heard yet.`;
}

// Once for all of them: each has one of their own, with their name, in their language.
function commonNote(model: AskersModel): KnownBlock[] {
  if (!model.commonNote) return [];
  return [
    context('What most of them can be told. *Note…* has the words for each.'),
    noteBlock(model.commonNote),
  ];
}

// As many as Slack takes, and one at least: each is clipped. Whoever is told keeps their place, and so do all others.
function fitting({ items }: AskersModel) {
  let size = NOTE_MAX;
  return items
    .filter(({ isMaybe }) => !isMaybe)
    .slice(0, SHOWN)
    .filter((one, index) => {
      size += sizeOf(one);
      return index === 0 || size <= TEXT_MAX;
    });
}

function allButton({ initiativeId, whose, counts, maybe }: AskersModel): ActionsBlock {
  return {
    type: 'actions',
    elements: [
      {
        type: 'button',
        action_id: ACTIONS.tellings,
        text: plain(`See all ${(counts.asked + maybe).toLocaleString('en-US')}…`, 75),
        value: `${initiativeId}:${whose}:0`,
      },
    ],
  };
}

function done(text: string, button?: ActionsBlock): Message {
  return { text: escapeMrkdwn(text), blocks: [richText(line(words(text))), ...(button ? [button] : [])] };
}

/** What somebody is reminded of on one day: how many are not told, of each initiative. */
export function renderTellReminders(model: {
  to: string;
  items: { initiativeId: string; title: string; notTold: number }[];
}): Message {
  const waiting = model.items.filter(({ notTold }) => notTold > 0);
  const untold = waiting.reduce((sum, { notTold }) => sum + notTold, 0);
  if (untold === 0) return done('✓ Nobody is waiting to be told any more');
  const mine = model.to === 'committee' ? 'whom nobody looks after' : 'at your customers';
  const text = `${people(untold)} ${mine} ${untold === 1 ? 'has' : 'have'} not heard what became of it`;
  const shown = waiting.slice(0, REMINDED_SHOWN);
  const more = waiting.length - shown.length;
  return {
    text,
    blocks: [
      section(`*${text}*`),
      ...shown.flatMap(({ initiativeId, title, notTold }): KnownBlock[] => [
        richText(line(bold(inline(title, TITLE_MAX) || '-'), words(`: ${people(notTold)}`))),
        {
          type: 'actions',
          elements: [
            {
              type: 'button',
              action_id: ACTIONS.tellings,
              text: plain('Tell them…', 75),
              value: `${initiativeId}:${model.to}:0`,
              accessibility_label: `Tell them: ${inline(title, 40)}`.slice(0, 75),
            },
          ],
        },
      ]),
      ...(more > 0 ? [context(`and ${count(more, 'initiative')} more, each in its own message above.`)] : []),
    ],
  };
}

const REMINDED_SHOWN = 5;
