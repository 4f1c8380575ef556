import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import {
  DIGEST_INTRO_MAX,
  DIGEST_TITLE_MAX,
  DIGEST_WORDS_MAX,
  type DigestSide,
  type OfferedQuotes,
} from '../../domain/committee/digest';
import { CALLBACKS, DIGEST_LEAVE_OUT, DIGEST_WITHOUT_QUOTE, digestInputs, INPUTS, YES } from '../ids';
import { context, plainContext, section } from '../text/message';
import { clipByLength, inline, neutralise, plain, splitByCodePoints } from '../text/mrkdwn';
import { form, input, option, reading } from '../windows/form';
import { digestMarkdown } from './digest-external';
import type { DigestEntryModel, DigestModel } from './digest-model';
import { internalBlocks, raisedWords, sinceWords } from './digest-parts';

const PIECE = 2900;
/** Of the 100 blocks that a window has. */
const PIECES_MAX = 12;

/** What each entry can quote, by its place; of one that is missing the quotes stay as they are. */
export type QuotesOffered = ReadonlyMap<number, Record<DigestSide, OfferedQuotes>>;

/** The form behind "Edit": the intro, and each entry's title, words and quotes, or that it is left out. */
export function digestModal(model: DigestModel, offered: QuotesOffered): ModalView {
  const hasDeclined = model.entries.some(({ kind }) => kind === 'declined');
  return {
    ...form('You asked, we delivered', CALLBACKS.digest, ''),
    private_metadata: JSON.stringify({ digestId: model.id, version: model.revision }),
    blocks: [
      plainContext(
        `${model.periodName}. Colleagues and customers read the same words. Saving a change voids approvals.`,
      ),
      text(INPUTS.digestIntro, {
        label: 'Intro',
        max: DIGEST_INTRO_MAX,
        value: model.intro,
        multiline: true,
        optional: true,
      }),
      ...(hasDeclined ? [declinedInput(model)] : []),
      ...model.entries.flatMap((entry) => entryBlocks(entry, offered.get(entry.place))),
    ],
  };
}

function declinedInput({ tellsDeclined }: DigestModel): InputBlock {
  const options = [option('Tell what was declined, too', YES, 'With the reason, as it stands below')];
  return checkboxes(INPUTS.digestDeclined, 'Declined', options, tellsDeclined ? [YES] : []);
}

function entryBlocks(
  entry: DigestEntryModel,
  offered: Record<DigestSide, OfferedQuotes> | undefined,
): KnownBlock[] {
  const ids = digestInputs(entry.place);
  const what = entry.kind === 'delivered' ? 'Delivered' : 'Declined';
  const facts = [raisedWords(entry), entry.kind === 'delivered' ? sinceWords(entry) : null];
  const hasQuote = entry.isQuoteless || entry.quote !== null || entry.publicQuote !== null;
  const quotes = hasQuote ? [option('Without the quote', DIGEST_WITHOUT_QUOTE)] : [];
  return [
    { type: 'divider' },
    plainContext(
      [`${what}: ${inline(entry.themeName, 60)}`, ...facts.filter((one) => one !== null)].join(' · '),
    ),
    text(ids.title, { label: 'Title', max: DIGEST_TITLE_MAX, value: entry.title }),
    text(ids.words, {
      label: entry.kind === 'delivered' ? 'What was delivered' : 'Why not',
      max: DIGEST_WORDS_MAX,
      value: entry.words,
      multiline: true,
      // Nobody wrote anything, and it may be left out.
      optional: entry.words === '',
    }),
    ...(offered ? quoteSelect(ids.quote, 'Quote for colleagues', offered.quote) : []),
    ...(offered ? quoteSelect(ids.publicQuote, 'Quote for customers', offered.publicQuote) : []),
    checkboxes(
      ids.marks,
      'In the digest',
      [option('Leave it out', DIGEST_LEAVE_OUT), ...quotes],
      [...(entry.isLeftOut ? [DIGEST_LEAVE_OUT] : []), ...(entry.isQuoteless ? [DIGEST_WITHOUT_QUOTE] : [])],
    ),
  ];
}

