import type { ThemeWords } from './theme-words';

export const RELATIONSHIP: ThemeWords = {
  strong: `
    account manager, account managers, account management, account executive, account rep, customer success,
    success manager, csm, relationship, relationships, relationship manager, partnership, feel valued,
    valued customer, valued as a, do not feel valued, not valued, felt valued, value their customers,
    value customers, values its customers, undervalued, care about, cares about, cared for, cared about,
    do not care, does not care, did not care, could not care less, no one cares, nobody cares, really care,
    genuinely care, genuinely cared, truly care, caring, compassion, compassionate, empathy, empathetic,
    sympathetic, sympathy, kindness, respect, respected, respectful, disrespect, disrespected,
    disrespectful, treated with, treated like, treats you like, treated me like, treat customers,
    treat you like, treat people, treated well, treated badly, dignity, personal touch, personal service,
    personal attention, personalised, personalized, loyal customer, loyal customers, long standing customer,
    been with bt, been with them, being with you, customer for over, customer since, rewarded,
    reward loyalty, loyalty scheme, loyalty points, rewards, reward, appreciated, appreciate our business,
    appreciated as a customer, listen to customers, listened to, listens to, listen to me, listen to us,
    listen to their, listen to feedback, listened, not listening, not listened, feedback ignored,
    went above and beyond, above and beyond, going the extra mile, go the extra mile, went the extra mile,
    extra mile, goes the extra mile, went out of their way, go out of their way, out of his way,
    out of her way, out of their way, trusted advisor, check in with us, checks in, looked after,
    looks after, look after, looking after, taken care of, took care of, take care of, takes care of,
    just a number, another number, felt like a number, feel like a number, made me feel, makes me feel,
    make you feel, makes you feel, felt welcome, feel welcome, welcoming, warm welcome, at ease, reassuring,
    reassured, reassurance, valued, tlc, personable, customer focus, customer focused, customer centric,
    customer first, put customers first, customer oriented, gratitude, check in with, check ins,
    business review, business reviews, qbr, our contact, my contact, point of contact, contact person,
    contact changed, new contact, account team, our account managers, our success managers,
    our relationship managers, my account managers, my relationship managers, my success managers, our rep,
    our csm, remembers us, remember us, too small for, too small to, feel small, like a partner,
    a ticket number, human touch, real humans, nice people, sell us something, only call to sell, reach out,
    reaches out, reached out, visited us, came to visit, know our business, knows our, know us, knows us,
    understands us
  `,
  usual: `
    thoughtful, considerate, home away from home, attentive, lovely, warmth, sincere, understood my needs,
    understands our, understand our business, appreciate, comforting, feel comfortable, felt comfortable, made comfortable, me comfortable, lovely people, great people, partner,
    partners, kind, ignore, ignored, ignores, ignoring, listening, loyalty, loyal
  `,
  weak: `
    customer, personal, treated, treat, welcome, loved, care, cares, human, family, attention,
    understanding, long time customer, existing customer, existing customers, long term customer, patience,
    gentle, customer for years, been with you, with you for, been a customer
  `,
};
