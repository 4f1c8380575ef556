import type { ActionsBlock } from '@slack/types';
import { plain } from '../text/mrkdwn';

/**
 * The last row of a window with pages: the page before, the next one, and what else leads on from it. `at`:
 * `INITIATIVE:WHOSE`; each button adds its page.
 */
export function turningPages(model: {
  at: string;
  page: number;
  pages: number;
  before: string;
  next: string;
  more: { actionId: string; label: string }[];
}): ActionsBlock[] {
  const { at, page, pages } = model;
  const button = (actionId: string, label: string, to: number) => ({
    type: 'button' as const,
    action_id: actionId,
    text: plain(label, 75),
    value: `${at}:${to}`,
  });
  const elements = [
    ...(page > 0 ? [button(model.before, 'Before', page - 1)] : []),
    ...(page < pages - 1 ? [button(model.next, 'Next', page + 1)] : []),
    ...model.more.map(({ actionId, label }) => button(actionId, label, 0)),
  ];
  return elements.length > 0 ? [{ type: 'actions', elements }] : [];
}
