import type { Account } from './tools/account';

type Row = [
  id: string,
  name: string,
  domain: string,
  plan: string,
  arr: number,
  region: string,
  industry: string,
  renewalDate: string,
  ownerEmail: string,
];
const ROWS: Row[] = [
  [
    'acc_1042',
    'Northwind Freight',
    'northwind.example',
    'enterprise',
    96_000,
    'EMEA',
    'Logistics',
    '2027-02-28',
    'lena.fischer@larkspur.example',
  ],
  [
    'acc_1057',
    'Juniper Health',
    'juniperhealth.example',
    'enterprise',
    182_000,
    'AMER',
    'Healthcare',
    '2027-06-30',
    'sam.okafor@larkspur.example',
  ],
  [
    'acc_1071',
    'Tessellate Studio',
    'tessellate.example',
    'team',
    8400,
    'EMEA',
    'Design',
    '2027-01-15',
    'lena.fischer@larkspur.example',
  ],
  [
    'acc_1088',
    'Kestrel Bank',
    'kestrelbank.example',
    'enterprise',
    240_000,
    'AMER',
    'Finance',
    '2027-03-31',
    'noah.berg@larkspur.example',
  ],
  [
    'acc_1093',
    'Mangrove Foods',
    'mangrove.example',
    'business',
    31_200,
    'APAC',
    'Retail',
    '2027-09-30',
    'lena.fischer@larkspur.example',
  ],
  [
    'acc_1104',
    'Quill & Ledger',
    'quill.example',
    'starter',
    2400,
    'AMER',
    'Accounting',
    '2027-04-01',
    'noah.berg@larkspur.example',
  ],
];
type Person = [name: string, title: string, role: string];
const CONTACTS: Record<string, Person[]> = {
  acc_1042: [
    ['Mira Olsen', 'Head of Ops', 'decision_maker'],
    ['Jonas Vik', 'Dispatcher', 'user'],
  ],
  acc_1057: [
    ['Dana Whitfield', 'VP Operations', 'decision_maker'],
    ['Luis Prado', 'Analyst', 'user'],
  ],
  acc_1071: [['Elif Demir', 'Studio lead', 'decision_maker']],
  acc_1088: [
    ['Harold Finch', 'Director of Risk', 'decision_maker'],
    ['Amy Tran', 'Administrator', 'admin'],
  ],
  acc_1093: [
    ['Arjun Mehta', 'Buyer', 'user'],
    ['Siti Rahman', 'COO', 'decision_maker'],
  ],
  acc_1104: [['Paula Quill', 'Owner', 'decision_maker']],
};

/** Customers that "a customer answers" offers when the caller brings none of its own. */
export const SAMPLE_ACCOUNTS: Account[] = ROWS.map(
  ([id, name, domain, plan, arr, region, industry, renewalDate, ownerEmail]) => ({
    id,
    name,
    domain,
    plan,
    arr,
    currency: 'USD',
    region,
    industry,
    renewalDate,
    ownerEmail,
    contacts: (CONTACTS[id] ?? []).map(([person, title, role], i) => ({
      id: `usr_${id.slice(4)}${i + 1}`,
      name: person,
      email: `${person.toLowerCase().replace(' ', '.')}@${domain}`,
      title,
      role,
    })),
  }),
);
