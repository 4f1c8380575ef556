import type { Sandbox } from '../../sandbox/start-sandbox';
import { clientOf, eventually, post, startTestSandbox } from './support';

describe('what goes wrong on purpose', () => {
  let sandbox: Sandbox;
  beforeEach(async () => {
    sandbox = await startTestSandbox();
  });
  afterEach(() => sandbox.close());

  const say = (text: string, options = {}) =>
    clientOf(sandbox, options).chat.postMessage({ channel: 'C0CX', text });
  const kept = () => sandbox.state.messages('C0CX').map((m) => m.text);
  const codeOf = (call: Promise<unknown>) =>
    call.then(
      () => 'accepted',
      (error: { code: string }) => error.code,
    );

  test('429 says when to come back, and nothing was kept', async () => {
    await post(sandbox, '/faults', { method: 'chat.postMessage', kind: '429', times: 1, retryAfterS: 7 });
    await expect(say('one')).rejects.toMatchObject({ retryAfter: 7 });
    expect(kept()).toEqual([]);
    await say('two');
    expect(kept()).toEqual(['two']);
    expect(await (await fetch(`${sandbox.url}/calls`)).json()).toEqual({ 'chat.postMessage': 2 });
  });

  test('a 500 and a connection cut before the work keep nothing', async () => {
    for (const kind of ['500', 'drop_before']) {
      await post(sandbox, '/faults', { kind });
      expect(await codeOf(say(kind))).not.toBe('accepted');
    }
    expect(kept()).toEqual([]);
  });

  test('a reply dropped, or cut in half, after the post was kept', async () => {
    for (const kind of ['drop_after', 'truncate_after']) {
      await post(sandbox, '/faults', { kind });
      expect(await codeOf(say(kind))).not.toBe('accepted');
    }
    expect(kept()).toEqual(['drop_after', 'truncate_after']);
  });

  test('a request that is kept long after its client gave up', async () => {
    await post(sandbox, '/faults', { kind: 'late_after', lateMs: 400 });
    expect(await codeOf(say('late', { timeout: 100 }))).not.toBe('accepted');
    expect(kept()).toEqual([]);
    await eventually(() => (kept().length === 1 ? true : undefined));
    await say('next');
    expect(kept()).toEqual(['late', 'next']);
  });

  test('faults are for one method, and all are switched off at once', async () => {
    await post(sandbox, '/faults', { method: 'chat.update', kind: '500', times: 9 });
    await say('fine');
    await post(sandbox, '/faults', { kind: '500', times: 9 });
    await fetch(`${sandbox.url}/faults`, { method: 'DELETE' });
    await say('fine too');
    const wrong = await post(sandbox, '/faults', { kind: 'earthquake' });
    expect(wrong.status).toBe(400);
    expect(await wrong.text()).toContain('429, 500');
  });
});
