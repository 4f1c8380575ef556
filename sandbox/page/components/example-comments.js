const BY_BAND = {
  detractor: [
    'The invoice was wrong for the third month running and nobody answers our tickets.',
    'Exports time out whenever we pick more than a week. My team has gone back to spreadsheets.',
    'We renew in spring and, honestly, I am looking at alternatives. The price went up and the product did not.',
    'Setup took two months. Every question was passed to somebody else.',
  ],
  passive: [
    'Does what it says. The reports could be easier to share with people outside the team.',
    'Good product, slow mobile app. I would recommend it to a desk team.',
  ],
  promoter: [
    'Support solved our import in an hour. The team was thrilled.',
    'We run the Monday meeting from your dashboard. Could not go back.',
  ],
};

const bandOf = (score) => (score >= 9 ? 'promoter' : score >= 7 ? 'passive' : 'detractor');

/** A plausible comment for a score: each press gives the next one. */
export function exampleFor(score, current) {
  const all = BY_BAND[bandOf(score ?? 0)];
  return all[(all.indexOf(current) + 1) % all.length];
}
