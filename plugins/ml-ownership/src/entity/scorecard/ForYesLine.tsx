import {
  ExemptionCap,
  Scorecard,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button } from '@backstage/ui';
import { Fragment, ReactNode, useState } from 'react';
import {
  CriterionLink,
  obstacleOfCriterion,
  titleOfCriterion,
  translateReason,
} from '../../ui/criterion';
import { EntityLink } from '../../ui/entity';
import { CalendarDate } from '../../ui/time';
import { abilityName } from '../../ui/verdict';
import { useMlTranslation } from '../../translations';
import styles from './ForYesLine.module.css';

/** More open criteria are collapsed behind their number. */
const MAX_CRITERIA = 6;

interface ForYesProps {
  scorecard: Scorecard;
  /** Path of the Handover readiness tab, if the line is on another page. */
  path?: string;
  /** Shows everything, without links, as on paper. */
  plain?: boolean;
}

/** Everything that keeps an entity from *Yes*: open criteria, exemptions, and the supply chain. */
export function ForYesLine(props: ForYesProps) {
  const { forYes } = props.scorecard;
  const { t } = useMlTranslation();
  if (!forYes) {
    return null;
  }
  return (
    <div className={styles.root}>
      <strong>{t('handover.forYes.title')}</strong>
      <ul className={styles.list} aria-label={t('handover.forYes.list')}>
        {forYes.criteria.length > 0 && (
          <li>
            <OpenCriteria {...props} ids={forYes.criteria} />
          </li>
        )}
        {forYes.exemptions.map(cap => (
          <li key={cap.criterion}>
            <Exemption {...props} cap={cap} />
          </li>
        ))}
        {forYes.supplyChain && <SupplyChain {...props} />}
      </ul>
    </div>
  );
}

function OpenCriteria(props: ForYesProps & { ids: string[] }) {
  const { scorecard, path, plain, ids } = props;
  const { t } = useMlTranslation();
  const [all, setAll] = useState(false);
  const shown = all || plain ? ids : ids.slice(0, MAX_CRITERIA);
  const more = ids.length - shown.length;
  return (
    <>
      {t('handover.forYes.open', { count: ids.length })}{' '}
      {listed(
        shown.map(id => {
          const text = obstacleOfCriterion(t, scorecard.criteria, id);
          return plain ? (
            text
          ) : (
            <CriterionLink id={id} criteria={scorecard.criteria} path={path}>
              {text}
            </CriterionLink>
          );
        }),
      )}
      {more > 0 && (
        <>
          {' '}
          <Button size="small" variant="tertiary" onPress={() => setAll(true)}>
            {t('handover.forYes.more', { count: more })}
          </Button>
        </>
      )}
    </>
  );
}

function Exemption(props: ForYesProps & { cap: ExemptionCap }) {
  const { scorecard, path, plain, cap } = props;
  const { criterion, abilities, expiresAt, level } = cap;
  const { t, formats } = useMlTranslation();
  const parts = {
    day: <CalendarDate at={expiresAt} />,
    level: String(level),
    abilities: formats.list(
      abilities.map(ability => abilityName(t, ability, scorecard.kind)),
    ),
  };
  return (
    <>
      {t('handover.forYes.exempt', {
        ...parts,
        criterion: plain ? (
          <>{titleOfCriterion(t, scorecard.criteria, criterion)}</>
        ) : (
          <CriterionLink
            id={criterion}
            criteria={scorecard.criteria}
            path={path}
          />
        ),
      })}
    </>
  );
}

/** What the supply chain has to do with it, as list items. */
function SupplyChain(props: ForYesProps) {
  const { scorecard, plain } = props;
  const { entityRef, systemExemptions, weakestLink } = scorecard;
  const { t } = useMlTranslation();
  const linkTo = (entity: { entityRef: string; title: string }) =>
    plain ? <>{entity.title}</> : <EntityLink {...entity} hideIcon handover />;
  const isElsewhere = weakestLink && weakestLink.entityRef !== entityRef;
  return (
    <>
      {isElsewhere && weakestLink.verdict !== 'yes' && (
        <li>
          {t('handover.forYes.weakest', {
            link: linkTo({
              entityRef: weakestLink.entityRef,
              title: weakestLink.title,
            }),
            reason: translateReason(t, weakestLink),
          })}
        </li>
      )}
      {!weakestLink && !systemExemptions && (
        <li>{t('handover.forYes.hidden')}</li>
      )}
      {systemExemptions && (
        <li>
          {t('handover.forYes.exemptUpstream', {
            count: systemExemptions.count,
          })}
          {systemExemptions.edges.length > 0 && ': '}
          {listed(
            systemExemptions.edges.map(({ entityRef: ref, title }) =>
              linkTo({ entityRef: ref, title }),
            ),
          )}
        </li>
      )}
    </>
  );
}

function listed(parts: ReactNode[]): ReactNode {
  return parts.map((part, index) => (
    // The parts of one list never change their order.
    <Fragment key={index}>
      {index > 0 && ', '}
      {part}
    </Fragment>
  ));
}
