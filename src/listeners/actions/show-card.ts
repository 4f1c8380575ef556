import type { Deps } from '../../deps';
import { isId } from '../../domain/id';
import { showCard as askForCard, type ShownCard } from '../../use-cases/follow-up/show-card';
import { GONE_WORDS } from '../../views/refusals';
import { wordsForError } from '../answer-failure';
import { readClick } from '../click';
import { sayPrivately } from '../say-privately';

/** "Show the card of…" under a summary: the card is posted next, and whoever asked is told. */
export async function showCard(
  deps: Deps,
  { body, ack }: { body: unknown; ack: () => Promise<void> },
): Promise<void> {
  const click = readClick(body);
  let words: string;
  try {
    const shown: ShownCard = isId(click.value)
      ? await askForCard(deps, { followUpId: click.value, by: click.userId })
      : { kind: 'gone' };
    words = wordsFor(deps, shown);
  } catch (error) {
    words = wordsForError(deps, error, 'show_card');
  }
  await ack();
  await sayPrivately(deps, click, words);
}

function wordsFor(deps: Deps, shown: ShownCard): string {
  switch (shown.kind) {
    case 'on_its_way':
      return 'Its card comes next in this channel.';
    case 'shown':
      return `It has a card already: <${deps.directory.permalink({ channelId: shown.channelId, ts: shown.ts })}|open it>.`;
    case 'gone':
      return GONE_WORDS;
  }
}
