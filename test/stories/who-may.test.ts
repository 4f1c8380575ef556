import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { accessWords } from '../../src/views/refusals';
import {
  type Card,
  cardOfNewAnswer,
  contactForm,
  moveForm,
  reassignForm,
  reopenForm,
  resolveForm,
  snoozeForm,
  themesForm,
  waitForm,
} from '../support/card';
import { delivered, digestForm, digestRow, drafted, editsDigest } from '../support/digests';
import { declineForm, deliverForm, made, termsForm } from '../support/initiatives';
import { replyForm } from '../support/reply';
import { type Running, runApp } from '../support/run-app';
import { clicks, happens, sendsForm, types } from '../support/slack-requests';

/** Everybody who could send something, by what they are. The follow-up is CX's; where somebody has it, Lena does. */
const PEOPLE = {
  admin: 'U0RUTH',
  'lead of the team': 'U0INES',
  'member of the team': 'U0MAYA',
  'owner, of another team': 'U0LENA',
  'committee member': 'U0GRACE',
  'member of another team': 'U0NOAH',
  guest: 'U0GUS',
  'guest of several channels': 'U0PRIYA',
  outsider: 'U0OWEN',
  deactivated: 'U0ZED',
  bot: 'U0RNPSBOT',
  'nobody whom Slack knows': 'U0NOBODY',
} as const;
type Who = keyof typeof PEOPLE;
const MEMBERS: Who[] = [
  'admin',
  'lead of the team',
  'member of the team',
  'owner, of another team',
  'committee member',
  'member of another team',
];
const DENIED_BY_KIND: Partial<Record<Who, Parameters<typeof accessWords>[0]>> = {
  guest: 'guest',
  'guest of several channels': 'guest',
  outsider: 'outsider',
  deactivated: 'deactivated',
  bot: 'bot',
  'nobody whom Slack knows': 'unknown',
};

let run: Running;
let card: Card;
/** Lena's. */
let initiativeId = '';
/** A draft of which everybody has seen another revision, so that the door can be tried again. */
let digestId = '';
const NO_DIGEST = '00000000-0000-4000-8000-000000000000';
/** Somebody who was linked to it. */
let tellingId = '';
beforeAll(async () => {
  run = await runApp();
  await run.page('/control', { setUser: { id: 'U0OWEN', isStranger: true } });
  await run.page('/control', { setUser: { id: 'U0PRIYA', isRestricted: true } });
  card = await cardOfNewAnswer(run, 2);
  await delivered(run, { theme: 'support', since: '2020-01-01' });
  await drafted(run);
  digestId = (await digestRow(run)).id;
  initiativeId = await made(run, 'U0GRACE', 'billing');
  const linked = await run.sql<{ id: string }>(
    `INSERT INTO tellings (id, initiative_id, respondent_id, linked_by, linked_at)
     SELECT gen_random_uuid(), $1, respondent_id, 'U0RUTH', now() FROM responses RETURNING id`,
    [initiativeId],
  );
  tellingId = linked[0]!.id;
  await run.sql(
    `INSERT INTO telling_answers (telling_id, response_id, found_by) SELECT $1, id, 'hand' FROM responses`,
    [tellingId],
  );
  // The clock lists who asked by itself, and so changes something that nobody knocked for.
  await run.until('everybody who asked to be listed', async () => {
    const [left] = await run.sql(
      `SELECT FROM initiatives WHERE status = 'delivered' AND people_listed_at IS NULL`,
    );
    return left === undefined;
  });
});
afterAll(() => run.stop());

type Start = 'open' | 'taken' | 'resolved';
const STARTS: Record<Start, string> = {
  open: 'owner_id = NULL, claimed_at = NULL, resolved_at = NULL, resolved_by = NULL, outcome = NULL',
  taken: `owner_id = 'U0LENA', claimed_at = now(), resolved_at = NULL, resolved_by = NULL, outcome = NULL`,
  resolved: `owner_id = 'U0LENA', claimed_at = now(), resolved_at = now(), resolved_by = 'U0LENA', outcome = 'explained'`,
};

interface Door {
  start: Start;
  allowed: Who[];
  /** Why a full member who is not among them is refused. */
  otherwise:
    | 'not_on_team'
    | 'not_yours'
    | 'admins_only'
    | 'committee_only'
    | 'owner_or_committee'
    | 'leads_only'
    | 'teller_or_committee';
  /** A knock changes the follow-up when it is let in; else it only shows something. */
  changes: boolean;
  knock: (as: string) => Promise<string>;
}

