import { useState } from 'preact/hooks';
import { answer } from '../gestures/answer.js';
import { html } from '../html.js';
import { exampleFor } from '../store/example-comments.js';
import { useStore } from '../store/store.js';
import { Delivery } from './delivery.js';
import { Labelled, Pick } from './labelled.js';
import { ScorePicker } from './score-picker.js';

const money = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  maximumFractionDigits: 0,
});

const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });

/** One chosen customer answers; then what was sent on the wire, and what the app said. */
export function OneAnswer({ tool }) {
  const accounts = useStore((state) => state.boot.accounts);
  const [form, setForm] = useState({ accountId: accounts[0]?.id, score: null, comment: '' });
  const [waiting, setWaiting] = useState(false);
  const [result, setResult] = useState(null);
  const set = (patch) => setForm({ ...form, ...patch });
  const account = accounts.find((a) => a.id === form.accountId);
  const contacts = (account?.contacts ?? []).map((c) => ({ ...c, name: `${c.name}, ${c.title}` }));
  const contactId = form.contactId ?? contacts[0]?.id;
  const submit = async (event) => {
    event.preventDefault();
    if (form.score === null || waiting) return;
    setWaiting(true);
    setResult(await answer({ ...form, tool: tool.id, contactId }));
    setWaiting(false);
  };
  const write = () => set({ comment: exampleFor(form.score, form.comment) });
  return html`<form class="answers" onSubmit=${submit}>
      <${Labelled} label="Account">
        <${Pick}
          testId="answer-account"
          value=${form.accountId}
          entries=${accounts}
          onPick=${(accountId) => set({ accountId, contactId: undefined })}
        />
      </>
      ${account && html`<p class="account-facts">${factsOf(account)}</p>`}
      <${Labelled} label="Who answers">
        <${Pick} testId="answer-contact" value=${contactId} entries=${contacts} onPick=${(id) => set({ contactId: id })} />
      </>
      <${ScorePicker} score=${form.score} onPick=${(score) => set({ score })} />
      <${Labelled}
        label="Comment"
        action=${html`<button type="button" class="link-button" onClick=${write}>Write one for me</button>`}
      >
        <textarea
          class="text-input"
          rows="4"
          data-testid="answer-comment"
          placeholder="What the customer would say (may stay empty)"
          dir="auto"
          value=${form.comment}
          onInput=${(event) => set({ comment: event.currentTarget.value })}
        ></textarea>
      </>
      <button
        type="submit"
        class=${`button button-primary button-wide ${waiting ? 'is-waiting' : ''}`}
        data-testid="answer-send"
        disabled=${form.score === null || waiting}
      >${form.score === null ? 'Pick a score to send' : `Send a ${form.score} as ${tool.name}`}</button>
    </form>
    ${result && html`<${Delivery} result=${result} />`}`;
}

function factsOf(account) {
  const facts = [account.arr != null && `${money.format(account.arr)} ARR`, account.plan, account.region];
  const renewal = account.renewalDate && `renews ${day.format(Date.parse(account.renewalDate))}`;
  return [...facts, renewal].filter(Boolean).map((fact) => html`<span>${fact}</span>`);
}
