/** What one room may import. Itself is always allowed; a builtin is named as `node:NAME`, all of them as `node:*`. */
export interface RoomRule {
  /** Whole rooms, or single files as `room/file`. */
  rooms: string[];
  /** The same, but only `import type`: the value comes from deps. */
  types?: string[];
  packages: string[];
}

/** Rooms are the folders of src; a file that lies in src itself is a room of its own. */
export const ROOMS: Record<string, RoomRule> = {
  // Pure: the same answer for the same question, on any machine.
  domain: { rooms: [], packages: ['temporal-polyfill', 'date-holidays', 'jstat', 'node:crypto'] },
  views: { rooms: ['domain'], types: ['@slack/types'], packages: [] },
  'sample-life': { rooms: ['domain'], packages: [] },
  // Numbers as pictures: the model of one to SVG to PNG, in a thread of its own.
  pictures: {
    rooms: ['views/numbers/figure', 'views/text/mrkdwn'],
    packages: [
      'echarts',
      '@resvg/resvg-js',
      '@expo-google-fonts/inter',
      'node:fs',
      'node:path',
      'node:worker_threads',
    ],
  },

  // What the app asks of a language model: to read comments by and by, to name topics, to word a report.
  asking: {
    rooms: ['ai', 'annotating', 'queries', 'use-cases', 'domain', 'deps', 'pause'],
    types: ['typeorm'],
    packages: ['zod', 'node:crypto', 'node:timers'],
  },

  // The annotator of a running process, which is taught again as people correct it.
  annotating: { rooms: ['ai', 'domain'], packages: [] },

  // What is kept.
  entities: { rooms: ['domain'], packages: ['typeorm'] },
  db: { rooms: ['entities', 'domain'], packages: ['typeorm', 'pg', 'node:*'] },
  queries: { rooms: ['entities', 'domain'], packages: ['typeorm'] },

  // What a comment says, by words and by what was taught, asking nobody; model/ asks a language model and checks it.
  ai: {
    rooms: ['domain'],
    types: ['config/ai', 'config/env', 'typeorm'],
    packages: ['eld', 'openai', 'zod', 'node:crypto', 'node:path', 'node:timers'],
  },

  // Doors to the machine and to Slack.
  config: { rooms: ['domain', 'mapping'], packages: ['zod', 'yaml', 'node:fs'] },
  // The language in which a tool's webhook is described, and the descriptions that come with the app.
  mapping: { rooms: [], packages: ['zod', 'yaml', 'json-p3', 'node:fs', 'node:path'] },
  slack: {
    rooms: ['domain', 'in-time'],
    types: ['config/config', 'config/env', 'pino', 'typeorm', 'node:http'],
    packages: ['@slack/web-api', '@slack/bolt'],
  },
  http: { rooms: [], types: ['node:http', 'prom-client'], packages: ['fastify', 'zod', 'temporal-polyfill'] },

  // The committee's month: its figures, collected at one moment, and the sentences about them.
  report: {
    rooms: [
      'ai/model/narrate',
      'in-time',
      'presenters/numbers/periods',
      'presenters/numbers/scores',
      'presenters/numbers/why',
      'queries',
      'domain',
      'views/numbers/segment-words',
      'views/text/words',
      'views/themes/theme-words',
    ],
    types: ['deps', 'typeorm'],
    packages: ['node:timers'],
  },

  // What happens, and who sets it off.
  'use-cases': {
    rooms: [
      'report',
      'annotating',
      'queries',
      'entities',
      'domain',
      'deps',
      'sample-life',
      'config/team-calendar',
      'config/team-of',
      // The side of delivery that owes a message; never the side that sends one.
      'delivery/outbox',
      'delivery/edit-cards',
      'delivery/erase-outbox',
      'delivery/intent',
      'delivery/move-card',
      'delivery/closed-channels',
      'delivery/stuck-work',
    ],
    types: ['config/config'],
    packages: ['typeorm', 'node:timers'],
  },
  // What a query found and the config names, as a view takes it: shared by the outbox and by clicks.
  presenters: {
    rooms: ['queries', 'domain', 'views', 'deps', 'config/team-calendar', 'config/team-of'],
    types: ['config/config', 'pictures/picture', 'typeorm'],
    packages: [],
  },
  delivery: {
    rooms: [
      'slack/platform-code',
      'slack/upload-file',
      'presenters',
      'queries',
      'domain',
      'views',
      'deps',
      'config/team-of',
    ],
    types: ['config/config', 'typeorm', '@slack/types'],
    packages: ['@slack/web-api'],
  },
  ingest: {
    // config/env for the name of a source's secret variable, which a refusal tells.
    rooms: ['domain', 'config/env'],
    types: [
      'config/rate-limit',
      'config/source',
      'mapping/mapping',
      'use-cases/answers/record-delivery',
      'node:http',
    ],
    packages: ['fastify', 'zod', 'node:crypto'],
  },
  // Files of past answers and accounts: what they say, a batch at a time, to the use cases that store it.
  import: {
    rooms: [
      'domain',
      'use-cases',
      'ingest/adapters/facts',
      'ingest/adapters/reading',
      'ingest/generic-schema',
    ],
    packages: ['csv-parse', 'iconv-lite', 'temporal-polyfill', 'node:*'],
  },
  listeners: {
    rooms: [
      'config/team-calendar',
      'use-cases',
      'queries',
      'views',
      'domain',
      'deps',
      'presenters',
      'mapping-trial',
      'in-time',
      'slack/upload-file',
    ],
    types: ['@slack/bolt', '@slack/types'],
    packages: ['zod'],
  },
  // Asks the tools whose deliveries only name an answer, or that send none.
  sources: {
    rooms: ['ingest', 'use-cases', 'domain', 'deps', 'config/env'],
    types: ['config/source', 'typeorm'],
    packages: ['undici', 'zod'],
  },
  // Files that were dropped on the app in Slack: fetched, imported, and what was rejected given back.
  dropped: {
    rooms: ['delivery/outbox', 'deps', 'domain', 'import', 'pause', 'use-cases/files/record-dropped'],
    types: ['typeorm'],
    packages: ['@slack/web-api', 'node:*'],
  },
  // Replies to customers: handed to a mail server, each at most once, and what comes back to them.
  mail: {
    rooms: [
      'deps',
      'domain',
      'ingest/hook-answers',
      'ingest/hook-errors',
      'ingest/paces',
      'ingest/rate-limit',
      'ingest/safe-json',
      'ingest/signatures',
      'queries/follow-ups/replies',
      'use-cases/answers/record-delivery',
      'use-cases/replies/record-reply-mail',
      'use-cases/replies/settle-reply',
    ],
    types: ['config/env', 'config/mail', 'ingest/delivery', 'typeorm', 'fastify'],
    packages: ['nodemailer', 'zod', 'node:*'],
  },
  jobs: {
    rooms: [
      'use-cases',
      'mail/send-replies',
      'sources',
      'delivery/canvas/keep-report-canvases',
      'delivery/digest-files',
      'delivery/report-files',
      'dropped/find-missed',
      'deps',
    ],
    packages: ['agenda', '@agendajs/postgres-backend', 'pg'],
  },
  doctor: {
    rooms: [
      'ai/model/call-server',
      'ai/model/connect-ai',
      'ai/model/find-ability',
      'config',
      'db',
      'domain',
      'ingest/adapters',
      'mail/mail-server',
      'mail/smtp-session',
      'queries/operations/stuck-work',
      'queries/themes/current-taxonomy',
      'slack/clients',
    ],
    types: ['@slack/web-api'],
    packages: ['pg', 'node:*'],
  },

  // npm run mapping.
  // What another mapping would make of deliveries that came, for the command and for the window in Slack.
  'mapping-trial': {
    rooms: [
      'deps',
      'domain',
      'ingest/read-delivery',
      'queries',
      'use-cases/answers/record-delivery',
      'use-cases/answers/replay-delivery',
      'views/text/graphemes',
    ],
    types: ['config/source', 'typeorm'],
    packages: ['node:util'],
  },
  'mapping-command': {
    rooms: [
      'annotating',
      'clock',
      'config',
      'db',
      'deps',
      'domain',
      'log',
      'queries/operations/deliveries',
      'queries/themes/current-taxonomy',
      'mapping-trial',
      'slack/cached-directory',
      'views/text/graphemes',
    ],
    types: ['typeorm'],
    packages: ['node:crypto', 'node:fs', 'node:path'],
  },

  // npm run themes.
  'themes-command': {
    rooms: [
      'ai',
      'domain',
      'import/delimiter',
      'import/encoding',
      'import/fields',
      'import/header',
      'import/read-records',
    ],
    packages: ['node:*'],
  },

  // Files of src itself.
  deps: {
    rooms: [],
    types: [
      'ai/model/connect-ai',
      'annotating',
      'asking/draft/draft-by-model',
      'config',
      'mail/mail-server',
      'pictures/picture',
      'views/numbers/numbers-parts',
      'slack',
      'pino',
      'typeorm',
    ],
    packages: [],
  },
  clock: {
    rooms: [
      'use-cases/initiatives/remind-initiatives',
      'use-cases/promises/remind-overdue',
      'use-cases/tellings/remind-tellers',
    ],
    types: ['deps', 'typeorm'],
    packages: [],
  },
  'in-time': { rooms: [], packages: [] },
  pause: { rooms: [], packages: ['node:timers'] },
  log: { rooms: [], packages: ['pino'] },
  metrics: { rooms: [], packages: ['prom-client'] },
  index: { rooms: ['app', 'config/env', 'domain/errors', 'log'], packages: [] },
  // The composition root: the only one who knows every room.
  app: {
    rooms: [
      'ai/model/connect-ai',
      'annotating',
      'asking/draft/draft-by-model',
      'asking/known-names',
      'asking/worker',
      'clock',
      'config',
      'db',
      'delivery',
      'deps',
      'domain',
      'in-time',
      'dropped/worker',
      'http',
      'ingest',
      'jobs',
      'listeners',
      'mail/mail-route',
      'mail/mail-server',
      'metrics',
      'pictures/painter',
      'presenters/present-picture',
      'queries/themes/annotation-progress',
      'queries/themes/current-taxonomy',
      'queries/themes/model-progress',
      'queries/operations/pending-fetches',
      'slack',
      'use-cases',
    ],
    types: ['ai/model/call-in-budget', 'pino'],
    packages: ['node:crypto', 'node:path'],
  },
};

/** Data files of the project that code may read as modules. */
export const DATA_FILES = ['package.json', 'manifest.json'];

/** The sandbox is one room: a server that brings its own page, and hands it the page's two libraries. */
export const SANDBOX_PACKAGES = ['ws', 'preact', 'htm', 'node:*'];
