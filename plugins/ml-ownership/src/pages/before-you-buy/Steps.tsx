import { getCriterionTexts } from '@mlownership/backstage-plugin-ml-ownership-common';
import { criterionText } from '../../ui/criterion';
import { Section } from '../../ui/page';
import { inWordsOf, useMlTranslation } from '../../translations';
import { EntityCountLink } from './EntityCountLink';
import { stepsOf, ToolReadiness } from './toolReadiness';
import layout from '../../ui/layout.module.css';
import styles from './BeforeYouBuyPage.module.css';

/** The tiers that come first, as in the `urgent` number of the backend. */
const URGENT_TIERS = ['1', '2'];

/** What to do before a tool, by the number of entities of tier 1 and 2 that need it. */
export function Steps(props: { readiness: ToolReadiness }) {
  const { decisions, owner } = props.readiness;
  const { t } = useMlTranslation();
  const steps = stepsOf(decisions);
  return (
    <Section
      title={t('beforeYouBuy.steps.title')}
      lead={t('beforeYouBuy.steps.lead')}
    >
      {steps.length === 0 ? (
        <p className={layout.note}>{t('beforeYouBuy.steps.none')}</p>
      ) : (
        <ol className={styles.list}>
          {steps.map(({ counts, criterion, kind }) => {
            const { remedy, title } = getCriterionTexts(criterion, kind);
            const ofKind = inWordsOf(t, kind);
            return (
              <li key={`${kind} ${criterion}`}>
                <strong>
                  {criterionText(ofKind, criterion, 'remedy', remedy.text)}
                </strong>
                <br />
                {t('beforeYouBuy.steps.lacking', {
                  title: criterionText(ofKind, criterion, 'title', title),
                  entities: (
                    <EntityCountLink
                      entities={{
                        kind,
                        owner,
                        criterion,
                        criterionState: ['fail', 'unknown'],
                        tier: URGENT_TIERS,
                      }}
                    >
                      {t(`verdict.countOf${kind}`, { count: counts.urgent })}
                    </EntityCountLink>
                  ),
                })}
              </li>
            );
          })}
        </ol>
      )}
    </Section>
  );
}
