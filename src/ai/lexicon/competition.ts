import type { ThemeWords } from './theme-words';

export const COMPETITION: ThemeWords = {
  strong: `
    competitor, competitors, competition, competing, rival, rivals, alternative, alternatives,
    better than other, worse than other, than other, than others, than any other, compared to other,
    compared to others, compared with other, in comparison, comparison, other companies, other company,
    other providers, other provider, other suppliers, other supplier, other products, other platforms,
    other brands, other banks, other hotels, other stores, other shops, other airlines, other insurers,
    another provider, another supplier, another company, another bank, another tool,
    other service providers, different provider, different supplier, different company, new provider,
    switch to another, changed to, change provider, changing provider,
    change supplier, change providers, changing providers, moving to another, moved to another,
    move to another, going to another, gone to another, went to another, going elsewhere, go elsewhere,
    gone elsewhere, looking elsewhere, took my business elsewhere, take my business elsewhere, elsewhere,
    shop around, shopped around, shopping around, best on the market, best in the market, market leader,
    industry leader, best in class, leader in, leading provider, better alternative, better alternatives,
    better options, better deals elsewhere, previous provider, previous supplier, old provider,
    old supplier, last provider, former provider, previous bank, virgin, virgin media, talktalk, talk talk,
    plusnet, vodafone, o2, three mobile, tmobile, t mobile, verizon, comcast, at&t, xfinity, british gas,
    edf, eon, ovo, amazon, ebay, tesco, asda, sainsburys, ocado, deliveroo, uber eats, just eat, lucidchart,
    lucid, microsoft whiteboard, jamboard, figjam, conceptboard, monday com, zendesk, intercom, qualtrics,
    surveymonkey, revolut, monzo, starling, n26, paypal, barclays, hsbc, natwest, lloyds, santander, airbnb,
    booking com, expedia, hilton, marriott, aviva, axa, geico, coursera, udemy,
    duolingo, as good as, not as good as, unlike other, unlike others, switched from, switch from,
    switching from, moved from, moved away from, vendor, vendors, another vendor, other vendor,
    other vendors, bigger vendor, trialling, trialing, looking at other, looking around, looked around,
    look around, old tool, old system, last tool, previous tool, previous system, the tool we had, others we tried, we compared, evaluated, evaluating, tried to leave, on par, other tools, other tool, another system, other software,
    others in the market
  `,
  usual: `
    switched to, switching to, switch to, came from, coming from, go back to, went back to,
    competitive, best company, best provider, best bank, stick with, sticking with, stay with, staying with,
    better than, compared to, compared with, in the market, on the market, comparable, chase bank, ee, sky broadband, sky tv, to sky, with sky, from sky, than sky,
    mural, octopus, unlike
  `,
  weak: `
    used to be, provider, supplier, others, other, market, industry, similar, best, switching
  `,
};
