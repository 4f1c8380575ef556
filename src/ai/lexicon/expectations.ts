import type { ThemeWords } from './theme-words';

export const EXPECTATIONS: ThemeWords = {
  strong: `
    promise, promised, promises, promising me, broken promise, broken promises, kept their promise,
    keeps promises, kept promise, keep their promises, did what they said, does what it says,
    do what you say, does what it promises, as promised, as advertised, as described, not as described,
    as agreed, as stated, as expected, better than expected, exceeded my expectations,
    exceeded expectations, exceeds expectations, exceed expectations, met my expectations,
    meets expectations, meets my expectations, met expectations, above and beyond expectations, fell short,
    falls short, short of expectations, below expectations, lived up to, live up to, lives up to,
    did not live up, not what i expected, not what was promised, not what we were sold, not what i was told,
    not what i ordered, not what i paid for, oversold, over sold, mis sold, missold, mis selling,
    misselling, misled, mislead, misleading, false advertising, false information, false promises,
    falsely advertised, lied to, told one thing, told me one thing, said one thing, was told that,
    told i would, told it would, told me i would, told we would, told would be, was told would, was told it,
    was told i, told me it would, said it would, said they would, said you would, never happened,
    did not happen, did not materialise, missed deadline, missed deadlines, missed date, missed the date,
    did not turn up, did not show up, never turned up, never showed up, no show, no shows,
    failed to turn up, failed to deliver on, under delivered,
    over promised, overpromise, overpromised, bait and switch, sales pitch, guaranteed, guarantee,
    guarantees, sales person said, salesman said, salesperson told, contrary to what, go back on,
    went back on, reneged, honour their, honoured, did not honour, not honoured, not honouring, honor,
    expectation, expectations, expected more, expected better, expecting more, did what it said,
    exactly what i wanted, exactly what i needed, everything i expected, all i expected, do not deliver,
    delivers what, delivered what, delivers on its, delivers on their, deliver on your, in the demo,
    demo showed, sales demo, the demo, sold us, we were sold, was sold, were sold, sold to us, was told,
    were told, we were told, you said, told us that, told us it, told us what, longer than promised,
    than promised, were promised, was promised, promised us, before signing, before we signed,
    signed because, sales said, sales told, salesperson, sales people, salespeople, next quarter,
    dates slip, date slips, slips, slipped, slipping, postponed, pushed back, over delivered, no surprises,
    not what we expected
  `,
  usual: `
    expected, expect, expecting, disappointed that, supposed to, advertised, advertising, advert,
    commitment, deadline, deadlines, told me, told that, on time and, hype, hyped, claimed, claims to,
    should have been, did not get what, what i wanted, what i needed, assured, assurances, demo showed,
    demonstration, exactly as
  `,
  weak: `
    let down, let us down, let me down, lets you down, deliver what, claim to, meant to
  `,
};
