import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Sandbox } from '../../sandbox/start-sandbox';
import { until } from '../support/run-app';
import { appAt, clientOf, refusal, startTestSandbox } from './support';

let sandbox: Sandbox;
let app: Server;
const events: any[] = [];

beforeAll(async () => {
  app = createServer((req, res) => {
    let body = '';
    req.on('data', (chunk) => {
      body += chunk;
    });
    req.on('end', () => {
      events.push(JSON.parse(body).event);
      res.end();
    });
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  sandbox = await startTestSandbox({ app: appAt(`http://127.0.0.1:${(app.address() as AddressInfo).port}`) });
});
afterAll(async () => {
  await sandbox.close();
  app.close();
});

const attaches = async (files: unknown) => {
  const body = JSON.stringify({ as: 'U0MAYA', channel: 'D0MAYA', files });
  const answer = await fetch(`${sandbox.url}/ui/message`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  return answer.json() as Promise<{ ok: boolean; error?: string; ts: string }>;
};

test('a person attaches a file: the app hears of it, and reads it with its token alone', async () => {
  const content = Buffer.from('a,b\n1,2\n').toString('base64');
  const { ts } = await attaches([{ name: '../up/Übung.csv', content }]);
  const event = await until('the event', () => events.find((one) => one.ts === ts));
  expect(event).toMatchObject({
    type: 'message',
    subtype: 'file_share',
    channel_type: 'im',
    user: 'U0MAYA',
    upload: true,
  });
  const kept = sandbox.state.messages('D0MAYA').find((m) => m.ts === ts)!;
  expect(kept).toMatchObject({ user: 'U0MAYA', text: '' });
  expect(kept).not.toHaveProperty('subtype');
  const { file } = await clientOf(sandbox).files.info({ file: event.files[0].id });
  expect(file).toMatchObject({
    name: '.._up_Übung.csv',
    mimetype: 'text/csv',
    size: 8,
    user: 'U0MAYA',
    ims: ['D0MAYA'],
    channels: [],
  });
  const read = (headers: Record<string, string>) => fetch(file!.url_private_download!, { headers });
  expect((await read({})).status).toBe(403);
  expect(await (await read({ authorization: `Bearer ${sandbox.botToken}` })).text()).toBe('a,b\n1,2\n');
});

test.each([
  ['an empty file', [{ name: 'a.csv', content: '' }], 'file_is_empty'],
  ['a file without a name', [{ name: '', content: 'YQ==' }], 'invalid_files'],
  ['eleven files', Array.from({ length: 11 }, () => ({ name: 'a', content: 'YQ==' })), 'too_many_files'],
])('%s is refused', async (_, files, error) => {
  expect(await attaches(files)).toEqual({ ok: false, error });
});

test('the app uploads a picture, shows it in a message by its id, and takes it away again', async () => {
  const { files, chat } = clientOf(sandbox);
  const { upload_url, file_id } = await files.getUploadURLExternal({
    filename: 'chart.png',
    length: 3,
    alt_text: 'A chart',
  });
  const picture = [{ type: 'image', alt_text: 'A chart', slack_file: { id: file_id } }] as any;
  const early = await refusal(chat.postMessage({ channel: 'C0CX', text: 'x', blocks: picture }));
  expect(early.error).toBe('invalid_blocks');
  await fetch(upload_url!, { method: 'POST', body: 'png' });
  const done = await files.completeUploadExternal({ files: [{ id: file_id! }], channel_id: 'C0CX' });
  expect(done.files![0]).toMatchObject({ id: file_id, alt_txt: 'A chart', channels: ['C0CX'] });
  await chat.postMessage({ channel: 'C0CX', text: 'x', blocks: picture });
  await files.delete({ file: file_id! });
  expect((await refusal(files.info({ file: file_id! }))).error).toBe('file_not_found');
  expect(sandbox.state.messages('C0CX').find((m) => m.files)!.files).toEqual([
    { id: file_id, mode: 'tombstone' },
  ]);
});

test("the app may not delete a person's file", async () => {
  const { ts } = await attaches([{ name: 'a.txt', content: 'YQ==' }]);
  const id = String(sandbox.state.messages('D0MAYA').find((m) => m.ts === ts)!.files![0]!.id);
  expect((await refusal(clientOf(sandbox).files.delete({ file: id }))).error).toBe('cant_delete_file');
});
