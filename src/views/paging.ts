import type { KnownBlock } from '@slack/types';
import { button, context } from './text/message';

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
  /** The value of the button that turns to this page; its number when nothing else is to be known. */
  turnValue?: (page: number) => string;
}

/** Nothing for a list of one page. */
export function pageBlocks({ page, pages, back, on, of = '', turnValue = String }: Pages): KnownBlock[] {
  if (pages <= 1) return [];
  const turn = ({ actionId, label }: Turn, to: number) => button(actionId, label, turnValue(to));
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
