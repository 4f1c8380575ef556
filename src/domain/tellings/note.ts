import type { Band } from '../bands';
import { clip, clippedLine } from '../clip';

/** What a note to a customer who asked may name; its one promise is what was delivered. */
export interface NoteFacts {
  band: Band;
  /** False: they spoke of the theme, and may have meant something else. */
  asked: boolean;
  /** ISO 639-1 of what they wrote in; English where nobody knows, or where there is no template. */
  language: string | null;
  name: string | null;
  /** As the committee said it. */
  what: string;
  /** Since when they have it, YYYY-MM-DD; null: not any more. */
  since: string | null;
  /** Whoever tells them; null: nobody is known yet. */
  from: string | null;
}

const NAME_MAX = 80;
const WHAT_MAX = 600;

interface Words {
  hello: (name: string) => string;
  helloAll: string;
  /** By band: what they did, and why we write. */
  asked: Record<Band, string>;
  delivered: (what: string, since: string) => string;
  /** By band: what we would like to hear. */
  ask: Record<Band, string>;
  regards: string;
  subject: string;
  /** To somebody of whom nobody knows that they asked for this very thing: nothing is claimed. */
  spoke: { subject: string; wrote: string; there: (what: string, since: string) => string; ask: string };
}

const ENGLISH: Words = {
  hello: (name) => `Hello ${name},`,
  helloAll: 'Hello,',
  asked: {
    detractor: 'You told us plainly what was wrong, and you were right to.',
    passive: 'In our survey you told us what was missing.',
    promoter: 'You think well of us, and still told us what could be better. Thank you for both.',
  },
  delivered: (what, since) => `This is what became of it, since ${since}:\n\n${what}`,
  ask: {
    detractor: 'Is it better for you now? If not, I would like to hear what is still in your way.',
    passive: 'Does it help you? I would gladly show it to you, and hear what is left.',
    promoter: 'I hope that you enjoy it, and would be glad to hear how you find it.',
  },
  regards: 'Kind regards',
  subject: 'You asked, we delivered',
  spoke: {
    subject: 'News about what you wrote to us',
    wrote: 'You wrote to us in our survey, and something that we have done since may matter to you.',
    there: (what, since) => `Since ${since} there is this:\n\n${what}`,
    ask: 'Is it what you had in mind? If not, I would like to hear what is.',
  },
};

const GERMAN: Words = {
  hello: (name) => `Guten Tag ${name},`,
  helloAll: 'Guten Tag,',
  asked: {
    detractor: 'Sie haben uns offen gesagt, was nicht gut war, und Sie hatten recht.',
    passive: 'In unserer Umfrage haben Sie uns gesagt, was Ihnen fehlt.',
    promoter:
      'Sie sind gern bei uns und haben uns trotzdem gesagt, was besser werden kann. Danke für beides.',
  },
  delivered: (what, since) => `Das ist daraus geworden, seit ${since}:\n\n${what}`,
  ask: {
    detractor: 'Ist es jetzt besser für Sie? Wenn nicht, wüsste ich gern, was noch im Weg steht.',
    passive: 'Hilft Ihnen das? Ich zeige es Ihnen gern und höre, was noch fehlt.',
    promoter: 'Ich hoffe, dass es Ihnen Freude macht, und bin gespannt, wie Sie es finden.',
  },
  regards: 'Freundliche Grüße',
  subject: 'Sie haben gefragt, wir haben geliefert',
  spoke: {
    subject: 'Neues zu dem, was Sie uns geschrieben haben',
    wrote:
      'Sie haben uns in unserer Umfrage geschrieben, und etwas, das wir seither getan haben, könnte für Sie wichtig sein.',
    there: (what, since) => `Seit ${since} gibt es dies:\n\n${what}`,
    ask: 'Ist es das, was Sie meinten? Wenn nicht, wüsste ich gern, was Ihnen fehlt.',
  },
};

