import { useState } from 'preact/hooks';
import { answer } from '../gestures/answer.js';
import { closePanel } from '../gestures/threads.js';
import { html } from '../html.js';
import { useStore } from '../store/store.js';
import { Delivery } from './delivery.js';
import { exampleFor } from './example-comments.js';
import { PanelHead } from './panel-head.js';
import { ScorePicker } from './score-picker.js';

const money = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  maximumFractionDigits: 0,
});

const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });

/** A customer of Larkspur answers the survey; the delivery is signed just as the chosen tool signs it. */
export function AnswersPanel() {
  const boot = useStore((state) => state.boot);
  const [form, setForm] = useState({
    tool: boot.tools[0]?.id,
    accountId: boot.accounts[0]?.id,
    score: null,
    comment: '',
  });
  const [waiting, setWaiting] = useState(false);
  const [result, setResult] = useState(null);
  const set = (patch) => setForm({ ...form, ...patch });
  const account = boot.accounts.find((a) => a.id === form.accountId);
  const contactId = form.contactId ?? account?.contacts[0]?.id;
  const submit = async (event) => {
    event.preventDefault();
    if (form.score === null || waiting) return;
    setWaiting(true);
    setResult(await answer({ ...form, contactId }));
    setWaiting(false);
  };
  return html`<aside class="panel" aria-label="A customer answers" data-testid="answers-panel">
    <${PanelHead} title="A customer answers" note="How likely are you to recommend us?" onClose=${closePanel} />
    <div class="panel-scroll">
      <form class="answers" onSubmit=${submit}>
        <${Labelled} label="Survey tool">${select('answer-tool', form.tool, boot.tools, (tool) => set({ tool }))}</>
        <${Labelled} label="Account">
          ${select('answer-account', form.accountId, boot.accounts, (accountId) => set({ accountId, contactId: undefined }))}
        </>
        ${account && html`<p class="account-facts">${factsOf(account)}</p>`}
        <${Labelled} label="Who answers">
          ${select(
            'answer-contact',
            contactId,
            (account?.contacts ?? []).map((c) => ({ ...c, name: `${c.name}, ${c.title}` })),
            (id) => set({ contactId: id }),
          )}
        </>
        <${ScorePicker} score=${form.score} onPick=${(score) => set({ score })} />
        <${Labelled} label="Comment" action=${html`<button type="button" class="link-button" onClick=${() => set({ comment: exampleFor(form.score, form.comment) })}>Write one for me</button>`}>
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
        >${form.score === null ? 'Pick a score to send' : `Send a ${form.score} as ${toolName(boot, form.tool)}`}</button>
      </form>
      ${result && html`<${Delivery} result=${result} />`}
    </div>
  </aside>`;
}

const toolName = (boot, id) => boot.tools.find((tool) => tool.id === id)?.name ?? id;

function factsOf(account) {
  const facts = [account.arr != null && `${money.format(account.arr)} ARR`, account.plan, account.region];
  const renewal = account.renewalDate && `renews ${day.format(Date.parse(account.renewalDate))}`;
  return [...facts, renewal].filter(Boolean).map((fact) => html`<span>${fact}</span>`);
}

function Labelled({ label, action, children }) {
  return html`<div class="labelled"><label><span class="input-label">${label}</span>${children}</label>${action}</div>`;
}

function select(testId, value, entries, onPick) {
  return html`<select class="select" data-testid=${testId} value=${value} onChange=${(event) => onPick(event.currentTarget.value)}>
    ${entries.map((entry) => html`<option key=${entry.id} value=${entry.id} selected=${entry.id === value}>${entry.name}</option>`)}
  </select>`;
}
