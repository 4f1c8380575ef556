/** What decides whether a person may act: their kind in this workspace, nothing else about them is kept. */
export interface PersonFacts {
  id: string;
  kind: 'member' | 'guest' | 'bot' | 'deactivated' | 'outsider';
  name: string;
  email: string | null;
  /** IANA zone, for words about time outside Slack's own dates. */
  zone: string | null;
  /** What they show beside their name; absent or null: nothing. */
  status?: { emoji: string /** Unix seconds; 0: until they take it away. */; expiresAt: number } | null;
}

/** True while somebody shows one of `awayEmoji` and it has not expired. Away never stops a clock; a lead hears instead. */
export function isAway(person: PersonFacts, awayEmoji: readonly string[], now: Date): boolean {
  const { status } = person;
  if (!status || !awayEmoji.includes(status.emoji)) return false;
  return status.expiresAt === 0 || status.expiresAt * 1000 > now.getTime();
}

interface SlackUser {
  id?: string;
  team_id?: string;
  name?: string;
  real_name?: string;
  deleted?: boolean;
  is_bot?: boolean;
  is_app_user?: boolean;
  is_restricted?: boolean;
  is_ultra_restricted?: boolean;
  is_stranger?: boolean;
  tz?: string;
  profile?: { email?: string; real_name?: string; status_emoji?: string; status_expiration?: number };
}

/** Reads Slack's user object; the most restrictive kind that applies wins. USLACKBOT is a bot that is not marked as one. */
export function personFacts(user: SlackUser, workspaceId: string): PersonFacts {
  return {
    id: user.id ?? '',
    kind: kindOf(user, workspaceId),
    name: user.real_name || user.profile?.real_name || user.name || user.id || '',
    email: user.profile?.email?.toLowerCase() ?? null,
    zone: user.tz ?? null,
    status: user.profile?.status_emoji
      ? { emoji: user.profile.status_emoji, expiresAt: user.profile.status_expiration ?? 0 }
      : null,
  };
}

function kindOf(user: SlackUser, workspaceId: string): PersonFacts['kind'] {
  if (user.deleted) return 'deactivated';
  if (user.is_bot || user.id === 'USLACKBOT') return 'bot';
  if (user.is_stranger || (user.team_id && user.team_id !== workspaceId)) return 'outsider';
  if (user.is_restricted || user.is_ultra_restricted) return 'guest';
  return 'member';
}
