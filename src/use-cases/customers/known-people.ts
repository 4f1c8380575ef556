import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import type { ParsedPerson } from '../../domain/answer';
import { writeKnown } from '../history/write-known';
import { isNews, type KnownPerson, readPeople, rowOf } from './known-person';

/** The people that a batch of rows is about, held in memory while the batch is decided, and then written at once. */
export class KnownPeople {
  private readonly byId = new Map<string, KnownPerson>();
  private readonly byExternalId = new Map<string, KnownPerson>();
  private readonly byEmail = new Map<string, KnownPerson>();
  private readonly byEarlierEmail = new Map<string, KnownPerson>();
  /** Ids of those in the database whose address is another now. */
  private readonly moved = new Set<string>();

  static async read(
    tx: EntityManager,
    wanted: { ids: string[]; externalIds: string[]; emails: string[] },
  ): Promise<KnownPeople> {
    const known = new KnownPeople();
    for (const person of await readPeople(tx, wanted)) known.remember(person);
    return known;
  }

  /** By the id that the source has for them, then by e-mail, then by one of before, then as whoever gave the earlier version. */
  find(person: ParsedPerson, earlierId: string | null): KnownPerson | null {
    return (
      (person.externalId && this.byExternalId.get(person.externalId)) ||
      (person.email && this.byEmail.get(person.email.toLowerCase())) ||
      this.withEarlierAddress(person) ||
      (earlierId && this.byId.get(earlierId)) ||
      null
    );
  }

  // Somebody with another id of their own took the address over.
  private withEarlierAddress({ email, externalId }: ParsedPerson): KnownPerson | null {
    const known = (email && this.byEarlierEmail.get(email.toLowerCase())) || null;
    return known && externalId && known.externalId && known.externalId !== externalId ? null : known;
  }

  get accountIds(): string[] {
    return [...this.byId.values()].map(({ accountId }) => accountId).filter((id) => id !== null);
  }

  /** Keeps what history tells of somebody: it fills what is not known, and replaces nothing. Null: nothing to know them by. */
  keep(
    deps: Pick<Deps, 'newId'>,
    known: KnownPerson | null,
    told: ParsedPerson,
    accountId: string | null,
  ): KnownPerson | null {
    if (!known) {
      if (!told.externalId && !told.email && !told.name) return null;
      return this.make(deps, { ...told, accountId, toldAt: null });
    }
    // An address that stands with somebody else stays there: two rows for one person are for a person to join.
    const email =
      known.email === null && told.email && !this.byEmail.has(told.email.toLowerCase()) ? told.email : null;
    if (!isNews(known, told, accountId, email)) return known;
    known.accountId ??= accountId;
    known.externalId ??= told.externalId;
    known.email ??= email;
    known.name ??= told.name;
    known.title ??= told.title;
    known.role ??= told.role;
    if (known.state === 'stored') known.state = 'changed';
    this.remember(known);
    return known;
  }

  make(
    deps: Pick<Deps, 'newId'>,
    told: ParsedPerson & { accountId: string | null; toldAt: Date | null },
  ): KnownPerson {
    const made: KnownPerson = { ...told, earlier: [], id: deps.newId(), state: 'new' };
    this.remember(made);
    return made;
  }

  /**
   * Gives somebody what their own teller says, who also empties facts; what is older than what is known only fills.
   * What they are known by is never emptied, their own id never replaced. `accountId` undefined: nothing is said of it.
   */
  tell(
    known: KnownPerson,
    {
      person,
      accountId,
      at,
    }: { person: Partial<ParsedPerson>; accountId: string | null | undefined; at: Date },
  ): void {
    const older = known.toldAt !== null && at < known.toldAt;
    const taken = <T>(is: T, said: T | undefined): T =>
      said === undefined || (older && is !== null) ? is : said;
    const heldByOther = person.email && (this.byEmail.get(person.email.toLowerCase()) ?? known) !== known;
    // Known by an address of before alone: that tells who it is, not where they are now.
    const isEarlier = !person.externalId && known.earlier.includes(person.email?.toLowerCase() ?? '');
    const email = heldByOther || isEarlier ? known.email : taken(known.email, person.email || undefined);
    this.moveAddress(known, email);
    Object.assign(known, {
      accountId: taken(known.accountId, accountId),
      externalId: known.externalId ?? person.externalId ?? null,
      email,
      name: taken(known.name, person.name),
      title: taken(known.title, person.title),
      role: taken(known.role, person.role),
      toldAt: older ? known.toldAt : at,
    });
    if (known.state === 'stored') known.state = 'changed';
    this.remember(known);
  }

  /** Writes what is new or changed; returns how many are new. */
  async write(deps: Pick<Deps, 'now'>, tx: EntityManager): Promise<number> {
    // One may get the address that another has until now: first nobody of them has any.
    if (this.moved.size > 0)
      await tx.query('UPDATE respondents SET email = NULL WHERE id = ANY($1::uuid[])', [[...this.moved]]);
    return writeKnown(tx, 'respondents', { all: [...this.byId.values()], rowOf, now: deps.now() });
  }

  private moveAddress(known: KnownPerson, email: string | null): void {
    const before = known.email?.toLowerCase();
    if (before === undefined || before === email?.toLowerCase()) return;
    this.byEmail.delete(before);
    this.byEarlierEmail.set(before, known);
    known.earlier = [...known.earlier, before];
    if (known.state !== 'new') this.moved.add(known.id);
  }

  private remember(person: KnownPerson): void {
    this.byId.set(person.id, person);
    for (const email of person.earlier) this.byEarlierEmail.set(email, person);
    if (person.externalId) this.byExternalId.set(person.externalId, person);
    if (person.email) this.byEmail.set(person.email.toLowerCase(), person);
  }
}
