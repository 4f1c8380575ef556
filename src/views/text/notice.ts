import type { SectionBlock } from '@slack/types';
import { section } from './message';
import { escapeMrkdwn, inline } from './mrkdwn';

/** What came of the last click; no block when nothing of it can be shown, because Slack refuses an empty one. */
export function noticeBlocks(notice: string | null, max: number): SectionBlock[] {
  const words = inline(notice ?? '', max);
  return words === '' ? [] : [section(escapeMrkdwn(words))];
}