const workers: Who[] = ['admin', 'lead of the team', 'member of the team', 'owner, of another team'];
const form = (callbackId: string, values: unknown) => async (as: string) =>
  JSON.stringify(
    (await sendsForm(run, as, callbackId, JSON.stringify({ followUpId: card.followUpId }), values)).body,
  );
const click =
  (action: string, value: () => string, where?: Record<string, unknown>) => async (as: string) => {
    const before = run.sandbox.state.ephemerals(as).length;
    const asked = callsOfAnswers();
    expect((await clicks(run, as, action, value(), where)).status).toBe(200);
    const told = () =>
      run.sandbox.state
        .ephemerals(as)
        .slice(before)
        .map(({ text }) => text);
    await answered(told, asked);
    return told().join('\n');
  };

/** How often Slack was asked for what answers a click: a window, or words for one person. */
function callsOfAnswers(): number {
  const calls = run.sandbox.state.calls();
  return ['views.open', 'views.push', 'views.update', 'chat.postEphemeral']
    .map((method) => calls[method] ?? 0)
    .reduce((sum, n) => sum + n, 0);
}

/** Waits until a click was answered and nothing more came of it; some are not, and a tenth of a second tells. */
async function answered(told: () => string[], before: number): Promise<void> {
  let seen = before;
  for (let i = 0; i < 10 && told().length === 0; i++) {
    await delay(10);
    const calls = callsOfAnswers();
    // Who is not in the channel is told nothing there, though Slack was asked to.
    if (calls > before && calls === seen) return;
    seen = calls;
  }
}

const menu = (choice: string) => click('follow_up_menu', () => `${choice}:${card.followUpId}`);
const command = (text: string) => async (as: string) =>
  JSON.stringify((await types(run, as, text, 'C0CX')).body);

