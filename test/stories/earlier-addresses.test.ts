import { genericAnswer } from '../support/answers';
import { type Running, runApp } from '../support/run-app';
import { foundInDatabase } from '../support/scan';
import { signStandardWebhooks, TEST_SECRET } from '../support/sign';

const OLD = 'zwetana.old@elsewhere.example';
const NEW = 'zwetana.new@elsewhere.example';
let run: Running;
beforeEach(async () => {
  run = await runApp({
    config: ({ sources }) => ({
      sources: [
        ...sources,
        { ...sources[0]!, name: 'accounts', adapter: 'accounts', secrets: [TEST_SECRET] },
      ],
    }),
  });
});
afterEach(() => run.stop());

let ids = 0;
async function tell(kind: 'account' | 'person', data: unknown) {
  const body = JSON.stringify({ type: `rnps.${kind}.upserted`, timestamp: '2026-11-20T09:00:00Z', data });
  const headers = signStandardWebhooks(body, { id: `msg_${++ids}` });
  const answer = await fetch(`${run.url}/hooks/accounts`, { method: 'POST', body, headers });
  expect(await answer.json()).toMatchObject({ status: 'recorded' });
}
const answers = (email: string) => run.deliver('generic', genericAnswer({ person: { email } }));
const people = () =>
  run.sql<{ id: string; email: string }>('SELECT id, email FROM respondents ORDER BY email');
const erase = (email: string) =>
  run.deliver('generic', {
    type: 'rnps.person.erased',
    timestamp: new Date().toISOString(),
    data: { person: { email } },
  });

async function somebodyWhoMoved() {
  await tell('person', { external_id: 'u-zw', email: OLD, name: 'Zwetana' });
  await answers(OLD);
  await tell('person', { external_id: 'u-zw', email: NEW });
}

test('an answer under an address of before is that of the same person, whose address of now stays', async () => {
  await somebodyWhoMoved();
  await answers(OLD.toUpperCase());
  expect(await people()).toEqual([expect.objectContaining({ email: NEW })]);
  expect(
    await run.sql('SELECT count(DISTINCT respondent_id)::int AS n, count(*)::int AS all FROM responses'),
  ).toEqual([{ n: 1, all: 2 }]);
});

test('what is told under an address of before is about the same person, too', async () => {
  await somebodyWhoMoved();
  await tell('person', { email: OLD, title: 'Head of Freight' });
  expect(await run.sql('SELECT email, title FROM respondents')).toEqual([
    { email: NEW, title: 'Head of Freight' },
  ]);
  await tell('person', { external_id: 'u-zw', email: OLD });
  expect(await people()).toEqual([expect.objectContaining({ email: OLD })]);
});

test('somebody is erased by the address that they had before, with all of their addresses, and none brings them back', async () => {
  await somebodyWhoMoved();
  expect(await foundInDatabase(run, [OLD])).toContain(`earlier_addresses.email: ${OLD}`);
  await erase(OLD);
  expect(await people()).toEqual([]);
  expect(await foundInDatabase(run, [OLD, NEW, 'Zwetana'])).toEqual([]);
  for (const email of [OLD, NEW])
    expect((await run.deliver('generic', genericAnswer({ person: { email } }))).body.status).toBe('ignored');
});

test('an address that somebody else has now is theirs alone: whoever had it before is not erased with them', async () => {
  await somebodyWhoMoved();
  await tell('person', { external_id: 'u-other', email: OLD, name: 'Olga' });
  await erase(OLD);
  expect(await people()).toEqual([expect.objectContaining({ email: NEW })]);
});

test('a person who was known without an account is linked by the domain of their address when they are told again', async () => {
  await tell('person', { external_id: 'u3', email: 'una@alder.example' });
  await tell('account', { external_id: 'a1', domain: 'alder.example' });
  await tell('person', { external_id: 'u3', email: 'una@alder.example', title: 'Buyer' });
  expect(
    await run.sql('SELECT a.external_id FROM respondents p JOIN accounts a ON a.id = p.account_id'),
  ).toEqual([{ external_id: 'a1' }]);
});
