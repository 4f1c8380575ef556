import { genericAnswer } from '../support/answers';
import { type Card, cardOf, messageOf, press } from '../support/card';
import { type Running, runApp } from '../support/run-app';
import { clicks, types } from '../support/slack-requests';

/** Tomás has the account; Ines leads CX, Sam leads Success. */
const OWNER = { id: 'U0TOMAS', email: 'tomas.rivera@larkspur.example' };
let run: Running;
beforeAll(async () => {
  run = await runApp();
});
afterAll(() => run.stop());

const account = {
  external_id: 'acc_77',
  name: 'Southbank Mills',
  domain: 'southbank.example',
  owner_email: OWNER.email,
};

async function answer(comment: string | null, data: Record<string, unknown> = {}) {
  const body = genericAnswer({ score: 2, comment, account, ...data });
  expect((await run.deliver('generic', body)).status).toBe(200);
  return body;
}

const everywhereBut = (channel: string) =>
  Object.values(['C0CX', 'C0PRODUCT', 'C0SUCCESS', 'C0SALES', 'C0COMMITTEE', 'C0ANNOUNCEMENTS'])
    .filter((id) => id !== channel)
    .map((id) => JSON.stringify(run.sandbox.state.messages(id)))
    .join('\n');

async function cardTo(lead: string, followUp: string): Promise<Card> {
  return run.until('the card in the lead’s messages', async () => {
    const [row] = await run.sql<{ id: string; channel_id: string; message_ts: string }>(
      `SELECT f.id, o.channel_id, o.message_ts FROM follow_ups f JOIN responses r ON r.id = f.response_id
         JOIN outbox o ON o.key = 'card:' || f.id
        WHERE r.source_response_id = $1 AND o.lane = 'dm:' || $2 AND o.message_ts IS NOT NULL`,
      [followUp, lead],
    );
    return row && { channel: row.channel_id, ts: row.message_ts, followUpId: row.id };
  });
}

test('a comment that names the owner of the account goes to the lead by direct message, and into no channel', async () => {
  const body = await answer('Tomás promised a new invoice and never sent one. ZEBRA');
  const card = await cardTo('U0INES', body.data.id);
  expect(JSON.stringify(messageOf(run, card).blocks)).toContain('ZEBRA');
  expect(everywhereBut('')).not.toContain('ZEBRA');
  expect(everywhereBut('')).not.toContain('Southbank Mills');
});

test('whom it is about neither sees it nor works on it, whatever button they found; nor do colleagues', async () => {
  const body = await answer('Our account manager was rude about the invoice. HERON');
  const card = await cardTo('U0INES', body.data.id);
  for (const who of [OWNER.id, 'U0MAYA']) {
    for (const action of ['follow_up_claim', 'follow_up_log_contact', 'follow_up_resolve']) {
      const before = run.sandbox.state.ephemerals(who).length;
      await clicks(run, who, action, card.followUpId);
      const told = await run.until('an answer', () => run.sandbox.state.ephemerals(who)[before]);
      expect(told.text).toContain('with a team lead');
    }
    const queue = await types(run, who, 'queue cx');
    expect(JSON.stringify(queue.body)).not.toContain('Southbank');
  }
  const [row] = await run.sql('SELECT owner_id FROM follow_ups WHERE id = $1', [card.followUpId]);
  expect(row).toEqual({ owner_id: null });
  await press(run, card, 'U0INES', 'Claim');
  const [after] = await run.sql('SELECT owner_id FROM follow_ups WHERE id = $1', [card.followUpId]);
  expect(after).toEqual({ owner_id: 'U0INES' });
});

test('the lead who is the owner of the account does not get it: an admin does', async () => {
  const body = await answer('Ines Duarte ignores our invoice.', {
    account: { ...account, external_id: 'acc_78', owner_email: 'ines.duarte@larkspur.example' },
  });
  await run.until('Ines to be known', async () => {
    const rows = await run.sql(
      `SELECT 1 FROM follow_ups f JOIN responses r ON r.id = f.response_id WHERE r.source_response_id = $1 AND f.confidential`,
      [body.data.id],
    );
    return rows.length === 1;
  });
  const [row] = await run.sql<{ confidential_to: string }>(
    `SELECT confidential_to FROM follow_ups f JOIN responses r ON r.id = f.response_id WHERE r.source_response_id = $1`,
    [body.data.id],
  );
  expect(row!.confidential_to).not.toBe('U0INES');
});

test('a comment that comes later and names the owner takes the card out of the channel, and the work from the owner', async () => {
  const body = await answer(null);
  const open = await cardOf(run, body.data.id);
  await press(run, open, OWNER.id, 'Claim');
  await run.deliver('generic', {
    ...body,
    type: 'rnps.response.updated',
    data: { ...body.data, comment: 'Tomás Rivera does not answer the telephone. OTTER' },
  });
  const card = await cardTo('U0INES', body.data.id);
  expect(JSON.stringify(messageOf(run, card).blocks)).toContain('OTTER');
  await run.until('what is left in the channel', () => {
    const left = JSON.stringify(messageOf(run, open).blocks);
    return left.includes('team lead') && !left.includes('OTTER');
  });
  expect(everywhereBut('')).not.toContain('OTTER');
  const [row] = await run.sql('SELECT owner_id, confidential FROM follow_ups WHERE id = $1', [
    card.followUpId,
  ]);
  expect(row).toEqual({ owner_id: null, confidential: true });
});
