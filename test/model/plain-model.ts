/**
 * What docs/follow-up-states.md says, in plain values and without a database: hours since the start, people and teams
 * by name. Its week has no end and its days 24 hours, so two business days are 48 hours.
 */
export type Band = 'detractor' | 'passive' | 'promoter';
export type State = 'open' | 'claimed' | 'contacted' | 'resolved';
export const RUNG_HOURS = { half: 24, three_quarters: 36, due: 48, late: 72 } as const;
export type Rung = keyof typeof RUNG_HOURS;

export interface Promise_ {
  team: string;
  startH: number;
  contactedH: number | null;
  void: boolean;
  rungs: { rung: Rung; spoken: boolean }[];
}

export interface Model {
  nowH: number;
  team: string;
  owner: string | null;
  contacted: boolean;
  resolved: boolean;
  answers: { score: number; hasComment: boolean }[];
  /** Index of the answer that the work is about. */
  current: number;
  commentMoved: boolean;
  promises: Promise_[];
  /** The promise that runs or ran last and was not made void; null: none. */
  running: Promise_ | null;
  snoozedUntilH: number | null;
  attemptedH: number | null;
  waitingUntilH: number | null;
  /** 0: never. */
  reopenedH: number;
  history: string[];
}

export const TEAM_OF: Record<Band, string> = { detractor: 'cx', passive: 'success', promoter: 'sales' };
const ORDER: Band[] = ['detractor', 'passive', 'promoter'];
export const bandOf = (score: number): Band =>
  score >= 9 ? 'promoter' : score >= 7 ? 'passive' : 'detractor';
const worse = (a: Band, b: Band) => ORDER.indexOf(b) < ORDER.indexOf(a);

export function opened(score: number, hasComment: boolean): Model {
  const model: Model = {
    nowH: 0,
    team: TEAM_OF[bandOf(score)],
    owner: null,
    contacted: false,
    resolved: false,
    answers: [{ score, hasComment }],
    current: 0,
    commentMoved: false,
    promises: [],
    running: null,
    snoozedUntilH: null,
    attemptedH: null,
    waitingUntilH: null,
    reopenedH: 0,
    history: ['received'],
  };
  if (bandOf(score) !== 'promoter') promise(model, false);
  return model;
}

function promise(m: Model, told = true): void {
  m.running = { team: m.team, startH: m.nowH, contactedH: null, void: false, rungs: [] };
  m.promises.push(m.running);
  m.snoozedUntilH = null;
  if (told) m.history.push('sla_started');
}

export const stateOf = (m: Model): State =>
  m.resolved ? 'resolved' : m.contacted ? 'contacted' : m.owner ? 'claimed' : 'open';
export const bandOfWork = (m: Model): Band =>
  m.answers.map(({ score }) => bandOf(score)).reduce((w, b) => (worse(w, b) ? b : w));

/** Who is in which team's channel; the lead leads CX alone. */
export const ON_TEAM: Record<string, string[]> = {
  maya: ['cx', 'success'],
  tomas: ['cx', 'success', 'sales'],
  lead: ['cx'],
  stranger: [],
};
const mayWork = (m: Model, by: string) => ON_TEAM[by]!.includes(m.team) || m.owner === by;

export type Answer = 'done' | 'denied' | 'refused';

export function claim(m: Model, by: string): Answer {
  if (!mayWork(m, by)) return 'denied';
  if (m.resolved || m.owner) return 'refused';
  m.owner = by;
  m.history.push('claimed');
  return 'done';
}

export function contact(m: Model, by: string, reached: boolean): Answer {
  if (!mayWork(m, by)) return 'denied';
  if (m.resolved) return 'refused';
  if (!reached) {
    m.attemptedH = m.nowH;
  } else {
    m.waitingUntilH = null;
    if (!m.contacted) {
      m.contacted = true;
      m.owner ??= by;
      m.snoozedUntilH = null;
      if (m.running) m.running.contactedH = m.nowH;
    }
  }
  m.history.push(reached ? 'contacted' : 'attempted');
  return 'done';
}

export function resolve(m: Model, by: string, reason: boolean): Answer {
  if (!mayWork(m, by)) return 'denied';
  if (m.resolved) return 'refused';
  const current = bandOf(m.answers[m.current]!.score);
  if (current !== 'promoter' && !m.contacted && !reason) return 'refused';
  m.resolved = true;
  m.waitingUntilH = null;
  m.snoozedUntilH = null;
  m.history.push('resolved');
  return 'done';
}

const mayTake = (m: Model, by: string): boolean => {
  if (m.owner === by || (by === 'lead' && m.team === 'cx')) return true;
  return ON_TEAM[by]!.includes(m.team) && m.owner === null;
};

export function reassign(m: Model, by: string, to: string): Answer {
  if (!mayTake(m, by)) return 'denied';
  if (m.resolved || m.owner === to) return 'refused';
  m.owner = to;
  m.history.push('reassigned');
  return 'done';
}

export function release(m: Model, by: string): Answer {
  if (!mayTake(m, by)) return 'denied';
  if (m.resolved || !m.owner) return 'refused';
  m.owner = null;
  m.waitingUntilH = null;
  m.history.push('released');
  return 'done';
}

export function move(m: Model, by: string, to: string): Answer {
  if (!mayWork(m, by)) return 'denied';
  if (m.resolved || m.team === to) return 'refused';
  m.owner = null;
  m.waitingUntilH = null;
  m.commentMoved = true;
  goTo(m, to);
  m.history.push('moved');
  return 'done';
}

