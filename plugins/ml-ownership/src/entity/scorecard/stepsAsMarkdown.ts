import { Scorecard } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  criterionAnchor,
  obstacleOfCriterion,
  remedyText,
  annotateYamlSnippet,
} from '../../ui/criterion';
import { TranslateFunction } from '../../translations';
import { describeAssignee } from './describeAssignee';

/**
 * Formats the next steps as Markdown, for a ticket.
 *
 * @param owner - title of the owner of the entity; empty if there is none
 * @param operator - title of the operating group if it is not the owner, else empty
 * @param url - the address of the Handover readiness tab
 */
export function stepsAsMarkdown(
  t: TranslateFunction,
  options: {
    scorecard: Scorecard;
    owner: string;
    operator: string;
    url: string;
  },
): string {
  const { scorecard, owner, operator, url } = options;
  const { criteria, nextSteps, title } = scorecard;
  const heading = t('handover.steps.markdownTitle', { title: plain(title) });
  const steps = nextSteps.map((step, index) => {
    const { action, criterion, yaml } = step;
    const name = plain(obstacleOfCriterion(t, criteria, criterion));
    const what = t('handover.steps.what', {
      action: t(`handover.steps.action.${action}`),
      text: remedyText(t, criterion, step),
    });
    const who = t('handover.steps.who', {
      who: String(
        describeAssignee(t, step, {
          owner: plain(owner),
          operator: plain(operator),
        }),
      ),
    });
    const block = yaml && [
      '```yaml',
      ...annotateYamlSnippet(t, yaml, scorecard.entityRef)
        .trimEnd()
        .split('\n'),
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

/** Escapes the syntax of Markdown in a text. */
function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/g, '\\$&');
}
