import { UserError } from '../domain/errors';
import { type Field, headersOf, plain } from './fields';
import type { Header, Tool } from './header';
import { SayFirst } from './say-first';

/** Which column holds what. */
export interface Columns {
  at: Partial<Record<Field, number>>;
  /** Columns that are no field of ours, kept with each answer under their name. */
  others: number[];
  /** Fields that more than one column is by its header: the first of them stands in `at`. */
  twins: Twins[];
  /** What a person should know about how the columns were read. */
  remarks: { terminal: string; slack: string }[];
}

export interface Twins {
  field: Field;
  columns: number[];
}

export interface ColumnChoice {
  field: string;
  /** A header, `#4` for the fourth column, or `none`. */
  column: string;
}

/** What single tools call things, where it differs from what the word means elsewhere. */
const TOOL_HEADERS: Partial<Record<Tool, Partial<Record<Field, string[]>>>> = {
  typeform: { response_id: ['#'] },
  surveymonkey: { response_id: ['respondent id'] },
  asknicely: { score: ['answer'] },
  delighted: { response_id: ['id', 'response id', 'survey response id'] },
  google_forms: { answered_at: ['timestamp'] },
  plain: { response_id: ['response id', 'survey response id', 'answer id', 'id'] },
};

/** The usual question, in the languages in which tools ship it. */
const SCORE_QUESTION = [
  /how likely.*recommend/,
  /wahrscheinlich.*empfehl/,
  /probab.*recommand/,
  /probab.*recom(ie|e)nd/,
];
const COMMENT_QUESTION = [
  /(main|primary|most important|biggest) reason/,
  /reason for (your|this|the|that) (score|rating|answer)/,
  /grund für/,
  /raison (principale|de votre)/,
];

/** Personal data that nothing here has a use for. */
const LEFT_OUT = /^(ip ?address|location ?(latitude|longitude)|ipaddress)$/;

/** Gives each field its column: as somebody said, else by the headers, and each column once. */
export class Finder {
  private readonly at: Partial<Record<Field, number>> = {};
  private readonly remarks: Columns['remarks'] = [];
  private readonly twins: Twins[] = [];
  private readonly none = new Set<string>();
  private readonly words: string[];

  constructor(
    private readonly file: string,
    private readonly header: Header,
    choices: ColumnChoice[],
    private readonly fields: readonly Field[],
    private readonly kind: 'responses' | 'accounts',
  ) {
    this.words = header.written.map(plain);
    for (const choice of choices) this.choose(choice);
  }

  private choose({ field, column }: ColumnChoice): void {
    const known = this.fields.find((one) => one === field);
    if (!known)
      throw new UserError(`--column: there is no field "${field}". Fields are: ${this.fields.join(', ')}.`);
    if (column === 'none') this.none.add(known);
    else this.at[known] = this.columnNamed(column);
  }

  private columnNamed(column: string): number {
    const { names } = this.header;
    const number = /^#(\d{1,4})$/.exec(column);
    if (number && Number(number[1]) >= 1 && Number(number[1]) <= names.length) return Number(number[1]) - 1;
    const written = this.header.written.flatMap((name, i) => (name === column ? [i] : []));
    if (written.length === 1) return written[0]!;
    const exact = written.length === 0 ? names.indexOf(column) : -1;
    if (exact >= 0) return exact;
    const alike =
      written.length > 1 ? written : names.flatMap((_, i) => (this.words[i] === plain(column) ? [i] : []));
    if (alike.length === 1) return alike[0]!;
    throw new SayFirst(
      `${this.file}: ${alike.length > 1 ? 'more than one column is' : 'no column is'} "${column}".`,
      {
        flag: `Name ${alike.length > 1 ? `one by its number, such as '#${alike.at(-1)! + 1}',` : 'another one'} with --column. Columns are:\n${this.list()}`,
        form: 'Choose another one of the list.',
      },
    );
  }

