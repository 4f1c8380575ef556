import { slackClients } from '../../src/slack/clients';
import { uploadPicture } from '../../src/slack/upload-picture';
import { type PretendFiles, pretendFiles } from './pretend-files';

const PNG = Buffer.from('pretend these bytes are a picture');
const WORDS = { name: 'NPS by month', alt: '31: up 6' };

let slack: PretendFiles;

beforeEach(async () => {
  slack = await pretendFiles();
});
afterEach(() => slack.stop());

function upload(timeoutMs = 1000) {
  const { reader } = slackClients({ botToken: 'xoxb-secret', apiUrl: slack.apiUrl });
  return uploadPicture(reader, PNG, WORDS, { pollMs: 1, timeoutMs });
}

const methods = () => slack.calls.map(({ method }) => method.replace('files.', ''));

test('a picture is uploaded in three steps, to no channel, and given when Slack is done with it', async () => {
  slack.unfinishedFor = 3;
  expect(await upload()).toBe('F000000001');
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
  await upload();
  expect(slack.uploads[0]!.headers.authorization).toBeUndefined();
});

test('a file that Slack never finishes is given up', async () => {
  slack.unfinishedFor = Number.POSITIVE_INFINITY;
  await expect(upload(5)).rejects.toThrow('Slack was not done with the picture within 5 ms.');
});

test('a file that Slack does not find yet is looked for again', async () => {
  slack.refuse['files.info'] = 'file_not_found';
  const waiting = upload();
  while (!methods().includes('info')) await new Promise((resolve) => setTimeout(resolve, 1));
  delete slack.refuse['files.info'];
  expect(await waiting).toBe('F000000001');
});

test.each(['files.getUploadURLExternal', 'files.completeUploadExternal', 'files.info'])(
  'a refusal of %s is passed on',
  async (method) => {
    slack.refuse[method] = 'missing_scope';
    await expect(upload()).rejects.toThrow('missing_scope');
  },
);

test('bytes that are refused are said to be, and the upload is not completed', async () => {
  slack.uploadStatus = 500;
  await expect(upload()).rejects.toThrow('status 500');
  expect(methods()).toEqual(['getUploadURLExternal']);
});
