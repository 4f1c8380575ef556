import type { Deps } from '../deps';
import { closedChannels } from '../queries/operations/closed-channels';
import { type DeadLetter, deadLetters } from '../queries/operations/dead-letters';
import { accountNameOf } from '../views/card/card-facts';
import type { DeadLetterModel, DeadLettersModel } from '../views/notices/dead-letters';
import { scoreWords } from '../views/text/words';
import { pageThereIs } from './page-there-is';

const PAGE = 10;

/** What the window of given-up messages shows: one page of them, and every channel that takes nothing. */
export async function deadLettersModel(
  deps: Pick<Deps, 'db'>,
  { page, notice = null }: { page: number; notice?: string | null },
): Promise<DeadLettersModel> {
  const { found, ...at } = await pageThereIs(
    page,
    PAGE,
    (place) => deadLetters(deps.db, place),
    ({ total }) => total,
  );
  return {
    closed: await closedChannels(deps.db),
    letters: found.items.map(letterOf),
    total: found.total,
    certain: found.dead,
    ...at,
    notice,
  };
}

function letterOf(letter: DeadLetter): DeadLetterModel {
  const { followUp: f, lane } = letter;
  const name = lane.slice(lane.indexOf(':') + 1);
  return {
    id: letter.id,
    what: WHAT[letter.kind] ?? letter.kind.replaceAll('_', ' '),
    about:
      f &&
      (f.confidential ? 'a confidential follow-up' : `${scoreWords(f.band, f.score)} · ${accountNameOf(f)}`),
    where:
      name === '' || letter.kind === 'erase_message'
        ? null
        : lane.startsWith('dm:')
          ? { person: name }
          : { channel: name },
    why: whyWords(letter),
    code: letter.code,
    perhapsPosted: letter.state === 'unknown',
    since: letter.since,
    attempts: letter.attempts,
    behind: letter.behind,
  };
}

const WHAT: Record<string, string> = {
  card: 'Card',
  pointer: 'Note that a card moved',
  comment: 'Full comment',
  history: 'Line in a thread',
  nudge: 'Reminder',
  more_nudges: 'Reminders of a day',
  handed: 'Note that work was handed on',
  lead_note: 'Note to a lead',
  reply_news: 'News of a reply',
  mail_news: 'News of an e-mail',
  summary: 'Summary of many answers',
  digest: 'You Asked, We Delivered, for the committee',
  digest_post: 'You Asked, We Delivered',
  alert: 'Alert to an admin',
  erase_message: 'Deletion of a message about somebody who was erased',
  erasure_report: 'What an erasure removed',
};

const BUILT_WRONG =
  'Slack does not take how this message is built. That is a fault of the app: please report it.';
const WHY: Record<string, string> = {
  invalid_blocks: BUILT_WRONG,
  invalid_blocks_format: BUILT_WRONG,
  msg_blocks_too_long: BUILT_WRONG,
  msg_too_long: BUILT_WRONG,
  no_text: BUILT_WRONG,
  not_rendered:
    'The app could not put this message into words. That is a fault of the app: its log says which.',
  user_disabled: 'This person’s account is deactivated.',
  user_not_found: 'There is no such person in the workspace any more.',
  users_not_found: 'There is no such person in the workspace any more.',
  cannot_dm_bot: 'This is an app, which takes no direct messages.',
  channel_not_found: 'The conversation is not there any more.',
  users_list_not_supplied: 'Nobody was found who may read it: name leads and admins in rnps.config.yaml.',
};

function whyWords({ state, code }: DeadLetter): string {
  const known = code === null ? undefined : WHY[code];
  if (state === 'dead') return known ?? 'Slack refused it.';
  return 'Slack’s answer was lost, and the app may not read the history there to look whether it was posted.';
}
