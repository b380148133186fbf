import { Scorecard } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  criterionAnchor,
  remedyText,
  titleOfCriterion,
  withMergeNote,
} from '../criterion';
import { Translate } from '../words';
import { whoCan } from './whoCan';

/**
 * The next steps for a ticket, as Markdown.
 *
 * @param owner - title of who owns the entity; empty where nobody is known to
 * @param url - where the Handover tab is
 */
export function stepsAsMarkdown(
  t: Translate,
  options: { scorecard: Scorecard; owner: string; url: string },
): string {
  const { scorecard, owner, url } = options;
  const { criteria, nextSteps, title } = scorecard;
  const heading = t('handover.steps.markdownTitle', { title: plain(title) });
  const steps = nextSteps.map((step, index) => {
    const { action, criterion, yaml } = step;
    const name = plain(titleOfCriterion(t, criteria, criterion));
    const what = t('handover.steps.what', {
      action: t(`handover.steps.action.${action}`),
      text: remedyText(t, criterion, step),
    });
    const who = t('handover.steps.who', {
      who: String(whoCan(t, action, plain(owner))),
    });
    const block = yaml && [
      '```yaml',
      ...withMergeNote(t, yaml, scorecard.entityRef).trimEnd().split('\n'),
      '```',
    ];
    return [
      `${index + 1}. **[${name}](${url}#${criterionAnchor(criterion)})**`,
      `   ${what}`,
      `   ${who}`,
      ...(block ? ['', ...block.map(line => `   ${line}`)] : []),
    ].join('\n');
  });
  return `${[`## ${heading}`, ...steps].join('\n\n')}\n`;
}

/** Text in which Markdown finds no signs of its own. */
function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/g, '\\$&');
}
