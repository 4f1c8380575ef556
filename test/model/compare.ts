import { isDeepStrictEqual } from 'node:util';
import { followUpDetail } from '../../src/queries/follow-ups/follow-up-detail';
import type { Real } from './commands';
import * as plain from './plain-model';

/** Throws, with both, unless the database and the model say the same of a follow-up. */
export async function expectSame(after: string, model: plain.Model, real: Real): Promise<void> {
  const [inDatabase, inModel] = [await fromDatabase(real), fromModel(model)];
  if (isDeepStrictEqual(inDatabase, inModel)) return;
  throw new Error(
    `After "${after}" they differ.\nmodel:    ${JSON.stringify(inModel)}\ndatabase: ${JSON.stringify(inDatabase)}`,
  );
}

function fromModel(m: plain.Model) {
  return {
    state: plain.stateOf(m),
    team: m.team,
    owner: m.owner,
    score: m.answers[m.current]!.score,
    answers: m.answers.map(({ score }) => score).sort(),
    dueH: m.running ? m.running.startH + 48 : null,
    snoozedUntilH: m.snoozedUntilH,
    waitingUntilH: m.waitingUntilH,
    promises: m.promises.map((p) => ({
      team: p.team,
      startH: p.startH,
      contactedH: p.contactedH,
      void: p.void,
      workedS: p.contactedH === null ? null : (p.contactedH - p.startH) * 3600,
      rungs: p.rungs.map(({ rung, spoken }) => `${rung}${spoken ? '' : ', silent'}`).sort(),
    })),
    history: m.history,
  };
}

async function fromDatabase({ life, followUpId }: Real) {
  const { db } = life.deps;
  const f = (await followUpDetail(db, followUpId))!;
  const [row]: { owner_id: string | null }[] = await db.query(
    'SELECT owner_id FROM follow_ups WHERE id = $1',
    [followUpId],
  );
  const promises: PromiseRow[] = await db.query(
    `SELECT p.*, ARRAY(SELECT e.rung || CASE WHEN e.spoken THEN '' ELSE ', silent' END FROM rung_events e
                        WHERE e.follow_up_id = p.follow_up_id AND e.sla_cycle = p.cycle) AS rungs
       FROM promises p WHERE follow_up_id = $1 ORDER BY cycle`,
    [followUpId],
  );
  const history: { verb: string }[] = await db.query(
    'SELECT verb FROM history WHERE follow_up_id = $1 ORDER BY id',
    [followUpId],
  );
  return {
    state: f.state.kind,
    team: f.team,
    owner: row!.owner_id,
    score: f.score,
    answers: [f.score, ...f.joined.map(({ score }) => score)].sort(),
    dueH: life.hoursOf(f.dueAt),
    snoozedUntilH: life.hoursOf(f.snoozedUntil),
    waitingUntilH: life.hoursOf(f.waiting?.until ?? null),
    promises: promises.map((p) => ({
      team: p.team,
      startH: life.hoursOf(p.started_at),
      contactedH: life.hoursOf(p.contacted_at),
      void: p.voided_at !== null,
      workedS: p.worked_s,
      rungs: [...p.rungs].sort(),
    })),
    history: history.map(({ verb }) => verb),
  };
}

interface PromiseRow {
  team: string;
  started_at: Date;
  contacted_at: Date | null;
  voided_at: Date | null;
  worked_s: number | null;
  rungs: string[];
}
