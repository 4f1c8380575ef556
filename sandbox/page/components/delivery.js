import { html } from '../html.js';
import { Icon } from './icon.js';

/** What was sent on the wire, and what the app answered. */
export function Delivery({ result }) {
  const { ok, status, error, body, delivery } = result;
  return html`<section class="delivery" aria-label="Delivery" data-testid="delivery">
    <p class=${`delivery-status ${ok ? 'is-ok' : 'is-refused'}`} role="status">
      <${Icon} name=${ok ? 'check' : 'alert'} />
      <span><strong>${status ?? 'Not sent'}</strong> ${ok ? 'The app took it. Watch the channels.' : (error ?? 'The app refused it.')}</span>
    </p>
    ${
      delivery &&
      html`<details open>
      <summary>What was sent</summary>
      <dl class="headers">
        ${Object.entries(delivery.headers ?? {}).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}
      </dl>
      <pre tabindex="0" aria-label="Body of the delivery">${pretty(delivery.body)}</pre>
    </details>`
    }
    ${body != null && body !== '' && html`<details><summary>What the app answered</summary><pre tabindex="0">${pretty(body)}</pre></details>`}
  </section>`;
}

function pretty(body) {
  if (typeof body !== 'string') return JSON.stringify(body, null, 2);
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
