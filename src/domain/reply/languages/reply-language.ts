/** What the app knows of a language in which a model may draft a reply: the frame of a mail, and what no draft may say. */
export interface ReplyLanguage {
  /** As the model is told, in English. */
  name: string;
  subject: string;
  greeting: (name: string) => string;
  greetingAll: string;
  regards: string;
  /** What is decided and under way, in the committee's words. */
  underWay: (title: string) => string;
  /** What they have since, in the committee's words. */
  delivered: (what: string) => string;
  /** Numbers, months and days in words. Left out are those that are articles or common words, too. */
  quantity: RegExp;
  /** Futures, pledges, remedies, money and deadlines: what would bind us, or say that something was done. */
  promise: RegExp;
}
