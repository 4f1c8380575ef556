import { z } from 'zod';
import type { Deps } from '../../deps';
import { deadLettersModel } from '../../presenters/present-dead-letters';
import { authorizeAdmin } from '../../use-cases/authorize';
import { replayAll as replayAllOf, replayMessage } from '../../use-cases/operations/replay-message';
import { type TriedChannel, tryChannelAgain } from '../../use-cases/operations/try-channel-again';
import { closedWords, remedyWords } from '../../views/notices/closed-channel';
import { deadLettersModal } from '../../views/notices/dead-letters';
import { wordsForError } from '../answer-failure';
import { type ActionHandler, type Click, pageIn, readClick } from '../click';
import { sayPrivately } from '../say-privately';

/** "See what was given up": the window, for admins alone. A trigger lives three seconds, so it is opened first of all. */
export const openDeadLetters: ActionHandler = async (deps, { body, ack }) => {
  await ack();
  const click = readClick(body);
  try {
    await authorizeAdmin(deps, click.userId);
    const view = deadLettersModal(await deadLettersModel(deps, { page: 0 }));
    await deps.slack.reader.views.open({ trigger_id: click.triggerId, view });
  } catch (error) {
    await sayPrivately(deps, click, wordsForError(deps, error, 'dead_letters'));
  }
};

/** Another page of the window. */
export const turnDeadLetters: ActionHandler = (deps, args) =>
  inWindow(deps, args, async (click) => {
    await authorizeAdmin(deps, click.userId);
    return { page: pageIn(click.value), notice: null };
  });

/** "Try again" beside one message. */
export const replay: ActionHandler = (deps, args) =>
  inWindow(deps, args, async (click) => {
    const [certainty, id = ''] = click.value.split(':');
    const replayed = /^\d{1,18}$/.test(id)
      ? await replayMessage(deps, { id, by: click.userId, evenIfPosted: certainty === 'maybe' })
      : 'gone';
    switch (replayed) {
      case 'owed':
        return {
          notice: '✓ It is tried again now. If Slack refuses it once more, it comes back to this list.',
        };
      case 'perhaps_posted':
        return {
          notice:
            'Nobody knows any more whether this one was posted. Look for it in Slack, then press again.',
        };
      case 'gone':
        return { notice: 'Somebody has tried this one again already.' };
    }
  });

/** "Try all again": all that is certainly not in Slack. */
export const replayAll: ActionHandler = (deps, args) =>
  inWindow(deps, args, async (click) => {
    const n = await replayAllOf(deps, { by: click.userId });
    return {
      notice: `✓ ${n === 1 ? 'One message is' : `${n.toLocaleString('en-US')} messages are`} tried again now.`,
    };
  });

/** "Try again" for a channel, in the window or under the alert. */
export const tryChannel: ActionHandler = async (deps, args) => {
  const click = readClick(args.body);
  const ask = async () => channelWords(await tryChannelAgain(deps, { name: click.value, by: click.userId }));
  if (click.channelId === null) return inWindow(deps, args, async () => ({ notice: await ask() }));
  await args.ack();
  const words = await ask().catch((error) => wordsForError(deps, error, 'try_channel'));
  await sayPrivately(deps, click, words);
};

function channelWords(tried: TriedChannel): string {
  switch (tried.kind) {
    case 'open':
      return `✓ #${tried.name} takes messages again, and what waited for it goes out.`;
    case 'still_closed':
      return `${closedWords(tried)}, still. ${remedyWords(tried)}`;
    case 'gone':
      return 'This channel is not in the configuration any more.';
  }
}

const window = z.object({ view: z.object({ id: z.string(), private_metadata: z.string() }) });

interface Shown {
  page?: number;
  notice: string | null;
}

// What a click did, then the window as things are now; on the page that it showed, unless another was asked for.
async function inWindow(
  deps: Deps,
  { body, ack }: { body: unknown; ack: () => Promise<void> },
  act: (click: Click) => Promise<Shown>,
): Promise<void> {
  const click = readClick(body);
  const { view } = window.parse(body);
  try {
    const { page = pageShown(view.private_metadata), notice } = await act(click);
    await ack();
    await deps.slack.reader.views.update({
      view_id: view.id,
      view: deadLettersModal(await deadLettersModel(deps, { page, notice })),
    });
  } catch (error) {
    await ack();
    await sayPrivately(deps, { ...click, channelId: null }, wordsForError(deps, error, 'dead_letters'));
  }
}

function pageShown(privateMetadata: string): number {
  try {
    return pageIn(String(JSON.parse(privateMetadata).page));
  } catch {
    return 0;
  }
}