const FRENCH: Words = {
  hello: (name) => `Bonjour ${name},`,
  helloAll: 'Bonjour,',
  asked: {
    detractor: 'Vous nous avez dit franchement ce qui n’allait pas, et vous aviez raison.',
    passive: 'Dans notre enquête, vous nous avez dit ce qui vous manquait.',
    promoter: 'Vous nous appréciez, et vous nous avez dit ce qui pouvait être mieux. Merci pour les deux.',
  },
  delivered: (what, since) => `Voici ce que nous en avons fait, depuis le ${since} :\n\n${what}`,
  ask: {
    detractor: 'Est-ce mieux pour vous maintenant ? Sinon, j’aimerais savoir ce qui vous gêne encore.',
    passive: 'Est-ce que cela vous aide ? Je vous le montre volontiers.',
    promoter: 'J’espère que cela vous plaît, et je serais heureux de votre avis.',
  },
  regards: 'Cordialement',
  subject: 'Vous l’avez demandé, nous l’avons fait',
  spoke: {
    subject: 'Des nouvelles de ce que vous nous avez écrit',
    wrote:
      'Vous nous avez écrit dans notre enquête, et ce que nous avons fait depuis pourrait vous être utile.',
    there: (what, since) => `Voici ce qui existe depuis le ${since} :\n\n${what}`,
    ask: 'Est-ce bien ce que vous aviez en tête ? Sinon, j’aimerais savoir ce qui vous manque.',
  },
};

const SPANISH: Words = {
  hello: (name) => `Hola ${name}:`,
  helloAll: 'Hola:',
  asked: {
    detractor: 'Nos dijo con claridad lo que no iba bien, y tenía razón.',
    passive: 'En nuestra encuesta nos dijo lo que echaba en falta.',
    promoter: 'Nos aprecia, y aun así nos dijo qué podía mejorar. Gracias por las dos cosas.',
  },
  delivered: (what, since) => `Esto es lo que hemos hecho, desde el ${since}:\n\n${what}`,
  ask: {
    detractor: '¿Está mejor ahora? Si no es así, me gustaría saber qué le sigue molestando.',
    passive: '¿Le sirve? Con gusto se lo enseño.',
    promoter: 'Espero que lo disfrute, y me alegrará saber qué le parece.',
  },
  regards: 'Un saludo',
  subject: 'Usted lo pidió, ya está hecho',
  spoke: {
    subject: 'Novedades sobre lo que nos escribió',
    wrote: 'Nos escribió en nuestra encuesta, y algo que hemos hecho desde entonces puede interesarle.',
    there: (what, since) => `Desde el ${since} hay esto:\n\n${what}`,
    ask: '¿Es lo que tenía en mente? Si no, me gustaría saber qué le falta.',
  },
};

const LANGUAGES = new Map<string, Words>([
  ['en', ENGLISH],
  ['de', GERMAN],
  ['fr', FRENCH],
  ['es', SPANISH],
]);

/** A first version of a note, in the band's tone and the customer's language where there is one, for a person to rewrite. */
export function draftNote(facts: NoteFacts): { subject: string; body: string } {
  const language = facts.language !== null && LANGUAGES.has(facts.language) ? facts.language : 'en';
  const words = LANGUAGES.get(language)!;
  const name = clippedLine(facts.name ?? '', NAME_MAX);
  const from = clippedLine(facts.from ?? '', NAME_MAX);
  const what = clip(facts.what.trim(), WHAT_MAX);
  const since = facts.since === null ? '…' : dayIn(language, facts.since);
  const told = facts.asked
    ? [words.asked[facts.band], words.delivered(what, since), words.ask[facts.band]]
    : [words.spoke.wrote, words.spoke.there(what, since), words.spoke.ask];
  const paragraphs = [
    name ? words.hello(name) : words.helloAll,
    ...told,
    from ? `${words.regards}\n${from}` : words.regards,
  ];
  return { subject: facts.asked ? words.subject : words.spoke.subject, body: paragraphs.join('\n\n') };
}

// An English customer may be British or American: the month as a word is read alike by both.
function dayIn(language: string, isoDay: string): string {
  const day = new Date(`${isoDay}T00:00:00Z`);
  const locale = language === 'en' ? 'en-GB' : language;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(day);
}
