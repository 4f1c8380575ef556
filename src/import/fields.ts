/** What a column of a file can be. */
export const RESPONSE_FIELDS = [
  'response_id',
  'score',
  'comment',
  'may_quote',
  'answered_at',
  'updated_at',
  'wave',
  'person_id',
  'email',
  'name',
  'first_name',
  'last_name',
  'title',
  'role',
] as const;
export const ACCOUNT_FIELDS = [
  'account_id',
  'account_name',
  'domain',
  'plan',
  'arr',
  'currency',
  'region',
  'industry',
  'customer_since',
  'renewal_date',
  'owner_email',
  'lifecycle',
] as const;
export type Field = (typeof RESPONSE_FIELDS)[number] | (typeof ACCOUNT_FIELDS)[number] | 'churned_at';

/** Headers by which a field is known in any file, in the order in which they are preferred; as `plain` writes them. */
const HEADERS: Record<Field, string[]> = {
  response_id: ['response id', 'survey response id', 'answer id'],
  score: ['score', 'nps', 'nps score'],
  comment: ['comment', 'comments', 'nps comment', 'feedback', 'verbatim'],
  may_quote: ['may quote', 'may be quoted', 'consent to quote', 'quote consent'],
  answered_at: [
    'answered at',
    'submitted at',
    'submitted',
    'submit date utc',
    'responded',
    'responded at',
    'end date',
    'recorded date',
    'response date',
    'created at',
    'answered',
    'date',
  ],
  updated_at: ['updated at', 'last modified'],
  wave: ['wave', 'survey period'],
  person_id: ['user id', 'person external id'],
  email: [
    'email',
    'e mail',
    'email address',
    'recipient email',
    'contact email',
    'respondent email',
    'person email',
  ],
  name: ['name', 'full name', 'contact name', 'respondent name', 'person name'],
  first_name: ['first name', 'recipient first name'],
  last_name: ['last name', 'recipient last name'],
  title: ['title', 'job title'],
  role: ['role'],
  account_id: ['account id', 'company id', 'account external id'],
  account_name: ['account name', 'account', 'company name', 'company'],
  domain: ['account domain', 'company domain', 'domain'],
  plan: ['plan'],
  arr: ['arr', 'annual recurring revenue'],
  currency: ['currency'],
  region: ['region'],
  industry: ['industry'],
  customer_since: ['customer since'],
  renewal_date: ['renewal date'],
  owner_email: ['owner email', 'account owner email'],
  lifecycle: ['lifecycle', 'lifecycle stage'],
  churned_at: ['churned at', 'churn date'],
};

/** In a file of accounts, plain words mean the account. */
const ACCOUNT_FILE_HEADERS: Partial<Record<Field, string[]>> = {
  account_id: [...HEADERS.account_id, 'external id', 'id'],
  account_name: [...HEADERS.account_name, 'name'],
};

/** The headers of a field, in the kind of file at hand. */
export function headersOf(field: Field, kind: 'responses' | 'accounts'): string[] {
  return (kind === 'accounts' ? ACCOUNT_FILE_HEADERS[field] : undefined) ?? HEADERS[field];
}

/** A header as it is compared: small letters, words apart, nothing else. */
export function plain(header: string): string {
  return header
    .normalize('NFKC')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}#]+/gu, ' ')
    .trim();
}
