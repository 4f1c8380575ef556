/**
 * True for a comment that seems to speak to whoever reads it by machine: orders, pretended roles and formats, hidden or
 * disguised letters. Such a comment is not shown to a model at all, so that it cannot speak for others. It errs on the
 * side of keeping a harmless comment back, which costs a better annotation and nothing else.
 */
export function speaksToMachine(comment: string): boolean {
  if (HIDDEN.test(comment) || MIXED_WORD.test(comment)) return true;
  const text = comment
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase();
  if (DISGUISED.some((pattern) => pattern.test(text) || pattern.test(comment))) return true;
  const versions = [text, text.replace(/[0134579@$]/g, (sign) => LEET[sign]!), [...text].reverse().join('')];
  return versions.some((version) => ORDERS.some((pattern) => pattern.test(version)));
}

const LEET: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '9': 'g',
  '@': 'a',
  $: 's',
};

// Zero-width spaces and joiners where no script needs them, changes of direction, and the invisible copy of ASCII.
const HIDDEN =
  /[\u200b\u2060-\u2064\ufeff\u202a-\u202e\u2066-\u2069\u{e0020}-\u{e007f}]|[A-Za-z][\u200c\u200d][A-Za-z]/u;
// One word in two alphabets that look alike.
const MIXED_WORD =
  /[A-Za-z][\p{Script=Cyrillic}\p{Script=Greek}]|[\p{Script=Cyrillic}\p{Script=Greek}][A-Za-z]/u;

