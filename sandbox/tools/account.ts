/** A customer that "a customer answers" offers, with the facts that a survey tool would know. */
export interface Account {
  id: string;
  name: string;
  domain: string;
  plan: string;
  /** Yearly, in `currency` (USD when absent). */
  arr: number;
  currency?: string;
  region: string;
  industry: string;
  /** YYYY-MM-DD. */
  renewalDate: string;
  customerSince?: string;
  lifecycle?: string;
  ownerEmail: string;
  contacts: Contact[];
}

interface Contact {
  id: string;
  name: string;
  email: string;
  title: string;
  role: string;
}

/** One person's answer, as the sandbox hands it to a tool. */
interface SurveyAnswer {
  score: number;
  comment: string | null;
  account: Account;
  contact: Contact;
  /** Real time, milliseconds. */
  nowMs: number;
  newId(prefix: string): string;
}

/** One HTTP delivery in a tool's own format, signed. */
export interface Delivery {
  headers: Record<string, string>;
  body: string;
}

export interface SurveyTool {
  id: 'typeform' | 'formbricks' | 'generic';
  name: string;
  /** The deliveries of one answer in order; each is signed when it is sent, after its wait. */
  deliveries(answer: SurveyAnswer, secret: string): { afterMs: number; make(nowMs: number): Delivery }[];
}
