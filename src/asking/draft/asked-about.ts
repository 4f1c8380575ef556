import { maskForModel } from '../../ai/model/prepare-comment';
import type { Band } from '../../domain/bands';
import type { Masked } from '../../domain/redaction/mask';
import type { NameBook } from '../../domain/redaction/names';
import { replyLanguage } from '../../domain/reply/languages/languages';
import type { ReplyLanguage } from '../../domain/reply/languages/reply-language';
import { speaksToMachine } from '../../domain/themes/speaks-to-machine';
import type { FollowUpDetail } from '../../queries/follow-ups/follow-up-detail';

/** What a model is asked about, when it may be asked. */
export interface Asked {
  comment: string;
  masked: Masked;
  /** ISO 639-1, of the comment. */
  code: string;
  language: ReplyLanguage;
  /** All that is sent. */
  about: { language: ReplyLanguage; band: Band; comment: string };
}

/** A follow-up's comment as it may leave the machine, or why it may not. In a language that nobody could tell: English. */
export function askedAbout(
  { comment, band, about }: FollowUpDetail,
  names: NameBook | null,
  /** The local annotator's; what a model said of the language, a comment may have told it. */
  detected: string | null,
): Asked | { why: 'no_comment' | 'speaks_to_machine' | 'unknown_language' } {
  if (comment === null || names === null || !/\p{L}/u.test(comment)) return { why: 'no_comment' };
  if (speaksToMachine(comment)) return { why: 'speaks_to_machine' };
  const code = detected ?? about?.language ?? 'en';
  const language = replyLanguage(code);
  if (!language) return { why: 'unknown_language' };
  const masked = maskForModel(comment, names);
  return { comment, masked, code, language, about: { language, band, comment: masked.text } };
}
