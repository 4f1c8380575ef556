import { committeeCalendar, houseZone } from '../../src/config/team-calendar';
import { holdCanvases, noteMade, wantCanvases } from '../../src/delivery/canvas/canvas-rows';
import { keepReportCanvases } from '../../src/delivery/canvas/keep-report-canvases';
import { askForCanvas } from '../../src/delivery/canvas/make-canvas';
import { writeCanvas } from '../../src/delivery/canvas/write-canvas';
import { keepReportFiles } from '../../src/delivery/report-files';
import { reportDueAt } from '../../src/domain/committee/report-day';
import { type Month, monthAt, monthName, monthsLater } from '../../src/domain/numbers/month-span';
import { sendMonthlyReport } from '../../src/use-cases/reports/send-monthly-report';
import { genericAnswer } from '../support/answers';
import { CHANNELS } from '../support/card';
import { type Running, runApp } from '../support/run-app';

let run: Running;
let month: Month;
beforeEach(async () => {
  run = await runApp({ byHand: ['keep-report-canvases'] });
  month = monthAt(houseZone(run.app.deps.config), run.app.deps.now());
});
afterEach(() => run.stop());

const post = (path: string, body: unknown) =>
  fetch(run.sandbox.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const fault = (method: string, kind: string, more: Record<string, unknown> = {}) =>
  post('/faults', { method, kind, ...more });
const noFaults = () => fetch(`${run.sandbox.url}/faults`, { method: 'DELETE' });
const canvases = () => run.sandbox.state.canvases();
// Whoever came second is named a file, and puts nothing into it.
const pages = () =>
  run.sandbox.state.files().filter(({ name, completed }) => completed && name.endsWith('.html'));
const calls = (method: string) => run.sandbox.state.calls()[method] ?? 0;
const report = (of = month) =>
  run.sandbox.state.messages(CHANNELS.committee).find(({ text }) => text?.startsWith(`${monthName(of)}. `));
const reportWords = () => JSON.stringify(report());
const rows = () =>
  run.sql<{ state: string; refusal: string | null; canvas_id: string | null }>(
    'SELECT state, refusal, canvas_id FROM report_canvases',
  );

let made = 0;
async function answered(n: number, data: Record<string, unknown>) {
  const answers = Array.from({ length: n }, () => {
    made += 1;
    return genericAnswer({ account: { external_id: `acc_${made}`, name: `Firm ${made}` }, ...data });
  });
  for (const answer of answers) expect((await run.deliver('generic', answer)).body.status).toBe('recorded');
  return answers;
}

async function answers() {
  await answered(7, { score: 10, comment: null });
  await answered(2, { score: 2, comment: 'Another wrong invoice this month.' });
  const [gone] = await answered(1, {
    score: 1,
    comment: 'Zwetana says the wrong invoice is an insult.',
    person: { external_id: 'usr_z', email: 'zw@southbank.example', name: 'Zw Z' },
    account: {
      external_id: 'acc_z',
      name: 'Southbank Mills',
      owner_email: 'tomas.rivera@larkspur.example',
    },
  });
  return gone!;
}

/** The report of the month is due and posted. */
async function posted(of = month) {
  const due = reportDueAt(committeeCalendar(run.app.deps.config), of);
  await sendMonthlyReport({ ...run.app.deps, now: () => due });
  run.app.deps.wake();
  await run.until('the report', () => report(of));
}

/** Ticks until `look` gives something. */
const ticking = <T>(what: string, look: () => T | Promise<T>) =>
  run.until(what, async () => {
    await keepReportCanvases(run.app.deps);
    await keepReportFiles(run.app.deps);
    return look();
  });

test('the committee reads the report as a canvas, which its message leads to, and nobody else sees', async () => {
  await answers();
  await posted();
  await ticking('the way to the canvas', () => /\/docs\/T0SANDBOX\/F/.test(reportWords()));
  expect(canvases()).toMatchObject([
    {
      title: `What customers told us in ${monthName(month)}`,
      channels: { [CHANNELS.committee]: 'read' },
      people: {},
    },
  ]);
  const [canvas] = canvases();
  expect(reportWords()).toContain(`/docs/T0SANDBOX/${canvas!.id}|Open it as a canvas>`);
  expect(canvas!.markdown).toContain('## Proposed agenda');
  expect(canvas!.markdown).toMatch(/^> “Another wrong invoice this month\.” 2\/10, Firm \d+$/m);
  const seen = (as: string) => run.page(`/ui/canvas?as=${as}&id=${canvas!.id}`);
  expect((await seen('U0RUTH')).body.title).toBe(canvas!.title);
  expect((await seen('U0TOMAS')).body).toEqual({ ok: false, error: 'canvas_not_found' });
  // Nothing is done twice, and there is no file beside it.
  const edits = calls('canvases.edit');
  expect(await keepReportCanvases(run.app.deps)).toBe(0);
  expect(await keepReportFiles(run.app.deps)).toBe(0);
  expect([calls('canvases.create'), calls('canvases.edit') - edits, pages().length]).toEqual([1, 0, 0]);
});

test.each([
  [
    'without the scope',
    () =>
      post('/control', {
        setScopes: ['chat:write', 'files:write', 'files:read', 'channels:read', 'channels:history'],
      }),
    'missing_scope',
  ],
  [
    'on a plan without canvases',
    () =>
      fault('canvases.create', 'error', {
        error: 'free_teams_cannot_create_non_tabbed_canvases',
        times: 1000,
      }),
    'free_teams_cannot_create_non_tabbed_canvases',
  ],
  [
    'where an administrator allows none',
    () => fault('canvases.create', 'error', { error: 'restricted_action', times: 1000 }),
    'restricted_action',
  ],
])('%s the report has its page as a file', async (_, given, refusal) => {
  await answers();
  await given();
  await posted();
  await ticking('the page', () => pages().length > 0);
  expect(await rows()).toEqual([{ state: 'refused', refusal, canvas_id: null }]);
  expect(reportWords()).not.toContain('canvas');
  expect([canvases().length, calls('canvases.create')]).toEqual([0, 1]);
});

test.each([
  ['when Slack made it and its answer was lost', 'drop_after', 1],
  ['when Slack never heard of it', 'drop_before', 2],
])('%s, there is one canvas in the end', async (_, kind, asked) => {
  await answers();
  await fault('canvases.create', kind, { times: 1 });
  await posted();
  await ticking('the canvas', () => canvases()[0]?.channels[CHANNELS.committee]);
  expect([canvases().length, calls('canvases.create')]).toEqual([1, asked]);
});

test('killed while Slack makes it, the next process finds it; until it is written it holds no words of a customer', async () => {
  await answers();
  await fault('canvases.edit', '500', { times: 1000 });
  await posted();
  await ticking('a canvas', () => canvases().length > 0);
  expect(canvases()[0]).toMatchObject({ markdown: 'This report is being written.', channels: {} });
  await run.sql(`UPDATE report_canvases SET state = 'asked', canvas_id = NULL, asked_at = clock_timestamp(),
                        next_at = clock_timestamp()`);
  await noFaults();
  await ticking('the words', () => canvases()[0]?.channels[CHANNELS.committee]);
  expect([canvases().length, calls('canvases.create')]).toEqual([1, 1]);
});

test('of two processes one makes it', async () => {
  await answers();
  await posted();
  const { deps } = run.app;
  await Promise.all([keepReportCanvases(deps), keepReportCanvases(deps), keepReportCanvases(deps)]);
  await ticking('the canvas', () => canvases()[0]?.channels[CHANNELS.committee]);
  expect([canvases().length, calls('canvases.create')]).toEqual([1, 1]);
});

test('a process that stood still meanwhile asks for no other, and puts none in place of the one that is read', async () => {
  await answers();
  // Until this process has it, the ticks find nothing to do.
  await fault('canvases.create', '429', { times: 1000, retryAfterS: 1 });
  await posted();
  const { deps } = run.app;
  const [late] = await run.until('the canvas to be held', async () => {
    await wantCanvases(deps);
    const held = await holdCanvases(deps.db, 60_000);
    return held.length > 0 ? held : null;
  });
  await run.sql('UPDATE report_canvases SET next_at = clock_timestamp()');
  await noFaults();
  await ticking('the canvas', () => canvases()[0]?.channels[CHANNELS.committee]);
  const before = await rows();
  await askForCanvas(deps, late!);
  await noteMade(deps.db, late!, 'F0LATE');
  expect(await rows()).toEqual(before);
  expect(canvases().length).toBe(1);
});

test('it is written anew with a revision of the report', async () => {
  await answers();
  const during = new Date().toISOString();
  const due = reportDueAt(committeeCalendar(run.app.deps.config), month);
  await run.advance(`PT${Math.ceil((due.getTime() - run.app.deps.now().getTime()) / 1000)}S`);
  await posted();
  await ticking('the canvas', () => canvases()[0]?.channels[CHANNELS.committee]);
  const [before] = canvases();
  expect(before!.markdown).not.toContain('Revision');
  await answered(1, { score: 1, submitted_at: during, comment: null });
  await run.page('/ui/command', { as: 'U0PRIYA', channel: 'C0GENERAL', text: `/rnps report ${month}` });
  await ticking('the revision', () => canvases()[0]?.markdown.includes('Revision 2: 1 answer came after'));
  expect(canvases()).toMatchObject([{ id: before!.id, title: before!.title }]);
});

test.each(['erased', 'in confidence'])('what is %s leaves the canvas', async (how) => {
  const gone = await answers();
  await posted();
  await ticking('her words', () => canvases()[0]?.markdown.includes('Zwetana'));
  if (how === 'erased')
    await run.deliver('generic', {
      type: 'rnps.response.deleted',
      timestamp: new Date().toISOString(),
      data: { id: gone.data.id },
    });
  else
    await run.deliver(
      'generic',
      genericAnswer({
        score: 2,
        comment: 'Tomás promised a new one and was rude.',
        person: gone.data.person,
        account: gone.data.account,
      }),
    );
  await ticking('a canvas without her words', () => {
    const [canvas] = canvases();
    return !canvas!.markdown.includes('Zwetana') && canvas!.markdown.includes('Another wrong invoice');
  });
});

test('a canvas that Slack lets nobody write any more is taken away, and a file serves', async () => {
  const gone = await answers();
  await posted();
  await ticking('the way to the canvas', () => reportWords().includes('/docs/'));
  await fault('canvases.edit', 'error', { error: 'canvas_disabled_user_team', times: 1000 });
  await run.deliver('generic', {
    type: 'rnps.response.deleted',
    timestamp: new Date().toISOString(),
    data: { id: gone.data.id },
  });
  await ticking('no canvas, and a page', () => canvases().length === 0 && pages().length === 1);
  expect(Buffer.from(pages()[0]!.content, 'base64').toString()).not.toContain('Zwetana');
  await run.until('the message without it', () => !reportWords().includes('/docs/'));
  expect(await rows()).toEqual([{ state: 'refused', refusal: 'canvas_disabled_user_team', canvas_id: null }]);
});

test('a canvas that somebody deleted is not made again', async () => {
  const gone = await answers();
  await posted();
  await ticking('the canvas', () => canvases()[0]?.channels[CHANNELS.committee]);
  await run.app.deps.slack.sender.canvases.delete({ canvas_id: canvases()[0]!.id });
  await run.deliver('generic', {
    type: 'rnps.response.deleted',
    timestamp: new Date().toISOString(),
    data: { id: gone.data.id },
  });
  await ticking('the page instead', () => pages().length === 1);
  expect([canvases().length, calls('canvases.create')]).toEqual([0, 1]);
});

const noPause = () => run.sql('UPDATE report_canvases SET next_at = clock_timestamp()');

test('who was held up writes nothing: it is somebody else’s by now, or would be before a late end', async () => {
  await answers();
  await fault('canvases.edit', '500', { times: 1000 });
  await posted();
  await ticking('a canvas', () => canvases().length > 0);
  await noFaults();
  const { deps } = run.app;
  const writes = async (leaseMs: number, meanwhile: () => Promise<unknown>) => {
    await noPause();
    const [held] = await holdCanvases(deps.db, leaseMs);
    await meanwhile();
    return writeCanvas(deps, { ...held!, canvasId: held!.canvasId! });
  };
  const taken = async () => {
    await noPause();
    expect(await holdCanvases(deps.db, 60_000)).toHaveLength(1);
  };
  expect(await writes(60_000, taken)).toBe(false);
  expect(await writes(deps.config.delivery.settleMs / 2, async () => {})).toBe(false);
  expect(canvases()).toMatchObject([{ markdown: 'This report is being written.', channels: {} }]);
  expect(await writes(60_000, async () => {})).toBe(true);
  expect(canvases()[0]!.markdown).toContain('## Proposed agenda');
});

test.each([
  ['is never heard of', 'drop_before', {}, 'no_answer'],
  ['fails each time', 'error', { error: 'canvas_creation_failed' }, 'canvas_creation_failed'],
])('a canvas that %s is asked for three times, and then a file serves', async (_, kind, more, refusal) => {
  await answers();
  await fault('canvases.create', kind, { ...more, times: 1000 });
  await posted();
  await ticking('the page', async () => {
    await noPause();
    return pages().length > 0;
  });
  expect(await rows()).toEqual([{ state: 'refused', refusal, canvas_id: null }]);
  expect(calls('canvases.create')).toBe(3);
});

test('a canvas that cannot be written is taken away, and is tried again until it is gone', async () => {
  await answers();
  await fault('canvases.edit', 'error', { error: 'canvas_editing_failed', times: 1000 });
  await fault('canvases.delete', 'error', { error: 'internal_error', times: 1 });
  await posted();
  await ticking('an attempt to take it away', async () => {
    await noPause();
    return calls('canvases.delete') > 0;
  });
  expect(calls('canvases.edit')).toBe(3);
  await ticking('its end', async () => {
    await noPause();
    return canvases().length === 0;
  });
  expect(await rows()).toEqual([{ state: 'refused', refusal: 'canvas_editing_failed', canvas_id: null }]);
});

test('a report that cannot be rendered keeps no other month waiting; it is logged without what anybody said, and tried again', async () => {
  await answers();
  await posted();
  await ticking('the canvas', () => canvases()[0]?.channels[CHANNELS.committee]);
  const { deps } = run.app;
  const logged = jest.spyOn(deps.log, 'error');
  await run.sql(`UPDATE reports SET figures = jsonb_set(figures - 'nps', '{was}', figures -> 'nps')`);
  await run.sql('UPDATE report_canvases SET shown_revision = 0');
  const next = monthsLater(month, 1);
  await posted(next);
  await ticking('the canvas of the next month', () =>
    canvases().find(({ title, channels }) => title.endsWith(monthName(next)) && channels[CHANNELS.committee]),
  );
  const failed = expect.objectContaining({ month, error: 'TypeError' });
  expect(logged).toHaveBeenCalledWith(failed, 'the canvas of a report failed in our own code');
  expect(JSON.stringify(logged.mock.calls)).not.toContain('invoice');
  await run.sql(
    `UPDATE reports SET figures = jsonb_set(figures - 'was', '{nps}', figures -> 'was') WHERE month = $1`,
    [month],
  );
  await ticking('it to be written after all', async () => {
    await noPause();
    const [row] = await run.sql<{ revision: number }>(
      'SELECT shown_revision AS revision FROM report_canvases WHERE month = $1',
      [month],
    );
    return row!.revision > 0;
  });
});

test('a canvas whose report cannot be rendered again and again is taken away, because it may show what is to be forgotten', async () => {
  await answers();
  await posted();
  await ticking('the canvas', () => canvases()[0]?.channels[CHANNELS.committee]);
  await run.sql(`UPDATE reports SET figures = figures - 'nps'`);
  await run.sql('UPDATE report_canvases SET shown_revision = 0');
  await ticking('its end', async () => {
    await noPause();
    return canvases().length === 0;
  });
  expect(await rows()).toEqual([{ state: 'refused', refusal: 'not_rendered', canvas_id: null }]);
});

const withoutScope = () => fault('canvases.create', 'error', { error: 'missing_scope', times: 1000 });

test('of two processes one uploads the page; that of a process that died is replaced', async () => {
  await answers();
  await withoutScope();
  await posted();
  const { deps } = run.app;
  const wanted = await deps.db.transaction(async (tx) => {
    await tx.query('DELETE FROM report_canvases');
    await tx.query(
      `INSERT INTO report_files (file_id, month, state, at) VALUES ('F0DEAD', $1, 'begun', now() - interval '3 minutes')`,
      [month],
    );
    await wantCanvases({ db: tx as never, now: deps.now });
    return tx.query('SELECT month FROM report_canvases');
  });
  // Where a page is under way, no canvas is asked for.
  expect(wanted).toEqual([]);
  await ticking('the page', () => pages().length > 0);
  await run.sql(`UPDATE report_files SET state = 'outdated'`);
  await Promise.all([keepReportFiles(deps), keepReportFiles(deps), keepReportFiles(deps)]);
  await ticking('one page', async () => pages().length === 1);
  expect(await run.sql('SELECT month, state FROM report_files')).toEqual([{ month, state: 'shown' }]);
});

test('the page is uploaded anew with a revision of the report', async () => {
  await answers();
  await withoutScope();
  const during = new Date().toISOString();
  const due = reportDueAt(committeeCalendar(run.app.deps.config), month);
  await run.advance(`PT${Math.ceil((due.getTime() - run.app.deps.now().getTime()) / 1000)}S`);
  await posted();
  await ticking('the page', () => pages().length > 0);
  await answered(1, { score: 1, submitted_at: during, comment: null });
  await run.page('/ui/command', { as: 'U0PRIYA', channel: 'C0GENERAL', text: `/rnps report ${month}` });
  await ticking('the revision', () => {
    const [page, ...others] = pages();
    return (
      page &&
      others.length === 0 &&
      Buffer.from(page.content, 'base64').toString().includes('Revision 2: 1 answer came after')
    );
  });
});
