import type { Deps } from '../deps';
import type { Picture } from '../pictures/picture';
import type { Chart } from '../views/numbers-parts';

interface Ways {
  paint: (picture: Picture) => Promise<Buffer>;
  fileIdOf: (png: Buffer, words: { name: string; alt: string }) => Promise<string>;
  log: Deps['log'];
}

/**
 * The picture as a message may show it. Never throws: when it cannot be drawn or Slack does not take it, the numbers
 * are still worth sending, and the message says what is missing.
 */
export async function presentPicture(
  { paint, fileIdOf, log }: Ways,
  picture: Picture,
  name: string,
): Promise<Chart> {
  let png: Buffer;
  try {
    png = await paint(picture);
  } catch (error) {
    log.error({ err: error, kind: picture.kind }, 'A picture could not be drawn');
    return { kind: 'none', because: 'The picture could not be drawn' };
  }
  try {
    return { kind: 'picture', fileId: await fileIdOf(png, { name, alt: picture.title }) };
  } catch (error) {
    log.warn({ err: error, kind: picture.kind }, 'Slack did not take a picture');
    return { kind: 'none', because: 'Slack did not take the picture' };
  }
}