const DISGUISED = [
  // JSON and the like, fences, tags, and the marks by which models tell roles apart.
  /["'][\w-]{1,40}["']\s{0,3}:/,
  /[{[]\s{0,3}["'{]/,
  /```|~~~|<\/?[a-z!][a-z0-9_-]{0,30}[^<>]{0,80}>?|<\|/i,
  /\[\/?(?:inst|sys|system|user|assistant|end|begin)\b/i,
  /#{2,}\s{0,3}\p{L}/u,
  /(?:^|[\n.!?]\s{0,5})(?:system|assistant|user|human|developer|ai|tool|function|admin)\s{0,3}(?:message|prompt|note|override)?\s{0,3}:/im,
  /(?:tool|function)[_ ]?calls?\b|\btool_use\b|\bfinish_reason\b/i,
  // Long runs of an encoding.
  /[A-Za-z0-9+/_-]{40,}={0,2}/,
  /(?:%[0-9a-f]{2}){5,}|(?:\\u[0-9a-f]{4}){3,}|(?:\\x[0-9a-f]{2}){4,}|(?:&#x?[0-9a-f]{1,6};){3,}/i,
  /(?:\b[01]{8}\s?){4,}|(?:\b[0-9a-f]{2}\s){8,}|(?:[.-]{1,5}\s){8,}/i,
  // i g n o r e
  /(?:(?<![\p{L}\p{N}])\p{L}[ .\-_*|]){6,}/u,
];

const RULES =
  '(?:instruction|instruktion|prompt|rule\\b|rules\\b|guideline|directive|context|constraint|safeguard|restriction|polic|above|system|training|programming|orders)';
const OTHERS =
  '(?:all|any|every|each|other|others|next|previous|following|remaining|preceding|rest of the|first|second|last|item|comment|response|answer|entry|entries|feedback|review|batch|line|row)';
const LABELS =
  '(?:positive|negative|neutral|sentiment|theme|themes|polarity|churn|urgen\\w*|json|output|label|labels|category|categories|score of|a score|promoter|detractor|tag)';

const ORDERS = [
  new RegExp(
    `\\b(?:ignor\\w*|disregard\\w*|forget|override|overrule|bypass|neglect|skip|drop|discard|delete|erase|stop following|do not follow|don't follow|pay no attention)\\b.{0,60}\\b${RULES}`,
    's',
  ),
  /\b(?:ignore|disregard|forget|override)\b.{0,30}\b(?:everything|all|anything|previous|prior|preceding|earlier|what you)\b/s,
  /\b(?:new|updated|revised|real|actual|true|important|special|hidden|secret|your|following|these)\s{1,3}(?:instruction|instructions|directive|directives|system prompt|task is|orders are|role is|job is)\b/,
  new RegExp(
    `\\b(?:classify|label|annotate|mark|rate|categori[sz]e|tag|treat|flag|set|assign|count|report|return|record|grade|consider|change|make|give)\\b.{0,50}\\b${OTHERS}\\b.{0,60}\\b${LABELS}\\b`,
    's',
  ),
  new RegExp(
    `\\b(?:classify|label|annotate|mark|categori[sz]e|tag|output|print|return|respond|reply|answer)\\b.{0,40}\\b(?:as|with|only|in)\\b.{0,30}\\b${LABELS}\\b`,
    's',
  ),
  /\b(?:sentiment|theme|polarity|churn|urgency)\b\s{0,3}(?:=|:|is|must be|should be|to)\s{0,3}\S{0,3}(?:positive|negative|neutral|true|false|none)/,
  /\b(?:sentiment|theme|themes|polarity|label|labels|annotation|category)\b.{0,40}\b(?:of|for|in)\b.{0,30}\b(?:comments?|items?|entry|entries|responses?|reviews?|others)\b/s,
  /\b(?:for|in|of|to) (?:every|all|any|each|the) (?:other |others? |next |previous |remaining |following )?(?:comments?|items?|entry|entries|responses?|reviews?)\b.{0,60}\b(?:return|output|use|say|write|set|answer|give|assign|put|reply)\b/s,
  /\bsystem prompt|\blanguage model|\blarge model|\bas an ai\b|\byou are (?:now|no longer|an? (?:ai|assistant|model|bot|helpful|expert|different|system|annotator|classifier))|\bact as\b|\bpretend (?:to be|you|that you)|\bjailbreak|\bdeveloper mode|\bdo anything now\b|\brole-?play\b/,
  /\b(?:dear|hey|hi|hello|note to|message (?:to|for)|attention|to the|to any|for the) (?:the )?(?:ai|bot|llm|model|machine|robot|chatgpt|gpt|assistant|annotator|classifier|summari[sz]er|automated|whoever (?:reads|is reading))\b/,
  /\b(?:reveal|repeat|print|show|output|leak|tell me|what (?:is|are|was)|display|translate)\b.{0,40}\b(?:your (?:instructions|prompt|rules|system)|system prompt|the prompt|above text|text above|words above|api key|api_key|secret|environment variable)/s,
  /\b(?:call|invoke|execute|run|use)\b.{0,30}\b(?:function|tool|command|script|shell|sql|code|curl)\b|\bdrop table\b|\bunion select\b/s,
  /\bend of (?:the )?(?:comment|comments|input|data|feedback|prompt|text|document|list)|\bbegin(?:ning)? of (?:the )?(?:instruction|system|new)/,
  /\b(?:you must|you will|you should|you shall|your task|your job|your role|your answer|your response|your output|your reply)\b.{0,50}\b(?:respond|reply|answer|output|classify|label|return|write|say|mark|ignore|include|mention|only|always|never|json|now)\b/s,
  /\b(?:write|say|include|insert|add|mention|append|put)\b.{0,60}\b(?:in (?:the|your) (?:report|summary|answer|output|quote|response|digest)|@channel|@here|@everyone)/s,
  // The same order in other languages.
  /\b(?:ignorier|missachte|vergiss|vergesse)\w*.{0,60}(?:anweisung|vorherig|bisherig|regel|oben|alles|system)/s,
  /\b(?:ignore[zr]?|oublie[zr]?|ne tenez pas compte).{0,60}(?:instruction|consigne|precedent|précédent|ci-dessus|regle|règle|tout)/s,
  /\b(?:ignor[ae]n?|ignorad|olvid[ae]n?|haz caso omiso|omite).{0,60}(?:instruc|anterior|previa|regla|todo)/s,
  /\b(?:ignora|ignorate|ignori|dimentica).{0,60}(?:istruzion|precedent|regol|tutto)/s,
  /\b(?:ignore|ignora|desconsidere|esqueça|esqueca).{0,60}(?:instruç|instruc|anterior|regra|tudo)/s,
  /\b(?:negeer|vergeet).{0,60}(?:instructie|vorige|eerdere|regel|alles)/s,
  /(?:zignoruj|pomiń|zapomnij).{0,60}(?:instrukc|poprzedni|polece|wszystk)/s,
  /(?:игнорир|забудь|не обращай внимания).{0,60}(?:инструкц|предыдущ|указан|правил|все)/s,
  /(?:忽略|无视|無視|忘记|忘掉).{0,30}(?:指令|指示|之前|以上|前面|所有|规则)|(?:指示|命令|上記|これまで).{0,20}(?:無視|忘れ)/s,
  /(?:이전|위의|모든).{0,20}(?:지시|명령|지침).{0,20}무시|무시.{0,20}(?:지시|명령)/s,
  /(?:önceki|yukarıdaki|tüm).{0,30}(?:talimat|komut).{0,30}(?:yok say|görmezden|unut)/s,
  /(?:تجاهل|انس).{0,40}(?:تعليمات|السابق|أوامر)/s,
  /(?:निर्देश|आदेश).{0,40}(?:अनदेखा|नज़रअंदाज़|भूल)|(?:अनदेखा|नज़रअंदाज़).{0,40}(?:निर्देश|आदेश)/s,
];
