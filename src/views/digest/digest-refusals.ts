import { DIGEST_TITLE_MAX, type DigestRefusal } from '../../domain/committee/digest';
import { escapeMrkdwn, inline, mention, slackDate } from '../text/mrkdwn';

const QUOTE_MAX = 300;

/** Words for a digest that did not change. */
export function digestRefusalWords(refusal: DigestRefusal): string {
  switch (refusal.code) {
    case 'published':
      return `${mention(refusal.by)} already published this one, ${slackDate(refusal.at)}. It is published once.`;
    case 'discarded':
      return `${mention(refusal.by)} already discarded this draft, ${slackDate(refusal.at)}. \`/rnps digest\` drafts it anew.`;
    case 'changed_meanwhile':
      return 'Somebody changed this draft meanwhile. Read it again as it is now.';
    case 'you_approved':
      return 'You have approved this already, as it is now.';
    case 'nothing_told':
      return 'Everything is left out, so there is nothing to publish. Edit it first.';
    case 'quote_gone':
      return 'These words cannot be quoted any more. Choose others, or none.';
    case 'taken_up_again':
      return `“${escapeMrkdwn(inline(refusal.title, DIGEST_TITLE_MAX))}” was taken up again, so it is not what this draft says any more. Leave it out, or discard the draft.`;
    case 'quote_names':
      return `The words for customers under “${escapeMrkdwn(inline(refusal.title, DIGEST_TITLE_MAX))}” name somebody whom I know by now, so nothing was changed: “${escapeMrkdwn(inline(refusal.quote, QUOTE_MAX))}” Edit it, and choose other words for customers or none; then it is approved anew.`;
    case 'not_approved':
      return MISSING_WORDS[refusal.missing];
  }
}

const MISSING_WORDS = {
  one: 'Nobody has approved it as it is now. An edit voids what was approved before.',
  another: 'Two of the committee have to approve it, and only one has so far.',
  reader:
    'Only people who wrote it have approved it. Somebody of the committee who wrote nothing on it has to approve it as well.',
} as const;

/** Words for a digest that is not there. */
export const NO_DIGEST_WORDS = 'This digest is not there any more.';
