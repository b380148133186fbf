import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Skeleton } from '@backstage/ui';
import { MlKind } from '@mlownership/backstage-plugin-ml-ownership-common';
import { EntityLink } from '../../ui/entity';
import { Section } from '../../ui/page';
import {
  OnCallLabel,
  peopleOf,
  useNotInCatalog,
  useOnCall,
} from '../../ui/people';
import { useMlTranslation } from '../../translations';
import { DeclaredField } from './DeclaredField';
import {
  DescriptionItem,
  DescriptionList,
  HowToDeclare,
  MissingValue,
  Note,
} from './DescriptionList';
import { LinkedText } from './LinkedText';

const ESCALATION = 'operations.recover.escalation';

type WhoIsCalled = ReturnType<typeof useOnCall>;
type OnCall = NonNullable<WhoIsCalled['onCall']>;

/** The contacts in the order in which to call them. */
export function Pager() {
  const { t } = useMlTranslation();
  const { entity } = useEntity();
  const { operators, ownerOperates } = peopleOf(entity);
  const first = useOnCall(entity, operators);
  const missing = useNotInCatalog(operators, first.unfound);
  const show = (text: string) => <Team text={text} first={first} />;
  const kind = entity.kind as MlKind;
  return (
    <Section title={t('operate.pager.title')}>
      <DescriptionList>
        <OnCallFact first={first} missing={missing} />
        <DescriptionItem title={t('operate.pager.operators')}>
          {operators.map(ref =>
            missing.includes(ref) ? (
              <NotInCatalog key={ref} entityRef={ref} />
            ) : (
              <EntityLink key={ref} entityRef={ref} />
            ),
          )}
          {operators.length === 0 && (
            <MissingValue>{t('operate.pager.nobody')}</MissingValue>
          )}
          {operators.length > 0 && ownerOperates && (
            <Note>{t('operate.pager.ownerOperates')}</Note>
          )}
        </DescriptionItem>
        <DeclaredField
          title={t(`operate.pager.failures.${kind}`)}
          path={`${ESCALATION}.failures`}
          missing={t('operate.pager.noFailures')}
          example="group:default/my-team"
          show={show}
        />
        <DeclaredField
          title={t(`operate.pager.regressions.${kind}`)}
          path={`${ESCALATION}.regressions`}
          missing={t('operate.pager.noRegressions')}
          example="group:default/my-team"
          show={show}
        />
      </DescriptionList>
    </Section>
  );
}

function NotInCatalog(props: { entityRef: string }) {
  const { t } = useMlTranslation();
  return (
    <MissingValue>
      {t('missing.nobodyCanBeCalled', { ref: props.entityRef })}
    </MissingValue>
  );
}

function OnCallFact(props: {
  first: WhoIsCalled;
  /** The operators that are missing from the catalog. */
  missing: string[];
}) {
  const { missing } = props;
  const { onCall, ofGroup, loading, error, unfound } = props.first;
  const { t } = useMlTranslation();
  if (loading) {
    return (
      <DescriptionItem title={t('operate.pager.onCall')}>
        <Skeleton width={200} height={28} />
      </DescriptionItem>
    );
  }
  if (!onCall) {
    return (
      <DescriptionItem title={t('operate.pager.onCall')}>
        {error || (unfound?.length && missing.length === 0) ? (
          <Note>{t('operate.pager.unreadable')}</Note>
        ) : (
          <>
            {missing.map(ref => (
              <NotInCatalog key={ref} entityRef={ref} />
            ))}
            {missing.length === 0 && (
              <MissingValue>{t('operate.pager.nobodyOnCall')}</MissingValue>
            )}
            <HowToDeclare>
              {t('operate.pager.addOnCall', {
                url: <code>mlownership.dev/on-call: https://…</code>,
                pagerDuty: <code>pagerduty.com/service-id</code>,
                opsgenie: <code>opsgenie.com/team</code>,
              })}
            </HowToDeclare>
          </>
        )}
      </DescriptionItem>
    );
  }
  return (
    <DescriptionItem title={t('operate.pager.onCall')} main>
      <OnCallLabel onCall={onCall} />
      {ofGroup && <Note>{t('operate.pager.ofGroup')}</Note>}
    </DescriptionItem>
  );
}

/** A Group or User that the entity names, with its on-call; `first` is the on-call to call before it. */
function Team(props: { text: string; first: WhoIsCalled }) {
  const { text, first } = props;
  const { t } = useMlTranslation();
  const { entity } = useEntity();
  const ref = teamRefOf(entity, text);
  const { onCall, unfound } = useOnCall(undefined, ref ? [ref] : []);
  const missing = useNotInCatalog(ref ? [ref] : [], unfound);
  if (!ref) {
    return <LinkedText text={text} />;
  }
  if (missing.length > 0) {
    return <NotInCatalog entityRef={ref} />;
  }
  return (
    <>
      <EntityLink entityRef={ref} />
      {onCall &&
        (isSame(onCall, first.onCall) ? (
          <Note>{t('operate.pager.samePager')}</Note>
        ) : (
          <OnCallLabel onCall={onCall} />
        ))}
    </>
  );
}

/** Whether two on-calls are the same pager. Integrations without an id cannot be compared. */
function isSame(one: OnCall, other: OnCall | undefined): boolean {
  if (one.type === 'schedule') {
    return other?.type === 'schedule' && one.url === other.url;
  }
  return (
    one.type !== 'pagerDuty' && other?.type === one.type && one.id === other.id
  );
}

/** Returns the ref of a team, whose kind defaults to Group. */
function teamRefOf(entity: Entity, text: string): string | undefined {
  if (!/^(?:(?:group|user):)?(?:[\w-]+\/)?[\w.-]+$/i.test(text)) {
    return undefined;
  }
  return stringifyEntityRef(
    parseEntityRef(text, {
      defaultKind: 'group',
      defaultNamespace: entity.metadata.namespace,
    }),
  );
}
