import type { ReplyLanguage } from './reply-language';
import { wordsLike } from './words-like';

export const FRENCH: ReplyLanguage = {
  name: 'French, with the polite "vous"',
  subject: 'Votre avis',
  greeting: (name) => `Bonjour ${name},`,
  greetingAll: 'Bonjour,',
  regards: 'Cordialement',
  underWay: (title) => `Voici ce que nous avons décidé à ce sujet : ${title}`,
  delivered: (what) => `Voici ce que nous en avons fait depuis : ${what}`,
  quantity: wordsLike(
    `zéro deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt* trente* quarante* cinquante*
     soixante* cent cents mille million* milliard* douzaine* dizaine* centaine* millier* moitié tiers quart* double* triple* majorité
     pourcent* janvier février mars avril juin juillet août septembre octobre novembre décembre
     lundi* mardi* mercredi* jeudi* vendredi* samedi* dimanche* hier demain aujourd'hui`,
  ),
  // A future ends so; "vrai", "essai" and "environs" do not promise anything, and "je serai" does.
  promise: wordsLike(
    `(?!vrai(?!\\p{L})|essai(?!\\p{L})|environs(?!\\p{L})|délai(?!\\p{L}))*[aeidtvu]r(?:ai|ons|ez|ont|a)
     (?!notre|votre)*[dt]r(?:ai|ons|ont|a) vais allons_* va_* vont promet* promis* promesse* garanti* assurons assure_que
     engage* engagement* veiller* veillons prévu* prévoy* projet* comptons comptent nous_comptons corrig* résou* résol* solution*
     répar* remédi* travaillons travaille_sur en_cours feuille_de_route prioris* priorité* escalad* transmis* transmet* remonté*
     fait_part examin* enquêt* vérifi* occupons occupe_de m'en_occupe recontact* tien* revien*
     rembours* indemnis* dédommag* compens* avoir_de remise* réduction* rabais* bon_d'achat geste_commercial gratuit* offert*
     cadeau* responsab* avocat* juridi*
     bientôt prochain* prochainement immédiat* rapidement dès_que délai* d'ici sous_peu jours semaines mois heures minutes cette_semaine
     cette_année`,
  ),
};
