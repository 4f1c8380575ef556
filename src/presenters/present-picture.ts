import type { Deps } from '../deps';
import type { Picture } from '../pictures/picture';
import type { Chart } from '../views/numbers/numbers-parts';

interface Ways {
  paint: (picture: Picture) => Promise<Buffer>;
  /** Gives Slack's id of the file. */
  upload: (png: Buffer, words: { name: string; alt: string }) => Promise<string>;
  log: Deps['log'];
}

/**
 * The picture as a message may show it. Never throws: when it cannot be drawn or Slack does not take it, the numbers
 * are still worth sending, and the message says what is missing.
 */
export async function presentPicture(
  { paint, upload, log }: Ways,
  picture: Picture,
  name: string,
): Promise<Chart> {
  let png: Buffer;
  try {
    png = await paint(picture);
  } catch (error) {
    if ((error as Error).name !== 'PainterStopped')
      log.error({ err: error, kind: picture.kind }, 'a picture could not be drawn');
    return { kind: 'none', because: 'The picture could not be drawn' };
  }
  try {
    return { kind: 'picture', fileId: await upload(png, { name, alt: picture.title }) };
  } catch (error) {
    log.warn({ err: error, kind: picture.kind }, 'Slack did not take a picture');
    return { kind: 'none', because: 'Slack did not take the picture' };
  }
}

/** By what they show, which is some kilobytes each. */
const REMEMBERED_MAX = 500;

/**
 * Remembers the files of pictures for as long as the process lives, so that App Home need not be drawn anew for each who
 * opens it; what failed is tried again. `forget`: Slack no longer takes a file (somebody deleted it), so the next one who
 * wants the picture gets another.
 */
export function rememberPictures(show: (picture: Picture, name: string) => Promise<Chart>) {
  const known = new Map<string, Promise<Chart>>();
  return {
    show: (picture: Picture, name: string): Promise<Chart> => {
      const key = JSON.stringify(picture);
      const before = known.get(key);
      if (before) return before;
      const drawing = show(picture, name);
      known.set(key, drawing);
      void drawing.then((chart) => {
        if (chart.kind !== 'picture') known.delete(key);
      });
      const oldest = known.keys().next().value;
      if (known.size > REMEMBERED_MAX && oldest !== undefined) known.delete(oldest);
      return drawing;
    },
    forget: (fileId: string): void => {
      for (const [key, drawing] of known)
        void drawing.then(
          (chart) => chart.kind === 'picture' && chart.fileId === fileId && known.delete(key),
        );
    },
  };
}