// Without anything to choose among there is no field, and what stands there stays.
function quoteSelect(
  ids: { block: string; action: string },
  label: string,
  { choices, chosen }: OfferedQuotes,
): KnownBlock[] {
  const options = choices.map(({ key, words, accountName }) => {
    const [first, rest] = inTwoLines(inline(words, 2 * QUOTE_PART));
    return option(first || '-', key, withAccount(rest, accountName) || undefined);
  });
  if (options.length === 0) return [];
  const initial = options.find(({ value }) => value === chosen);
  const element = {
    type: 'static_select' as const,
    action_id: ids.action,
    placeholder: plain('No quote', 150),
    options,
    ...(initial ? { initial_option: initial } : {}),
  };
  return [{ ...input(ids.block, label, element), optional: true }];
}

// The beginning of the words is in the first line: of what goes on, the end makes room for whose they are.
function withAccount(rest: string, accountName: string | null): string {
  const account = inline(accountName ?? '', ACCOUNT_MAX);
  if (!account || !rest) return account || rest;
  return `${inline(rest, OPTION_LINE - account.length - SEPARATOR.length)}${SEPARATOR}${account}`;
}

const ACCOUNT_MAX = 30;
const SEPARATOR = ' · ';
/** Characters that Slack takes in a line of an option. */
const OPTION_LINE = 75;

/** Of the characters that an option shows in each of its two lines. */
const QUOTE_PART = 70;
/** Of the second, behind its dots. */
const REST_MAX = 73;

// Between two words where there are any, unless what is left would not fit.
function inTwoLines(text: string): [string, string] {
  const letters = [...text];
  if (letters.length <= QUOTE_PART) return [text, ''];
  const space = letters.lastIndexOf(' ', QUOTE_PART);
  const at = letters.length - space <= REST_MAX ? space : QUOTE_PART;
  return [letters.slice(0, at).join('').trimEnd(), `… ${letters.slice(at).join('').trim()}`];
}

interface Typed {
  label: string;
  max: number;
  value: string;
  multiline?: boolean;
  optional?: boolean;
}

function text(ids: { block: string; action: string }, typed: Typed): InputBlock {
  const initial = clipByLength(neutralise(typed.value), typed.max);
  const element = {
    type: 'plain_text_input' as const,
    action_id: ids.action,
    multiline: typed.multiline ?? false,
    max_length: typed.max,
    ...(initial ? { initial_value: initial } : {}),
  };
  return { ...input(ids.block, typed.label, element), ...(typed.optional ? { optional: true } : {}) };
}

function checkboxes(
  ids: { block: string; action: string },
  label: string,
  options: PlainTextOption[],
  checked: string[],
): InputBlock {
  const initial = options.filter(({ value }) => value !== undefined && checked.includes(value));
  const element = {
    type: 'checkboxes' as const,
    action_id: ids.action,
    options,
    ...(initial.length > 0 ? { initial_options: initial } : {}),
  };
  return { ...input(ids.block, label, element), optional: true };
}

/** Both versions, as they read now: what colleagues see in Slack, and what customers may read, as Markdown. */
export function digestPreview(model: DigestModel, saved = false): ModalView {
  const pieces = splitByCodePoints(digestMarkdown(model), PIECE);
  return reading('Preview', [
    ...(saved ? [context('✓ Saved. This is how it reads now.')] : []),
    section('*What colleagues read*'),
    ...internalBlocks(model),
    { type: 'divider' },
    section('*What customers may read* (Markdown; once it is published, the file comes with one of HTML)'),
    ...pieces.slice(0, PIECES_MAX).map(
      (piece): KnownBlock => ({
        type: 'rich_text',
        elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: piece }] }],
      }),
    ),
    ...(pieces.length > PIECES_MAX ? [plainContext('The file holds the rest.')] : []),
  ]);
}
