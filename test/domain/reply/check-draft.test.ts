import { mask } from '../../../src/domain/redaction/mask';
import { nameBook } from '../../../src/domain/redaction/names';
import { checkDraft } from '../../../src/domain/reply/check-draft';
import { replyLanguage } from '../../../src/domain/reply/languages/languages';
import { modelDraft } from '../../../src/domain/reply/model-draft';

const COMMENT = 'Ana Silva of Blue Harbor never answers, write to ana@blue.example, the export loses rows';
const names = nameBook({ people: ['Ana Silva', 'see www.evil.example'], accounts: ['Blue Harbor'] });
const rulesFor = (code: string, comment = COMMENT) => ({
  language: replyLanguage(code)!,
  masked: mask(comment, names),
  linkHosts: ['larkspur.example'],
});
const check = (paragraph: string, code = 'en') => checkDraft(paragraph, rulesFor(code));

test.each([
  ['en', "Thank you for being so open. It must be tiring when an export doesn't hold all of your rows."],
  ['en', 'Could you tell me what you were doing when it happened, or when it suits you to talk?'],
  ['en', 'I am sorry that you waited for [PERSON_1] at [ACCOUNT_1] and heard nothing.'],
  ['en', 'One more thing would help me: which file was it?'],
  [
    'de',
    'Vielen Dank für Ihre offenen Worte. Es tut mir leid, dass Ihnen beim Export Zeilen verloren gehen.',
  ],
  ['de', 'Mögen Sie mir erzählen, was genau geschehen ist, oder wann es Ihnen passt zu sprechen?'],
  [
    'fr',
    "Merci de votre franchise. Je suis désolé que l’export perde des lignes, et que personne n'ait répondu.",
  ],
  ['fr', 'Pourriez-vous me raconter ce qui s’est passé, ou me dire quand nous pouvons en parler ?'],
  ['es', 'Gracias por su franqueza. Siento mucho que la exportación pierda filas y que nadie le responda.'],
  ['es', '¿Podría contarme qué ocurrió, o cuándo le viene bien hablar?'],
  [
    'it',
    "Grazie per la Sua franchezza. Mi dispiace che l'esportazione perda righe, però voglio capire meglio.",
  ],
  ['it', 'Potrebbe raccontarmi che cosa è successo, o dirmi quando preferisce parlarne?'],
  ['nl', 'Dank u wel voor uw openheid. Het spijt me dat de export regels kwijtraakt.'],
  ['nl', 'Kunt u mij vertellen wat er gebeurde, of wanneer het u uitkomt om te praten?'],
  ['pt', 'Obrigado pela sua franqueza. Lamento que a exportação perca linhas e que ninguém responda.'],
  ['pt', 'Poderia contar-me o que aconteceu, ou quando lhe convém falar?'],
])('an honest paragraph passes, in %s: %s', (code, paragraph) => {
  expect(check(paragraph, code)).toBeNull();
});

test.each([
  ['en', 'We will fix this for you.'],
  ['en', "We'll have it done for you."],
  ['en', 'We’ll have it done for you.'],
  ['en', 'You get a ｄｉｓｃｏｕｎｔ from us.'],
  ['en', 'A refund is on your account.'],
  ['en', 'You get a discount from us.'],
  ['en', 'Our engineers are working on it.'],
  ['en', 'You should see it within days.'],
  ['en', 'It comes with the next release.'],
  ['en', 'I guarantee that nobody loses a row.'],
  ['en', 'I have forwarded it to our engineers.'],
  ['en', 'You can expect it soon.'],
  ['de', 'Wir werden das für Sie ändern.'],
  ['de', 'Sie erhalten eine Gutschrift.'],
  ['de', 'Wir beheben das für Sie.'],
  ['de', 'Ich melde mich bei Ihnen.'],
  ['de', 'Das geschieht in Kürze.'],
  ['fr', 'Nous corrigerons cela pour vous.'],
  ['fr', 'Vous serez remboursé.'],
  ['fr', 'Nous allons changer cela.'],
  ['fr', 'Ce sera fait.'],
  ['es', 'Lo arreglaremos para usted.'],
  ['es', 'Recibirá un reembolso.'],
  ['es', 'Vamos a cambiarlo.'],
  ['it', 'Lo cambieremo per Lei.'],
  ['it', 'Riceverà un rimborso.'],
  ['nl', 'Wij zullen het voor u veranderen.'],
  ['nl', 'U krijgt een vergoeding.'],
  ['pt', 'Vamos mudar isso para si.'],
  ['pt', 'Receberá um reembolso.'],
])('a promise is none that we made, in %s: %s', (code, paragraph) => {
  expect(check(paragraph, code)).toBe('promise');
});

