import type { Config } from '../../src/config/config';
import { logContact } from '../../src/use-cases/follow-up/log-contact';
import { moveFollowUp } from '../../src/use-cases/follow-up/move-follow-up';
import { reassignFollowUp } from '../../src/use-cases/follow-up/reassign-follow-up';
import { releaseFollowUp } from '../../src/use-cases/follow-up/release-follow-up';
import { reopenFollowUp } from '../../src/use-cases/follow-up/reopen-follow-up';
import { resolveFollowUp } from '../../src/use-cases/follow-up/resolve-follow-up';
import { returnOrphaned } from '../../src/use-cases/follow-up/return-orphaned';
import { snoozeFollowUp } from '../../src/use-cases/follow-up/snooze-follow-up';
import { remindOverdue } from '../../src/use-cases/promises/remind-overdue';
import { databaseAt, MONDAY_AT_TEN, moveClockTo } from '../support/business-time';
import { type Card, CHANNELS, cardOfNewAnswer, press, wordsOf } from '../support/card';
import type { FreshDatabase } from '../support/fresh-database';
import { type Running, type RunOptions, runApp } from '../support/run-app';

// An answer of Monday at ten: half on Tuesday at ten, three quarters at two, due on Wednesday at ten, late on Thursday.
const TO_HALF = 'PT24H1M';
const TO_THREE_QUARTERS = 'PT28H1M';
const TO_DUE = 'PT48H1M';
const TO_LATE = 'PT72H1M';
const [MAYA, TOMAS, LEAD, LEAD_OF_PRODUCT] = ['U0MAYA', 'U0TOMAS', 'U0INES', 'U0PRIYA'] as const;

let database: FreshDatabase;
let run: Running;

async function start(config?: RunOptions['config']) {
  database = await databaseAt(MONDAY_AT_TEN);
  run = await runApp({ databaseUrl: database.url, ...(config ? { config } : {}) });
}
afterEach(async () => {
  await run.stop();
  await database.drop();
});

const newCard = () => cardOfNewAnswer(run, 2);

async function claimed(by: string = MAYA): Promise<Card> {
  const card = await newCard();
  await press(run, card, by, 'Claim');
  return card;
}

function nothingOwed() {
  return run.until('nothing to be owed to Slack', async () => {
    const rows = await run.sql(`SELECT 1 FROM outbox WHERE state = 'waiting' AND sent_revision < revision`);
    return rows.length === 0;
  });
}

/** Texts and blocks that somebody has in their direct messages with the app. */
async function told(userId: string): Promise<string[]> {
  return inChannel(`D${userId.slice(1)}`);
}

async function inChannel(channel: string): Promise<string[]> {
  await nothingOwed();
  return run.sandbox.state.messages(channel).map((m) => `${m.text}\n${JSON.stringify(m.blocks)}`);
}

/** Lines below a card, without the one that tells of a claim. */
async function thread(card: Card): Promise<string[]> {
  await nothingOwed();
  const { body } = await run.page(`/ui/thread?channel=${card.channel}&ts=${card.ts}&as=U0RUTH`);
  return body.messages
    .slice(1)
    .map((m: { text: string }) => m.text)
    .filter((text: string) => !text.includes('has this one now'));
}

async function rungs(card: Card): Promise<string[]> {
  const rows = await run.sql<{ rung: string; late: boolean; spoken: boolean }>(
    "SELECT rung, late, spoken FROM rung_events WHERE follow_up_id = $1 ORDER BY sla_cycle, array_position(ARRAY['half', 'three_quarters', 'due', 'late'], rung)",
    [card.followUpId],
  );
  return rows.map(({ rung, late, spoken }) => `${rung}${late ? ' late' : ''}${spoken ? '' : ' silent'}`);
}

async function ownerOf(card: Card): Promise<string | null> {
  const rows = await run.sql<{ owner_id: string | null }>('SELECT owner_id FROM follow_ups WHERE id = $1', [
    card.followUpId,
  ]);
  return rows[0]!.owner_id;
}

/** Sets what Slack says of a person, and waits until the app says the same. */
async function changePerson(id: string, facts: Record<string, unknown>) {
  const known = async () => JSON.stringify(await run.app.deps.directory.person(id));
  const before = await known();
  await run.page('/control', { setUser: { id, ...facts } });
  await run.until('the app to have heard of it', async () => (await known()) !== before);
}

