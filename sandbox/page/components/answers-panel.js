import { useState } from 'preact/hooks';
import { closePanel } from '../gestures/threads.js';
import { html } from '../html.js';
import { useStore } from '../store/store.js';
import { Labelled, Pick } from './labelled.js';
import { ManyAnswers } from './many-answers.js';
import { OneAnswer } from './one-answer.js';
import { PanelHead } from './panel-head.js';

const COUNTS = [
  { id: '1', name: '1 customer, whom you choose' },
  { id: '10', name: '10 different customers' },
  { id: '50', name: '50 different customers' },
  { id: '200', name: '200 different customers' },
];

/** Customers of Larkspur answer the survey; each delivery is signed just as the chosen tool signs it. */
export function AnswersPanel() {
  const { tools } = useStore((state) => state.boot);
  const [toolId, setTool] = useState(tools[0]?.id);
  const [count, setCount] = useState('1');
  const tool = tools.find(({ id }) => id === toolId);
  return html`<aside class="panel" aria-label="A customer answers" data-testid="answers-panel">
    <${PanelHead} title="A customer answers" note="How likely are you to recommend us?" onClose=${closePanel} />
    <div class="panel-scroll">
      <div class="answers answers-head">
        <${Labelled} label="Survey tool"><${Pick} testId="answer-tool" value=${toolId} entries=${tools} onPick=${setTool} /></>
        <${Labelled} label="How many"><${Pick} testId="answer-count" value=${count} entries=${COUNTS} onPick=${setCount} /></>
      </div>
      ${count === '1' ? html`<${OneAnswer} tool=${tool} />` : html`<${ManyAnswers} key=${count} tool=${tool} count=${Number(count)} />`}
    </div>
  </aside>`;
}
