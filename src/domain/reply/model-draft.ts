import { clippedLine } from '../clip';
import { type Masked, unmask } from '../redaction/mask';
import type { Draft } from './draft';
import type { ReplyLanguage } from './languages/reply-language';

/** What a model writes of a reply; all else is the app's. */
export interface DraftParts {
  /** Thanks, and what they spoke of. */
  opening: string;
  /** What we would like to know of them. */
  closing: string;
}

/** What was decided about their theme, in the committee's words: the one thing that a draft may promise. */
export type Backing = { kind: 'under_way'; title: string } | { kind: 'delivered'; what: string };

const NAME_MAX = 80;
const BACKING_MAX = 600;

/** The draft that a model's paragraphs make, with greeting and name, and with what an initiative lets us promise. */
export function modelDraft(
  { opening, closing }: DraftParts,
  facts: {
    language: ReplyLanguage;
    masked: Masked;
    name: string | null;
    from: string;
    backing: Backing | null;
  },
): Draft {
  const { language, masked, backing } = facts;
  const name = clippedLine(facts.name ?? '', NAME_MAX);
  const paragraphs = [
    name ? language.greeting(name) : language.greetingAll,
    unmask(opening, masked),
    ...(backing ? [backedBy(backing, language)] : []),
    unmask(closing, masked),
    `${language.regards}\n${clippedLine(facts.from, NAME_MAX)}`,
  ];
  return { subject: language.subject, body: paragraphs.join('\n\n') };
}

function backedBy(backing: Backing, language: ReplyLanguage): string {
  return backing.kind === 'under_way'
    ? language.underWay(clippedLine(backing.title, BACKING_MAX))
    : language.delivered(clippedLine(backing.what, BACKING_MAX));
}
