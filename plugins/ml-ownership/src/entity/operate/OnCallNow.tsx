import {
  OnCallAnswer,
  OnCallLevel,
  OnCallPerson,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { ReactNode } from 'react';
import { useMlQuery } from '../../ui/async-state';
import { ServerText } from '../../ui/criterion';
import { EntityLink } from '../../ui/entity';
import { Section } from '../../ui/page';
import { PointInTime } from '../../ui/time';
import { useMlTranslation } from '../../translations';
import {
  DescriptionItem,
  DescriptionList,
  MissingValue,
  Note,
} from './DescriptionList';
import { ExternalLink } from './LinkedText';
import { httpUrl } from './resolvePointer';
import styles from './OnCallNow.module.css';

/** In milliseconds. The backend answers from its cache for half of it. */
const REFRESH_INTERVAL = 60_000;

/**
 * Who is on call now, and who is called next, as the connected systems say; renders nothing if no system is connected.
 *
 * @param isSilent - the page already says that the backend does not respond
 */
export function OnCallNow(props: { entityRef: string; isSilent: boolean }) {
  const { entityRef, isSilent } = props;
  const { t } = useMlTranslation();
  const { data, error } = useMlQuery(
    ['on-call', entityRef],
    api => api.getOnCall(entityRef),
    { refreshInterval: REFRESH_INTERVAL },
  );
  if (!data) {
    return error && !isSilent ? (
      <Section title={t('operate.onCallNow.title')}>
        <Note>{t('operate.onCallNow.unavailable')}</Note>
      </Section>
    ) : null;
  }
  if (data.items.length === 0) {
    return null;
  }
  return (
    <Section title={t('operate.onCallNow.title')}>
      {data.items.map(answer => (
        <DescriptionList key={answer.system}>
          <Called answer={answer} />
          <Origin answer={answer} entityRef={entityRef} />
        </DescriptionList>
      ))}
    </Section>
  );
}

function Called(props: { answer: OnCallAnswer }) {
  const { name = '', state, status, system, levels } = props.answer;
  const { t } = useMlTranslation();
  const first = levels.findIndex(isReached);
  const problem = ((): string | undefined => {
    if (status === 'unreadable') {
      return t('operate.onCallNow.unreadable');
    }
    if (state === 'disabled' || state === 'missing') {
      return t(`operate.onCallNow.${state}`, { name, system });
    }
    if (levels.length === 0) {
      return t('operate.onCallNow.notEscalated', { name, system });
    }
    return first < 0 ? t('operate.onCallNow.nobody') : undefined;
  })();
  if (problem !== undefined) {
    return (
      <DescriptionItem title={t('operate.onCallNow.first')} main>
        <MissingValue>{problem}</MissingValue>
      </DescriptionItem>
    );
  }
  return (
    <>
      <DescriptionItem title={t('operate.onCallNow.first')} main>
        <Recipients level={levels[first]} system={system} />
        {first > 0 && (
          <MissingValue>
            {t('operate.onCallNow.gap', { count: first })}
          </MissingValue>
        )}
        {state === 'maintenance' && (
          <MissingValue>
            {t('operate.onCallNow.maintenance', { name, system })}
          </MissingValue>
        )}
      </DescriptionItem>
      <Next answer={props.answer} levels={levels.slice(first + 1)} />
    </>
  );
}

/** Who is called if nobody answers. */
function Next(props: { answer: OnCallAnswer; levels: readonly OnCallLevel[] }) {
  const { answer, levels } = props;
  const { t } = useMlTranslation();
  const total = answer.levels.length;
  const reached = answer.levels.filter(isReached).length;
  const isLast = !levels.some(isReached);
  return (
    <DescriptionItem title={t('operate.onCallNow.next')}>
      {!isLast && (
        <ol className={styles.levels}>
          {levels.map((level, index) => (
            // Levels have no identity besides their place.
            // eslint-disable-next-line react/no-array-index-key
            <li key={index}>
              {level.afterMinutes !== undefined && (
                <Note>
                  {t('operate.onCallNow.after', { count: level.afterMinutes })}
                </Note>
              )}
              {isReached(level) ? (
                <Recipients level={level} system={answer.system} />
              ) : (
                <MissingValue>{t('operate.onCallNow.nobody')}</MissingValue>
              )}
            </li>
          ))}
        </ol>
      )}
      {(isLast || answer.endsOnOnePerson) && (
        <MissingValue>{t('operate.onCallNow.nobodyElse')}</MissingValue>
      )}
      <Note>{t('operate.onCallNow.hops', { count: total, reached })}</Note>
    </DescriptionItem>
  );
}

function Recipients(props: { level: OnCallLevel; system: string }) {
  const { level, system } = props;
  const { people, unresolved } = level;
  const { t } = useMlTranslation();
  return (
    <>
      {people.map((person, index) => (
        // Two people may have the same name.
        // eslint-disable-next-line react/no-array-index-key
        <span key={index} className={styles.person}>
          <span>
            {person.name ? (
              <bdi>{person.name}</bdi>
            ) : (
              t('operate.onCallNow.unnamed', { system })
            )}
          </span>
          <Shift person={person} />
        </span>
      ))}
      {unresolved > 0 && (
        <span>{t('operate.onCallNow.unresolved', { count: unresolved })}</span>
      )}
    </>
  );
}

function Shift(props: { person: OnCallPerson }) {
  const { schedule, since, until } = props.person;
  const { t } = useMlTranslation();
  const parts: ReactNode[] = [
    ...(schedule ? [<bdi key="schedule">{schedule}</bdi>] : []),
    ...(since
      ? [
          <span key="since">
            {t('operate.onCallNow.since', { when: <PointInTime at={since} /> })}
          </span>,
        ]
      : []),
    ...(until
      ? [
          <span key="until">
            {t('operate.onCallNow.until', { when: <PointInTime at={until} /> })}
          </span>,
        ]
      : []),
  ];
  return parts.length > 0 ? (
    <span className={styles.shift}>
      {parts.map((part, index) => (
        // eslint-disable-next-line react/no-array-index-key
        <Note key={index}>{part}</Note>
      ))}
    </span>
  ) : null;
}

/** Which system says so, and when it did. */
function Origin(props: { answer: OnCallAnswer; entityRef: string }) {
  const { answer, entityRef } = props;
  const { system, status, reason, name, url, readAt, declaredBy } = answer;
  const { t } = useMlTranslation();
  const href = url && httpUrl(url);
  return (
    <DescriptionItem title={t('operate.onCallNow.origin')}>
      {href && name ? (
        <ExternalLink url={href} text={`${system}, ${name}`} />
      ) : (
        <span>{name ? `${system}, ${name}` : system}</span>
      )}
      {readAt &&
        (status === 'stored' ? (
          <MissingValue>
            {t('operate.onCallNow.stored', {
              when: <PointInTime at={readAt} />,
            })}
          </MissingValue>
        ) : (
          <Note>
            {t('operate.onCallNow.read', { when: <PointInTime at={readAt} /> })}
          </Note>
        ))}
      {reason && (
        <Note>
          <ServerText>{reason}</ServerText>
        </Note>
      )}
      {declaredBy !== entityRef && (
        <Note>
          {t('operate.onCallNow.declaredBy', {
            group: <EntityLink entityRef={declaredBy} hideIcon />,
          })}
        </Note>
      )}
    </DescriptionItem>
  );
}

function isReached({ people, unresolved }: OnCallLevel): boolean {
  return people.length + unresolved > 0;
}
