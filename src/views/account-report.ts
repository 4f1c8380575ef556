import type { KnownBlock, ModalView, RichTextElement, RichTextSection } from '@slack/types';
import type { Band } from '../domain/bands';
import { type FollowUpState, ownerOf, type SlaStatus } from '../domain/follow-up';
import { moreWords } from './card/follow-up-line';
import { ACTIONS } from './ids';
import { pageBlocks } from './paging';
import { button, context, header, type Message, section } from './text/message';
import { clipByCodePoints, escapeMrkdwn, inline, neutralise, plain } from './text/mrkdwn';
import {
  bold,
  joined,
  joinedGroups,
  line,
  link,
  person,
  quote,
  richText,
  when,
  words,
} from './text/rich-text';
import { BAND_WORDS, count, dayWords, money, OUTCOME_WORDS, STATE_WORDS } from './text/words';
import { reading } from './windows/form';

/** All that is known of one account, for whoever asked. */
export interface AccountReport {
  id: string;
  name: string;
  domain: string | null;
  arr: number | null;
  currency: string | null;
  plan: string | null;
  region: string | null;
  industry: string | null;
  lifecycle: string | null;
  /** ISO dates. */
  customerSince: string | null;
  renewalDate: string | null;
  churnedAt: Date | null;
  owner: string | null;
  /** Of all answers that this person may read. */
  bands: Record<Band, number>;
  /** The latest first. */
  answers: AccountAnswer[];
  /** Answers that are with a team lead, and that this person may not read. */
  withheld: number;
  /** Which page of the answers it is, from 0, and of how many. */
  page: number;
  pages: number;
}

export interface AccountAnswer {
  band: Band;
  score: number;
  comment: string | null;
  answeredAt: Date;
  person: { name: string | null; title: string | null };
  /** True when it joined a follow-up that an earlier answer had opened. */
  joined: boolean;
  followUp: AccountWork | null;
}

/** A follow-up, as far as an answer tells of it. */
export interface AccountWork {
  teamName: string;
  /** Of the answer that opened it. */
  score: number;
  state: FollowUpState;
  sla: SlaStatus;
  /** The due time in the team's zone, for clients that do not read Slack's dates; null without an SLA. */
  dueInWords: string | null;
  /** Address of the card; null when there is none that everybody can open. */
  permalink: string | null;
}

const COMMENT_MAX = 200;
const FACT_MAX = 60;

/** The answer of `/rnps account NAME`: the facts and the latest answers, with the way to those before them. */
export function renderAccount(report: AccountReport): Message {
  const name = inline(report.name, 80);
  const { total, words: bands } = heard(report);
  const more = moreWords(total, report.answers.length);
  const blocks: KnownBlock[] = [
    header(name),
    richText(...factLines(report)),
    section(`*${bands}*`),
    ...report.answers.map((answer) => richText(...answerLines(answer))),
    ...(more
      ? [
          context(`${more} before these`),
          {
            type: 'actions' as const,
            elements: [button(ACTIONS.accountEarlier, 'Earlier answers', `${report.id}:1`)],
          },
        ]
      : []),
    ...withheldBlocks(report),
  ];
  return { text: `${escapeMrkdwn(name)}: ${bands}`, blocks };
}

/** The window with all answers of an account that this person may read, a page at a time. */
export function accountModal(report: AccountReport): ModalView {
  return reading('Answers of an account', [
    header(inline(report.name, 80)),
    section(`*${heard(report).words}*`),
    ...report.answers.map((answer) => richText(...answerLines(answer))),
    ...pageBlocks({
      page: report.page,
      pages: report.pages,
      back: { actionId: ACTIONS.accountNewer, label: 'Newer' },
      on: { actionId: ACTIONS.accountOlder, label: 'Older' },
      turnValue: (page) => `${report.id}:${page}`,
    }),
    ...withheldBlocks(report),
  ]);
}

function heard({ bands }: AccountReport): { total: number; words: string } {
  const total = bands.detractor + bands.passive + bands.promoter;
  return { total, words: bandWords(bands, total) };
}

function withheldBlocks({ withheld }: AccountReport): KnownBlock[] {
  return withheld > 0 ? [context(withheldWords(withheld))] : [];
}

function bandWords(bands: Record<Band, number>, total: number): string {
  if (total === 0) return 'No answers yet';
  const parts = (['detractor', 'passive', 'promoter'] as const).map(
    (band) => `${BAND_WORDS[band].glyph} ${count(bands[band], BAND_WORDS[band].word.toLowerCase())}`,
  );
  return `${count(total, 'answer')}: ${parts.join(', ')}`;
}

function withheldWords(n: number): string {
  return n === 1
    ? 'One answer is with a team lead, and is not counted here.'
    : `${n} answers are with a team lead, and are not counted here.`;
}

