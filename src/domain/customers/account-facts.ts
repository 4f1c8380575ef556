/** What is known of an account at one moment. Copied onto each response, so that history stays true. */
export interface AccountFacts {
  externalId: string | null;
  name: string | null;
  domain: string | null;
  plan: string | null;
  arr: number | null;
  currency: string | null;
  region: string | null;
  industry: string | null;
  /** ISO dates. */
  customerSince: string | null;
  renewalDate: string | null;
  ownerEmail: string | null;
  lifecycle: string | null;
}

/** Nothing known at all. */
export const NO_FACTS: Readonly<AccountFacts> = {
  externalId: null,
  name: null,
  domain: null,
  plan: null,
  arr: null,
  currency: null,
  region: null,
  industry: null,
  customerSince: null,
  renewalDate: null,
  ownerEmail: null,
  lifecycle: null,
};
