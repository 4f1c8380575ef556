import { draftReply } from '../../src/domain/reply/draft';
import { type IncomingMail, kindOf, withoutQuoted } from '../../src/domain/reply/incoming';
import { foreignHosts } from '../../src/domain/reply/links';
import { taggedAddress, tagsIn } from '../../src/domain/reply/tag';

const OURS = ['larkspur.example'];

test.each([
  ['https://larkspur.example/a and http://help.larkspur.example:8080', []],
  ['https://larkspur.example.evil.example/', ['larkspur.example.evil.example']],
  ['https://larkspur.example@evil.example/', ['evil.example']],
  ['https:\\\\evil.example', ['evil.example']],
  ['HTTPS://EVIL.EXAMPLE and https://evil.example/b', ['evil.example']],
  ['https://evil\u200b.example/x', ['evil.example']],
  ['https://lаrkspur.example/', ['xn--lrkspur-2fg.example']],
  ['see evil.example/login', ['evil.example']],
  ['see evil.com, or not', ['evil.com']],
  ['www.evil.test', ['www.evil.test']],
  ['xlarkspur.example', ['xlarkspur.example']],
  ['write to mira@northwind.example', []],
  ['e.g. this, i.e. that, v1.2.3, report.csv and Mr.Smith', []],
  ['the end.Next sentence', []],
  ['is it in report.csv? In report.csv: yes', []],
  ['evil.test:8080 or evil.test?x', ['evil.test']],
  ['https://', ['https://']],
  ['https：／／evil．example/x', ['evil.example']],
  ['see evil．com', ['evil.com']],
  ['ht\u200btps://evil.example', ['evil.example']],
  ['https://larkspur.example./a', []],
])('%s links to %j', (text, hosts) => {
  expect(foreignHosts(text, OURS)).toEqual(hosts);
});

test('a text of nothing but dots and slashes is read in time that grows with it', () => {
  for (const piece of ['a.', 'https:', '//', 'www.', 'a.a/', '-'])
    expect(foreignHosts(piece.repeat(50_000), OURS).length).toBeLessThan(60_000);
});

const mail = (over: Partial<IncomingMail> & { head?: Record<string, string> } = {}): IncomingMail => ({
  to: [],
  from: 'mira@northwind.example',
  subject: 'Re: Your invoice',
  text: 'Yes.',
  bounced: false,
  headers: new Map(Object.entries(over.head ?? {})),
  ...over,
});
const REPORT = { 'content-type': 'multipart/report; report-type=delivery-status' };

test.each([
  ['a person', mail(), 'answer'],
  ['a person who speaks of delays', mail({ subject: 'Delayed again?', text: 'Action: delayed' }), 'answer'],
  ['the provider’s own flag', mail({ bounced: true }), 'bounce'],
  ['a delivery report', mail({ head: REPORT }), 'bounce'],
  ['a report of a delay', mail({ head: REPORT, text: 'x\nAction: delayed\n' }), 'delay'],
  ['an old mailer', mail({ from: 'Mail <MAILER-DAEMON@x.example>' }), 'bounce'],
  ['a failed recipient', mail({ head: { 'x-failed-recipients': 'a@b' } }), 'bounce'],
  ['an absence', mail({ head: { 'auto-submitted': 'auto-replied' } }), 'automatic'],
  ['an absence of another kind', mail({ head: { precedence: 'auto_reply' } }), 'automatic'],
  ['somebody who says no', mail({ head: { 'auto-submitted': 'no' } }), 'answer'],
] as const)('%s is told apart', (_who, one, kind) => {
  expect(kindOf(one)).toBe(kind);
});

test.each([
  ['Yes.\n\nOn Monday, Maya wrote:\n> What?\n', 'Yes.'],
  ['> all\n> quoted', '> all\n> quoted'],
  ['> What?\n\nYes.', '> What?\n\nYes.'],
  ['Three things:\n', 'Three things:'],
])('of %j is kept %j', (text, own) => {
  expect(withoutQuoted(text)).toBe(own);
});

test('a tag is found in an address and in an id, however they are written', () => {
  const tag = 'a1'.repeat(16);
  expect(taggedAddress('replies@larkspur.example', tag)).toBe(`replies+${tag}@larkspur.example`);
  expect(tagsIn([`Care <REPLIES+${tag.toUpperCase()}@x.example>`, `<${tag}.rnps@x>`])).toEqual([tag]);
  expect(tagsIn([`+${tag}0@x`, `+${tag.slice(1)}@x`, tag])).toEqual([]);
});

test.each(['detractor', 'passive', 'promoter'] as const)(
  'the draft for a %s names who, what and from whom, on its own lines, and links to nothing',
  (band) => {
    const { subject, body } = draftReply({
      band,
      name: 'Mira\r\nBcc: x\u202e Olsen',
      theme: 'Billing',
      from: 'Maya Chen',
    });
    expect(subject).toBe('Your feedback about billing');
    expect(body).toMatch(/^Hello Mira Bcc: x Olsen,\n\n/);
    expect(body).toContain('billing');
    expect(body).toMatch(/\nMaya Chen$/);
    expect(body).not.toMatch(/\b(will|shall|promise|guarantee|refund)\b/i);
    expect(foreignHosts(body, [])).toEqual([]);
    expect(draftReply({ band, name: null, theme: null, from: 'Maya Chen' }).body).toMatch(/^Hello,\n\n/);
  },
);
