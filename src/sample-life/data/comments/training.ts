import type { ThemeComments } from './theme-comments';

export const TRAINING: ThemeComments = {
  angry: [
    'The help centre describes a version that no longer exists. I followed it to the letter and unpublished the month.',
    'A two-hour webinar in which {minutes} minutes were about your company values. I needed to know how to add a shift.',
  ],
  negative: [
    'Docs are out of date: the screenshots show buttons that moved a year ago.',
    'No training material in plain language for {people}. I made my own, with felt-tip pens.',
    'Webinars are always at 3am our time, and the recordings take {weeks} weeks to turn up.',
    'I learn new features by accident. Some of them by bad accident.',
    "The articles explain what each field is called. They never say why I'd want it.",
  ],
  mixed: [
    'Docs are good on basics, thin on [overtime rules|permissions|the API].',
    'Short videos please. Nobody in our {sites} has {minutes} minutes.',
    "Good academy, I'd like a certificate for my {boss}. They like certificates.",
    'Useful help centre, terrible search in it.',
    "Would love a yearly refresher. We've had {n} new {boss} since the first training.",
  ],
  positive: [
    'The two-minute videos are perfect. We play them at the start of a shift.',
    'The academy course turned our shyest {boss} into planners. One now trains the others.',
    "Clear docs with real examples. I've never had to guess.",
    'The training for {industry} was clearly made by someone who has stood in a {site} at 5am.',
  ],
};
