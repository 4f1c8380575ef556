import type { Sandbox } from '../../sandbox/start-sandbox';
import { triggerIds } from '../../sandbox/state/trigger-ids';
import { clientOf, refusal, startTestSandbox } from './support';

const VIEW = { type: 'home' as const, blocks: [{ type: 'divider' as const }] };

test('a trigger id works once, within three seconds, and only if it was given out', () => {
  let nowMs = 1_000_000;
  let n = 0;
  const triggers = triggerIds(
    () => nowMs,
    () => `id${n++}`,
  );
  const id = triggers.issue('U0MAYA');
  expect(triggers.exchange(id)).toEqual({ userId: 'U0MAYA' });
  expect(triggers.exchange(id)).toEqual({ refusal: 'exchanged_trigger_id' });
  expect(triggers.exchange('made.up')).toEqual({ refusal: 'invalid_trigger_id' });
  const late = triggers.issue('U0MAYA');
  nowMs += 3000;
  const inTime = triggers.issue('U0MAYA');
  expect(triggers.exchange(late)).toEqual({ userId: 'U0MAYA' });
  nowMs += 3001;
  expect(triggers.exchange(inTime)).toEqual({ refusal: 'expired_trigger_id' });
});

describe('views', () => {
  let sandbox: Sandbox;
  beforeEach(async () => {
    sandbox = await startTestSandbox();
  });
  afterEach(() => sandbox.close());

  test('a made-up trigger opens nothing, and a bad view is refused before its trigger is used', async () => {
    const view = { type: 'modal' as const, title: { type: 'plain_text' as const, text: 'T' }, blocks: [] };
    const client = clientOf(sandbox);
    expect((await refusal(client.views.open({ trigger_id: 'x', view }))).error).toBe('invalid_trigger_id');
    const long = { ...view, title: { type: 'plain_text' as const, text: 'x'.repeat(25) } };
    expect(await refusal(client.views.open({ trigger_id: 'x', view: long }))).toEqual({
      error: 'invalid_arguments',
      messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'],
    });
  });

  test('a Home tab keeps its id from one publish to the next, and a stale hash conflicts', async () => {
    const client = clientOf(sandbox);
    const first = (await client.views.publish({ user_id: 'U0MAYA', view: VIEW })).view!;
    const second = (await client.views.publish({ user_id: 'U0MAYA', view: VIEW, hash: first.hash! })).view!;
    expect(second.id).toBe(first.id);
    expect(second.hash).not.toBe(first.hash);
    const stale = client.views.publish({ user_id: 'U0MAYA', view: VIEW, hash: first.hash! });
    expect((await refusal(stale)).error).toBe('hash_conflict');
    const update = client.views.update({ view_id: first.id!, view: VIEW, hash: first.hash! });
    expect((await refusal(update)).error).toBe('hash_conflict');
    expect((await refusal(client.views.update({ view_id: 'V404', view: VIEW }))).error).toBe('not_found');
  });
});
