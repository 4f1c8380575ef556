import {
  type Denial,
  denied,
  kindDenied,
  type Standing,
  VERBS,
  type WorkVerb,
} from '../../src/domain/permissions';

const NOBODY: Standing = {
  admin: false,
  committee: false,
  lead: false,
  onTeam: false,
  owner: false,
  taken: false,
  subject: false,
  confidential: false,
};

/** Roles of 10.4, as they stand to one follow-up; "elsewhere" is a full member of the workspace in no or another team. */
const ROLES = {
  admin: { admin: true },
  lead: { lead: true, onTeam: true },
  committee: { committee: true },
  team: { onTeam: true },
  owner: { owner: true, taken: true },
  elsewhere: {},
} as const;
type Role = keyof typeof ROLES;

const WORK_VERBS = VERBS.filter((verb): verb is WorkVerb => verb !== 'ask' && verb !== 'administer');
const yes = null;
const no: Denial = 'not_on_team';
const theirs: Denial = 'not_yours';
const secret: Denial = 'confidential';

type Row = Record<Role, Denial | null>;
const all = (answer: Denial | null): Row => ({
  admin: answer,
  lead: answer,
  committee: answer,
  team: answer,
  owner: answer,
  elsewhere: answer,
});
const WORKERS: Row = { ...all(yes), committee: no, elsewhere: no };

describe('who may do what to a follow-up', () => {
  const OPEN: Record<WorkVerb, Row> = {
    claim: WORKERS,
    log_contact: WORKERS,
    reply: WORKERS,
    offer: WORKERS,
    resolve: WORKERS,
    snooze: WORKERS,
    wait: WORKERS,
    reopen: WORKERS,
    correct: WORKERS,
    release: { ...all(yes), elsewhere: no },
    reassign: { ...all(yes), elsewhere: no },
    move: { ...all(yes), elsewhere: no },
    link: { ...all(yes), elsewhere: no },
    read: all(yes),
  };
  const TAKEN_BY_ANOTHER: Record<WorkVerb, Row> = {
    ...OPEN,
    release: { ...OPEN.release, team: theirs },
    reassign: { ...OPEN.reassign, team: theirs },
  };
  const CONFIDENTIAL: Record<WorkVerb, Row> = Object.fromEntries(
    WORK_VERBS.map((verb) => [verb, { ...all(yes), committee: secret, team: secret, elsewhere: secret }]),
  ) as Record<WorkVerb, Row>;
  const ABOUT_THEM = Object.fromEntries(WORK_VERBS.map((verb) => [verb, all(secret)])) as Record<
    WorkVerb,
    Row
  >;

  test.each([
    ['nobody has', OPEN, {}],
    ['another has', TAKEN_BY_ANOTHER, { taken: true }],
    ['only a lead should see', CONFIDENTIAL, { confidential: true, taken: true }],
    ['is about themselves', ABOUT_THEM, { confidential: true, subject: true, taken: true }],
  ] as const)('on one that %s: every verb, every role', (_, table, facts) => {
    const cells = WORK_VERBS.flatMap((verb) =>
      (Object.keys(ROLES) as Role[]).map((role) => {
        const who: Standing = { ...NOBODY, ...facts, ...ROLES[role] };
        return [verb, role, denied(verb, who)];
      }),
    );
    const expected = WORK_VERBS.flatMap((verb) =>
      (Object.keys(ROLES) as Role[]).map((role) => [verb, role, table[verb][role]]),
    );
    expect(cells).toEqual(expected);
    expect(cells).toHaveLength(84);
  });

  test('an owner may hand on what they have, also from another team, also when somebody else calls it theirs', () => {
    expect(denied('release', { ...NOBODY, owner: true, taken: true })).toBeNull();
    expect(denied('reassign', { ...NOBODY, owner: true, taken: true })).toBeNull();
  });
});

test.each([
  ['member', null],
  ['guest', 'guest'],
  ['bot', 'bot'],
  ['outsider', 'outsider'],
  ['deactivated', 'deactivated'],
] as const)('a %s is let in: %s', (kind, expected) => {
  expect(kindDenied({ kind })).toBe(expected);
});

test('somebody of whom nobody can say who they are is refused', () => {
  expect(kindDenied(null)).toBe('unknown');
});