function factLines(report: AccountReport): RichTextSection[] {
  const arr = report.arr === null ? null : words(`${money(report.arr, report.currency)} ARR`);
  const lines = [
    [arr, fact(report.plan), fact(report.region), fact(report.industry), fact(report.lifecycle)],
    [
      dated('Customer since', report.customerSince),
      dated('renews', report.renewalDate),
      report.churnedAt ? words(`left ${dayWords(report.churnedAt.toISOString())}`) : null,
    ],
    [fact(report.domain), report.owner ? words(`account owner ${inline(report.owner, FACT_MAX)}`) : null],
  ].map((elements) => joined(elements));
  const present = lines.filter((elements) => elements.length > 0);
  return present.length > 0 ? present.map((elements) => line(...elements)) : [NOTHING_KNOWN];
}

const NOTHING_KNOWN = line(words('Nothing else is known about this account yet.'));

function answerLines(answer: AccountAnswer) {
  const { glyph, word } = BAND_WORDS[answer.band];
  const who = joined([fact(answer.person.name), fact(answer.person.title)]);
  const title = line(
    bold(`${glyph} ${word} ${answer.score}/10`),
    words(' · '),
    when(answer.answeredAt, undefined, '{date_long}'),
    ...(who.length > 0 ? [words(' · '), ...who] : []),
  );
  const comment = neutralise(answer.comment ?? '').trim();
  const said = comment ? [quote(clipByCodePoints(comment, COMMENT_MAX))] : [];
  return [title, ...said, workLine(answer)];
}

function workLine({ followUp, joined: hasJoined }: AccountAnswer): RichTextSection {
  if (!followUp) return line(words('No follow-up: it came with the imported history.'));
  const { state, teamName, permalink } = followUp;
  const owner = ownerOf(state);
  return line(
    words(`${STATE_WORDS[state.kind].glyph} `),
    ...joinedGroups([
      [
        words(
          hasJoined
            ? `joined an earlier follow-up (${followUp.score}/10): ${stateWords(state)}`
            : stateWords(state),
        ),
      ],
      [words(inline(teamName, FACT_MAX))],
      owner ? [person(owner)] : [],
      dueElements(followUp),
      permalink ? [link(permalink, 'Open the card')] : [],
    ]),
  );
}

// "Resolved: We fixed the problem"
function stateWords(state: FollowUpState): string {
  const { word } = STATE_WORDS[state.kind];
  return state.kind === 'resolved' ? `${word}: ${OUTCOME_WORDS[state.outcome]}` : word;
}

function dueElements({ sla, state, dueInWords }: AccountWork): RichTextElement[] {
  if (sla.kind === 'none' || state.kind === 'contacted' || state.kind === 'resolved') return [];
  const due = when(sla.dueAt, dueInWords ?? undefined);
  return sla.kind === 'breached' ? [bold('⚑ overdue'), words(' since '), due] : [words('due '), due];
}

function fact(value: string | null): RichTextElement | null {
  const text = inline(value ?? '', FACT_MAX);
  return text ? words(text) : null;
}

function dated(label: string, isoDay: string | null): RichTextElement | null {
  return isoDay ? words(`${label} ${inline(dayWords(isoDay), FACT_MAX)}`) : null;
}

/** Several accounts that a name may mean, or the nearest to one that is none; `word` finds exactly that account. */
export interface AccountChoice {
  typed: string;
  accounts: { name: string; domain: string | null; word: string }[];
  total: number;
}

/** Asks which one is meant: the list says what to type. */
export function renderWhichAccount(choice: AccountChoice): Message {
  const title = `"${inline(choice.typed, 60)}" is ${count(choice.total, 'account')}. Which one do you mean?`;
  const more = moreWords(choice.total, choice.accounts.length);
  return {
    text: 'That name fits several accounts.',
    blocks: [
      { type: 'section', text: plain(title) },
      choiceList(choice),
      ...(more ? [context(`${more}. More of the name narrows it down.`)] : []),
    ],
  };
}

/** An answer for an account that nobody has heard of. */
export function renderNoAccount(choice: AccountChoice): Message {
  const title = `There is no account "${inline(choice.typed, 60)}".`;
  const near = choice.accounts.length > 0;
  return {
    text: 'I do not know that account.',
    blocks: [
      { type: 'section', text: plain(near ? `${title} Did you mean one of these?` : title) },
      ...(near
        ? [choiceList(choice)]
        : [section('An account is known here once one of its people has answered.')]),
    ],
  };
}

/** An answer for `/rnps account` alone. */
export function renderAccountUsage(): Message {
  const text =
    'Name an account, or its domain: `/rnps account Northwind` or `/rnps account northwind.example`.';
  return { text: 'Which account?', blocks: [section(text)] };
}

function choiceList({ accounts }: AccountChoice): KnownBlock {
  const lines = accounts.map(({ name, domain, word }) =>
    line(...joined([bold(inline(name, 60)), fact(domain)]), words('  '), {
      type: 'text',
      text: `/rnps account ${inline(word, 80)}`,
      style: { code: true },
    }),
  );
  return richText({ type: 'rich_text_list', style: 'bullet', elements: lines });
}
