const BY_BAND = {
  detractor: [
    'The invoice was wrong for the third month running and nobody answers our tickets.',
    'Exports time out whenever we pick more than a week. My team has gone back to spreadsheets.',
    'We renew in spring and, honestly, I am looking at alternatives. The price went up and the product did not.',
    'Setup took two months. Every question was passed to somebody else.',
    'Two outages in one week, and we heard of both from our own customers first.',
    'The new permissions locked half of my team out on a Friday evening.',
    'I was promised a call back three times. I am still waiting.',
    'Search finds nothing since the update. We keep a second tool open just to look things up.',
    'Support is polite, but the same bug has been open since January.',
  ],
  passive: [
    'Does what it says. The reports could be easier to share with people outside the team.',
    'Good product, slow mobile app. I would recommend it to a desk team.',
    'Fine for us so far. We have not used half of what we pay for.',
    'Solid, but every second release moves a button that we had just found.',
    'The import works well. The documentation does not keep up with it.',
  ],
  promoter: [
    'Support solved our import in an hour. The team was thrilled.',
    'We run the Monday meeting from your dashboard. Could not go back.',
    'Onboarding was the smoothest we have had with any vendor.',
    'It saved us a hire. I tell everybody who asks.',
    'You asked what was missing, and six weeks later it was there.',
    'My team learned it in a morning, and nobody has asked me a question since.',
  ],
};

const bandOf = (score) => (score >= 9 ? 'promoter' : score >= 7 ? 'passive' : 'detractor');

/** A plausible comment for a score: each press gives the next one. */
export function exampleFor(score, current) {
  const all = BY_BAND[bandOf(score ?? 0)];
  return all[(all.indexOf(current) + 1) % all.length];
}
