import type {
  RichTextBlock,
  RichTextElement,
  RichTextList,
  RichTextQuote,
  RichTextSection,
} from '@slack/types';
import { DAY_AND_TIME, inline, isUserId, neutralise, utcWords } from './mrkdwn';

/** A run of our own words. Rich text shows its text as it is: no markup is read in it. */
export function words(text: string): RichTextElement {
  return { type: 'text', text };
}

/** A run of our own words in bold. */
export function bold(text: string): RichTextElement {
  return { type: 'text', text, style: { bold: true } };
}

/** A person, as a mention when the id is Slack's, as text when it is not. */
export function person(userId: string): RichTextElement {
  return isUserId(userId) ? { type: 'user', user_id: userId } : words(inline(userId, 60));
}

/** A date in the reader's own time zone (Slack docs, "Date element"). */
export function when(
  at: Date,
  fallback: string = utcWords(at),
  format: string = DAY_AND_TIME,
): RichTextElement {
  return { type: 'date', timestamp: Math.floor(at.getTime() / 1000), format, fallback };
}

/** A link to a message of ours; only https and http addresses become links. */
export function link(url: string, text: string): RichTextElement {
  return /^https?:\/\//.test(url) ? { type: 'link', url, text } : words(text);
}

/** One line. Slack refuses empty runs and empty lines, so runs without text are left out. */
export function line(...elements: RichTextElement[]): RichTextSection {
  const present = elements.filter((element) => element.type !== 'text' || element.text !== '');
  return { type: 'rich_text_section', elements: present.length > 0 ? present : [words('-')] };
}

/** Bulleted lines. */
export function bullets(lines: RichTextSection[]): RichTextList {
  return { type: 'rich_text_list', style: 'bullet', elements: lines };
}

/** What somebody wrote, word for word, as a quote; direction controls are taken out. */
export function quote(text: string): RichTextQuote {
  return { type: 'rich_text_quote', elements: [words(neutralise(text))] };
}

/** A block of lines, lists and quotes. */
export function richText(...elements: RichTextBlock['elements']): RichTextBlock {
  return { type: 'rich_text', elements };
}

/** Elements with a dot between them; what is null is left out. */
export function joined(elements: (RichTextElement | null)[]): RichTextElement[] {
  return joinedGroups(elements.map((element) => (element ? [element] : [])));
}

/** Groups of elements with a dot between them; empty groups are left out. */
export function joinedGroups(groups: RichTextElement[][]): RichTextElement[] {
  const present = groups.filter((group) => group.length > 0);
  return present.flatMap((group, index) => (index === 0 ? group : [words(' · '), ...group]));
}
