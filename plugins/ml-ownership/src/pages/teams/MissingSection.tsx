import {
  MissingPeople,
  MissingRoleOf,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Fragment } from 'react';
import { EntityLink } from '../../ui/entity';
import { Section } from '../../ui/page';
import { useMlTranslation } from '../../translations';
import { TeamLink } from './TeamLink';
import layout from '../../ui/layout.module.css';
import styles from './MissingSection.module.css';

/**
 * The groups and users that are referenced but missing from the catalog, and where; renders nothing if there are none.
 */
export function MissingSection(props: { missing: MissingPeople }) {
  const { items, totalItems } = props.missing;
  const { t, formats } = useMlTranslation();
  if (items.length === 0) {
    return null;
  }
  return (
    <Section title={t('missing.title')} lead={t('missing.lead')}>
      {totalItems > items.length && (
        <p role="note" className={layout.note}>
          {t('missing.shown', {
            shown: formats.number(items.length),
            total: formats.number(totalItems),
          })}
        </p>
      )}
      <dl className={styles.list}>
        {items.map(({ entityRef, roles }) => (
          <div key={entityRef} className={styles.person}>
            <dt>
              {entityRef.startsWith('group:') ? (
                <TeamLink entityRef={entityRef} title={entityRef} missing />
              ) : (
                <EntityLink entityRef={entityRef} title={entityRef} missing />
              )}
            </dt>
            {roles.map(role => (
              <dd key={role.role}>
                {t(`missing.role.${role.role}`, {
                  entities: <NamedBy role={role} />,
                })}
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </Section>
  );
}

function NamedBy(props: { role: MissingRoleOf }) {
  const { entities, totalItems } = props.role;
  const { t, formats } = useMlTranslation();
  const links = (
    <>
      {entities.map(({ entityRef, title }, index) => (
        <Fragment key={entityRef}>
          {index > 0 && ', '}
          <EntityLink entityRef={entityRef} title={title} handover hideIcon />
        </Fragment>
      ))}
    </>
  );
  return totalItems > entities.length
    ? t('missing.more', {
        entities: links,
        more: formats.number(totalItems - entities.length),
      })
    : links;
}
