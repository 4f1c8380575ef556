import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clientOf, refusal, startTestSandbox } from './support';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'sandbox-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

test('messages, edits, deletions, views and channels are as they were after a restart', async () => {
  const first = await startTestSandbox({ dataDir });
  const client = clientOf(first);
  const { ts } = await client.chat.postMessage({
    channel: 'C0CX',
    text: 'one',
    metadata: { event_type: 'e', event_payload: { key: 'k' } },
  });
  await client.chat.update({ channel: 'C0CX', ts: ts!, text: 'one, edited' });
  const gone = await client.chat.postMessage({ channel: 'C0CX', text: 'gone' });
  await client.chat.delete({ channel: 'C0CX', ts: gone.ts! });
  await client.views.publish({ user_id: 'U0MAYA', view: { type: 'home', blocks: [{ type: 'divider' }] } });
  const before = { messages: first.state.messages('C0CX'), home: first.state.home('U0MAYA') };
  await first.close();

  const second = await startTestSandbox({ dataDir });
  expect({ messages: second.state.messages('C0CX'), home: second.state.home('U0MAYA') }).toEqual(before);
  const next = await clientOf(second).chat.postMessage({ channel: 'C0CX', text: 'two' });
  expect(Number(next.ts)).toBeGreaterThan(Number(ts));
  await second.close();
});

test('a sandbox killed with -9 keeps every post that it acknowledged', async () => {
  const script = join(dataDir, 'run.ts');
  const sandboxPath = join(__dirname, '../../sandbox/start-sandbox');
  writeFileSync(
    script,
    `import { startSandbox } from ${JSON.stringify(sandboxPath)};
     const app = { eventsUrl: 'http://127.0.0.1:9', hooksUrl: 'http://127.0.0.1:9', clockUrl: 'http://127.0.0.1:9' };
     startSandbox({ dataDir: ${JSON.stringify(join(dataDir, 'data'))}, port: 0, app, signingSecret: 's',
       hookSecrets: { generic: 'whsec_', typeform: '', formbricks: 'whsec_' } }).then((s) => console.log(s.apiUrl));`,
  );
  const root = join(__dirname, '../..');
  const child = spawn(process.execPath, ['-r', join(__dirname, '../../scripts/typescript-hook.js'), script], {
    cwd: root,
  });
  const apiUrl = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (data) => resolve(String(data).trim()));
    child.stderr.on('data', (data) => reject(new Error(String(data))));
    child.on('error', reject);
  });
  const acknowledged: string[] = [];
  const client = clientOf({ apiUrl, botToken: 'xoxb-sandbox' } as never);
  const flood = (async () => {
    for (let i = 0; ; i++) {
      const { ts } = await client.chat.postMessage({ channel: 'C0CX', text: `m${i}` });
      acknowledged.push(ts!);
    }
  })();
  // However slow the machine is.
  while (acknowledged.length <= 10) await new Promise((resolve) => setTimeout(resolve, 40));
  child.kill('SIGKILL');
  await expect(flood).rejects.toBeDefined();

  const after = await startTestSandbox({ dataDir: join(dataDir, 'data') });
  const kept = new Set(after.state.messages('C0CX').map((m) => m.ts));
  expect(acknowledged.length).toBeGreaterThan(10);
  expect(acknowledged.filter((ts) => !kept.has(ts))).toEqual([]);
  await after.close();
});

test('a last line torn by a kill is left out; a broken line before it is an error that names file and line', async () => {
  const first = await startTestSandbox({ dataDir });
  await clientOf(first).chat.postMessage({ channel: 'C0CX', text: 'kept' });
  await first.close();
  const file = join(dataDir, 'sandbox.jsonl');
  appendFileSync(file, '{"kind":"message","chan');
  const second = await startTestSandbox({ dataDir });
  expect(second.state.messages('C0CX').map((m) => m.text)).toEqual(['kept']);
  await second.close();
  writeFileSync(file, `nonsense\n${readFileSync(file, 'utf8')}`);
  await expect(startTestSandbox({ dataDir })).rejects.toThrow(/sandbox\.jsonl line 1 is not JSON/);
});

test('what was refused leaves no trace in the journal', async () => {
  const sandbox = await startTestSandbox({ dataDir });
  const before = readFileSync(join(dataDir, 'sandbox.jsonl'), 'utf8');
  await refusal(clientOf(sandbox).chat.postMessage({ channel: 'C404', text: 'x' }));
  expect(readFileSync(join(dataDir, 'sandbox.jsonl'), 'utf8')).toBe(before);
  await sandbox.close();
});
