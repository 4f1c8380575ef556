/** A JSONPath that was compiled when the configuration was read. */
export interface Path {
  /** As it was written, for messages. */
  text: string;
  /** The values that it leads to, at most `most`; a path that leads nowhere gives none. */
  find: (body: unknown, most: number) => unknown[];
}

export type TimeFormat = 'iso' | 'unix_seconds' | 'unix_ms';
export interface TimeAt {
  path: Path;
  format: TimeFormat;
}

/** How a delivery proves that it comes from the tool. */
export type Authentication =
  | { scheme: 'standard_webhooks' }
  | {
      scheme: 'hmac';
      header: string;
      prefix: string;
      algorithm: 'sha1' | 'sha256' | 'sha512';
      encoding: 'hex' | 'base64';
      /** What is signed: the parts before, between and after the timestamp and the body. */
      signed: { before: string; between: string; after: string; timestampHeader: string } | 'body';
    }
  | { scheme: 'static_header'; header: string; prefix: string }
  | { scheme: 'basic' };

export type Meaning = 'upsert' | 'delete' | 'ignore';

/** A tool's webhook as data: how it signs, and where in its body each thing is. */
export interface Mapping {
  /** The preset's name, or `mapping` for one of the operator's own. */
  name: string;
  authentication: Authentication;
  body: 'json' | 'form';
  deliveryId: Path | null;
  /** Null: every delivery is an answer, new or changed. */
  event: { path: Path; meanings: ReadonlyMap<string, Meaning> } | null;
  /** A delivery that has something at one of these is understood, and says nothing. */
  ignoreWhen: Path[];
  /** Other values than these mean that it is no NPS answer. */
  only: { path: Path; is: string[]; orAbsent: boolean }[];
  /** Several paths tell one answer from another only together. */
  responseId: Path[];
  score: { path: Path; as: 'number' | 'text' };
  comment: Path | null;
  /** Whether they may be quoted, and the values that mean yes (in small letters); null: the usual ones. */
  mayQuote: { path: Path; is: string[] | null } | null;
  answeredAt: TimeAt | null;
  updatedAt: TimeAt | null;
  /** What is told of the person, the account and the wave, by the names of the facts; several paths are joined by a space. */
  facts: ReadonlyMap<string, Path[]>;
  properties: ReadonlyMap<string, Path>;
}
