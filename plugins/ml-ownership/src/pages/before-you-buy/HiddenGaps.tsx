import { SMELLS } from '@mlownership/backstage-plugin-ml-ownership-common';
import { problemOfCriterion, translateSmell } from '../../ui/criterion';
import { EntityLink } from '../../ui/entity';
import { Section } from '../../ui/page';
import { useMlTranslation } from '../../translations';
import { EntityCountLink } from './EntityCountLink';
import { ToolReadiness } from './toolReadiness';
import layout from '../../ui/layout.module.css';
import styles from './BeforeYouBuyPage.module.css';

/** What a tool would hide: entities that already show the warning sign, and those for which a decision is missing. */
export function HiddenGaps(props: { readiness: ToolReadiness }) {
  const { decisions, owner, tool } = props.readiness;
  const { t } = useMlTranslation();
  const failing = decisions
    .filter(({ counts }) => counts.fail > 0)
    .sort((a, b) => b.counts.fail - a.counts.fail);
  return (
    <Section
      title={t('beforeYouBuy.gaps.title')}
      lead={t(`beforeYouBuy.tools.${tool}.hides`)}
    >
      <WarningSign readiness={props.readiness} />
      {failing.length === 0 ? (
        <p className={layout.note}>{t('beforeYouBuy.gaps.none')}</p>
      ) : (
        <ul className={styles.list}>
          {failing.map(({ counts, criterion, kind }) => (
            <li key={`${kind} ${criterion}`}>
              {t('beforeYouBuy.gaps.gap', {
                entities: (
                  <EntityCountLink
                    entities={{
                      kind,
                      owner,
                      criterion,
                      criterionState: ['fail'],
                    }}
                  >
                    {t(`verdict.countOf${kind}`, { count: counts.fail })}
                  </EntityCountLink>
                ),
                problem: problemOfCriterion(t, criterion),
              })}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** The entities that already have the tool, but not its decisions. */
function WarningSign(props: { readiness: ToolReadiness }) {
  const { owner, smell } = props.readiness;
  const { t } = useMlTranslation();
  if (!smell) {
    return null;
  }
  const { id, items, kind, totalItems } = smell;
  const title = translateSmell(t, { id, ...SMELLS[id] }, 'title');
  if (totalItems === 0) {
    return (
      <p className={layout.text}>
        {t('beforeYouBuy.gaps.noSmell', { smell: title })}
      </p>
    );
  }
  return (
    <div className={layout.column1}>
      <p className={layout.text}>
        {t('beforeYouBuy.gaps.smell', {
          smell: title,
          entities: (
            <EntityCountLink entities={{ kind, owner, smell: id }}>
              {t(`verdict.countOf${kind}`, { count: totalItems })}
            </EntityCountLink>
          ),
        })}
      </p>
      <span className={layout.centeredRow3}>
        {items.map(item => (
          <EntityLink
            key={item.entityRef}
            entityRef={item.entityRef}
            title={item.title}
            handover
          />
        ))}
      </span>
    </div>
  );
}
