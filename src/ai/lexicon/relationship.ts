import type { ThemeWords } from './theme-words';

export const RELATIONSHIP: ThemeWords = {
  strong: `
    account manager, account managers, account management, account executive, account rep
    customer success, success manager, csm, relationship, relationships, relationship manager
    partnership, partner, partners, feel valued, valued customer, valued as a, do not feel valued
    not valued, felt valued, value their customers, value customers, values its customers, undervalued
    care about, cares about, cared for, cared about, do not care, does not care, did not care
    could not care less, no one cares, nobody cares, really care, genuinely care, genuinely cared
    truly care, caring, compassion, compassionate, empathy, empathetic, sympathetic, sympathy, kind
    kindness, respect, respected, respectful, disrespect, disrespected, disrespectful, treated with
    treated like, treats you like, treated me like, treat customers, treat you like, treat people
    treated well, treated badly, dignity, personal touch, personal service, personal attention
    personalised, personalized, loyal customer, loyal customers, loyalty, loyal, existing customers
    existing customer, long standing customer, long term customer, long time customer
    customer for years, been a customer, been with you, been with bt, been with them, being with you
    customer for over, customer since, with you for, rewarded, reward loyalty, loyalty scheme
    loyalty points, rewards, reward, appreciated, appreciate our business, appreciated as a customer
    listen to customers, listened to, listens to, listen to me, listen to us, listen to their
    listen to feedback, listened, listening, not listening, not listened, feedback ignored, ignored
    ignore, ignores, ignoring, went above and beyond, above and beyond, going the extra mile
    go the extra mile, went the extra mile, extra mile, goes the extra mile, went out of their way
    go out of their way, out of his way, out of her way, out of their way, trusted advisor
    check in with us, checks in, looked after, looks after, look after, looking after, taken care of
    took care of, take care of, takes care of, just a number, another number, felt like a number
    feel like a number, made me feel, makes me feel, make you feel, makes you feel, felt welcome
    feel welcome, welcoming, warm welcome, at ease, reassuring, reassured, reassurance, valued, tlc
    personable, customer focus, customer focused, customer centric, customer first, put customers first
    customer oriented, gratitude
  `,
  usual: `
    care, cares, thoughtful, considerate, human, family, home away from home, attention, attentive
    patience, lovely, warmth, loved, sincere, understood my needs, understands our
    understand our business, understanding, appreciate, comforting, gentle, nice people, lovely people
    customers, great people
  `,
  weak: `
    customer, personal, treated, treat, welcome
  `,
};
