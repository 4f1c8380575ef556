import type { ThemeComments } from './theme-comments';

export const DELIVERY: ThemeComments = {
  angry: [
    'Kiosk tablets came {weeks} weeks late, to the wrong {site}, without chargers. We opened with a clipboard.',
    "The installer's window was '8 to 6'. He came at 6:20 to a closed {site} and billed us for the trip.",
  ],
  negative: [
    "Replacement tablet: ordered in {month}, arrived when we'd forgotten why.",
    "The wall mounts don't fit the new tablets. Ours is held up with [gaffer tape|cable ties|optimism].",
    'Nobody could tell us where our {n} kiosks were. Turns out they were at customs, enjoying themselves.',
    'Badge cards arrive in boxes of 50, unsorted. We have {size} people. Guess how I spent my Sunday.',
  ],
  mixed: [
    'Kiosks arrived on time, one of {n} was dead. Swapped in a week, so fine.',
    'Good hardware, slow shipping to our region.',
    'Installation was neat. The appointment moved twice, though.',
  ],
  positive: [
    'Replacement kiosk was here the next morning, already set up with our logo. I just plugged it in.',
    'All {n} {sites} got their tablets on the same day, labelled by door. By door!',
    'The installer swept up after himself. Put that in the brochure.',
  ],
};
