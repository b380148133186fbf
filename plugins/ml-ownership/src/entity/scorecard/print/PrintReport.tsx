import {
  CriterionAbility,
  Scorecard,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import {
  findingOfCriterion,
  headlineOf,
  obstacleOfCriterion,
  remedyText,
  translateSmell,
} from '../../../ui/criterion';
import { useEntityTitles } from '../../../ui/entity';
import { usePrinting } from '../../../ui/print';
import { ABILITIES, abilityName, VerdictLabel } from '../../../ui/verdict';
import { useMlTranslation } from '../../../translations';
import { levelName } from '../levelName';
import { weakestLinkSentence } from '../SystemVerdict';
import { describeAssignee, otherOperator } from '../describeAssignee';
import { ForYesLine } from '../ForYesLine';
import { PrintedCriterion } from './PrintedCriterion';
import styles from './PrintReport.module.css';

const GROUPS: readonly CriterionAbility[] = ['all', ...ABILITIES];

/**
 * The Handover readiness tab as a printed report with everything expanded. It is mounted next to the app while the page is being
 * printed, however that was started, and the rest of the page is not printed.
 */
export function PrintReport(props: { scorecard: Scorecard }) {
  const { scorecard } = props;
  const printing = usePrinting();
  // Loaded in advance, since printing does not wait for the catalog.
  const titleOf = useEntityTitles(
    [scorecard.owner, scorecard.operatedBy].flatMap(ref => ref ?? []),
  );
  return printing
    ? createPortal(
        <Report scorecard={scorecard} titleOf={titleOf} />,
        document.body,
      )
    : null;
}

function Report(props: {
  scorecard: Scorecard;
  titleOf: (entityRef: string) => string;
}) {
  const { scorecard, titleOf } = props;
  const { criteria, extra, weakestLink } = scorecard;
  const { known, applicable } = scorecard.coverage;
  const { t, formats } = useMlTranslation();
  const restsOnOther =
    weakestLink && weakestLink.entityRef !== scorecard.entityRef;
  return (
    <article className={styles.report} data-theme-mode="light">
      <header>
        <p className={styles.imprint}>
          <span>{t('handover.report.product')}</span>
          <span>
            {t('handover.report.asOf', { day: formats.day(new Date()) })}
          </span>
        </p>
        <h1>{scorecard.title}</h1>
        <p className={styles.headline}>{headlineOf(t, scorecard)}</p>
        <ForYesLine scorecard={scorecard} plain />
        <p className={styles.facts}>
          <span>
            {scorecard.systemVerdict && t('handover.itself')}{' '}
            <VerdictLabel verdict={scorecard.verdict} />
          </span>
          {scorecard.systemVerdict && (
            <span>
              {t('handover.withSupplyChain')}{' '}
              <VerdictLabel verdict={scorecard.systemVerdict} />
            </span>
          )}
          {scorecard.owner && (
            <span>
              {t('handover.report.owner', {
                owner: titleOf(scorecard.owner),
              })}
            </span>
          )}
          {scorecard.operatedBy && (
            <span>
              {t('handover.report.operator', {
                operator: titleOf(scorecard.operatedBy),
              })}
            </span>
          )}
          {applicable > 0 && (
            <span>{t('handover.answered', { known, applicable })}</span>
          )}
        </p>
        {restsOnOther && (
          <p>
            {weakestLinkSentence(
              t,
              weakestLink,
              <strong>{weakestLink.title}</strong>,
            )}
          </p>
        )}
      </header>
      {criteria.length > 0 && <Abilities scorecard={scorecard} />}
      <Steps scorecard={scorecard} titleOf={titleOf} />
      {scorecard.causes.length > 0 && (
        <Part title={t('handover.causes.title')}>
          <ul>
            {scorecard.causes.map(({ cause, criteria: ids }) => (
              <li key={cause}>
                <strong>{t(`verdict.cause.${cause}`)}</strong>
                {': '}
                {ids.map(id => findingOfCriterion(t, criteria, id)).join('; ')}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {scorecard.smells.length > 0 && (
        <Part title={t('handover.smells.title')}>
          <ul>
            {scorecard.smells.map(smell => (
              <li key={smell.id}>
                {t('handover.smells.smell', {
                  title: <strong>{translateSmell(t, smell, 'title')}</strong>,
                  why: translateSmell(t, smell, 'why'),
                })}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {criteria.length > 0 && (
        <Part title={t('handover.criteria.title')}>
          {GROUPS.map(ability => {
            const own = criteria.filter(
              criterion => criterion.ability === ability,
            );
            return (
              own.length > 0 && (
                <section key={ability}>
                  <h3>{abilityName(t, ability, scorecard.kind)}</h3>
                  {own.map(criterion => (
                    <PrintedCriterion
                      key={criterion.id}
                      criterion={criterion}
                    />
                  ))}
                </section>
              )
            );
          })}
        </Part>
      )}
      {extra.length > 0 && (
        <Part title={t('handover.criteria.extraTitle')}>
          {extra.map(criterion => (
            <PrintedCriterion key={criterion.id} criterion={criterion} />
          ))}
        </Part>
      )}
    </article>
  );
}

function Part(props: { title: string; children: ReactNode }) {
  const { title, children } = props;
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Abilities(props: { scorecard: Scorecard }) {
  const { abilities, criteria, kind, openBlockers = [] } = props.scorecard;
  const { t } = useMlTranslation();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('handover.report.ability')}</th>
          <th scope="col">{t('handover.report.verdict')}</th>
          <th scope="col">{t('handover.report.level')}</th>
          <th scope="col">{t('handover.report.inTheWay')}</th>
        </tr>
      </thead>
      <tbody>
        {ABILITIES.map(ability => {
          const result = abilities[ability];
          return (
            <tr key={ability}>
              <th scope="row">{abilityName(t, ability, kind)}</th>
              {result ? (
                <>
                  <td>
                    <VerdictLabel verdict={result.verdict} />
                  </td>
                  <td>
                    {t('handover.ladder.step', {
                      level: String(result.level),
                      name: levelName(t, result.level),
                    })}
                  </td>
                  <td>
                    {[
                      ...result.blocking.map(id =>
                        obstacleOfCriterion(t, criteria, id),
                      ),
                      ...openBlockers
                        .filter(blocker => blocker.abilities.includes(ability))
                        .map(({ text }) =>
                          t('handover.ladder.blocker', { text }),
                        ),
                    ].join('; ')}
                  </td>
                </>
              ) : (
                <td colSpan={3}>{t('handover.ladder.notApplicable')}</td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Steps(props: {
  scorecard: Scorecard;
  titleOf: (entityRef: string) => string;
}) {
  const { scorecard, titleOf } = props;
  const { criteria, nextSteps, owner } = scorecard;
  const operator = otherOperator(scorecard);
  const { t } = useMlTranslation();
  if (nextSteps.length === 0) {
    return null;
  }
  return (
    <Part title={t('handover.steps.title')}>
      <ol>
        {nextSteps.map(step => (
          <li key={step.criterion}>
            <strong>{obstacleOfCriterion(t, criteria, step.criterion)}</strong>
            {'. '}
            {t('handover.steps.what', {
              action: t(`handover.steps.action.${step.action}`),
              text: remedyText(t, step.criterion, step),
            })}{' '}
            {t('handover.steps.who', {
              who: describeAssignee(t, step, {
                owner: owner && titleOf(owner),
                operator: operator && titleOf(operator),
              }),
            })}
            {step.yaml && <pre>{step.yaml.trimEnd()}</pre>}
          </li>
        ))}
      </ol>
    </Part>
  );
}
