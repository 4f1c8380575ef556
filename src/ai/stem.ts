/** Words whose stem the rules below would get wrong, or that belong together though they do not look it. */
const IRREGULAR: Record<string, string> = {
  timely: 'timely',
  costly: 'costly',
  lovely: 'lovely',
  lately: 'lately',
  likely: 'likely',
  hardly: 'hardly',
  evening: 'evening',
  evenings: 'evening',
  morning: 'morning',
  understanding: 'understanding',
  interesting: 'interesting',
  willing: 'willing',
  unwilling: 'unwilling',
  outstanding: 'outstanding',
  meaning: 'meaning',
  something: 'something',
  anything: 'anything',
  nothing: 'nothing',
  everything: 'everything',
  during: 'during',
  poorly: 'poorly',
  simply: 'simply',
  homely: 'homely',
  mostly: 'mostly',
  nearly: 'nearly',
  fairly: 'fairly',
  wedding: 'wedding',
  building: 'building',
  buildings: 'building',
  please: 'please',
  pleased: 'pleased',
  pleasing: 'pleased',
  improved: 'improved',
  timeliness: 'timely',
  loveliest: 'lovely',
  caring: 'caring',
  helped: 'helped',
  easier: 'easier',
  promising: 'promising',
  helps: 'helps',
  faster: 'faster',
  quicker: 'quicker',
  cheaper: 'cheaper',
  solved: 'solved',
  resolved: 'resolved',
  sorted: 'sorted',
  fixed: 'fixed',
  valued: 'valued',
  improving: 'improving',
  business: 'business',
  range: 'range',
  reporting: 'reporting',
  accounting: 'accounting',
  manually: 'manually',
  phoned: 'phoned',
  fastest: 'fast',
  quickest: 'quick',
  businesses: 'business',
  ranges: 'range',
  reassuring: 'reassuring',
  settings: 'settings',
  setting: 'settings',
  training: 'training',
  trainings: 'training',
  cared: 'care',
  cares: 'care',
  used: 'use',
  using: 'use',
  uses: 'use',
  news: 'news',
  was: 'was',
  has: 'has',
  this: 'this',
  his: 'his',
  thus: 'thus',
  yes: 'yes',
  plus: 'plus',
  bus: 'bus',
  gas: 'gas',
  slower: 'slow',
  slowest: 'slow',
  cheapest: 'cheap',
  longer: 'longer',
  families: 'family',
  friendly: 'friendly',
  only: 'only',
  early: 'early',
  family: 'family',
  reply: 'reply',
  apply: 'apply',
  supply: 'supply',
  rely: 'rely',
  july: 'july',
  monthly: 'monthly',
  supplier: 'supplier',
  suppliers: 'supplier',
  courier: 'courier',
  couriers: 'courier',
  carrier: 'carrier',
  carriers: 'carrier',
  earlier: 'earlier',
  premier: 'premier',
  barrier: 'barrier',
  barriers: 'barrier',
  paid: 'pay',
  sent: 'send',
  went: 'go',
  goes: 'go',
  going: 'go',
  gone: 'go',
  told: 'tell',
  said: 'say',
  kept: 'keep',
  broke: 'break',
  broken: 'broken',
  lost: 'lose',
  losing: 'lose',
  left: 'leave',
  leaving: 'leave',
  bought: 'buy',
  spoke: 'speak',
  spoken: 'speak',
  came: 'come',
  coming: 'come',
  does: 'do',
  doesnt: 'dont',
  froze: 'freez',
  frozen: 'freez',
  did: 'do',
  doing: 'do',
  done: 'do',
  made: 'make',
  making: 'make',
  took: 'take',
  taken: 'take',
  taking: 'take',
  gave: 'give',
  given: 'give',
  giving: 'give',
  felt: 'feel',
  found: 'find',
  got: 'get',
  gotten: 'get',
  getting: 'get',
  knew: 'know',
  known: 'know',
  lying: 'lie',
  lied: 'lie',
  dying: 'die',
  died: 'die',
  tried: 'try',
  tries: 'try',
  women: 'woman',
  men: 'man',
  children: 'child',
  people: 'people',
};

/** The stem of a small English word: plural, -ing, -ed, -ly, -ness, -ier and the silent e are taken off. */
export function stem(word: string): string {
  if (word.length <= 3) return word;
  const known = Object.hasOwn(IRREGULAR, word) ? IRREGULAR[word] : undefined;
  return known ?? bare(withoutEnding(singular(word)));
}

function singular(word: string): string {
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (/(ss|us|is)$/.test(word)) return word;
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

function withoutEnding(word: string): string {
  if (word.endsWith('iness')) return `${word.slice(0, -5)}y`;
  if (word.endsWith('ness') && word.length > 6) return word.slice(0, -4);
  if (word.endsWith('ied')) return `${word.slice(0, -3)}y`;
  if (/ie(r|st)$/.test(word) && word.length > 5) return `${word.replace(/ie(r|st)$/, '')}y`;
  if (word.endsWith('ing')) return undoubled(word, word.slice(0, -3));
  if (word.endsWith('ed') && !word.endsWith('eed')) return undoubled(word, word.slice(0, -2));
  if (word.endsWith('ly') && word.length > 5) return withY(word.slice(0, -2));
  return word;
}

function undoubled(word: string, root: string): string {
  if (root.length < 3 || !/[aeiouy]/.test(root)) return word;
  return /([bdgkmnprt])\1$/.test(root) ? root.slice(0, -1) : root;
}

const withY = (root: string) => (root.endsWith('i') ? `${root.slice(0, -1)}y` : root);

function bare(word: string): string {
  return word.length > 4 && word.endsWith('e') ? word.slice(0, -1) : word;
}