describe('half of the time', () => {
  test('nobody has it: one line in the thread, and no direct message', async () => {
    await start();
    const card = await newCard();
    await run.advance('PT23H59M');
    expect(await thread(card)).toEqual([]);
    await run.advance('PT2M');
    expect(await thread(card)).toEqual([
      expect.stringContaining('Half of the time is gone and nobody has it'),
    ]);
    expect(await told(LEAD)).toEqual([]);
    expect(await inChannel(CHANNELS.committee)).toEqual([]);
    expect(await rungs(card)).toEqual(['half']);
  });

  test('somebody has it: recorded, and silent', async () => {
    await start();
    const card = await claimed();
    await run.advance(TO_HALF);
    expect(await thread(card)).toEqual([]);
    expect(await told(MAYA)).toEqual([]);
    expect(await rungs(card)).toEqual(['half silent']);
  });
});

describe('three quarters of the time', () => {
  test('the owner hears, in a direct message and nobody else', async () => {
    await start();
    await claimed();
    await run.advance(TO_THREE_QUARTERS);
    expect(await told(MAYA)).toEqual([expect.stringContaining('still waiting to hear from you')]);
    expect(await told(LEAD)).toEqual([]);
  });

  test('nobody has it: the team lead hears', async () => {
    await start();
    await newCard();
    await run.advance(TO_THREE_QUARTERS);
    expect(await told(LEAD)).toEqual([expect.stringContaining('Nobody has claimed this one yet')]);
  });

  test('the owner is away: the lead hears instead, and the clock runs on', async () => {
    await start();
    const card = await claimed();
    await changePerson(MAYA, { statusEmoji: ':palm_tree:', statusExpiration: 0 });
    await run.advance(TO_THREE_QUARTERS);
    expect(await told(LEAD)).toEqual([expect.stringContaining('has this one and is away')]);
    expect(await told(MAYA)).toEqual([]);
    await run.advance('PT20H');
    expect(await rungs(card)).toEqual(['half silent', 'three_quarters', 'due']);
  });

  test('an emoji that says nothing of being away, or that has expired, changes nothing', async () => {
    await start();
    await claimed();
    await claimed(TOMAS);
    await changePerson(MAYA, { statusEmoji: ':coffee:', statusExpiration: 0 });
    await changePerson(TOMAS, { statusEmoji: ':palm_tree:', statusExpiration: 1_500_000_000 });
    await run.advance(TO_THREE_QUARTERS);
    expect(await told(MAYA)).toHaveLength(1);
    expect(await told(TOMAS)).toHaveLength(1);
    expect(await told(LEAD)).toEqual([]);
  });

  test('what means away is in the config', async () => {
    await start((shipped) => ({ sla: { ...shipped.sla, awayEmoji: [':coffee:'] } }));
    await claimed();
    await changePerson(MAYA, { statusEmoji: ':coffee:', statusExpiration: 0 });
    await run.advance(TO_THREE_QUARTERS);
    expect(await told(LEAD)).toHaveLength(1);
    expect(await told(MAYA)).toEqual([]);
  });
});

describe('due, and a business day late', () => {
  test('due: the lead is told and the card says it; the committee hears nothing yet', async () => {
    await start();
    const card = await claimed();
    await run.advance(TO_DUE);
    expect(await told(LEAD)).toEqual([expect.stringContaining('has not reached the customer yet')]);
    expect(wordsOf(run, card)).toMatch(/Overdue[\s\S]*team lead has been told/);
    expect(await thread(card)).toContainEqual(expect.stringContaining('due time has passed without contact'));
    expect(await ownerOf(card)).toBe(MAYA);
    expect(await inChannel(CHANNELS.committee)).toEqual([]);
  });

  test('late: in one step the committee is told, it is back with the team, and whoever had it knows', async () => {
    await start();
    const card = await claimed();
    await run.advance(TO_THREE_QUARTERS);
    expect(await told(MAYA)).toHaveLength(1);
    await run.advance('PT44H'); // Thursday, 10:01
    expect(await inChannel(CHANNELS.committee)).toEqual([
      expect.stringMatching(
        /a business day ago[\s\S]*It is back with CX[\s\S]*U0MAYA[\s\S]*had it until now/,
      ),
    ]);
    expect(await ownerOf(card)).toBeNull();
    expect(await told(MAYA)).toEqual([
      // What asked for her before asks no more.
      expect.stringContaining('It is back with the team'),
      expect.stringMatching(/so this one is back with CX\. If you did talk to them, log it/),
    ]);
    expect(await told(LEAD)).toHaveLength(1);
    expect((await thread(card)).slice(-2)).toEqual([
      expect.stringContaining('A business day late: told the committee'),
      expect.stringContaining('Back with the team'),
    ]);
    expect(wordsOf(run, card)).toContain('"text":"Claim"');
    await run.advance('P30D');
    // A month later there is its report, too.
    const toCommittee = await inChannel(CHANNELS.committee);
    expect(toCommittee.filter((one) => one.startsWith('A follow-up is'))).toHaveLength(1);
    expect(await told(MAYA)).toHaveLength(2);
    expect(await rungs(card)).toEqual(['half silent', 'three_quarters', 'due', 'late']);
  });

  test('late, and nobody ever had it: the committee is told, and there is no former owner', async () => {
    await start();
    const card = await newCard();
    await run.advance(TO_LATE);
    expect(await inChannel(CHANNELS.committee)).toEqual([expect.stringContaining('nobody has claimed it')]);
    expect(await thread(card)).not.toContainEqual(expect.stringContaining('Back with the team'));
  });

  test('claimed again after that: no second ladder begins', async () => {
    await start();
    const card = await claimed();
    await run.advance(TO_LATE);
    await nothingOwed();
    await press(run, card, TOMAS, 'Claim');
    await run.advance('P30D');
    expect(await ownerOf(card)).toBe(TOMAS);
    expect(await told(TOMAS)).toEqual([]);
    expect(await rungs(card)).toHaveLength(4);
  });
});

