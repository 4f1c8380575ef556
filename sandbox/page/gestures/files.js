import { toast } from './toasts.js';

/** Slack takes ten with a message; together they have to fit into one request of the sandbox. */
const FILES_MAX = 10;
const BYTES_MAX = 45_000_000;

/** Adds files to those that wait in a composer; says which do not fit. */
export function withFiles(waiting, added) {
  const all = [...waiting, ...added];
  if (all.length > FILES_MAX) toast('error', 'A message takes ten files at most.');
  const kept = all.slice(0, FILES_MAX);
  if (kept.reduce((sum, file) => sum + file.size, 0) <= BYTES_MAX) return kept;
  toast('error', 'The sandbox takes 45 MB with a message. Slack itself takes a gigabyte.');
  return waiting;
}

/** The files as the page sends them: their names, and what is in them in base64. */
export function readFiles(files) {
  return Promise.all(files.map(async (file) => ({ name: file.name, content: await base64Of(file) })));
}

function base64Of(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(',') + 1));
    reader.onerror = () => reject(new Error(`${file.name} cannot be read.`));
    reader.readAsDataURL(file);
  });
}
