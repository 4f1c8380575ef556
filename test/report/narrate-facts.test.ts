import pino from 'pino';
import { narrateFacts } from '../../src/report/narrate-facts';
import { modelAt } from '../ai/set-up';
import {
  completion,
  error,
  good,
  json,
  silence,
  startWaywardServer,
  type WaywardServer,
} from '../ai/wayward-server';

let server: WaywardServer;
beforeEach(async () => {
  server = await startWaywardServer();
});
afterEach(() => server.stop());

const log = pino({ level: 'silent' });
const report = {
  facts: { nps: '+12 (n = 240)' },
  outline: [{ id: 'score', about: 'the score', may: ['nps'], must: ['nps'], template: 'NPS is {nps}.' }],
};
const ai = () => ({ ...modelAt(server.url), without: null, batchSize: 20, concurrency: 1 });
const says = (text: string) => json(completion(JSON.stringify({ passages: [{ id: 'score', text }] })));

test("the words are the model's, the figures are ours, and they were never sent", async () => {
  server.next = [good, says('The month closes at {nps}.')];
  const told = await narrateFacts({ ai: ai(), log }, report);
  expect(told).toMatchObject({
    sentences: [{ text: 'The month closes at +12 (n = 240).', by: 'model' }],
    note: 'Words by test-model; figures and quotes by code.',
  });
  expect(JSON.stringify(server.asked.map(({ body }) => body))).not.toContain('240');
});

test('a figure or a claim of its own: templates serve', async () => {
  server.next = [good, says('NPS rose to {nps}.'), says('{nps}, up by 4.')];
  expect(await narrateFacts({ ai: ai(), log }, report)).toBeNull();
});

test('no model, a server that fails, one that keeps silent, and a mistake of ours: templates serve, in time', async () => {
  expect(await narrateFacts({ log }, report)).toBeNull();
  server.always = error(401);
  expect(await narrateFacts({ ai: ai(), log }, report)).toBeNull();
  server.always = silence;
  expect(await narrateFacts({ ai: ai(), log }, report, 50)).toBeNull();
  const mistaken = { ...report, facts: {} };
  expect(await narrateFacts({ ai: ai(), log }, mistaken)).toBeNull();
});
