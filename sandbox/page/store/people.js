/** One shape for a person, whichever of Slack's fields the server filled. */
export function toPerson(user) {
  const profile = user.profile ?? {};
  const isGuest = Boolean(user.is_restricted || user.is_ultra_restricted || user.isGuest);
  return {
    id: user.id,
    handle: user.name,
    name: user.real_name ?? user.realName ?? profile.real_name ?? user.name,
    title: user.title ?? profile.title ?? '',
    tz: user.tz ?? 'UTC',
    isBot: Boolean(user.is_bot),
    isGuest,
    isGone: Boolean(user.deleted),
    status: profile.status_emoji ?? '',
    statusText: profile.status_text ?? '',
    /** Unix seconds of the business clock; 0 for one that stays. */
    statusUntil: profile.status_expiration ?? 0,
  };
}

const UNKNOWN = { name: 'Unknown person', title: '', tz: 'UTC' };

export const personOf = (boot, id) => boot.people.get(id) ?? { ...UNKNOWN, id };

/** Everybody but the bots, those who left too. */
export const everybody = (boot) => [...boot.people.values()].filter((p) => !p.isBot && p.id !== boot.bot.id);

/** Everyone who can be acted as: no bots, nobody deactivated. */
export const actors = (boot) => everybody(boot).filter((p) => !p.isGone);