describe('an attempt or a snooze', () => {
  const attempt = (card: Card) =>
    logContact(run.app.deps, {
      followUpId: card.followUpId,
      by: MAYA,
      channel: 'phone',
      reached: false,
      note: null,
    });

  test('an attempt holds half and three quarters back by half a business day, and the due time not at all', async () => {
    await start();
    const card = await newCard();
    await run.advance('PT23H'); // Tuesday, 9:00
    await attempt(card);
    await run.advance('PT3H30M'); // 12:30
    expect(await rungs(card)).toEqual([]);
    await run.advance('PT35M'); // 13:05: four working hours after the attempt
    expect(await rungs(card)).toEqual(['half']);
    await run.advance('PT50M'); // 13:55
    await attempt(card);
    await run.advance('PT19H'); // Wednesday, 8:55
    expect(await rungs(card)).toEqual(['half']);
    await run.advance('PT1H2M'); // 9:57: held until 9:55
    expect(await rungs(card)).toEqual(['half', 'three_quarters']);
    await run.advance('PT4M'); // 10:01
    expect(await rungs(card)).toEqual(['half', 'three_quarters', 'due']);
  });

  test('attempt after attempt: due and late come at their time all the same', async () => {
    await start();
    const card = await claimed();
    for (let n = 0; n < 24; n++) {
      await run.advance('PT3H');
      await attempt(card);
    }
    await run.advance('PT2M'); // Thursday, 10:02
    expect(await rungs(card)).toEqual(['half silent', 'three_quarters silent', 'due', 'late']);
    const rows = await run.sql<{ rung: string; at: Date }>(
      `SELECT rung, at FROM rung_events WHERE rung IN ('due', 'late') ORDER BY at`,
    );
    expect(rows.map(({ at }) => at.toISOString().slice(0, 14))).toEqual(['2030-03-06T15:', '2030-03-07T15:']);
  });

  test('a snooze of two business days silences what comes before the due time, and nothing else', async () => {
    await start();
    const card = await claimed();
    await snoozeFollowUp(run.app.deps, { followUpId: card.followUpId, by: MAYA, days: 2 });
    await run.advance('PT47H50M');
    expect(await rungs(card)).toEqual([]);
    expect(await told(MAYA)).toEqual([]);
    await run.advance('PT11M');
    expect(await rungs(card)).toEqual(['half silent', 'three_quarters silent', 'due']);
    expect(await told(LEAD)).toHaveLength(1);
    expect(await told(MAYA)).toEqual([]);
  });
});

