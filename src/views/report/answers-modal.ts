import type { KnownBlock, ModalView } from '@slack/types';
import type { Band } from '../../domain/bands';
import { type AnswersAsked, answersValue } from '../../domain/committee/report-answers';
import { type Month, monthName } from '../../domain/numbers/month-span';
import { ACTIONS } from '../ids';
import { pageBlocks } from '../paging';
import { button, context, section } from '../text/message';
import { clipByCodePoints, escapeMrkdwn, inline, neutralise } from '../text/mrkdwn';
import { bold, line, link, quote, richText, when, words } from '../text/rich-text';
import { count, scoreWords } from '../text/words';
import { CHECK_WORDS, readingsWords } from '../themes/theme-words';
import { reading } from '../windows/form';

/** A page of answers behind a figure. */
export interface AnswersModel {
  asked: AnswersAsked;
  /** "Billing and contracts, October 2026" */
  heading: string;
  /** The month against which a theme moved; null where nothing moved. */
  before: Month | null;
  pages: number;
  total: number;
  sure: number | null;
  withheld: number;
  /** Who were contacted or told too, and found nobody alike to be compared with. */
  left: number;
  answers: {
    responseId: string;
    score: number;
    band: Band;
    answeredAt: Date;
    accountName: string | null;
    said: string | null;
    sure: boolean | null;
    permalink: string | null;
  }[];
}

const SAID_MAX = 300;

/** The window behind "See the answers": who said what, and the way to each card. */
export function answersModal(model: AnswersModel): ModalView {
  const { asked, heading, total, sure, withheld, left, answers, before } = model;
  return reading('The answers behind it', [
    section(`*${escapeMrkdwn(inline(heading, 150))}*: ${readingsWords({ n: total, sure })}`),
    ...answers.map(answerBlock),
    ...(answers.length === 0 ? [section('There is no answer to show here.')] : []),
    ...(withheld > 0
      ? [
          context(
            `${count(withheld, 'answer')} more ${withheld === 1 ? 'is' : 'are'} with a team lead, and not shown here.`,
          ),
        ]
      : []),
    ...(left > 0
      ? [
          context(
            `${count(left, 'person', 'people')} more ${left === 1 ? 'was' : 'were'} contacted or told, and found nobody alike to be compared with: not counted, and not shown here.`,
          ),
        ]
      : []),
    ...paging(model),
    ...(before
      ? [
          {
            type: 'actions' as const,
            elements: [
              button(
                ACTIONS.reportMonthBefore,
                `The same in ${monthName(before)}`,
                answersValue({ ...asked, month: before, page: 0 }),
              ),
            ],
          },
        ]
      : []),
  ]);
}

function answerBlock(answer: AnswersModel['answers'][number]): KnownBlock {
  const who = inline(answer.accountName ?? '', 60);
  return richText(
    line(
      bold(scoreWords(answer.band, answer.score)),
      words(`${who ? ` · ${who}` : ''} · `),
      when(answer.answeredAt, undefined, '{date_long}'),
      ...(answer.sure === false ? [words(` · ${CHECK_WORDS}`)] : []),
      ...(answer.permalink ? [words(' · '), link(answer.permalink, 'Open the card')] : []),
    ),
    ...(answer.said ? [quote(`“${clipByCodePoints(neutralise(answer.said), SAID_MAX)}”`)] : []),
  );
}

function paging({ asked, pages }: AnswersModel): KnownBlock[] {
  return pageBlocks({
    page: asked.page,
    pages,
    back: { actionId: ACTIONS.reportNewer, label: 'Newer' },
    on: { actionId: ACTIONS.reportOlder, label: 'Older' },
    // Answers may have gone since this page was drawn, so a step back ends on one that there is.
    turnValue: (page) => answersValue({ ...asked, page: Math.min(page, pages - 1) }),
  });
}
