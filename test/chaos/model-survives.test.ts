import { customersIn, itemsIn } from '../ai/pretend-model';
import { good, startWaywardServer, type WaywardServer } from '../ai/wayward-server';
import { genericAnswer } from '../support/answers';
import { signAs, TEST_SECRET } from '../support/sign';
import { useLoneApp } from './lone-app';
import { until } from './world/until';

jest.setTimeout(300_000);

let server: WaywardServer;
const app = useLoneApp();
beforeEach(async () => {
  server = await startWaywardServer();
});
afterEach(async () => {
  await server.stop();
});

const start = () =>
  app.start({
    env: { OPENAI_API_KEY: 'k', OPENAI_BASE_URL: server.url, OPENAI_MODEL: 'm' },
  });

test('killed while the model is asked: another process reads the same comments, each is kept once, and the rest is not asked again', async () => {
  let hangs = false;
  server.always = (asked, response) => {
    if (!hangs || itemsIn(asked.body).length === 0) good(asked, response);
  };
  const first = await start();
  const answer = async (comment: string) => {
    const body = JSON.stringify(genericAnswer({ comment }));
    const headers = signAs('generic', body, {
      secret: TEST_SECRET,
      id: comment.replace(' ', '_'),
      at: new Date(),
    });
    const response = await fetch(`${first.url}/hooks/generic`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });
    expect(response.status).toBe(200);
  };
  await answer('slow before');
  await until(
    'the first to be read',
    async () => (await app.count(`annotations WHERE made_by = 'model'`)) === 1,
  );
  hangs = true;
  await answer('slow meanwhile');
  const asks = (text: string) =>
    server.asked.filter(({ body }) => customersIn(body).some((item) => item.text === text)).length;
  await until('the model to be asked', () => asks('slow meanwhile') > 0);
  await first.kill();
  expect(await app.count('model_readings WHERE lease IS NOT NULL')).toBe(1);
  hangs = false;
  // A minute later.
  await app.db.query(`UPDATE model_readings SET lease_until = lease_until - interval '1 minute'`);
  await start();
  await until(
    'the second to be read',
    async () => (await app.count(`annotations WHERE made_by = 'model'`)) === 2,
  );
  expect(asks('slow before')).toBe(1);
  expect(asks('slow meanwhile')).toBe(2);
  expect(await app.count('model_readings WHERE read_at IS NULL')).toBe(0);
});
