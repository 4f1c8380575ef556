import { annotate, becauses, modelAt } from './set-up';
import {
  type Asked,
  type Behaviour,
  completion,
  error,
  good,
  json,
  startWaywardServer,
  type WaywardServer,
} from './wayward-server';

let server: WaywardServer;
beforeEach(async () => {
  server = await startWaywardServer();
});
afterEach(() => server.stop());

const formats = () => server.asked.map(({ body }) => body.response_format?.type ?? 'plain');
const limits = () =>
  server.asked.map(({ body }) => ('max_tokens' in body ? 'max_tokens' : 'max_completion_tokens'));

/** A server that takes only such requests. */
function takesOnly(isFine: (asked: Asked) => boolean): Behaviour {
  return (asked, response) => (isFine(asked) ? good : error(400, 'unsupported_parameter'))(asked, response);
}

test('a server that knows only JSON without a schema is asked for that', async () => {
  server.always = takesOnly(({ body }) => body.response_format?.type !== 'json_schema');
  const setUp = modelAt(server.url);
  expect(becauses(await annotate(setUp, ['slow thing']))).toEqual([null]);
  expect(becauses(await annotate(setUp, ['slow other']))).toEqual([null]);
  expect(formats()).toEqual(['json_schema', 'json_schema', 'json_object', 'json_object', 'json_object']);
});

test('a server that knows no form and only the old limit is asked in plain words, and its fences are seen through', async () => {
  const fenced: Behaviour = (asked, response) =>
    good(asked, {
      ...response,
      writeHead: () => {},
      end: (text: string) => {
        const { content } = JSON.parse(text).choices[0].message;
        json(completion(`Sure!\n\`\`\`json\n${content}\n\`\`\`\nAnything else?`))(asked, response);
      },
    } as unknown as typeof response);
  server.always = (asked, response) =>
    asked.body.response_format || 'max_completion_tokens' in asked.body
      ? error(422)(asked, response)
      : fenced(asked, response);
  expect(becauses(await annotate(modelAt(server.url), ['slow thing']))).toEqual([null]);
  expect(formats().at(-1)).toBe('plain');
  expect(limits().at(-1)).toBe('max_tokens');
});

test('a server that takes the schema and does not keep to it is asked for less', async () => {
  server.always = (asked, response) =>
    asked.body.response_format?.type === 'json_schema'
      ? json(completion('I am ready!'))(asked, response)
      : good(asked, response);
  expect(becauses(await annotate(modelAt(server.url), ['slow thing']))).toEqual([null]);
  expect(formats().at(-1)).toBe('json_object');
});

test('a server that can do nothing of this is asked six times, and then left alone', async () => {
  server.always = error(400);
  const setUp = modelAt(server.url);
  expect(becauses(await annotate(setUp, ['slow thing']))).toEqual(['unreadable']);
  expect(becauses(await annotate(setUp, ['slow other']))).toEqual(['unreadable']);
  expect(server.asked).toHaveLength(6);
});

test('a server that takes less than it did is asked anew what it can do', async () => {
  const setUp = modelAt(server.url);
  expect(becauses(await annotate(setUp, ['slow thing']))).toEqual([null]);
  server.always = takesOnly(({ body }) => body.response_format?.type === 'json_object');
  expect(becauses(await annotate(setUp, ['slow other']))).toEqual([null]);
  expect(formats()).toEqual([
    'json_schema',
    'json_schema',
    ...Array(3).fill('json_schema'),
    'json_object',
    'json_object',
  ]);
});

test('many batches at once ask what the server can do once', async () => {
  const texts = Array.from({ length: 12 }, (_, i) => `slow thing ${i}`);
  await annotate(modelAt(server.url), texts, { batchSize: 3, concurrency: 4 });
  expect(server.asked).toHaveLength(5);
});
