import { liveMarkIn } from '../narration/live-marks';
import type { Masked } from '../redaction/mask';
import type { ReplyLanguage } from './languages/reply-language';
import { foreignHosts } from './links';

/** Why what a model drafted is not shown. */
export type DraftRejection =
  | 'empty'
  | 'too_long'
  | 'placeholder'
  | 'hidden_character'
  | 'number'
  | 'quotation_mark'
  | 'link'
  | 'mention'
  | 'markup'
  | 'other_script'
  | 'promise'
  | 'parrots';

interface DraftRules {
  language: ReplyLanguage;
  /** The comment as it was sent. */
  masked: Masked;
  /** Hosts that a reply may link to. */
  linkHosts: readonly string[];
}

/** A paragraph of a mail. */
const PARAGRAPH_MAX = 700;
/** So many words in a row as the customer has them are no answer, and may be an order to say them. */
const SAME_WORDS_MAX = 5;

/** Names come back into a draft; addresses, numbers and keys do not. */
const NAME = /\[(?:PERSON|ACCOUNT)_\d{1,9}\]/g;

/**
 * Null when a paragraph that a model wrote says nothing that would bind anybody and nothing that would be live: no figure
 * or date, no promise or remedy, no quotation, link, mention or markup, and no stretch of the comment.
 */
export function checkDraft(paragraph: string, rules: DraftRules): DraftRejection | null {
  const { language, masked } = rules;
  if (paragraph.trim() === '') return 'empty';
  if (paragraph.length > PARAGRAPH_MAX) return 'too_long';
  const named = paragraph.match(NAME) ?? [];
  if (named.some((placeholder) => !masked.originals.has(placeholder))) return 'placeholder';
  // A name is a word of one letter, so that what is joined to it is judged as it will stand there.
  const own = paragraph.replace(NAME, 'Ƒ').normalize('NFKC');
  if (/\[[A-Z]+_\d+\]/.test(own)) return 'placeholder';
  if (/[\p{C}\p{M}\u2028\u2029]/u.test(own)) return 'hidden_character';
  if (/[\p{N}\p{Sc}%‰‱٪]/u.test(own)) return 'number';
  const live = liveIn(own, rules) ?? liveInNames(named, rules);
  if (live) return live;
  if (hasQuotationMark(own)) return 'quotation_mark';
  if (/[^\P{L}\p{Script=Latin}]/u.test(own)) return 'other_script';
  const words = own.toLowerCase().replaceAll('’', "'");
  if (language.quantity.test(words)) return 'number';
  if (language.promise.test(words)) return 'promise';
  return parrots(own, masked.text) ? 'parrots' : null;
}

function liveIn(text: string, { linkHosts }: DraftRules): DraftRejection | null {
  return liveMarkIn(text) ?? (foreignHosts(text, linkHosts).length > 0 ? 'link' : null);
}

// Whoever names themselves after an address gets a draft without their name.
function liveInNames(named: readonly string[], rules: DraftRules): DraftRejection | null {
  const names = named.map((placeholder) => rules.masked.originals.get(placeholder)!);
  if (names.some((name) => /[\p{C}\u2028\u2029]/u.test(name))) return 'hidden_character';
  return names.map((name) => liveIn(name, rules)).find((live) => live !== null) ?? null;
}

/** Every mark of quotation but an apostrophe between two letters, as in don't or l'équipe. */
function hasQuotationMark(own: string): boolean {
  const withoutApostrophes = own.replace(/(?<=\p{L})['’](?=\p{L})/gu, '');
  return /["'’‘‚‛“”„‟«»‹›`´′″‵‶「」『』〝〞〟＂＇]/u.test(withoutApostrophes);
}

function parrots(own: string, comment: string): boolean {
  const said = ` ${wordsIn(comment).join(' ')} `;
  const words = wordsIn(own);
  return words.some((_, i) => {
    const run = words.slice(i, i + SAME_WORDS_MAX);
    return run.length === SAME_WORDS_MAX && said.includes(` ${run.join(' ')} `);
  });
}

function wordsIn(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  );
}
