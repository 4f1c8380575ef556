export interface PageThereIs<Found> {
  found: Found;
  /** From 0. */
  page: number;
  pages: number;
}

/**
 * Reads the page that was asked for, counted from 0; of a page that is not there, because what was on it is done by now,
 * the last. `totalOf`: how many there are on all pages.
 */
export async function pageThereIs<Found>(
  asked: number,
  size: number,
  read: (place: { limit: number; offset: number }) => Promise<Found>,
  totalOf: (found: Found) => number,
): Promise<PageThereIs<Found>> {
  const at = (page: number) => read({ limit: size, offset: page * size });
  const first = await at(asked);
  const pages = Math.max(1, Math.ceil(totalOf(first) / size));
  const page = Math.min(asked, pages - 1);
  return { found: page === asked ? first : await at(page), page, pages };
}
