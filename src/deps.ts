import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import type { Ai } from './ai/model/connect-ai';
import type { LiveAnnotator } from './annotating/live-annotator';
import type { DraftReply } from './asking/draft/draft-by-model';
import type { Config } from './config/config';
import type { SourceLines } from './config/with-source';
import type { MailServer } from './mail/mail-server';
import type { Picture } from './pictures/picture';
import type { SlackClients } from './slack/clients';
import type { Directory } from './slack/directory';
import type { Chart } from './views/numbers/numbers-parts';

/** What every room may be handed. Ask for the parts you need with Pick. */
export interface Deps {
  db: DataSource;
  slack: SlackClients;
  /** The model that may be asked; left out by commands that ask none. */
  ai?: Ai;
  /** Has the model draft replies to customers; left out or null: there is none, and drafts are by the playbook. */
  draftReply?: DraftReply | null;
  /** Takes replies to customers; left out or null: they are copied. */
  mailServer?: MailServer | null;
  directory: Directory;
  /** Tells what comments are about; knows the taxonomy of the moment. */
  annotator: LiveAnnotator;
  config: Config;
  /** The sources as the configuration's file has them. */
  sourceLines: SourceLines;
  /** How Slack's requests arrive. */
  slackMode: 'http' | 'socket';
  /** Business time: received, due, rungs, months, snoozes. May be moved ahead in the sandbox. */
  now: () => Date;
  /** The machine's time: signatures, timeouts, caches. Leases and pacing use the database's own clock. */
  realNow: () => Date;
  newId: () => string;
  log: Logger;
  /** Draws numbers and puts the picture into Slack, to be shown by a message; never rejects. */
  showPicture: (picture: Picture, name: string) => Promise<Chart>;
  /** Slack no longer shows this picture: the next one who wants it gets another. */
  forgetPicture: (fileId: string) => void;
  /** Tells the outbox that something is waiting, so that it need not be found by the heartbeat. */
  wake: () => void;
}
