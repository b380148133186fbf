import {
  getCriterion,
  Tool,
  TOOL_PREREQUISITES,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { criterionText } from '../../ui/criterion';
import { Section } from '../../ui/page';
import { useMlTranslation } from '../../translations';
import styles from './BeforeYouBuyPage.module.css';

/** The decisions that a tool needs, each with the foundation that it is part of. */
export function Decisions(props: { tool: Tool }) {
  const { tool } = props;
  const { t } = useMlTranslation();
  return (
    <Section
      title={t('beforeYouBuy.decisions.title')}
      lead={t(`beforeYouBuy.tools.${tool}.first`)}
    >
      <ol className={styles.list}>
        {TOOL_PREREQUISITES[tool].decisions.map(({ criterion, kind }) => {
          const { foundation, passesWhen, title } = getCriterion(criterion);
          return (
            <li key={`${kind} ${criterion}`}>
              <strong>{criterionText(t, criterion, 'title', title)}</strong>{' '}
              <span className={styles.note}>
                {t('beforeYouBuy.decisions.about', {
                  kind: t(`scorecards.kind.${kind}`),
                  foundation: t(`verdict.foundation.${foundation}`),
                })}
              </span>
              <br />
              {criterionText(t, criterion, 'passesWhen', passesWhen)}
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
