import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  Departure,
  DepartureHandover,
  DepartureLosses,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { ButtonLink } from '@backstage/ui';
import { Fragment } from 'react';
import { EntityLink } from '../../ui/entity';
import { withQuery } from '../../ui/url';
import { whatIfRouteRef } from '../../routes';
import { useMlTranslation } from '../../translations';
import { ProposeHandoverButton } from '../handovers';
import layout from '../../ui/layout.module.css';
import styles from './WhatIfTable.module.css';

/** By severity. */
const LOSSES: readonly (keyof DepartureLosses)[] = [
  'owner',
  'operator',
  'last-non-author',
  'on-call',
];

/** People and groups in the order of the backend, each with its losses and the handover that would help most. */
export function DepartureTable(props: { items: Departure[] }) {
  const { items } = props;
  const { t, formats } = useMlTranslation();
  return (
    <div className={layout.scroll}>
      <table className={styles.table} aria-label={t('departures.table')}>
        <thead>
          <tr>
            <th scope="col">{t('departures.columns.who')}</th>
            <th scope="col">{t('departures.columns.tier1')}</th>
            <th scope="col">{t('departures.columns.tier2')}</th>
            <th scope="col">{t('departures.columns.losses')}</th>
            <th scope="col">{t('departures.columns.handover')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(item => (
            <tr key={item.entityRef}>
              <th scope="row">
                <div className={layout.column2}>
                  <EntityLink entityRef={item.entityRef} title={item.title} />
                  <ShowChanges departure={item} />
                </div>
              </th>
              <td>{formats.number(item.tier1)}</td>
              <td>{formats.number(item.entities - item.tier1)}</td>
              <td className={styles.text}>
                <Losses departure={item} />
              </td>
              <td className={styles.text}>
                {item.handover ? <Handover handover={item.handover} /> : '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Selects the person or group alone. */
function ShowChanges(props: { departure: Departure }) {
  const { entityRef, title } = props.departure;
  const { t } = useMlTranslation();
  const path = useRouteRef(whatIfRouteRef)?.();
  const href = withQuery(path, {
    [isGroup(entityRef) ? 'dissolved' : 'leaving']: entityRef,
  });
  return (
    <span className={styles.action}>
      <ButtonLink
        size="small"
        variant="secondary"
        href={href}
        aria-label={t('departures.showOf', { title })}
      >
        {t('departures.show')}
      </ButtonLink>
    </span>
  );
}

function Losses(props: { departure: Departure }) {
  const { entityRef, entities, examples, losses } = props.departure;
  const { t, formats } = useMlTranslation();
  const who = isGroup(entityRef) ? 'group' : 'user';
  const links = examples.map((example, index) => (
    <Fragment key={example.entityRef}>
      {index > 0 && ', '}
      <EntityLink {...example} handover hideIcon />
    </Fragment>
  ));
  return (
    <div className={layout.column1}>
      <ul className={layout.list}>
        {LOSSES.filter(loss => losses[loss] > 0).map(loss => (
          <li key={loss}>
            {t(`departures.loss.${who}.${loss}`, {
              number: formats.number(losses[loss]),
            })}
          </li>
        ))}
      </ul>
      <div>
        {entities > examples.length
          ? t('departures.more', {
              entities: <>{links}</>,
              more: formats.number(entities - examples.length),
            })
          : links}
      </div>
    </div>
  );
}

function Handover(props: { handover: DepartureHandover }) {
  const { fromTeam, toTeam, entityRef, entities } = props.handover;
  const { t } = useMlTranslation();
  const from = <EntityLink entityRef={fromTeam} hideIcon />;
  const entity = <EntityLink entityRef={entityRef} handover hideIcon />;
  return (
    <div className={layout.column2}>
      <span>
        {toTeam
          ? t('departures.handover', {
              count: entities,
              from,
              to: <EntityLink entityRef={toTeam} hideIcon />,
            })
          : t('departures.handoverToAnother', { count: entities, from })}
      </span>
      <span>
        {entities > 1 ? t('departures.startWith', { entity }) : entity}
      </span>
      <span>
        <ProposeHandoverButton entityRef={entityRef} toTeam={toTeam} />
      </span>
    </div>
  );
}

function isGroup(entityRef: string): boolean {
  return entityRef.startsWith('group:');
}