const takers: Who[] = ['admin', 'lead of the team', 'owner, of another team', 'committee member'];
const DOORS: Record<string, Door> = {
  Claim: {
    start: 'open',
    allowed: ['admin', 'lead of the team', 'member of the team'],
    otherwise: 'not_on_team',
    changes: true,
    knock: click('follow_up_claim', () => card.followUpId),
  },
  'the form of Log contact': worker('log_contact_submit', contactForm({ reached: false })),
  'the form of Reply to customer': {
    ...worker('reply_submit', {}),
    knock: async (as) => {
      const metadata = JSON.stringify({ followUpId: card.followUpId, formId: randomUUID() });
      return JSON.stringify(
        (await sendsForm(run, as, 'reply_submit', metadata, replyForm({ way: 'copied' }))).body,
      );
    },
  },
  'Reply to customer in the menu': { ...shows(menu('reply')), allowed: workers },
  // The score is a detractor's, to whom nothing is offered.
  'Offer in the menu': { ...shows(menu('offer')), allowed: workers },
  'the form of Offer': {
    ...shows(
      form('offer_submit', {
        offer_choice: { offer_choice_option: { selected_option: { value: 'offered:referral' } } },
      }),
    ),
    allowed: workers,
  },
  '/rnps offers': leads(command('offers')),
  '/rnps offers quotable': leads(command('offers quotable')),
  'the form of Resolve': worker(
    'resolve_submit',
    resolveForm({ outcome: 'no_response', told: false, reason: 'Gone.' }),
  ),
  'the form of Snooze': worker('snooze_submit', snoozeForm('1')),
  'the form of Waiting on customer': worker('wait_submit', waitForm('2')),
  'the form of Reopen': { ...worker('reopen_submit', reopenForm()), start: 'resolved' },
  'the form of Move to team': {
    ...worker('move_submit', moveForm('success')),
    allowed: [...workers, 'committee member'],
  },
  'the form of Reassign': {
    ...worker('reassign_submit', reassignForm('U0TOMAS')),
    allowed: takers,
    otherwise: 'not_yours',
  },
  'Release in the menu': {
    start: 'taken',
    allowed: takers,
    otherwise: 'not_yours',
    changes: true,
    knock: menu('release'),
  },
  'Reassign in the menu': { ...shows(menu('reassign')), allowed: takers, otherwise: 'not_yours' },
  'Move in the menu': { ...shows(menu('move')), allowed: [...workers, 'committee member'] },
  'Snooze in the menu': { ...shows(menu('snooze')), allowed: workers },
  'Waiting on customer in the menu': { ...shows(menu('wait')), allowed: workers },
  'Correct the themes in the menu': { ...shows(menu('themes')), allowed: workers },
  'the form of Correct the themes': worker('themes_submit', themesForm('pricing')),
  'Reopen in the menu': { ...shows(menu('reopen')), start: 'resolved', allowed: workers },
  'Log contact, the button': {
    ...shows(click('follow_up_log_contact', () => card.followUpId)),
    allowed: workers,
  },
  'Resolve, the button': { ...shows(click('follow_up_resolve', () => card.followUpId)), allowed: workers },
  History: shows(menu('history')),
  'Why this priority': shows(menu('why_priority')),
  'Why this due time': shows(menu('why_due')),
  '/rnps queue': shows(command('queue')),
  '/rnps mine': shows(command('mine')),
  '/rnps invited': shows(command('invited')),
  'telling how many were invited': {
    ...shows(command('invited 2020-02 none')),
    allowed: ['admin', 'lead of the team', 'committee member'],
    otherwise: 'committee_only',
  },
  '/rnps account': shows(command('account Northwind')),
  '/rnps themes': shows(command('themes')),
  '/rnps themes of one theme': shows(command('themes billing')),
  '/rnps status': shows(command('status')),
  'the form of Edit the themes': {
    ...shows(async (as) =>
      JSON.stringify(
        (
          await sendsForm(run, as, 'taxonomy_submit', JSON.stringify({ version: 1 }), {
            taxonomy_kind: { taxonomy_kind_choice: { selected_option: { value: 'retire' } } },
            taxonomy_theme: { taxonomy_theme_choice: { selected_option: { value: 'nothing' } } },
          })
        ).body,
      ),
    ),
    allowed: ['admin', 'lead of the team', 'committee member'],
    otherwise: 'committee_only',
  },
  '/rnps initiatives': shows(command('initiatives')),
  'Make initiative': decides(click('initiative.make', () => '2030-02:pricing')),
  'Decline of a theme': decides(click('initiative.decline', () => '2030-02:pricing')),
  // Nobody can take it, so that nothing is made and the door can be tried again.
  'the form of Make initiative': decides(
    initiativeForm(
      'initiative_submit',
      { about: '2030-02:pricing' },
      termsForm({ owner: 'U0GUS', due: '2030-03-20' }),
    ),
  ),
  'the form of Decline of a theme': decides(
    initiativeForm('initiative_decline_submit', { about: '2030-02:none' }, declineForm('Not now')),
  ),
  'Edit of an initiative': carries(click('initiative.edit', () => initiativeId)),
  'First step done': carries(click('initiative.step_done', () => initiativeId)),
  'Mark delivered': carries(click('initiative.deliver', () => initiativeId)),
  'Decline of an initiative': decides(click('initiative.drop', () => initiativeId)),
  'Take it up again': decides(click('initiative.reopen', () => initiativeId)),
  'the form of Edit of an initiative': carries(
    initiativeForm('initiative_submit', {}, termsForm({ due: '2020-01-01' })),
  ),
  'the form of Mark delivered': carries(
    initiativeForm('initiative_deliver_submit', {}, deliverForm('All of it', '2099-01-01')),
  ),
  'the form of Take it up again': decides(
    initiativeForm('initiative_submit', { reopens: true }, termsForm({ due: '2020-01-01' })),
  ),
  'Edit of a digest': decides(click('digest_edit', () => `${NO_DIGEST}:1`)),
  'Preview of a draft': decides(click('digest_preview', () => `${NO_DIGEST}:1`)),
  'Approve a digest': decides(click('digest_approve', () => `${digestId}:9`)),
  'Publish a digest': decides(click('digest_publish', () => `${digestId}:9`)),
  'Discard a digest': decides(click('digest_discard', () => `${digestId}:9`)),
  'Draft what is new': decides(click('digest_draft', () => '2001-01')),
  'the form of Edit of a digest': decides(async (as) =>
    JSON.stringify((await editsDigest(run, as, { id: digestId, seen: 9 }, digestForm([{}]))).body),
  ),
  '/rnps told': decides(command('told')),
  '/rnps told survey': decides(command('told survey')),
  'Asked for in the menu': { ...shows(menu('asked_for')), allowed: [...workers, 'committee member'] },
  'the form of Asked for': {
    ...shows(
      form('asked_for_submit', {
        asked_for: {
          asked_for_choice: { selected_option: { value: '00000000-0000-4000-8000-000000000000' } },
        },
      }),
    ),
    allowed: [...workers, 'committee member'],
  },
  'Find people by words': carries(click('initiative.words', () => initiativeId)),
  'the form of Find people by words': carries(
    initiativeForm(
      'initiative_phrases_submit',
      { seen: 'other words' },
      {
        initiative_phrases: { initiative_phrases_text: { type: 'plain_text_input', value: 'two words' } },
      },
    ),
  ),
  // Nobody's, and of an initiative that is open: so it can be tried again.
  Told: tells(click('telling.told', () => tellingId)),
  'Not needed': tells(click('telling.not_needed', () => tellingId)),
  'Undo of told': tells(click('telling.undo', () => tellingId)),
  'Count in': tells(click('telling.count_in', () => tellingId)),
  'Reply by e-mail to somebody who asked': tells(click('telling.reply', () => tellingId)),
  'See all who asked': tells(click('telling.list', () => `${initiativeId}:all:0`)),
  'See those of nobody': tells(click('telling.list', () => `${initiativeId}:committee:0`)),
  '/rnps erase': {
    ...shows(command('erase nobody@nowhere.example')),
    allowed: ['admin'],
    otherwise: 'admins_only',
  },
  'the form of Erase': {
    ...shows(async (as) =>
      JSON.stringify(
        (
          await sendsForm(run, as, 'erase_submit', JSON.stringify({ who: 'nobody@nowhere.example' }), {
            erase_word: { erase_word_text: { type: 'plain_text_input', value: 'ERASE' } },
          })
        ).body,
      ),
    ),
    allowed: ['admin'],
    otherwise: 'admins_only',
  },
  'a file dropped on the app': {
    start: 'taken',
    allowed: ['admin'],
    otherwise: 'admins_only',
    changes: true,
    knock: (as) => dropsFile(as),
  },
  'Try a dropped file again': admins('drop_again', '00000000-0000-4000-8000-000000000000'),
  '/rnps mapping': {
    ...shows(command('mapping nowhere')),
    allowed: ['admin'],
    otherwise: 'admins_only',
  },
  'the form of Try a mapping': {
    ...shows(async (as) =>
      JSON.stringify(
        (
          await sendsForm(run, as, 'mapping_submit', JSON.stringify({ source: 'typeform' }), {
            mapping_lines: {
              mapping_lines_text: { value: 'adapter: typeform\nquestions: { score: a, comment: b }' },
            },
          })
        ).body,
      ),
    ),
    allowed: ['admin'],
    otherwise: 'admins_only',
  },
  'Read parked answers again': admins('mapping_replay_parked', 'typeform'),
  '/rnps help': shows(command('help')),
  'what was given up': admins('dead_letters_open'),
  'Try again': admins('dead_letters_replay', '1'),
  'Try all again': admins('dead_letters_replay_all'),
  'Try a closed channel again': admins('channel_try_again', 'rnps-cx'),
  'the answers of no account': admins('unmatched_open', '0'),
  'Pick the account': admins('unmatched_pick_account', '00000000-0000-4000-8000-000000000000'),
  'the form of Pick the account': {
    ...shows(form('pick_account_submit', { new_account_name: { new_account_name_text: { value: 'Mine' } } })),
    allowed: ['admin'],
    otherwise: 'admins_only',
  },
};

