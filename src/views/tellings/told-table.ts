import type { Button, KnownBlock } from '@slack/types';
import { TITLE_MAX } from '../../domain/committee/initiative';
import type { TellingCounts } from '../../domain/tellings/telling';
import { ACTIONS } from '../ids';
import { numbersTable } from '../numbers/numbers-parts';
import { context, header, type Message, section } from '../text/message';
import { escapeMrkdwn, inline, plain } from '../text/mrkdwn';
import { dayWords } from '../text/words';
import { maybeWords, people, toldWords, whoWords } from './telling-model';

const HEADS = ['Listed', 'Told', 'Not needed', 'Not told'].map((title) => ({
  title,
  align: 'right' as const,
  width: 12,
}));

function cells({ asked, told, notNeeded, notTold, byTheme }: TellingCounts): string[] {
  const [a, b, c, d] = [asked, told, notNeeded, notTold].map((n) => n.toLocaleString('en-US'));
  return [a!, b!, c!, byTheme > 0 ? `${d!} (${byTheme.toLocaleString('en-US')} by theme)` : d!];
}

/** What "by theme" means, where it stands. */
function themeWords(rows: readonly TellingCounts[]): string[] {
  const some = rows.some(({ byTheme }) => byTheme > 0);
  return some
    ? ['By theme: they spoke of what it is about, and may have meant something else, so look first.']
    : [];
}

/** `/rnps told`: of every delivered initiative, how many are to be told and what became of them. */
export function renderToldAll(rows: (TellingCounts & { title: string; deliveredSince: string })[]): Message {
  if (rows.length === 0) {
    const text = 'Nothing is delivered yet, so nobody is to be told. `/rnps initiatives` shows what is open.';
    return { text: 'Nothing is delivered yet.', blocks: [section(text)] };
  }
  const notTold = rows.reduce((sum, row) => sum + row.notTold, 0);
  const lists = rows.filter((row) => row.notTold > 0).length;
  const title =
    notTold > 0
      ? `${people(notTold)} not told yet${lists > 1 ? `, on ${lists} lists` : ''}`
      : 'Nobody is left to tell';
  return {
    text: title,
    blocks: [
      header(title),
      ...numbersTable(
        [
          { title: 'Delivered', align: 'left' as const, width: 30 },
          { title: 'Since', align: 'left' as const, width: 12 },
          ...HEADS,
        ],
        rows.map((row) => [row.title, dayWords(row.deliveredSince), ...cells(row)]),
        'block',
      ),
      context(
        ...themeWords(rows),
        'These are people; a digest counts the accounts that they are at.',
        ...(lists > 1 ? ['Whoever is on two lists is counted on both.'] : []),
        '`/rnps told TITLE` shows one by who tells them. `/rnps told survey` lists who is asked again.',
      ),
    ],
  };
}

/** `/rnps told TITLE`: of one initiative, by who tells them. */
export function renderToldOne(model: {
  initiativeId: string;
  title: string;
  counts: TellingCounts;
  maybe: number;
  tellers: (TellingCounts & { ownerId: string | null; ownerName: string | null })[];
}): Message {
  const title = inline(model.title, TITLE_MAX) || '-';
  const table = numbersTable(
    [{ title: 'Who tells them', align: 'left' as const, width: 30 }, ...HEADS],
    model.tellers.map((one) => [
      one.ownerId === null ? 'Nobody in Slack' : (one.ownerName ?? one.ownerId),
      ...cells(one),
    ]),
    'block',
  );
  return {
    text: escapeMrkdwn(`${title}: ${toldWords(model.counts)}`),
    blocks: [
      header(title),
      ...(model.counts.asked > 0 ? [section(`${whoWords(model.counts)}: ${toldWords(model.counts)}.`)] : []),
      ...table,
      ...themeWords(model.tellers).map((said) => context(said)),
      ...(model.maybe > 0
        ? [context(`${maybeWords(model.maybe)}: *See all…* has them, and nobody need tell them.`)]
        : []),
      ...(model.counts.asked + model.maybe > 0
        ? [seeAll(model.initiativeId, 'See all…', [historyButton(model.initiativeId)])]
        : [
            section('Nobody was found who asked for it or surely spoke of its theme.'),
            // Somebody may have been, who left the list.
            { type: 'actions' as const, elements: [historyButton(model.initiativeId)] },
          ]),
    ],
  };
}

/** The button that opens everybody who asked for an initiative. */
export function seeAll(initiativeId: string, label: string, more: Button[] = []): KnownBlock {
  return {
    type: 'actions',
    elements: [
      {
        type: 'button',
        action_id: ACTIONS.tellings,
        text: plain(label, 75),
        value: `${initiativeId}:all:0`,
      },
      ...more,
    ],
  };
}

function historyButton(initiativeId: string): Button {
  return {
    type: 'button',
    action_id: ACTIONS.toldHistory,
    text: plain('Who told whom…', 75),
    value: `${initiativeId}:all:0`,
  };
}

/** An answer for a title that names none of them, or several. */
export function renderWhichTold(typed: string, titles: string[]): Message {
  const named = titles.slice(0, 10).map((title) => inline(title, 80));
  const words =
    named.length > 0
      ? `"${inline(typed, 60)}" could be: ${named.join('; ')}.`
      : `Nothing that is delivered has "${inline(typed, 60)}" in its title.`;
  return {
    text: named.length > 0 ? 'Which one?' : 'I do not know that initiative.',
    blocks: [
      { type: 'section', text: plain(words, 3000) },
      section(named.length > 0 ? 'Type more of the title.' : '`/rnps told` lists them all.'),
    ],
  };
}

/** `/rnps told survey`: how many are to be asked in the next survey, and the button that gives them as a file. */
export function renderSurveyQueue(total: number): Message {
  if (total === 0) {
    const text = 'Nobody is queued for the next survey yet: whoever is told of what was delivered will be.';
    return { text, blocks: [section(text)] };
  }
  const text = `${people(total)} ${total === 1 ? 'was' : 'were'} told of what was delivered, and can be asked in the next survey.`;
  return {
    text,
    blocks: [
      section(text),
      {
        type: 'actions',
        elements: [
          { type: 'button', action_id: ACTIONS.surveyExport, text: plain('Export CSV', 75), value: 'survey' },
        ],
      },
    ],
  };
}
