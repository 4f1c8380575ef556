import type { ThemeId } from '../../types';

export interface ForeignComment {
  theme: ThemeId;
  mood: 'negative' | 'mixed' | 'positive';
  text: string;
}

const c = (theme: ThemeId, mood: ForeignComment['mood'], text: string): ForeignComment => ({
  theme,
  mood,
  text,
});

export const GERMAN: readonly ForeignComment[] = [
  c(
    'integrations',
    'negative',
    'Die Lohnschnittstelle [übergibt Nachtzuschläge falsch|verliert Zuschläge]. Seit {month} gemeldet, seitdem korrigiere ich von Hand.',
  ),
  c(
    'support',
    'negative',
    'Der Support antwortet freundlich, aber erst nach {n} Tagen. Für eine Schichtplanung ist das [eine Ewigkeit|schlicht zu spät].',
  ),
  c(
    'performance',
    'negative',
    'Der Plan lädt mit {size} Mitarbeitenden quälend langsam. Ich hole mir inzwischen währenddessen einen Kaffee.',
  ),
  c(
    'features',
    'negative',
    'Ruhezeiten nach Arbeitszeitgesetz werden nicht geprüft. Das muss ein Planungstool [in Deutschland|heutzutage] einfach können.',
  ),
  c(
    'billing',
    'negative',
    'Rechnungen kommen an eine Kollegin, die seit {n} Jahren nicht mehr bei uns ist. Bitte endlich ändern.',
  ),
  c(
    'reliability',
    'negative',
    'Das Terminal hängt sich jeden {weekdayDe} auf. Die Kollegen stempeln dann auf Papier, wie 1987.',
  ),
  c(
    'pricing',
    'negative',
    '{percent} % mehr bei der Verlängerung, und das ohne Gespräch. So geht man nicht mit Stammkunden um.',
  ),
  c(
    'trust',
    'negative',
    'Der Betriebsrat wartet seit {weeks} Wochen auf eine Antwort zur Speicherung der Standortdaten.',
  ),
  c(
    'usability',
    'mixed',
    'Gutes Werkzeug, aber [zu viele Klicks|für die Schichtleiter etwas unübersichtlich]. Tastenkürzel wären ein Traum.',
  ),
  c(
    'features',
    'mixed',
    'Deckt fast alles ab. Was fehlt: [geteilte Dienste|Rufbereitschaft|eine vernünftige Druckansicht].',
  ),
  c(
    'communication',
    'mixed',
    'Neuerungen bitte eine Woche vorher ankündigen und nicht erst, wenn die Knöpfe woanders sind.',
  ),
  c(
    'training',
    'mixed',
    'Die deutschen Hilfetexte hinken den englischen [ein halbes Jahr|deutlich] hinterher. Sonst zufrieden.',
  ),
  c('general', 'mixed', '[Passt|Läuft|Kann man nicht meckern].'),
  c(
    'support',
    'positive',
    'Samstagabend angerufen, zehn Minuten später lief alles wieder. Danke an den Kollegen mit der Engelsgeduld!',
  ),
  c(
    'usability',
    'positive',
    'Selbst unser Kollege ohne Smartphone kommt mit dem Terminal klar. [Mehr Lob geht nicht|Das will etwas heißen].',
  ),
  c(
    'reliability',
    'positive',
    'Läuft seit {months} Monaten ohne einen einzigen Ausfall. Genau so soll es sein.',
  ),
  c('relationship', 'positive', 'Man kennt uns beim Namen und hört zu. Das ist selten geworden.'),
  c(
    'onboarding',
    'positive',
    'Einführung in {weeks} Wochen statt in drei Monaten, und das mitten in der Hochsaison. Hut ab!',
  ),
  c('features', 'positive', 'Der Schichttausch per App hat mir die Sonntagabende zurückgegeben.'),
  c('general', 'positive', '[Rundum zufrieden|Einfach klasse|Gerne wieder], weiter so!'),
];

