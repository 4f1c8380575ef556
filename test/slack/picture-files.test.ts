import { slackClients } from '../../src/slack/clients';
import { pictureFiles } from '../../src/slack/picture-files';
import { type PretendFiles, pretendFiles } from './pretend-files';

const PNG = Buffer.from('pretend these bytes are a picture');
const WORDS = { name: 'NPS by month', alt: '31: up 6' };

let slack: PretendFiles;

beforeEach(async () => {
  slack = await pretendFiles();
});
afterEach(() => slack.stop());

function open(timeoutMs = 1000) {
  const { reader } = slackClients({ botToken: 'xoxb-secret', apiUrl: slack.apiUrl });
  return pictureFiles({ client: reader, pollMs: 1, timeoutMs });
}

const methods = () => slack.calls.map(({ method }) => method.replace('files.', ''));

test('a picture is uploaded in three steps, to no channel, and given when Slack is done with it', async () => {
  slack.unfinishedFor = 3;
  expect(await open().fileIdOf(PNG, WORDS)).toBe('F000000001');
  expect(methods()).toEqual([
    'getUploadURLExternal',
    'completeUploadExternal',
    'info',
    'info',
    'info',
    'info',
  ]);
  expect(slack.uploads[0]!.bytes.equals(PNG)).toBe(true);
  expect(slack.calls[0]!.args).toMatchObject({ filename: 'NPS by month.png', length: String(PNG.length) });
  expect(slack.calls[1]!.args).not.toHaveProperty('channel_id');
  expect(JSON.parse(slack.calls[1]!.args.files!)).toEqual([{ id: 'F000000001', title: 'NPS by month' }]);
});

test('the token does not go with the bytes', async () => {
  await open().fileIdOf(PNG, WORDS);
  expect(slack.uploads[0]!.headers.authorization).toBeUndefined();
});

test('the same picture is uploaded once, even by two at the same time; another one is uploaded', async () => {
  const files = open();
  const ids = await Promise.all([files.fileIdOf(PNG, WORDS), files.fileIdOf(Buffer.from(PNG), WORDS)]);
  expect(new Set(ids).size).toBe(1);
  expect(await files.fileIdOf(Buffer.from('another'), WORDS)).not.toBe(ids[0]);
  expect(slack.uploads).toHaveLength(2);
});

test('a file that Slack lost is uploaded anew', async () => {
  const files = open();
  const id = await files.fileIdOf(PNG, WORDS);
  files.forget(id);
  await Promise.resolve();
  expect(await files.fileIdOf(PNG, WORDS)).not.toBe(id);
});

test('a file that Slack never finishes is given up, and tried again by the next one', async () => {
  slack.unfinishedFor = Number.POSITIVE_INFINITY;
  const files = open(5);
  await expect(files.fileIdOf(PNG, WORDS)).rejects.toThrow(
    'Slack was not done with the picture within 5 ms.',
  );
  slack.unfinishedFor = 0;
  expect(await files.fileIdOf(PNG, WORDS)).toBe('F000000002');
});

test('a file that Slack does not find yet is looked for again', async () => {
  slack.refuse['files.info'] = 'file_not_found';
  const files = open();
  const waiting = files.fileIdOf(PNG, WORDS);
  while (!methods().includes('info')) await new Promise((resolve) => setTimeout(resolve, 1));
  delete slack.refuse['files.info'];
  expect(await waiting).toBe('F000000001');
});

test.each(['files.getUploadURLExternal', 'files.completeUploadExternal', 'files.info'])(
  'a refusal of %s is passed on, and nothing is remembered',
  async (method) => {
    slack.refuse[method] = 'missing_scope';
    const files = open();
    await expect(files.fileIdOf(PNG, WORDS)).rejects.toThrow('missing_scope');
    delete slack.refuse[method];
    expect(await files.fileIdOf(PNG, WORDS)).toMatch(/^F/);
  },
);

test('bytes that are refused are said to be, and the upload is not completed', async () => {
  slack.uploadStatus = 500;
  await expect(open().fileIdOf(PNG, WORDS)).rejects.toThrow('status 500');
  expect(methods()).toEqual(['getUploadURLExternal']);
});
