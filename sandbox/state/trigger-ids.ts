/** Slack gives a trigger 3 s of real time (docs: "Handling user interaction", trigger_id). */
const TRIGGER_LIFE_MS = 3000;

type TriggerRefusal = 'invalid_trigger_id' | 'exchanged_trigger_id' | 'expired_trigger_id';

export interface TriggerIds {
  issue(userId: string): string;
  /** Uses the trigger up and tells whose it was, or why Slack refuses it. */
  exchange(id: string): { userId: string } | { refusal: TriggerRefusal };
}

/** Trigger ids that live for three seconds and work once. `now` in milliseconds of real time. */
export function triggerIds(now: () => number, newId: (prefix: string) => string): TriggerIds {
  const issued = new Map<string, { userId: string; atMs: number; used: boolean }>();
  return {
    issue(userId) {
      const atMs = now();
      for (const [id, t] of issued) if (atMs - t.atMs > 60_000) issued.delete(id);
      const id = `${atMs}.${newId('').toLowerCase()}`;
      issued.set(id, { userId, atMs, used: false });
      return id;
    },
    exchange(id) {
      const trigger = issued.get(id);
      if (!trigger) return { refusal: 'invalid_trigger_id' };
      if (trigger.used) return { refusal: 'exchanged_trigger_id' };
      if (now() - trigger.atMs > TRIGGER_LIFE_MS) return { refusal: 'expired_trigger_id' };
      trigger.used = true;
      return { userId: trigger.userId };
    },
  };
}