  byHeader(field: Field): void {
    if (this.at[field] !== undefined || this.none.has(field)) return;
    const headers = TOOL_HEADERS[this.header.tool]?.[field] ?? headersOf(field, this.kind);
    for (const wanted of headers) {
      const places = this.free().filter((i) => this.words[i] === wanted);
      if (places.length === 0) continue;
      // What is another word for a date or a name elsewhere is preferred less; no score is.
      const columns =
        field === 'score' ? this.free().filter((i) => headers.includes(this.words[i]!)) : places;
      if (columns.length > 1 && this.header.tool === 'plain') this.twins.push({ field, columns });
      this.at[field] = places[0];
      return;
    }
  }

  score(): void {
    if (this.at.score !== undefined) return;
    const group = this.words.findIndex((word) => word.endsWith(' nps group'));
    if (group >= 0 && this.words.filter((word) => word.endsWith(' nps group')).length === 1) {
      const question = this.header.names[group]!.replace(/_NPS_GROUP$/i, '');
      const at = this.header.names.indexOf(question);
      if (at >= 0) {
        this.at.score = at;
        return;
      }
    }
    this.byHeader('score');
    if (this.at.score !== undefined) return;
    const asked = this.worded(SCORE_QUESTION);
    if (asked.length === 1) {
      this.at.score = asked[0];
      return;
    }
    throw new SayFirst(
      asked.length > 1
        ? `${this.file}: ${asked.length} columns ask how likely somebody is to recommend something, and only you know which is the score.`
        : `${this.file}: no column is the score by its name or by the usual question, and it is never guessed.`,
      { flag: this.ask('score'), form: 'Choose it under “Which column is the score?”.' },
    );
  }

  comment(): void {
    if (this.at.comment !== undefined || this.none.has('comment')) return;
    this.byHeader('comment');
    if (this.at.comment !== undefined) return;
    const asked = this.worded(COMMENT_QUESTION);
    const open = this.header.openText.filter((i) => this.free().includes(i));
    if (asked.length === 1) this.at.comment = asked[0];
    else if (asked.length === 0 && open.length === 1) this.at.comment = open[0];
    else if (this.free().length > 0 && this.header.tool !== 'plain')
      throw new SayFirst(`${this.file}: which column is the comment is open.`, {
        flag: `${this.ask('comment')}\nIf there is none: --column comment=none`,
        form: 'Choose it, or “There is none”, under “Which column is the comment?”.',
      });
    else
      this.remarks.push({
        terminal: 'No column was taken for the comment. If one is, name it: --column comment="its header".',
        slack: 'No column was taken for the comment.',
      });
  }

  /**
   * `today`: a person said that answers without a date were given today. So they are where every column is known and
   * none is a date: then there is nothing to choose, and the words say it.
   */
  answeredAt(today: boolean): void {
    if (this.at.answered_at !== undefined) return;
    if (!today && (this.free().length > 0 || this.at.updated_at !== undefined))
      throw new SayFirst(
        `${this.file}: no column is the date of the answer by its name, and it is never guessed.`,
        {
          flag: `${this.ask('answered_at')}\nIf they really answered today: --answered-on today`,
          form: 'Choose it under “When did they answer?”, or that they answered today.',
        },
      );
    const words = 'No column tells when it was answered: those that are new count as given today.';
    this.remarks.push({ terminal: words, slack: words });
  }

  private worded(patterns: RegExp[]): number[] {
    const free = new Set(this.free());
    return this.header.names.flatMap((name, i) =>
      free.has(i) && patterns.some((pattern) => pattern.test(name.slice(0, 500).toLowerCase())) ? [i] : [],
    );
  }

  private free(): number[] {
    const taken = new Set(Object.values(this.at));
    return this.header.names.flatMap((_, i) => (taken.has(i) ? [] : [i]));
  }

  /** What to type to say it, with the columns that there are. */
  ask(field: Field): string {
    return `Say which, by its header or number, such as --column ${field}="${this.header.names.at(-1)}" or --column ${field}='#${this.header.names.length}'. Columns are:\n${this.list()}`;
  }

  private list(): string {
    return this.header.names
      .map((name, i) => `  #${i + 1}  ${name.length > 80 ? `${name.slice(0, 79)}…` : name}`)
      .join('\n');
  }

  columns(): Columns {
    return {
      at: this.at,
      twins: this.twins,
      others: this.free().filter((i) => !LEFT_OUT.test(this.words[i]!)),
      remarks: this.remarks,
    };
  }
}
