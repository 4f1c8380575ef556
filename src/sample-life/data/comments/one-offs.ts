import type { Band } from '../../../domain/bands';
import type { Lifecycle, ThemeId } from '../../types';
import type { Culture } from '../names';

/** A comment told once, exactly as it stands: very long ones, and those that look like markup. */
export interface OneOff {
  theme: ThemeId;
  band: Band;
  text: string;
  /** The only score, industries, culture and lifecycle that it fits; any when left out. */
  score?: number;
  industries?: readonly string[];
  culture?: Culture;
  lifecycle?: Lifecycle;
}

export const ONE_OFFS: readonly OneOff[] = [
  {
    theme: 'usability',
    band: 'detractor',
    text: "The *new* board is _nice_ but you can't see <who> is on <which> shift any more, only the ~colours~ of the team. Please bring names back. >> This is important << & not a matter of taste!",
  },
  {
    theme: 'communication',
    band: 'detractor',
    text: 'I do not need <!channel> style alarms on my phone at 4am because somebody 600 km away swapped a Tuesday. @everyone is not a notification strategy.',
  },
  {
    theme: 'integrations',
    band: 'passive',
    text: 'Works, but the shift names come through as `&lt;Late&gt;` instead of <Late> in our payroll, and *bold* ones keep their stars. Cosmetic, I know. My payroll lady prints them out and highlights them.',
  },
  {
    theme: 'reliability',
    band: 'detractor',
    industries: ['Logistics', 'Manufacturing', 'Energy', 'Food service', 'Retail'],
    text: [
      'I want to tell you about our Thursday, because I think that nobody on your side knows what it looks like from here.',
      '05:10 The kiosk at the east door shows a spinning circle. The first forty people are outside. It is two degrees.',
      '05:25 I restart it, as the sheet says. It asks for an admin code. The admin code is in the system. The system is what is not working.',
      '05:40 I open the gate and let everyone in. From now on nobody has clocked in, and the second shift leader asks me whether they are insured. I do not know. Are they?',
      '06:15 The app works for some. It tells Andile that he is on holiday. Andile is not on holiday, Andile is unloading a truck.',
      '07:00 Everything is back. No message, no email. The clock-ins from 05:10 to 07:00 are simply not there, and at 07:02 the absence report informs my boss that 112 people did not turn up for work.',
      'It took me until Monday to rebuild those hours. I like this product, I was the one who argued for it. But please, an offline mode that works, a code on paper, and somebody to call before dawn. That is when we are awake.',
    ].join('\n\n'),
  },
  {
    theme: 'relationship',
    band: 'promoter',
    text: [
      'I never write in these boxes, but here goes.',
      'When our roof came down in the March storm we had one building instead of three and two hundred people with nowhere to be. I rang your number because it was the first one I could find on a Sunday. The lady who picked up was not even in support, she was in the office to water the plants.',
      'She stayed on the phone for two hours. By the evening we had a new schedule across one site, everybody had it on their phone, and nobody drove through the water for nothing. On Monday somebody rang to ask whether we were all right. Not whether the software was all right: whether WE were.',
      'You could double the price. (Please do not double the price.)',
    ].join('\n\n'),
  },
  {
    theme: 'features',
    band: 'passive',
    score: 7,
    industries: ['Logistics', 'Manufacturing', 'Retail', 'Agriculture', 'Food service'],
    text: [
      'A 7, and since you ask why, here is the list that hangs next to my desk:',
      '1) copy last week INCLUDING the notes\n2) a shift that starts today and ends tomorrow should be one shift\n3) let me lock a person on a day so that the auto-fill does not "optimise" my one good forklift driver away\n4) undo for more than one step\n5) bigger print. Bigger! Our canteen wall is three metres long\n6) see 5',
      'Give me four of these and I will give you a nine. Give me all six and I will name a forklift after you.',
    ].join('\n\n'),
  },
  {
    theme: 'support',
    band: 'promoter',
    text: 'Shout-out to whoever answered ticket about "the ghost shift" 👻 It was a daylight-saving thing, they explained it with a picture of two clocks, I have that picture on my fridge now.',
  },
  {
    theme: 'billing',
    band: 'detractor',
    text: 'Dear team, kindly note that our invoice for *1 (one)* extra kiosk shows quantity 11 (eleven). We have one door. We have counted it twice. Kind regards.',
  },
  {
    theme: 'pricing',
    band: 'passive',
    score: 8,
    text: 'My CFO asked me to describe the value in one sentence. "We stopped losing Sundays" did not fit in his spreadsheet. So: 8, and help me with that sentence before the renewal?',
  },
  {
    theme: 'performance',
    band: 'detractor',
    text: 'Opened the year view at 9:02. Wrote this whole survey. It is 9:06. It is still opening.',
  },
  {
    theme: 'onboarding',
    band: 'promoter',
    lifecycle: 'onboarding',
    text: 'Went live last Monday!!! Zero paper!!! Our night manager (31 years with us, no fan of anything invented after the kettle) said, and I quote, "hm. not bad." You have no idea what that means here.',
  },
  {
    theme: 'general',
    band: 'promoter',
    culture: 'arabic',
    text: 'سعداء جدا بالخدمة، شكرا لكم جميعا',
  },
  {
    theme: 'expectations',
    band: 'detractor',
    score: 4,
    text: 'If x > promised and y < delivered then <score> = 4. I am an engineer, forgive me. Offline mode was on the slide, offline mode is not in the product.',
  },
  {
    theme: 'usability',
    band: 'promoter',
    text: 'haiku for you: rota done by ten / the kettle has just gone off / whose tea is this? mine',
  },
];
