import { sourceFrom, toldAbout } from '../ingest/mapped/mapped-source';

const least = { authentication: { scheme: 'basic' }, responseId: '$.id', score: '$.score' };
const mapping = (changes: object) => ({ adapter: 'mapping', mapping: { ...least, ...changes } });

test('a mapping needs how it is signed, what is the id and what is the score, and nothing else', () => {
  expect(sourceFrom(mapping({})).mapping).toMatchObject({
    name: 'mapping',
    body: 'json',
    event: null,
    comment: null,
  });
  for (const field of Object.keys(least)) {
    expect(toldAbout(mapping({ [field]: undefined }))).toContain(`sources.tool.mapping.${field}: `);
  }
});

test.each([
  [{ score: '$.a[' }, 'mapping.score: "$.a[" is not a path that can be used: '],
  [{ score: 'a.b' }, 'mapping.score: a JSONPath such as'],
  [{ comment: 'a.b' }, 'mapping.comment: a JSONPath (RFC 9535), which starts with $'],
  [{ comment: '$..text' }, 'mapping.comment: "$..text" is not a path that can be used: ".." is not allowed'],
  [{ comment: '$.a[?@.x == $.y]' }, '"$" is only allowed at the beginning'],
  [{ comment: "$.a[?match(@.x, '(a+)+b')]" }, "no such function 'match'"],
  [{ comment: "$.a[?search(@.x, '(a+)+b')]" }, "no such function 'search'"],
  [{ person: { email: '$.' } }, 'mapping.person.email: "$." is not a path that can be used'],
  [{ person: { phone: '$.a' } }, 'mapping.person: there is no setting "phone" here'],
  [{ properties: { Bad: '$.a' } }, 'mapping.properties.Bad: small letters'],
  [{ properties: { ok: '$[' } }, 'mapping.properties.ok: "$["'],
  [{ only: [{ path: '$[', is: ['a'] }] }, 'mapping.only[0].path: "$["'],
  [{ answeredAt: '$.at' }, 'mapping.answeredAt: '],
  [
    { answeredAt: { path: '$.at', format: 'guess' } },
    'mapping.answeredAt.format: iso, unix_seconds or unix_ms',
  ],
  [{ event: { path: '$.e', ignore: ['a'] } }, 'mapping.event.upsert: name at least one event'],
  [{ event: { path: '$.e', upsert: ['a'], delete: ['a'] } }, 'mapping.event: "a" has two meanings'],
  [{ authentication: { scheme: 'none' } }, 'mapping.authentication.scheme: scheme must be standard_webhooks'],
  [
    { authentication: { scheme: 'static_header', header: 'a b' } },
    'authentication.header: the name of an HTTP header',
  ],
  [{ score: "$['{score}']" }, 'sources.tool.questions: name the questions by their ids'],
  [{ comment: `$.${'a'.repeat(600)}` }, 'at most 500 characters'],
])('a mistake is told with its place: %j', (change, told) => {
  expect(toldAbout(mapping(change))).toContain(told);
});

test('a template of what is signed keeps time and body apart, and names the header of the time', () => {
  const hmac = {
    scheme: 'hmac',
    header: 'x-sig',
    algorithm: 'sha256',
    encoding: 'hex',
    timestampHeader: 'x-time',
  };
  const told = (changes: object) => toldAbout(mapping({ authentication: { ...hmac, ...changes } }));
  for (const signed of [
    '{timestamp}{body}',
    '{timestamp}7{body}',
    '{body}',
    '{body}.{timestamp}',
    'v0',
    '{id}.{body}',
  ]) {
    expect(told({ signed })).toContain(
      'mapping.authentication: signed is body, or {timestamp} and {body} with a sign',
    );
  }
  expect(told({ signed: '{timestamp}.{body}', timestampHeader: undefined })).toContain(
    'mapping.authentication: ',
  );
  expect(told({ signed: 'body' })).toContain('mapping.authentication.timestampHeader: only used when');
  const good = sourceFrom(mapping({ authentication: { ...hmac, signed: 'v0:{timestamp}:{body}' } }));
  expect(good.mapping?.authentication).toMatchObject({
    signed: { before: 'v0:', between: ':', after: '', timestampHeader: 'x-time' },
  });
});

test('a question that no path asks for is a mistake, and so is one that is asked for and not named', () => {
  const asks = mapping({ score: "$['{score}']", comment: "$['{comment}']" });
  expect(sourceFrom({ ...asks, questions: { score: 'q' } }).mapping?.comment).toBeNull();
  for (const waits of ['responseId', 'score']) {
    const told = toldAbout({
      ...mapping({ wave: "$['{score}']", [waits]: "$['{comment}']" }),
      questions: { score: 'q' },
    });
    expect(told).toContain(`sources.tool.mapping.${waits}: it waits for questions.comment`);
  }
  expect(toldAbout({ ...mapping({}), questions: { score: 'q' } })).toContain(
    'sources.tool.questions.score: no path of this mapping has a place for it ({score})',
  );
});

test('an id of a question cannot break out of its place in a path', () => {
  const asks = mapping({ score: `$['a {score}']`, comment: '$["{comment}"]' });
  for (const id of [`x'] , $['y`, 'x"]', '\\', `'`, '{comment}', '\u2028']) {
    const source = sourceFrom({ ...asks, questions: { score: id, comment: id } });
    expect(source.mapping?.score.path.find({ [`a ${id}`]: 7, y: 1 }, 2)).toEqual([7]);
    expect(source.mapping?.comment?.find({ [id]: 'c' }, 2)).toEqual(['c']);
  }
  expect(toldAbout({ ...asks, questions: { score: '\u0007' } })).toContain(
    "sources.tool.questions.score: a question's id",
  );
});

test('an adapter that there is not is told with those that there are', () => {
  expect(toldAbout({ adapter: 'delighted' })).toMatch(/sources\.tool\.adapter: .*'mapping' \| 'asknicely'/);
});
