/** The owner of an account, as far as a comment may name them. */
export interface AccountOwner {
  email: string;
  /** As the workspace knows them; null when nobody has looked yet. */
  name: string | null;
}

// First names that are words too: alone they name nobody. Own list.
const ALSO_WORDS = new Set(
  `art april august bill chase dawn dean drew earl faith frank gene grace grant guy hope jack joy june lance mark may
   max miles nick page pat penny pierce ray rich rob rose sandy sky skip summer sue sunny van victor wade ward will`.split(
    /\s+/,
  ),
);

const ROLE =
  /\b(account (manager|owner|exec(utive)?|rep(resentative)?|director)|(customer )?success manager|csm|(our|my|your|the) (sales )?rep|contact person|relationship manager)\b/;
const CONDUCT =
  /\b(rude(ly)?|unprofessional|arrogant|dismissive|disrespectful|condescending|patroni[sz]ing|lie[ds]?|lying|dishonest|liar|ignor(es?|ed|ing)|unresponsive|unreachable|unhelpful|incompetent|careless|pushy|aggressive|useless|lazy|ghost(ed|s|ing)|shout(ed|s|ing)|yell(ed|s|ing)|harass\w*|insult\w*|(never|not|didn t|doesn t|won t|does not|did not) (\w+ )?(answer|repl(y|ies|ied)|respond|call|show|care|listen|return|follow|help)\w*|no (answer|reply|response)|disappeared|broken? (his|her|their) promises?)\b/;

/**
 * True when a comment names the owner of its account, or tells of how an owner behaved: whoever it is about should
 * neither handle it nor be quoted it. Praise counts too; nobody should handle their own.
 */
export function concernsOwner(comment: string | null, owner: AccountOwner | null): boolean {
  if (!comment) return false;
  return (
    (owner !== null && (namesOwner(comment, owner) || tellsOfConductOf(comment, owner))) ||
    tellsOfConduct(comment)
  );
}

// Beside conduct, a single name is enough however it is written: "grace was rude" is not about grace.
function tellsOfConductOf(comment: string, owner: AccountOwner): boolean {
  const names = [...wordsOf(owner.name ?? ''), ...namesInEmail(owner.email)]
    .map((name) => name.toLowerCase())
    .filter((name) => name.length >= 3);
  return sentencesOf(comment).some(
    (sentence) => CONDUCT.test(sentence) && names.some((name) => ` ${sentence} `.includes(` ${name} `)),
  );
}

function namesOwner(comment: string, owner: AccountOwner): boolean {
  const written = ` ${wordsOf(comment).join(' ')} `;
  const lower = written.toLowerCase();
  if (comment.toLowerCase().includes(owner.email.toLowerCase())) return true;
  return [wordsOf(owner.name ?? ''), namesInEmail(owner.email)].some((name) => {
    const whole = name.join(' ').toLowerCase();
    if (name.length > 1 && lower.includes(` ${whole} `)) return true;
    // A single name counts only as it is written: with a capital, and when it is not a word of its own.
    const [first = '', last = ''] = [name[0], name.length > 1 ? name.at(-1) : ''];
    return [first, last].some((one) => isTelling(one) && written.includes(` ${capital(one)} `));
  });
}

function isTelling(name: string): boolean {
  return name.length >= 3 && !ALSO_WORDS.has(name.toLowerCase());
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).toLowerCase();
}

// An address of a role and not of a person.
const NO_NAME = new Set([
  'customer',
  'success',
  'support',
  'sales',
  'service',
  'account',
  'accounts',
  'team',
  'info',
]);

// "tomas.rivera@" says a first and a last name; "trivera@" and "info2@" say neither.
function namesInEmail(email: string): string[] {
  const parts = (email.split('@')[0] ?? '').split(/[._-]+/).map((part) => part.replace(/\d+/g, ''));
  if (parts.some((part) => NO_NAME.has(part.toLowerCase()))) return [];
  return parts.length > 1 ? parts.filter((part) => part.length > 1) : [];
}

function tellsOfConduct(comment: string): boolean {
  return sentencesOf(comment).some((sentence) => ROLE.test(sentence) && CONDUCT.test(sentence));
}

function sentencesOf(comment: string): string[] {
  return comment.split(/[.!?\n;]+/).map((sentence) => wordsOf(sentence).join(' ').toLowerCase());
}

// Without accents and marks, so that "Tomás" and "Tomas" are one; "Tomás'" and "Tomás's" too.
function wordsOf(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/['’]s\b/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}
