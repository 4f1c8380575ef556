import type { ActionsBlockElement, InputBlock, Option, SectionBlockAccessory } from '@slack/types';
import type { Findings } from './check-findings';
import { checkText } from './check-text';
import { LIMITS, type LimitName } from './limits';

type Element = ActionsBlockElement | InputBlock['element'] | SectionBlockAccessory;

/** Adds what Slack would refuse in one element. An element that we never send is a finding too. */
export function checkElement(element: Element, path: string, findings: Findings): void {
  if ('action_id' in element) findings.filled(`${path}.action_id`, element.action_id, 'actionId');
  switch (element.type) {
    case 'button':
      checkText(element.text, `${path}.text`, 'buttonText', findings);
      findings.length(`${path}.value`, element.value, 'buttonValue');
      findings.length(`${path}.url`, element.url, 'buttonUrl');
      findings.length(`${path}.accessibility_label`, element.accessibility_label, 'buttonLabel');
      if (element.confirm) {
        checkText(element.confirm.text, `${path}.confirm.text`, 'confirmText', findings);
        findings.length(`${path}.confirm.title`, element.confirm.title?.text, 'confirmTitle');
        findings.length(`${path}.confirm.confirm`, element.confirm.confirm?.text, 'confirmButton');
        findings.length(`${path}.confirm.deny`, element.confirm.deny?.text, 'confirmButton');
      }
      return;
    case 'overflow':
      checkOptions(element.options, `${path}.options`, 'overflowOptions', findings);
      return;
    case 'radio_buttons':
      checkOptions(element.options, `${path}.options`, 'radioOptions', findings);
      return;
    case 'checkboxes':
      checkOptions(element.options, `${path}.options`, 'checkboxOptions', findings);
      return;
    case 'static_select':
      findings.length(`${path}.placeholder`, element.placeholder?.text, 'placeholder');
      checkOptions(element.options ?? [], `${path}.options`, 'selectOptions', findings);
      return;
    case 'users_select':
    case 'datepicker':
      findings.length(`${path}.placeholder`, element.placeholder?.text, 'placeholder');
      return;
    case 'plain_text_input':
      findings.length(`${path}.placeholder`, element.placeholder?.text, 'placeholder');
      if ((element.max_length ?? 1) > LIMITS.inputLength.max) {
        findings.add(`${path}.max_length`, `at most ${LIMITS.inputLength.max}`);
      }
      return;
    default:
      findings.add(path, `${element.type} is not an element that we send`);
  }
}

function checkOptions(options: Option[], path: string, name: LimitName, findings: Findings): void {
  findings.items(path, options, name);
  findings.unique(
    path,
    'value',
    options.map(({ value }) => value),
  );
  options.forEach((option, index) => {
    checkText(option.text, `${path}[${index}].text`, 'optionText', findings);
    findings.filled(`${path}[${index}].value`, option.value, 'optionValue');
    findings.length(`${path}[${index}].description`, option.description?.text, 'optionDescription');
  });
}