let dropped = 0;
async function dropsFile(as: string): Promise<string> {
  const channel = `D${as.slice(1)}`;
  const ts = `17640000${10 + dropped++}.000100`;
  const files = [{ id: `F0NOWHERE${dropped}`, name: 'answers.csv' }];
  const before = run.sandbox.state.calls()['chat.postMessage'] ?? 0;
  await happens(run, {
    type: 'message',
    subtype: 'file_share',
    channel_type: 'im',
    channel,
    user: as,
    ts,
    files,
  });
  // What the app itself writes is not even handed on.
  if (as === PEOPLE.bot) return '';
  await run.until(
    'it to be kept or answered',
    async () =>
      (await run.sql('SELECT FROM dropped_files WHERE message_ts = $1', [ts])).length > 0 ||
      (run.sandbox.state.calls()['chat.postMessage'] ?? 0) > before,
  );
  return run.sandbox.state
    .messages(channel)
    .filter((m) => m.thread_ts === ts)
    .map(({ text }) => text)
    .join('\n');
}
function worker(callbackId: string, values: unknown): Door {
  return {
    start: 'taken',
    allowed: workers,
    otherwise: 'not_on_team',
    changes: true,
    knock: form(callbackId, values),
  };
}
function shows(knock: Door['knock']): Door {
  return { start: 'taken', allowed: MEMBERS, otherwise: 'not_on_team', changes: false, knock };
}
/** The committee, of which a lead may be one. */
function decides(knock: Door['knock']): Door {
  return {
    ...shows(knock),
    allowed: ['admin', 'lead of the team', 'committee member'],
    otherwise: 'committee_only',
  };
}
function leads(knock: Door['knock']): Door {
  return {
    ...shows(knock),
    allowed: ['admin', 'lead of the team', 'committee member'],
    otherwise: 'leads_only',
  };
}
/** Whoever looks after the customer, which is nobody here, and the committee. */
function tells(knock: Door['knock']): Door {
  return { ...decides(knock), otherwise: 'teller_or_committee' };
}
/** The same, and whoever has it. */
function carries(knock: Door['knock']): Door {
  return {
    ...shows(knock),
    allowed: ['admin', 'lead of the team', 'committee member', 'owner, of another team'],
    otherwise: 'owner_or_committee',
  };
}
function initiativeForm(callbackId: string, metadata: Record<string, unknown>, values: unknown) {
  return async (as: string) =>
    JSON.stringify(
      (
        await sendsForm(
          run,
          as,
          callbackId,
          JSON.stringify({ initiativeId, version: 1, ...metadata }),
          values,
        )
      ).body,
    );
}
function admins(action: string, value = ''): Door {
  const where = { view: { id: 'V1', type: 'modal', private_metadata: '{}' } };
  return { ...shows(click(action, () => value, where)), allowed: ['admin'], otherwise: 'admins_only' };
}

