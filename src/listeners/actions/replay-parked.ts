import { z } from 'zod';
import type { Deps } from '../../deps';
import { replayParked } from '../../mapping-trial/replay-parked';
import { replayedWords } from '../../mapping-trial/replayed-words';
import { parkedOf } from '../../queries/operations/deliveries';
import { authorizeAdmin } from '../../use-cases/authorize';
import { mappingModal } from '../../views/windows/mapping-modal';
import { wordsForError } from '../answer-failure';
import { readClick } from '../click';
import { inFlight } from '../in-flight';
import { sayPrivately } from '../say-privately';

const window = z.object({ view: z.object({ id: z.string() }) });

/**
 * "Read them again": parked deliveries of a source, by the configuration that the app was started with. May take long,
 * so the window says first that it goes on, and then what came of it. Pressed again meanwhile, nothing is done twice.
 */
export async function replayParkedOf(
  deps: Deps,
  { body, ack }: { body: unknown; ack: () => Promise<void> },
): Promise<void> {
  await ack();
  const click = readClick(body);
  const { view } = window.parse(body);
  const show = async (name: string, notice: string) =>
    deps.slack.reader.views.update({
      view_id: view.id,
      view: mappingModal({
        source: name,
        lines: deps.sourceLines.of(name) ?? '',
        parked: await parkedOf(deps.db, name),
        tried: null,
        notice,
      }),
    });
  try {
    await authorizeAdmin(deps, click.userId);
    const source = deps.config.sources.find(({ name }) => name === click.value);
    if (!source) return;
    if (!source.enabled) {
      await show(
        source.name,
        'This source is switched off. Switch it on in the file first, or its deliveries stay parked.',
      );
      return;
    }
    // Whoever closes the window still wants it done, and to know what came of it.
    await show(source.name, 'They are being read again. You may close this window: it goes on.').catch(
      () => {},
    );
    const words = replayedWords(source.name, await inFlight(replayParked(deps, source)));
    deps.log.info({ by: click.userId, source: source.name }, 'parked deliveries were read again');
    await show(source.name, words).catch(() =>
      deps.slack.reader.chat.postMessage({ channel: click.userId, text: words }),
    );
  } catch (error) {
    await sayPrivately(deps, click, wordsForError(deps, error, 'replay_parked'));
  }
}
