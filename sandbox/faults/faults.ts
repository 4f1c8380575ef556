const FAULT_KINDS = [
  '429',
  '500',
  'error',
  'drop_before',
  'drop_after',
  'truncate_after',
  'late_after',
  'late_answer',
] as const;
type FaultKind = (typeof FAULT_KINDS)[number];

/** One thing that goes wrong on purpose, `times` times, for one Web API method or for any. */
export interface Fault {
  method?: string;
  kind: FaultKind;
  times: number;
  retryAfterS?: number;
  lateMs?: number;
  /** For kind "error": Slack's error code. */
  error?: string;
}

export interface Faults {
  add(fault: Partial<Fault>): Fault;
  clear(): void;
  /** Takes the first fault that fits this call, using it once. */
  take(method: string): Fault | null;
  count(method: string): void;
  calls(): Record<string, number>;
}

/** Switched-on faults and the count of calls per method. */
export function createFaults(): Faults {
  let active: Fault[] = [];
  const calls = new Map<string, number>();
  return {
    add(given) {
      if (!given.kind || !FAULT_KINDS.includes(given.kind)) {
        throw new Error(`A fault's kind is one of ${FAULT_KINDS.join(', ')}, not ${given.kind}.`);
      }
      const fault: Fault = { ...given, kind: given.kind, times: given.times ?? 1 };
      active.push(fault);
      return { ...fault };
    },
    clear() {
      active = [];
    },
    take(method) {
      const fault = active.find((f) => f.method === undefined || f.method === method);
      if (!fault) return null;
      fault.times -= 1;
      if (fault.times <= 0) active = active.filter((f) => f !== fault);
      return fault;
    },
    count(method) {
      calls.set(method, (calls.get(method) ?? 0) + 1);
    },
    calls: () => Object.fromEntries(calls),
  };
}