describe('a limit to reminders', () => {
  const capped =
    (nagCap: Partial<Config['sla']['nagCap']>): RunOptions['config'] =>
    (shipped) => ({ sla: { ...shipped.sla, nagCap: { ...shipped.sla.nagCap, ...nagCap } } });

  test('one person in one day: beyond it all is gathered in one message, which tomorrow begins anew', async () => {
    await start(capped({ perPerson: 2 }));
    for (let n = 0; n < 5; n++) await newCard();
    await run.advance(TO_THREE_QUARTERS);
    // Two that are on their way at once may arrive in either order.
    const gathered = (messages: string[]) =>
      messages.filter((one) => one.includes('3 more reminders today')).length;
    const tuesday = await told(LEAD);
    expect(tuesday).toHaveLength(3);
    expect(tuesday.filter((one) => one.startsWith('A follow-up is due soon'))).toHaveLength(2);
    expect(gathered(tuesday)).toBe(1);
    await run.advance('PT20H'); // Wednesday, past ten
    const wednesday = await told(LEAD);
    expect(wednesday).toHaveLength(6);
    expect(gathered(wednesday)).toBe(2);
  });

  test('one follow-up in one day: beyond it only its thread says so', async () => {
    await start((shipped) => ({
      ...capped({ perFollowUp: 1 })!(shipped),
      teams: shipped.teams.map((team) =>
        team.id === 'cx' ? { ...team, leads: ['U0INES', 'U0RUTH'] } : team,
      ),
    }));
    const card = await newCard();
    await run.advance(TO_THREE_QUARTERS);
    expect([await told(LEAD), await told('U0RUTH')].flat()).toHaveLength(1);
    expect(await thread(card)).toContainEqual(expect.stringContaining('Three quarters of the time is gone'));
    await run.advance('PT20H');
    // What is due is told to both: an escalation is never swallowed.
    expect([await told(LEAD), await told('U0RUTH')].flat()).toHaveLength(3);
  });
});

describe('one event per rung, ever', () => {
  test('given to somebody else and back to the team: nothing is told again', async () => {
    await start();
    const card = await claimed();
    await run.advance(TO_THREE_QUARTERS);
    await reassignFollowUp(run.app.deps, { followUpId: card.followUpId, by: LEAD, to: TOMAS });
    await releaseFollowUp(run.app.deps, { followUpId: card.followUpId, by: TOMAS });
    await run.advance('PT1H');
    expect(await rungs(card)).toEqual(['half silent', 'three_quarters']);
    const due = (await told(TOMAS)).filter((text) => text.includes('due soon'));
    expect([due, await told(LEAD)].flat()).toEqual([]);
  });

  test('moved to another team: the clock runs on, and the lead of the new team is told when it is due', async () => {
    await start();
    const card = await newCard();
    await run.advance(TO_THREE_QUARTERS);
    expect(await told(LEAD)).toHaveLength(1);
    const before = await run.sql('SELECT due_at, rungs FROM follow_ups');
    await moveFollowUp(run.app.deps, {
      followUpId: card.followUpId,
      by: MAYA,
      toTeam: 'product',
      note: null,
    });
    expect(await run.sql('SELECT due_at, rungs FROM follow_ups')).toEqual(before);
    await run.advance('PT20H');
    expect(await rungs(card)).toEqual(['half', 'three_quarters', 'due']);
    expect(await told(LEAD_OF_PRODUCT)).toEqual([expect.stringContaining('overdue')]);
    expect(await told(LEAD)).toHaveLength(1);
  });

  test('resolved without contact and opened again: of what passed meanwhile the latest is said once, and not as late', async () => {
    await start();
    const card = await claimed();
    await resolveFollowUp(run.app.deps, {
      followUpId: card.followUpId,
      by: MAYA,
      outcome: 'no_response',
      rootCause: null,
      note: null,
      customerTold: false,
      reasonWithoutContact: 'The address bounces.',
    });
    await run.advance('PT49H'); // Wednesday, 11:00
    expect(await rungs(card)).toEqual([]);
    await reopenFollowUp(run.app.deps, { followUpId: card.followUpId, by: MAYA, note: null });
    await run.advance('PT10M');
    expect(await rungs(card)).toEqual(['half silent', 'three_quarters silent', 'due']);
    expect(await told(LEAD)).toContainEqual(expect.stringContaining('A follow-up is overdue'));
    expect(await run.sql('SELECT 1 FROM rung_events WHERE late')).toEqual([]);
    await run.advance('PT24H');
    expect(await rungs(card)).toEqual(['half silent', 'three_quarters silent', 'due', 'late']);
  });

  test('contact, and opened again after it: a met promise stays met and nothing reminds', async () => {
    await start();
    const card = await claimed();
    const { deps } = run.app;
    const work = { followUpId: card.followUpId, by: MAYA };
    await logContact(deps, { ...work, channel: 'phone', reached: true, note: null });
    await resolveFollowUp(deps, {
      ...work,
      outcome: 'explained',
      rootCause: null,
      note: null,
      customerTold: true,
      reasonWithoutContact: null,
    });
    await reopenFollowUp(deps, { ...work, note: null });
    await run.advance('P10D');
    expect(await rungs(card)).toEqual([]);
    const promises = await run.sql('SELECT cycle, contacted_at <= due_at AS met FROM promises');
    expect(promises).toEqual([{ cycle: 1, met: true }]);
  });
});

