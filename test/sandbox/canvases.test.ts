import type { Sandbox } from '../../sandbox/start-sandbox';
import { clientOf, refusal, startTestSandbox } from './support';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());

const md = (markdown: string) => ({ type: 'markdown' as const, markdown });
const made = async (markdown = 'Hello') =>
  (await clientOf(sandbox).canvases.create({ title: 'T', document_content: md(markdown) })).canvas_id!;
const read = async (id: string, as: string) =>
  (await fetch(`${sandbox.url}/ui/canvas?id=${id}&as=${as}`)).json() as Promise<any>;

test('a canvas is its maker’s until it is shared, is written anew whole, and can be found and deleted', async () => {
  const { canvases, files } = clientOf(sandbox);
  const id = await made();
  expect(await read(id, 'U0RUTH')).toEqual({ ok: false, error: 'canvas_not_found' });
  await canvases.access.set({ canvas_id: id, access_level: 'read', channel_ids: ['C0COMMITTEE'] });
  await canvases.edit({
    canvas_id: id,
    changes: [{ operation: 'replace', document_content: md('| A |\n|---|\n| 1 |') }],
  });
  expect(await read(id, 'U0RUTH')).toEqual({ id, title: 'T', markdown: '| A |\n|---|\n| 1 |' });
  expect((await read(id, 'U0TOMAS')).ok).toBe(false);
  const { files: found } = await files.list({ types: 'canvas', user: 'U0RNPSBOT' });
  expect(found).toMatchObject([{ id, title: 'T', permalink: `${sandbox.url}/docs/T0SANDBOX/${id}` }]);
  expect((await files.list({ types: 'canvas', ts_from: String(Date.now()) })).files).toEqual([]);
  await canvases.delete({ canvas_id: id });
  expect((await refusal(canvases.delete({ canvas_id: id }))).error).toBe('canvas_not_found');
});

test.each([
  ['a heading of the fourth level', '#### No'],
  ['a quote in a list', '- > No'],
  ['a ragged table', '| A | B |\n|---|---|\n| 1 |'],
  ['a table of more than 300 cells', `| A |\n|---|\n${'| 1 |\n'.repeat(300)}`],
])('%s is refused', async (_, markdown) => {
  const { canvases } = clientOf(sandbox);
  const create = canvases.create({ document_content: md(markdown) });
  expect((await refusal(create)).error).toBe('canvas_creation_failed');
  const changes = [{ operation: 'replace' as const, document_content: md(markdown) }] as const;
  const edit = canvases.edit({ canvas_id: await made(), changes: [...changes] });
  expect((await refusal(edit)).error).toBe('canvas_editing_failed');
});

test('arguments that Slack does not read are refused with its codes', async () => {
  const { canvases } = clientOf(sandbox);
  const id = await made();
  const code = async (call: Promise<unknown>) => (await refusal(call)).error;
  const replace = { operation: 'replace' as const, document_content: md('x') };
  expect(await code(canvases.create({ document_content: { type: 'html', markdown: 'x' } as never }))).toBe(
    'invalid_arguments',
  );
  expect(await code(canvases.create({ document_content: md('x'.repeat(1_048_577)) }))).toBe(
    'invalid_arguments',
  );
  expect(await code(canvases.create({ channel_id: 'C0NOWHERE' }))).toBe('channel_not_found');
  expect(await code(canvases.edit({ canvas_id: 'F0NONE', changes: [replace] }))).toBe('canvas_not_found');
  expect(await code(canvases.edit({ canvas_id: id, changes: [replace, replace] }))).toBe('invalid_arguments');
  expect(
    await code(canvases.edit({ canvas_id: id, changes: [{ ...replace, operation: 'burn' as never }] })),
  ).toBe('invalid_arguments');
  expect(await code(canvases.access.set({ canvas_id: id, access_level: 'read' }))).toBe('invalid_parameters');
  expect(
    await code(canvases.access.set({ canvas_id: id, access_level: 'read', channel_ids: ['D0RUTH'] })),
  ).toBe('channel_not_found');
  await fetch(`${sandbox.url}/control`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ setScopes: ['files:read'] }),
  });
  expect(await code(canvases.create())).toBe('missing_scope');
});
