import type { KnownBlock } from '@slack/types';
import { context } from './text/message';
import { plain } from './text/mrkdwn';

interface Turn {
  actionId: string;
  label: string;
}

/** A list of several pages: where the reader is, and the buttons that turn them. `page` counts from 0. */
interface Pages {
  page: number;
  pages: number;
  back: Turn;
  on: Turn;
  /** Said after "Page 2 of 3". */
  of?: string;
}

/** Nothing for a list of one page. The value of a button is the page to which it turns. */
export function pageBlocks({ page, pages, back, on, of = '' }: Pages): KnownBlock[] {
  if (pages <= 1) return [];
  const turn = ({ actionId, label }: Turn, to: number) => ({
    type: 'button' as const,
    action_id: actionId,
    text: plain(label, 75),
    value: String(to),
  });
  return [
    context(`Page ${page + 1} of ${pages}${of}`),
    {
      type: 'actions',
      elements: [
        ...(page > 0 ? [turn(back, page - 1)] : []),
        ...(page < pages - 1 ? [turn(on, page + 1)] : []),
      ],
    },
  ];
}
