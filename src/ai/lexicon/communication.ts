import type { ThemeWords } from './theme-words';

export const COMMUNICATION: ThemeWords = {
  strong: `
    communication, communicate, communicates, communicated, communicating, communicative
    lack of communication, poor communication, no communication, miscommunication, kept informed
    keep me informed, keep us informed, keep informed, keeping me informed, keeping us informed
    kept me informed, kept us informed, well informed, not informed, never informed, was not informed
    being informed, informed, inform, inform me, uninformed, kept updated, kept up to date
    keep me updated, keep us updated, keep me up to date, kept me updated, kept me up to date
    keep customers informed, keeping you informed, kept in the loop, in the loop, in the dark
    left in the dark, notified, notify, notice, no notice, short notice, without notice, advance notice
    no warning, without warning, updates on, update on my, progress updates, status updates
    regular updates on, no updates, no update, email updates, text updates, text messages, text message
    newsletter, emails, email, too many emails, spam, clear information, clear communication
    clearly explained, explained, explain, explains, explaining, explanation, explanations
    well explained, not explained, explained everything, clarity, unclear, not clear, clear and
    very clear, clear instructions, clear, transparent, transparency, proactive, proactively
    conflicting information, contradictory, contradicting, mixed messages, wrong information
    incorrect information, inaccurate information, misinformation, different information
    different answers, different stories, information, informative, told nothing, nobody told
    no one told, never told, was not told, not told, did not tell me, no explanation, jargon
    plain english, letters, letter, sent a letter, marketing emails, status of my order, status of
    letting me know, let me know, let us know, let you know, know what is happening
    know what was happening, did not know what, what was going on, what is going on, what is happening
    feedback from, answered my questions, answered all my questions, answer my questions
    answered questions, left hand, right hand
  `,
  usual: `
    tell, telling, sms, texts, text, messages, message, correspondence, advise, advised, advice, details
    detail, detailed, honest answer, speak english, announcement, announcements, reminder, reminders
    talk, talked, talking
  `,
  weak: `
    hear, heard, word, say
  `,
};
