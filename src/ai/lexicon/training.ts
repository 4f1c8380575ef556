import type { ThemeWords } from './theme-words';

export const TRAINING: ThemeWords = {
  strong: `
    documentation, the manual, a manual, your manual, no manual, manual is, manual was, instruction manual, online manual, printed manual, user guide, user guides, guidance, tutorial, tutorials, training,
    retrain, webinar, webinars, knowledge base, help article, help pages, help page,
    help section, faq, faqs, how to videos, instruction, instructions, instructional, learning, learned,
    learnt, learning resources, taught, teaches, video tutorials, walkthrough, walk through, lesson,
    lessons, classes, education, educational, coaching, best practice, best practices, certification,
    academy, learning materials, course materials, lecture, lectures, studying, seminar, seminars,
    coursework, assignments, leaflet, leaflets, user manual, how to use, show me how, showed me how,
    shown how, know how to, understand how to, taught me, help articles, help center, help centre,
    the articles, the docs, api docs, docs are, screenshots in, short videos, recordings, refresher,
    training material, training materials, training for, training was, training is, learning path
  `,
  usual: `
    workshop, workshops,
    videos, teach me, learning curve, tips, community forum, forum, step by step, demo, demos,
    demonstration, class, teaching, guide, guides, examples, knowledge, study, exam, exams, trained, learn, how it works, teach
  `,
  weak: `
    document, documents, manual,
    example, understanding of, practice, skills, skill, materials, community, resources
  `,
};