test('down for five days: each rung once, marked late, and only the latest speaks', async () => {
  await start();
  const card = await claimed();
  await nothingOwed();
  const { sandbox } = run;
  await run.app.stop();
  await moveClockTo(database.url, new Date('2030-03-11T15:30:00Z')); // Monday, 11:30 in New York's summer
  const first = run;
  run = await runApp({ databaseUrl: database.url, sandbox });
  try {
    await run.until('the rungs', async () => (await rungs(card)).length === 4);
    expect(await rungs(card)).toEqual([
      'half late silent',
      'three_quarters late silent',
      'due late silent',
      'late late',
    ]);
    expect(await inChannel(CHANNELS.committee)).toEqual([expect.stringContaining('I was not running')]);
    expect(await told(LEAD)).toEqual([expect.stringContaining('I was not running')]);
    expect(await told(MAYA)).toEqual([expect.stringContaining('this one is back with CX')]);
    expect(await thread(card)).toEqual([
      expect.stringContaining('A business day late: told the committee (late: I was not running on time)'),
      expect.stringContaining('Back with the team'),
    ]);
    await remindOverdue(run.app.deps);
    expect(await inChannel(CHANNELS.committee)).toHaveLength(1);
  } finally {
    await run.app.stop();
    run = first;
  }
});

describe('the owner has left the company', () => {
  test('their open work is back with its teams at once, and told; what they finished stays theirs', async () => {
    await start();
    const open = await claimed();
    const second = await claimed();
    const done = await claimed();
    const others = await claimed(TOMAS);
    await resolveFollowUp(run.app.deps, {
      followUpId: done.followUpId,
      by: MAYA,
      outcome: 'no_response',
      rootCause: null,
      note: null,
      customerTold: false,
      reasonWithoutContact: 'Nobody is there any more.',
    });
    await changePerson(MAYA, { deleted: true });
    expect(await returnOrphaned(run.app.deps)).toBeLessThanOrEqual(2);
    expect(await Promise.all([open, second, done, others].map(ownerOf))).toEqual([null, null, MAYA, TOMAS]);
    expect(await thread(open)).toEqual([expect.stringMatching(/Back with the team: .* has left/)]);
    await run.until('the card to be free', () => wordsOf(run, open).includes('Nobody has it'));
    expect(await returnOrphaned(run.app.deps)).toBe(0);
  });

  test('the clock runs on: the lead hears at three quarters', async () => {
    await start();
    const card = await claimed();
    await changePerson(MAYA, { deleted: true });
    await run.advance(TO_THREE_QUARTERS);
    expect(await ownerOf(card)).toBeNull();
    expect(await told(LEAD)).toHaveLength(1);
    expect(await told(MAYA)).toEqual([]);
  });
});

test('a calendar that is changed moves no due time that was promised', async () => {
  await start();
  const card = await newCard();
  await nothingOwed();
  const [before] = await run.sql<{ version: string }>(
    'SELECT due_at, rungs, calendar_version AS version FROM follow_ups',
  );
  await run.app.stop();
  const first = run;
  // Tuesday is a day off now, and Wednesday begins at noon.
  run = await runApp({
    databaseUrl: database.url,
    sandbox: first.sandbox,
    config: (shipped) => {
      const calendar = shipped.calendars['new-york']!;
      const wed = { opens: '12:00', closes: '17:00' };
      const changed = { ...calendar, week: { ...calendar.week, wed }, closures: [{ date: '2030-03-05' }] };
      return { calendars: { ...shipped.calendars, 'new-york': changed } };
    },
  });
  try {
    const later = await newCard();
    const rows = await run.sql<{ id: string; version: string }>(
      'SELECT id, due_at, rungs, calendar_version AS version FROM follow_ups',
    );
    const [old, fresh] = [card, later].map(({ followUpId }) => rows.find(({ id }) => id === followUpId)!);
    expect(old).toMatchObject(before!);
    expect(fresh!.version).not.toBe(before!.version);
    // The due time stands, but nobody is reminded outside the hours of today.
    await run.advance(TO_DUE);
    expect((await rungs(card)).filter((rung) => rung.startsWith('due'))).toEqual([]);
    await run.advance('PT2H');
    expect((await rungs(card)).filter((rung) => rung.startsWith('due'))).toEqual(['due']);
    const [status] = await run.sql<{ breached: boolean }>(
      'SELECT due_at < $2 AS breached FROM follow_ups WHERE id = $1',
      [card.followUpId, run.app.deps.now()],
    );
    expect(status!.breached).toBe(true);
  } finally {
    await run.app.stop();
    run = first;
  }
});