function goTo(m: Model, team: string): void {
  m.team = team;
  for (const one of m.promises) if (!one.void && one.startH + 48 > m.nowH) one.team = team;
}

export function snooze(m: Model, by: string, days: number): Answer {
  if (!mayWork(m, by)) return 'denied';
  if (m.resolved || m.contacted || !m.running) return 'refused';
  m.snoozedUntilH = m.nowH + days * 24;
  m.history.push('snoozed');
  return 'done';
}

export function wait(m: Model, by: string, days: number): Answer {
  if (!mayWork(m, by)) return 'denied';
  if (m.resolved || stateOf(m) === 'open') return 'refused';
  m.waitingUntilH = m.nowH + days * 24;
  m.history.push('waiting');
  return 'done';
}

export function reopen(m: Model, by: string): Answer {
  if (!mayWork(m, by)) return 'denied';
  if (!m.resolved) return 'refused';
  m.resolved = false;
  m.reopenedH = m.nowH;
  if (m.running && !m.contacted) {
    const { startH, rungs } = m.running;
    const passed = (Object.keys(RUNG_HOURS) as Rung[]).filter((rung) => startH + RUNG_HOURS[rung] <= m.nowH);
    for (const rung of passed.slice(0, -1)) {
      if (!rungs.some((one) => one.rung === rung)) rungs.push({ rung, spoken: false });
    }
  }
  m.history.push('reopened');
  return 'done';
}

/** The customer changes an answer of theirs. */
export function revise(m: Model, index: number, change: { score?: number; comment?: boolean }): void {
  const answer = m.answers[index]!;
  const [was, before] = [bandOfWork(m), answer.hasComment];
  const scoreChanged = change.score !== undefined && change.score !== answer.score;
  const commentAdded = change.comment === true && !before;
  if (scoreChanged) {
    answer.score = change.score!;
    m.history.push('score_changed');
  }
  if (commentAdded) {
    answer.hasComment = true;
    m.history.push('comment_added');
  }
  if (!scoreChanged && !commentAdded) return;
  const is = bandOfWork(m);
  if (bandOf(m.answers[m.current]!.score) !== is)
    m.current = m.answers.findLastIndex(({ score }) => bandOf(score) === is);
  const firstComment = commentAdded && !m.commentMoved;
  if ((was !== is && !m.resolved) || (firstComment && stateOf(m) === 'open')) {
    route(m);
    if (firstComment) m.commentMoved = true;
  }
  bandChanged(m, was, is);
}

function route(m: Model): void {
  const team = TEAM_OF[bandOf(m.answers[m.current]!.score)];
  if (team === m.team) return;
  goTo(m, team);
  m.history.push('rerouted');
}

function bandChanged(m: Model, was: Band, is: Band): void {
  if (was === is) return;
  if (worse(was, is)) {
    if (m.contacted || m.resolved) openAgain(m);
    else voidRunning(m);
    promise(m);
  } else if (!m.contacted && !m.resolved) {
    if (is === 'promoter') {
      if (m.running) {
        voidRunning(m);
        m.running = null;
        m.snoozedUntilH = null;
        m.history.push('sla_void');
      }
    } else {
      voidRunning(m);
      promise(m);
    }
  }
}

function voidRunning(m: Model): void {
  if (m.running && m.running.contactedH === null) m.running.void = true;
}

function openAgain(m: Model): void {
  m.resolved = false;
  m.contacted = false;
  m.history.push('reopened');
}

/** The same person answers again. False when it opens a follow-up of its own instead. */
export function join(m: Model, score: number): boolean {
  if (m.resolved) return false;
  const was = bandOfWork(m);
  m.answers.push({ score, hasComment: true });
  m.history.push('joined');
  m.waitingUntilH = null;
  const is = bandOf(score);
  if (worse(was, is)) {
    m.current = m.answers.length - 1;
    route(m);
    bandChanged(m, was, is);
  } else if (m.contacted && is !== 'promoter') {
    openAgain(m);
    promise(m);
  }
  return true;
}

/** Hours pass, and whatever was due in them is looked at once, at their end: as after an app that was down. */
export function pass(m: Model, hours: number): void {
  m.nowH += hours;
  const { running } = m;
  if (!running || running.void || m.contacted || m.resolved) return;
  const known = new Set(running.rungs.map(({ rung }) => rung));
  const names = Object.keys(RUNG_HOURS) as Rung[];
  const after = names.slice(names.findLastIndex((rung) => known.has(rung)) + 1);
  const heldH = Math.max(m.snoozedUntilH ?? 0, m.attemptedH === null ? 0 : m.attemptedH + 12);
  const owedH = (rung: Rung) => {
    const at = Math.max(running.startH + RUNG_HOURS[rung], m.reopenedH);
    return rung === 'half' || rung === 'three_quarters' ? Math.max(at, heldH) : at;
  };
  const last = after.findLastIndex((rung) => owedH(rung) <= m.nowH);
  after.slice(0, last + 1).forEach((rung, n) => {
    running.rungs.push({ rung, spoken: n === last && !(rung === 'half' && m.owner !== null) });
    m.history.push('rung');
    if (rung === 'late' && m.owner !== null) {
      m.owner = null;
      m.waitingUntilH = null;
      m.history.push('returned');
    }
  });
}

/** Slack says that somebody was deactivated. */
export function leave(m: Model, who: string): void {
  if (m.owner !== who || m.resolved) return;
  m.owner = null;
  m.waitingUntilH = null;
  m.history.push('returned');
}