export const FRENCH: readonly ForeignComment[] = [
  c(
    'integrations',
    'negative',
    "L'export vers la paie oublie [les heures de nuit|les jours fériés]. Chaque mois je recompte tout à la main.",
  ),
  c(
    'support',
    'negative',
    "{n} jours pour une réponse, et c'était un lien vers un article que je connais [par cœur|déjà].",
  ),
  c(
    'features',
    'negative',
    "Toujours pas de repos hebdomadaire contrôlé automatiquement. L'inspection du travail, elle, contrôle très bien.",
  ),
  c(
    'performance',
    'negative',
    "Le planning met une éternité à s'ouvrir le {weekdayFr} matin. On a le temps de prendre un café, voire deux.",
  ),
  c(
    'pricing',
    'negative',
    "Une hausse de {percent} % sans explication. C'est un bon outil, mais pas à n'importe quel prix.",
  ),
  c(
    'usability',
    'negative',
    "Depuis la nouvelle version, je cherche tout. Où est passé le bouton d'impression ?",
  ),
  c(
    'usability',
    'mixed',
    "Très complet, mais il faut s'y habituer. Mes chefs d'équipe [tâtonnent encore|m'appellent encore].",
  ),
  c('communication', 'mixed', "Un petit mot avant chaque changement serait apprécié. Après, on s'adapte."),
  c(
    'integrations',
    'mixed',
    "Bien dans l'ensemble. Il manque un vrai lien avec [notre caisse|notre logiciel de paie].",
  ),
  c('training', 'mixed', 'Les vidéos sont bien faites, dommage que la moitié soient encore en anglais.'),
  c('general', 'mixed', '[Correct|Pas mal du tout|Satisfaisant dans l’ensemble].'),
  c(
    'support',
    'positive',
    "Une panne la veille de Noël, une personne au bout du fil jusqu'à 22 h. Chapeau et merci.",
  ),
  c(
    'relationship',
    'positive',
    'Une équipe à l’écoute, qui connaît notre métier. On se sent [accompagnés|entre de bonnes mains].',
  ),
  c('features', 'positive', "Les échanges entre collègues se font tout seuls. J'ai retrouvé mes dimanches !"),
  c(
    'onboarding',
    'positive',
    'Mise en route en {weeks} semaines, sans douleur. Même les plus réticents ont fini par sourire.',
  ),
  c('reliability', 'positive', '{months} mois sans la moindre panne. Continuez comme ça.'),
  c('general', 'positive', '[Parfait|Un vrai plaisir|Que du bonheur], rien à redire.'),
];

export const SPANISH: readonly ForeignComment[] = [
  c(
    'integrations',
    'negative',
    'La exportación a nómina falla con [los turnos partidos|las horas extra]. Lo corrijo a mano desde {monthEs}.',
  ),
  c(
    'support',
    'negative',
    'Tardan {n} días en contestar y cada vez me atiende alguien distinto que empieza [de cero|por el principio].',
  ),
  c(
    'reliability',
    'negative',
    'La tableta de fichar se cuelga justo en el cambio de turno. Cola de {size} personas y yo con un cuaderno.',
  ),
  c(
    'performance',
    'negative',
    'El cuadrante va lentísimo con todos los centros abiertos. Lo dividimos en {n} y ya nadie ve el conjunto.',
  ),
  c('pricing', 'negative', 'Subida del {percent} % sin una llamada. Estamos mirando alternativas.'),
  c(
    'onboarding',
    'negative',
    'La puesta en marcha se alargó {weeks} semanas porque nadie sabía quién tenía que activar qué.',
  ),
  c(
    'features',
    'negative',
    'No se puede planificar a una misma persona en dos centros. Fue lo primero que pedimos.',
  ),
  c(
    'features',
    'mixed',
    'Muy útil, le falta [una buena vista para imprimir|doble aprobación|copiar la semana anterior].',
  ),
  c('usability', 'mixed', 'Cuando le coges el truco va bien. Hasta entonces, [paciencia|muchos clics].'),
  c('pricing', 'mixed', 'Buen producto, aunque el precio hay que defenderlo cada año.'),
  c('training', 'mixed', 'Buenos vídeos. Estaría bien tenerlos más cortos para verlos antes del turno.'),
  c('general', 'mixed', '[Bien en general|Cumple|Bastante bien], sin más.'),
  c(
    'support',
    'positive',
    'Llamé agobiada un viernes por la noche y me lo resolvieron en {minutes} minutos. ¡Un diez!',
  ),
  c(
    'usability',
    'positive',
    'Lo entiende hasta mi jefe, y eso que él [todavía usa agenda de papel|imprime los correos].',
  ),
  c(
    'relationship',
    'positive',
    'Nos tratan como si fuéramos su único cliente. [Ojalá todos así|Que no cambie].',
  ),
  c('features', 'positive', 'Los turnos abiertos se cubren solos. Ya no paso los jueves pegado al teléfono.'),
  c('reliability', 'positive', 'Ni un solo fallo en {months} meses, temporada alta incluida.'),
  c(
    'general',
    'positive',
    '[Encantados|Estupendo|De lo mejor que hemos comprado], gracias a todo el equipo.',
  ),
];