test.each([
  ['number', 'en', 'I am sorry that it failed 3 times.'],
  ['number', 'en', 'I am sorry that it failed three times.'],
  ['number', 'en', 'I am sorry that it failed ３ times.'],
  ['number', 'en', 'Could we talk on Monday?'],
  ['number', 'en', 'Could we talk tomorrow?'],
  ['number', 'en', 'It cost you € and nerves.'],
  ['number', 'de', 'Es tut mir leid, dass es dreimal misslang.'],
  ['number', 'de', 'Passt es Ihnen am Montag?'],
  ['number', 'fr', 'Pouvons-nous en parler lundi ?'],
  ['number', 'es', '¿Podemos hablar mañana?'],
  ['number', 'it', 'Possiamo parlarne martedì?'],
  ['number', 'nl', 'Kunnen we dinsdag praten?'],
  ['number', 'pt', 'Podemos falar amanhã?'],
  ['quotation_mark', 'en', 'You wrote that it "loses rows".'],
  ['quotation_mark', 'fr', 'Vous parlez de « lignes » perdues.'],
  ['link', 'en', 'Please see https://larkspur.example for more.'],
  ['link', 'en', 'Please see evil.example for more.'],
  ['mention', 'en', 'I asked @maya about it.'],
  ['mention', 'en', 'Write to me at maya@larkspur'],
  ['markup', 'en', 'It is *very* sad.'],
  ['markup', 'en', 'It is <b>very</b> sad.'],
  ['markup', 'en', 'Thank you :tada: for it.'],
  ['hidden_character', 'en', 'Thank you.\nBcc: all'],
  ['hidden_character', 'en', 'Thank\u200b you.'],
  ['hidden_character', 'en', 'Thank\u202e you.'],
  ['other_script', 'en', 'Thаnk you.'],
  ['placeholder', 'en', 'Thank you, [PERSON_9].'],
  ['placeholder', 'en', 'Thank you, [EMAIL_1].'],
  ['empty', 'en', '  '],
  ['too_long', 'en', 'Thank you. '.repeat(100)],
  ['parrots', 'en', 'You say that the export loses rows; it seems that it never answers, write to nobody.'],
])('%s is told, in %s: %s', (why, code, paragraph) => {
  const comment = `${COMMENT}, and never answers, write to nobody`;
  expect(checkDraft(paragraph, rulesFor(code, comment))).toBe(why);
});

test('a name that is an address is no way to bring one in', () => {
  const rules = rulesFor('en', 'Ask see www.evil.example about it');
  expect([...rules.masked.originals.values()]).toEqual(['see www.evil.example']);
  expect(checkDraft('Thank you for naming [PERSON_1].', rules)).toBe('link');
});

test.each([
  ['link', 'see x1.io', 'Ask see x1.io about it'],
  ['hidden_character', 'Ana Silva', 'Ana\u200b Silva never answers'],
])('nor is a name with %s in it', (why, name, comment) => {
  const masked = mask(comment, nameBook({ people: [name] }));
  expect(masked.parts).toHaveLength(1);
  expect(checkDraft('Thank you for naming [PERSON_1].', { ...rulesFor('en'), masked })).toBe(why);
});

test('greeting, name and what was decided come from the app, names come back, and nothing else is added', () => {
  const rules = rulesFor('de');
  const facts = { ...rules, name: 'Mira\nOlsen', from: 'Maya\nChen' };
  const parts = { opening: 'Danke, [PERSON_1].', closing: 'Was war geschehen?' };
  expect(modelDraft(parts, { ...facts, backing: null })).toEqual({
    subject: 'Ihre Rückmeldung',
    body: 'Guten Tag Mira Olsen,\n\nDanke, Ana Silva.\n\nWas war geschehen?\n\nFreundliche Grüße\nMaya Chen',
  });
  const backing = { kind: 'under_way', title: 'Exports that keep\n\nevery row' } as const;
  expect(modelDraft(parts, { ...facts, backing }).body).toContain(
    'Das haben wir dazu beschlossen: Exports that keep every row\n\nWas war geschehen?',
  );
});
