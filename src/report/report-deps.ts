import type { Deps } from '../deps';

/** What collecting a month asks for; `db` may be a transaction, so that all of it is of one moment. */
export type ReportDeps = Pick<Deps, 'db' | 'config' | 'now' | 'annotator'>;
