/** An unhappy answer with what it complains of. */
export interface Complaint {
  responseId: string;
  accountId: string;
  themeId: string;
  phrases: string[];
}

/** The same complaint of several accounts. */
export interface Recurrence {
  themeId: string;
  phrase: string;
  responseIds: string[];
}

/** From so many accounts on it is an issue. */
export const ACCOUNTS_FROM = 3;
export const WINDOW_DAYS = 90;

/**
 * Complaints of the same theme and phrase from three accounts or more, those of the most accounts first. Of phrases that
 * the same answers share, the one that is `known`, else the one of the most accounts, stands for them all.
 */
export function recurrences(
  complaints: readonly Complaint[],
  isKnown: (themeId: string, phrase: string) => boolean,
): Recurrence[] {
  const groups = new Map<string, Recurrence & { accounts: Set<string>; known: boolean }>();
  for (const { responseId, accountId, themeId, phrases } of complaints) {
    for (const phrase of phrases) {
      const key = JSON.stringify([themeId, phrase]);
      let group = groups.get(key);
      if (!group) {
        const known = isKnown(themeId, phrase);
        group = { themeId, phrase, responseIds: [], accounts: new Set(), known };
        groups.set(key, group);
      }
      group.responseIds.push(responseId);
      group.accounts.add(accountId);
    }
  }
  const found = [...groups.values()]
    .filter(({ accounts, known }) => known || accounts.size >= ACCOUNTS_FROM)
    .sort(
      (a, b) =>
        Number(b.known) - Number(a.known) ||
        b.accounts.size - a.accounts.size ||
        (a.phrase < b.phrase ? -1 : 1),
    );
  const taken = new Map<string, Set<string>>();
  return found.flatMap(({ themeId, phrase, responseIds, known }) => {
    const told = taken.get(themeId) ?? new Set();
    taken.set(themeId, told);
    const news = responseIds.filter((id) => !told.has(id)).length;
    // Half of it is told of already under another name.
    if (!known && news * 2 < responseIds.length) return [];
    for (const id of responseIds) told.add(id);
    return [{ themeId, phrase, responseIds }];
  });
}
