import {
  FOUNDATION_STATES,
  FoundationState,
  getCriterion,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { criterionText } from '../../ui/criterion';
import { FoundationSwatch } from '../../ui/foundations';
import { Section } from '../../ui/page';
import { useMlTranslation } from '../../translations';
import { EntityCountLink } from './EntityCountLink';
import { CountedDecision, isMade, ToolReadiness } from './toolReadiness';
import layout from '../../ui/layout.module.css';
import styles from './BeforeYouBuyPage.module.css';

/** For how many entities each decision is made. Each number links to the entities. */
export function CurrentState(props: { readiness: ToolReadiness }) {
  const { decisions, owner } = props.readiness;
  const { t, formats } = useMlTranslation();
  const titleOf = ({ criterion }: CountedDecision) =>
    criterionText(t, criterion, 'title', getCriterion(criterion).title);

  const number = (decision: CountedDecision, state: FoundationState) => {
    const { counts, criterion, kind } = decision;
    const count = counts[state];
    return count === 0 ? (
      <span className={styles.note}>0</span>
    ) : (
      <EntityCountLink
        entities={{ kind, owner, criterion, criterionState: [state] }}
        label={t('foundations.link', {
          entities: t(`verdict.countOf${kind}`, { count }),
          foundation: titleOf(decision),
          state: t(`foundations.state.${state}`),
        })}
      >
        {formats.number(count)}
      </EntityCountLink>
    );
  };

  return (
    <Section
      title={t('beforeYouBuy.state.title')}
      lead={t('beforeYouBuy.state.lead', {
        made: decisions.filter(isMade).length,
        all: decisions.length,
      })}
    >
      <div className={layout.scroll}>
        <table
          className={styles.table}
          aria-label={t('beforeYouBuy.state.title')}
        >
          <thead>
            <tr>
              <th scope="col">{t('beforeYouBuy.state.decision')}</th>
              <th scope="col">{t('scorecards.column.kind')}</th>
              {FOUNDATION_STATES.map(state => (
                <th key={state} scope="col">
                  <FoundationSwatch state={state} />{' '}
                  {t(`foundations.state.${state}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {decisions.map(decision => (
              <tr key={`${decision.kind} ${decision.criterion}`}>
                <th scope="row">{titleOf(decision)}</th>
                <td>{t(`scorecards.kind.${decision.kind}`)}</td>
                {FOUNDATION_STATES.map(state => (
                  <td key={state}>{number(decision, state)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
