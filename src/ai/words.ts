import { stem } from './stem';

/** A word of a comment: as it is compared, and where it stands in what the customer wrote. */
export interface Word {
  stem: string;
  start: number;
  end: number;
  /** What follows it. */
  gap: Gap;
}

/** Nothing but space, a comma or a dash, the end of a sentence, or the end of one that asks. */
export type Gap = 'space' | 'pause' | 'stop' | 'question';

/** True when a sentence ends with this word. */
export const ends = ({ gap }: Word) => gap === 'stop' || gap === 'question';

// Runs of letters or digits, with apostrophes (also as an entity) and characters without width inside of them.
const WORD =
  /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00AD\u200B-\u200D\u2060\uFEFF]*(?:(?:['\u2018\u2019\u02BC\u0060\u00B4]|&(?:#0?39|apos|rsquo);)[\p{L}\p{N}\p{M}\u200B-\u200D]+)*/gu;
// An entity that is no letter, or a tag, is space; a tag that breaks the line is a stop.
const MARKUP =
  /&(?:nbsp|amp|quot|lt|gt|#\d{2,5}|ldquo|rdquo|ndash|mdash|hellip);|<\/?[a-z][a-z0-9]{0,9}\s{0,2}\/?>/gi;
const APOSTROPHE_ENTITY = /^&(?:#0?39|apos|rsquo);$/i;
const NO_WIDTH = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g;
const APOSTROPHES = /['\u2018\u2019\u02BC\u0060\u00B4]|&(?:#0?39|apos|rsquo);/g;

/** The stems of these words, to look words up in. */
export function stemsOf(words: string): ReadonlySet<string> {
  return new Set(wordsOf(words).map((word) => word.stem));
}

/** The words of a comment in order, in time that grows with its length and no faster. */
export function wordsOf(comment: string): Word[] {
  const text = comment.includes('&') || comment.includes('<') ? withoutMarkup(comment) : comment;
  const words: Word[] = [];
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    const start = match.index;
    const found = stemOf(match[0]);
    if (words.length > 0) words.at(-1)!.gap = gapOf(text, end, start);
    end = start + match[0].length;
    if (found !== '') words.push({ stem: found, start, end, gap: 'stop' });
  }
  if (words.length > 0 && text.slice(end, end + GAP_MAX).includes('?')) words.at(-1)!.gap = 'question';
  return words;
}

// The same length as before, so that what is found lies where it lay.
function withoutMarkup(comment: string): string {
  return comment.replace(MARKUP, (found) => {
    if (APOSTROPHE_ENTITY.test(found)) return found;
    return (/^<\/?(br|p|li|div)\b/i.test(found) ? '\n' : ' ') + ' '.repeat(found.length - 1);
  });
}

/** So much of what stands between two words is looked at. */
const GAP_MAX = 200;

function gapOf(text: string, from: number, to: number): Gap {
  if (to - from === 1 && text.charCodeAt(from) === 32) return 'space';
  const between = text.slice(from, Math.min(to, from + GAP_MAX));
  if (between.includes('?')) return 'question';
  if (/[.!;\n\r\u2022\u3002\u2026]|:[()DP]|\p{Extended_Pictographic}/u.test(between)) return 'stop';
  return /[,:()[\]/\u2013\u2014|]|\s-+\s|-{2,}/.test(between) ? 'pause' : 'space';
}

/** Words come again and again: a store of those seen, emptied when it has grown too large. */
const SEEN_MAX = 50_000;
const seen = new Map<string, string>();

function stemOf(raw: string): string {
  const known = seen.get(raw);
  if (known !== undefined) return known;
  const found = stem(plainWord(raw));
  if (raw.length > 60) return found;
  if (seen.size >= SEEN_MAX) seen.clear();
  seen.set(raw, found);
  return found;
}

/** Shortened forms end in what tells little: it's, we've, they're, she'll; not so n't, nor "I'd", by which people wish. */
const SHORTENED = /'(s|ve|re|m|d|ll)$/;
const WOULD = /^(i|we|you|they|he|she|it)'d$/;

function plainWord(raw: string): string {
  let word = raw.toLowerCase().replace(NO_WIDTH, '').replace(APOSTROPHES, "'");
  if (/[^\x20-\x7e]/.test(word)) word = word.normalize('NFKD').replace(/\p{M}/gu, '');
  word = word.replace(WOULD, 'would').replace(SHORTENED, '').replaceAll("'", '');
  // Sooooo: no English word has a letter three times in a row.
  if (/([a-z])\1\1/.test(word))
    word = word.replace(/([a-z])\1{2,}/g, (run) => (/[eo]/.test(run[0]!) ? run.slice(0, 2) : run[0]!));
  return Object.hasOwn(MISSPELT, word) ? MISSPELT[word]! : word;
}

/** How words of feedback are often misspelt, by what is meant. */
const MISSPELT: Record<string, string> = {};
for (const [right, wrong] of Object.entries({
  receive: 'recieve recive',
  received: 'recieved recived',
  definitely: 'definately definatly defiantly definetly definitly',
  excellent: 'excelent excellant exellent excellet excelllent exelent exellant exelant',
  professional: 'proffesional professinal profesional proffessional proffesionals',
  service: 'servise sevice serivce servce srevice sevices servie',
  customer: 'custumer cutomer costumer cusomer custmer',
  friendly: 'freindly friendley frendly frindly',
  helpful: 'helpfull helpfu helpfuly helful hepful',
  useful: 'usefull',
  communication: 'comunication communcation comunications communications communciation',
  appointment: 'apointment appoinment appointmant appt appts appoitment',
  appointments: 'apointments appoinments',
  efficient: 'efficent effecient eficient effient',
  terrible: 'terible terrable',
  disappointed: 'dissapointed disapointed dissappointed',
  disappointing: 'dissapointing disapointing',
  knowledgeable: 'knowledgable knowlegable knowledgeble',
  waiting: 'wating waitng',
  problem: 'probem problm prob',
  problems: 'probs',
  reliable: 'relaible realiable relible',
  unreliable: 'unrelaible',
  expensive: 'expencive expensve exspensive',
  amazing: 'amazin amaizing',
  brilliant: 'brillant briliant brillient',
  fantastic: 'fantastc fanatastic',
  really: 'realy rly',
  very: 'verry v',
  great: 'gr8 graet grate',
  good: 'gud',
  because: 'becuase cos coz cuz bc',
  polite: 'pollite',
  courteous: 'curteous corteous courtious',
  satisfied: 'satisified satified',
  quality: 'qualty quailty',
  between: 'beteen',
  experience: 'expirience experiance',
  recommend: 'reccomend recomend reccommend',
  management: 'managment',
  environment: 'enviroment',
  unprofessional: 'unproffesional unprofesional',
  you: 'u',
  thanks: 'thx tnx thnx ty',
  please: 'pls plz',
  cannot: 'cant',
  dont: 'dnt',
  delivery: 'delivary dilivery delevery',
  cancelled: 'canceled',
  cancelling: 'canceling',
  interface: 'inteface interfase',
  subscription: 'subscribtion subsription',
  slow: 'slw',
  internet: 'internt intenet',
  broadband: 'broad-band brodband',
  annoying: 'anoying',
  awful: 'awfull aweful',
  wonderful: 'wonderfull',
  responsive: 'responcive',
  immediately: 'immediatly imediately',
  frustrating: 'frustating fustrating',
  overall: 'over-all',
  patients: 'patiants',
  doctor: 'dr doc docter',
  doctors: 'drs',
  information: 'info informations',
  application: 'applicaton',
  documentation: 'docs',
  months: 'mths',
  minutes: 'mins',
  hours: 'hrs',
}))
  for (const one of wrong.split(' ')) MISSPELT[one] = right;
