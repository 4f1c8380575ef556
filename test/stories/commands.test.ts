import { genericAnswer } from '../support/answers';
import { cardOf, contactForm, press, submit, windowOf } from '../support/card';
import { type Running, runApp } from '../support/run-app';

describe.each(['http', 'socket'] as const)('over %s', (mode) => {
  let run: Running;
  beforeAll(async () => {
    run = await runApp({ mode });
  });
  afterAll(() => run.stop());

  /** Types a command as a person would, and reads what only they see. */
  async function type(as: string, text: string, channel: string) {
    const before = run.sandbox.state.ephemerals(as).length;
    expect((await run.page('/ui/command', { as, channel, text: `/rnps ${text}`.trim() })).body).toEqual({
      ok: true,
    });
    const answer = await run.until('the answer', () => run.sandbox.state.ephemerals(as)[before]);
    expect(answer.channel).toBe(channel);
    return `${answer.text}\n${JSON.stringify(answer.blocks)}`;
  }

  async function deliver(account: string, data: Record<string, unknown>) {
    const answer = genericAnswer({ account: { external_id: account, name: account }, ...data });
    await run.deliver('generic', answer);
    return cardOf(run, answer.data.id);
  }

  test('help lists every word, and so does no word at all', async () => {
    for (const text of ['help', '', ' HELP ']) {
      expect(await type('U0MAYA', text, 'C0GENERAL')).toMatch(
        /rnps queue[\s\S]*rnps mine[\s\S]*rnps account[\s\S]*rnps sla[\s\S]*rnps status[\s\S]*rnps help/,
      );
    }
  });

  test('queue shows what nobody has yet, of the team whose channel it is, the most pressing first', async () => {
    const first = await deliver('Aurora', { comment: 'The invoice was wrong.' });
    await deliver('Borealis', { comment: 'The invoice was late.' });
    await deliver('Cumulus', { comment: 'The export is slow.' });
    const waiting = await type('U0RUTH', 'queue', 'C0CX');
    expect(waiting).toMatch(/2 follow-ups waiting in CX[\s\S]*Aurora[\s\S]*Borealis/);
    expect(waiting).not.toContain('Cumulus');
    expect(waiting).toContain(`/archives/C0CX/p${first.ts.replace('.', '')}`);
    expect(await type('U0RUTH', 'queue', 'C0PRODUCT')).toMatch(
      /1 follow-up waiting in Product[\s\S]*Cumulus/,
    );
    await press(run, first, 'U0MAYA', 'Claim');
    expect(await type('U0RUTH', 'queue', 'C0CX')).toMatch(/1 follow-up waiting in CX/);
  });

  test("elsewhere it is the asker's own team, and any team can be named", async () => {
    expect(await type('U0OWEN', 'queue', 'C0GENERAL')).toContain('waiting in Product');
    expect(await type('U0OWEN', 'queue CX', 'C0GENERAL')).toContain('waiting in CX');
    expect(await type('U0OWEN', 'queue success', 'C0GENERAL')).toContain('Nothing is waiting in Success');
    expect(await type('U0OWEN', 'queue marketing', 'C0PRODUCT')).toMatch(
      /There is no team \\"marketing\\"\. Teams are: CX, Product, Success, Sales\./,
    );
  });

  test('what was typed is read as it was typed, though Slack sends some of it as entities', async () => {
    expect(await type('U0OWEN', 'queue R&amp;D', 'C0PRODUCT')).toContain('There is no team \\"R&D\\".');
  });

  test('somebody in several teams sees all of theirs, elsewhere than in a team’s channel', async () => {
    await run.page('/control', { addMember: { channel: 'C0SALES', user: 'U0LENA' } });
    await run.until('the app to know it', async () => {
      const teams = await run.app.deps.directory.teamsOf('U0LENA', { fresh: true });
      return teams.length === 2;
    });
    expect(await type('U0LENA', 'queue', 'C0GENERAL')).toContain('in Success and Sales');
    await run.page('/control', { addMember: { channel: 'C0PRODUCT', user: 'U0LENA' } });
    await run.until('the app to know that too', async () => {
      const teams = await run.app.deps.directory.teamsOf('U0LENA', { fresh: true });
      return teams.length === 3;
    });
    expect(await type('U0LENA', 'queue', 'C0GENERAL')).toContain('in Product, Success and Sales');
  });

  test('what they wrote stands beneath, for the one who asks', async () => {
    expect(await type('U0RUTH', 'queue cx', 'C0CX')).toContain('“The invoice was late.”');
  });

  test('team shows who has what, also what they tried in vain', async () => {
    const card = await deliver('Nimbus', { comment: 'The invoice was doubled.' });
    await press(run, card, 'U0MAYA', 'Claim');
    await press(run, card, 'U0MAYA', 'Log contact');
    await windowOf(run, 'U0MAYA');
    await submit(run, 'U0MAYA', contactForm({ reached: false }));
    await run.until('the card to say so', () => {
      const shown = run.sandbox.state.messages('C0CX').find(({ ts }) => ts === card.ts);
      return JSON.stringify(shown?.blocks).includes('Tried once, last by phone');
    });
    const team = await type('U0INES', 'team cx', 'C0GENERAL');
    expect(team).toMatch(
      /CX: 2 follow-ups with 1 person[\s\S]*Maya Chen[\s\S]*Still to be reached[\s\S]*Aurora[\s\S]*Nimbus/,
    );
    expect(team).toContain('1 more follow-up that nobody has');
    expect(await type('U0INES', 'team sales', 'C0GENERAL')).toContain(
      'Nobody in Sales has a follow-up under way',
    );
    expect(await type('U0INES', 'team marketing', 'C0GENERAL')).toContain('There is no team');
  });

  test('mine shows what is mine', async () => {
    expect(await type('U0MAYA', 'mine', 'C0CX')).toMatch(/2 follow-ups waiting on you[\s\S]*Aurora/);
    expect(await type('U0TOMAS', 'mine', 'C0CX')).toContain('Nothing is waiting on you');
  });

  test('status says how the app is doing, and in which way Slack reaches it', async () => {
    const status = await type('U0RUTH', 'status', 'C0CX');
    expect(status).toContain('All is well');
    expect(status).toContain(mode === 'http' ? 'over HTTP' : 'in Socket Mode');
    expect(status).toMatch(/PostgreSQL \d+/);
    expect(status).toContain('6 channels found');
  });

  test('an answer that was not understood is told by status', async () => {
    await run.deliver('generic', genericAnswer({ score: 11 }));
    expect(await type('U0RUTH', 'status', 'C0CX')).toMatch(/1 thing to look at[\s\S]*1 delivery parked/);
  });

  test('everybody may ask how the app is doing, and only admins read what was parked and why', async () => {
    const why = /data\.score/;
    expect(await type('U0RUTH', 'status', 'C0CX')).toMatch(why);
    const forOthers = await type('U0MAYA', 'status', 'C0CX');
    expect(forOthers).toContain('1 delivery parked');
    expect(forOthers).not.toMatch(why);
  });

  test('an unknown word gets the nearest one, as the text that it is', async () => {
    expect(await type('U0MAYA', 'quue', 'C0CX')).toContain('Did you mean `/rnps queue`?');
    expect(await type('U0MAYA', 'stauts', 'C0CX')).toContain('Did you mean `/rnps status`?');
    expect(await type('U0MAYA', 'acount Northwind', 'C0CX')).toContain('Did you mean `/rnps account`?');
    expect(await type('U0MAYA', 'SLAA', 'C0CX')).toContain('Did you mean `/rnps sla`?');
    expect(await type('U0MAYA', 'constructor', 'C0CX')).toContain('`/rnps help` lists what I know.');
    const hostile = await type('U0MAYA', '<!everyone>', 'C0CX');
    expect(hostile).toContain('"type":"plain_text","text":"I do not know \\"<!everyone>\\"."');
  });
});