/** Everything that a knock could have changed; not when the clock last looked who asked, and whom to remind. */
async function everything(): Promise<string> {
  const rows = await run.sql(
    `SELECT (SELECT count(*) FROM history) AS h, (SELECT count(*) FROM contacts) AS c, (SELECT count(*) FROM waits) AS w,
            (SELECT count(*) FROM notes) AS n, (SELECT count(*) FROM dropped_files) AS d, (SELECT count(*) FROM offers) AS o,
            (SELECT json_agg(to_jsonb(i) - 'people_listed_at' - 'next_telling_at' ORDER BY i.id) FROM initiatives i) AS i,
            (SELECT json_agg(d.* ORDER BY d.id) FROM digests d) AS digests, (SELECT count(*) FROM digest_history) AS dh,
            (SELECT json_agg(to_jsonb(t) - 'listed_at' ORDER BY t.id) FROM tellings t) AS t, (SELECT count(*) FROM initiative_phrases) AS p, f.* FROM follow_ups f`,
  );
  return JSON.stringify(rows);
}

async function startAs(start: Start): Promise<void> {
  await run.sql(
    `UPDATE follow_ups SET ${STARTS[start]}, team = 'cx', contacted_at = NULL, contacted_by = NULL, snoozed_until = NULL,
            without_contact_note_id = NULL, root_cause = NULL, customer_told = NULL`,
  );
}

function wordsFor(who: Who, door: Door): string | null {
  const kind = DENIED_BY_KIND[who];
  if (kind) return accessWords(kind);
  if (door.allowed.includes(who)) return null;
  // Somebody else has it: that is for the team to know.
  const notOnTeam = door.otherwise === 'not_yours' && who !== 'member of the team';
  return accessWords(notOnTeam ? 'not_on_team' : door.otherwise);
}

describe.each(Object.entries(DOORS))('%s', (_name, door) => {
  test.each(Object.entries(PEOPLE) as [Who, string][])('%s', async (who, as) => {
    await startAs(door.start);
    const before = await everything();
    const answer = await door.knock(as);
    const words = wordsFor(who, door);
    if (words === null) {
      expect(answer).not.toMatch(
        /not in\. Please|Only admins|Only whoever|Only the committee|Only team leads|looks after this customer|Somebody else has this one\. They|could not find out who/,
      );
      if (door.changes) expect(await everything()).not.toBe(before);
    } else {
      expect(await everything()).toBe(before);
      expect(run.sandbox.state.views(as)).toEqual([]);
      if (answer !== '' && answer !== '""') expect(answer).toContain(JSON.stringify(words).slice(1, -1));
    }
  });
});
