import fc from 'fast-check';
import { SNOOZES, type Snooze } from '../../src/domain/sla/pauses';
import { AccessRefused } from '../../src/use-cases/authorize';
import { claimFollowUp } from '../../src/use-cases/follow-up/claim-follow-up';
import { logContact } from '../../src/use-cases/follow-up/log-contact';
import { moveFollowUp } from '../../src/use-cases/follow-up/move-follow-up';
import { reassignFollowUp } from '../../src/use-cases/follow-up/reassign-follow-up';
import { releaseFollowUp } from '../../src/use-cases/follow-up/release-follow-up';
import { reopenFollowUp } from '../../src/use-cases/follow-up/reopen-follow-up';
import { resolveFollowUp } from '../../src/use-cases/follow-up/resolve-follow-up';
import { returnWorkOf } from '../../src/use-cases/follow-up/return-orphaned';
import { snoozeFollowUp } from '../../src/use-cases/follow-up/snooze-follow-up';
import { waitForCustomer } from '../../src/use-cases/follow-up/wait-for-customer';
import type { WorkResult } from '../../src/use-cases/follow-up/work-on';
import { remindOverdue } from '../../src/use-cases/promises/remind-overdue';
import { expectSame } from './compare';
import * as plain from './plain-model';
import type { RealLife } from './real-life';

/** One follow-up in the database, and the ids by which its customer is known. */
export interface Real {
  life: RealLife;
  followUpId: string;
  person: string;
  responses: string[];
}

type Command = fc.AsyncCommand<plain.Model, Real>;

function command(
  name: string,
  run: (model: plain.Model, real: Real) => Promise<void>,
  check: (model: Readonly<plain.Model>) => boolean = () => true,
): Command {
  return {
    check,
    run: async (model, real) => {
      await run(model, real);
      await expectSame(name, model, real);
    },
    toString: () => name,
  };
}

/** A click: what it was answered, by the model and by the use case. */
function click(
  name: string,
  expected: (model: plain.Model) => plain.Answer,
  act: (real: Real) => Promise<WorkResult>,
): Command {
  return command(name, async (model, real) => {
    const answer = await act(real).then(
      ({ kind }) => kind,
      (error) => {
        if (error instanceof AccessRefused) return 'denied';
        throw error;
      },
    );
    const should = expected(model);
    if (answer !== should) throw new Error(`${name}: the model says ${should}, the use case ${answer}`);
  });
}

const people = fc.constantFrom('maya', 'tomas', 'lead', 'stranger');
const teams = fc.constantFrom('cx', 'success', 'sales');
const score = fc.integer({ min: 0, max: 10 });
const at = ({ followUpId }: Real) => ({ followUpId });

/** Everything that can happen to a follow-up, in the proportions of a busy month. */
export const COMMANDS: fc.Arbitrary<Command>[] = [
  people.map((by) =>
    click(
      `${by} claims`,
      (m) => plain.claim(m, by),
      (r) => claimFollowUp(r.life.deps, { ...at(r), by }),
    ),
  ),
  fc.tuple(people, fc.boolean()).map(([by, reached]) =>
    click(
      `${by} logs a contact, reached: ${reached}`,
      (m) => plain.contact(m, by, reached),
      (r) => logContact(r.life.deps, { ...at(r), by, channel: 'phone', reached, note: null }),
    ),
  ),
  fc.tuple(people, fc.boolean()).map(([by, reason]) =>
    click(
      `${by} resolves, with a reason: ${reason}`,
      (m) => plain.resolve(m, by, reason),
      (r) =>
        resolveFollowUp(r.life.deps, {
          ...at(r),
          by,
          outcome: 'no_response',
          rootCause: null,
          note: null,
          customerTold: null,
          reasonWithoutContact: reason ? 'They left the company.' : null,
        }),
    ),
  ),
  fc.tuple(people, people).map(([by, to]) =>
    click(
      `${by} gives it to ${to}`,
      (m) => plain.reassign(m, by, to),
      (r) => {
        r.life.gone.delete(to);
        return reassignFollowUp(r.life.deps, { ...at(r), by, to });
      },
    ),
  ),
  fc.tuple(people, teams).map(([by, toTeam]) =>
    click(
      `${by} moves it to ${toTeam}`,
      (m) => plain.move(m, by, toTeam),
      (r) => moveFollowUp(r.life.deps, { ...at(r), by, toTeam, note: null }),
    ),
  ),
  people.map((by) =>
    click(
      `${by} releases it`,
      (m) => plain.release(m, by),
      (r) => releaseFollowUp(r.life.deps, { ...at(r), by }),
    ),
  ),
  fc.tuple(people, fc.constantFrom<Snooze>(...SNOOZES)).map(([by, days]) =>
    click(
      `${by} snoozes for ${days}`,
      (m) => plain.snooze(m, by, days),
      (r) => snoozeFollowUp(r.life.deps, { ...at(r), by, days }),
    ),
  ),
  fc.tuple(people, fc.constantFrom(1, 2, 5)).map(([by, days]) =>
    click(
      `${by} waits for the customer for ${days}`,
      (m) => plain.wait(m, by, days),
      (r) => waitForCustomer(r.life.deps, { ...at(r), by, days, reason: 'They will send us the file.' }),
    ),
  ),
  people.map((by) =>
    click(
      `${by} reopens`,
      (m) => plain.reopen(m, by),
      (r) => reopenFollowUp(r.life.deps, { ...at(r), by, note: null }),
    ),
  ),
  fc.tuple(fc.nat(), score).map(([pick, to]) =>
    command(`the customer changes an answer (${pick}) to ${to}`, async (model, real) => {
      const index = pick % model.answers.length;
      plain.revise(model, index, { score: to });
      await tell(model, real, index);
    }),
  ),
  fc.nat().map((pick) =>
    command(`the customer adds a comment to an answer (${pick})`, async (model, real) => {
      const index = pick % model.answers.length;
      plain.revise(model, index, { comment: true });
      await tell(model, real, index);
    }),
  ),
  score.map((to) =>
    command(
      `the same person answers again with ${to}`,
      async (model, real) => {
        plain.join(model, to);
        real.responses.push(`${real.person}-${real.responses.length}`);
        await tell(model, real, model.answers.length - 1);
      },
      (model) => !model.resolved && model.answers.length < 4,
    ),
  ),
  fc.integer({ min: 1, max: 40 }).map((hours) =>
    command(`${hours} hours pass`, async (model, real) => {
      plain.pass(model, hours);
      real.life.pass(hours);
      await remindOverdue(real.life.deps);
    }),
  ),
  people.map((who) =>
    command(`${who} is deactivated and comes back`, async (model, real) => {
      plain.leave(model, who);
      real.life.gone.add(who);
      await returnWorkOf(real.life.deps, who);
      real.life.gone.delete(who);
    }),
  ),
];

/** Tells the app an answer as the model has it now. */
export async function tell(
  model: plain.Model,
  { life, person, responses }: Real,
  index: number,
): Promise<void> {
  const { score: now, hasComment } = model.answers[index]!;
  await life.answer({
    person,
    response: responses[index]!,
    score: now,
    comment: hasComment ? `Comment number ${index}.` : null,
  });
}
