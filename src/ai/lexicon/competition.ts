import type { ThemeWords } from './theme-words';

export const COMPETITION: ThemeWords = {
  strong: `
    competitor, competitors, competition, competing, rival, rivals, alternative, alternatives
    better than other, worse than other, than other, than others, than any other, compared to other
    compared to others, compared with other, compared to, compared with, comparable, in comparison
    comparison, other companies, other company, other providers, other provider, other suppliers
    other supplier, other tools, other products, other platforms, other brands, other banks
    other hotels, other stores, other shops, other airlines, other insurers, another provider
    another supplier, another company, another bank, another tool, other service providers
    different provider, different supplier, different company, new provider, switch to another
    switched to, switching to, switch to, changed to, change provider, changing provider
    change supplier, change providers, changing providers, moving to another, moved to another
    move to another, going to another, gone to another, went to another, going elsewhere, go elsewhere
    gone elsewhere, looking elsewhere, took my business elsewhere, take my business elsewhere, elsewhere
    shop around, shopped around, shopping around, best on the market, on the market, in the market
    best in the market, market leader, industry leader, best in class, leader in, leading provider
    better alternative, better alternatives, better options, better deals elsewhere, previous provider
    previous supplier, old provider, old supplier, last provider, former provider, previous bank, virgin
    virgin media, sky, talktalk, talk talk, plusnet, vodafone, ee, o2, three mobile, tmobile, t mobile
    verizon, comcast, at&t, xfinity, british gas, octopus, edf, eon, ovo, amazon, ebay, tesco, asda
    sainsburys, ocado, deliveroo, uber eats, just eat, mural, lucidchart, lucid, microsoft whiteboard
    jamboard, figjam, conceptboard, monday com, zendesk, intercom, qualtrics, surveymonkey, revolut
    monzo, starling, n26, wise, paypal, barclays, hsbc, natwest, lloyds, santander, chase, airbnb
    booking com, expedia, hilton, marriott, aviva, axa, direct line, geico, progressive, coursera, udemy
    duolingo, as good as, not as good as, unlike other, unlike others, unlike
  `,
  usual: `
    others, other, competitive, industry, market, best company, best provider, best bank, similar
    stick with, sticking with, stay with, staying with, better than
  `,
  weak: `
    used to be, provider, supplier, best
  `,
};
