import {
  type AccountNames,
  folded,
  matchAccounts,
  wordFor,
} from '../../../src/domain/customers/account-match';

let ids = 0;
const account = (name: string | null, domain: string | null = null, externalId: string | null = null) =>
  ({
    id: `00000000-0000-4000-8000-${String(ids++).padStart(12, '0')}`,
    name,
    domain,
    externalId,
  }) as AccountNames;

const freight = account('Northwind Freight', 'northwind.example', 'acc_1042');
const traders = account('Northwind Traders', 'nw-traders.example');
const acme = account('Acme', 'acme.example');
const acmeLabs = account('Acme Labs', 'acmelabs.example');
const cafe = account('Café Zürich & Söhne AG', null);
const nameless = account(null, 'blue-harbour.example');
const all = [freight, traders, acme, acmeLabs, cafe, nameless];

describe('an account is found by what people call it', () => {
  test.each<[string, AccountNames]>([
    ['Northwind Freight', freight],
    ['northwind  FREIGHT', freight],
    ['northwind f', freight],
    ['freight', freight],
    ['northwind.example', freight],
    ['nw-traders', traders],
    ['acc_1042', freight],
    [freight.id, freight],
    ['Acme', acme],
    ['acme l', acmeLabs],
    ['cafe zurich', cafe],
    ['CAFÉ ZÜRICH', cafe],
    ['sohne', cafe],
    ['blue harbour', nameless],
  ])('%s', (typed, expected) => {
    expect(matchAccounts(typed, all)).toEqual({ kind: 'one', account: expected });
  });
});

test('a name that fits several is not guessed at', () => {
  expect(matchAccounts('northwind', all)).toEqual({ kind: 'several', accounts: [freight, traders] });
  expect(matchAccounts('example', all).kind).toBe('several');
});

test('a name that fits none gets the nearest, and nonsense gets none', () => {
  expect(matchAccounts('Nortwhind Freight', all)).toEqual({ kind: 'none', near: [freight] });
  expect(matchAccounts('xyzzy', all)).toEqual({ kind: 'none', near: [] });
  expect(matchAccounts('  &%  ', all)).toEqual({ kind: 'none', near: [] });
});

test('of several, each has words that find it alone, even where two share a name', () => {
  const one = account('Twin', 'twin-one.example');
  const two = account('Twin', null, 'acc_7');
  const three = account('Twin');
  const twins = [...all, one, two, three];
  expect([one, two, three].map((each) => wordFor(each, twins))).toEqual([
    'twin-one.example',
    'acc_7',
    three.id,
  ]);
  for (const each of twins)
    expect(matchAccounts(wordFor(each, twins), twins)).toEqual({ kind: 'one', account: each });
});

test('letters without an accent to take off are spelt as usual', () => {
  expect(folded('Größe Łódź Ærø İstanbul')).toBe('grosse lodz aero istanbul');
  expect(folded('東京商事')).toBe('東京商事');
});
