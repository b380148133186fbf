import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Skeleton } from '@backstage/ui';
import { MlKind } from '@mlownership/backstage-plugin-ml-ownership-common';
import { EntityLink } from '../entity';
import { Section } from '../page';
import { OnCallLabel, peopleOf, useOnCall } from '../people';
import { useWords } from '../words';
import { DeclaredFact } from './DeclaredFact';
import { Fact, FactList, HowToDeclare, Missing, Note } from './Fact';
import { PointedText } from './PointedText';

const ESCALATION = 'operations.recover.escalation';

type WhoIsCalled = ReturnType<typeof useOnCall>;
type OnCall = NonNullable<WhoIsCalled['onCall']>;

/** Whom to call, in the order in which one would. */
export function Pager() {
  const { t } = useWords();
  const { entity } = useEntity();
  const { operators, ownerOperates } = peopleOf(entity);
  const first = useOnCall(entity, operators);
  const show = (text: string) => <Team text={text} first={first} />;
  const kind = entity.kind as MlKind;
  return (
    <Section title={t('operate.pager.title')}>
      <FactList>
        <OnCallFact first={first} />
        <Fact title={t('operate.pager.operators')}>
          {operators.map(ref => (
            <EntityLink key={ref} entityRef={ref} />
          ))}
          {operators.length === 0 && (
            <Missing>{t('operate.pager.nobody')}</Missing>
          )}
          {operators.length > 0 && ownerOperates && (
            <Note>{t('operate.pager.ownerOperates')}</Note>
          )}
        </Fact>
        <DeclaredFact
          title={t(`operate.pager.failures.${kind}`)}
          path={`${ESCALATION}.failures`}
          missing={t('operate.pager.noFailures')}
          example="group:default/my-team"
          show={show}
        />
        <DeclaredFact
          title={t(`operate.pager.regressions.${kind}`)}
          path={`${ESCALATION}.regressions`}
          missing={t('operate.pager.noRegressions')}
          example="group:default/my-team"
          show={show}
        />
      </FactList>
    </Section>
  );
}

function OnCallFact(props: { first: WhoIsCalled }) {
  const { onCall, ofGroup, loading, error } = props.first;
  const { t } = useWords();
  if (loading) {
    return (
      <Fact title={t('operate.pager.onCall')}>
        <Skeleton width={200} height={28} />
      </Fact>
    );
  }
  if (!onCall) {
    return (
      <Fact title={t('operate.pager.onCall')}>
        {error ? (
          <Note>{t('operate.pager.unreadable')}</Note>
        ) : (
          <>
            <Missing>{t('operate.pager.nobodyOnCall')}</Missing>
            <HowToDeclare>
              {t('operate.pager.addOnCall', {
                url: <code>mlownership.dev/on-call: https://…</code>,
                pagerDuty: <code>pagerduty.com/service-id</code>,
                opsgenie: <code>opsgenie.com/team</code>,
              })}
            </HowToDeclare>
          </>
        )}
      </Fact>
    );
  }
  return (
    <Fact title={t('operate.pager.onCall')} main>
      <OnCallLabel onCall={onCall} />
      {ofGroup && <Note>{t('operate.pager.ofGroup')}</Note>}
    </Fact>
  );
}

/** A Group or User that the entity names, and whom it has on call; `first` is who is called before. */
function Team(props: { text: string; first: WhoIsCalled }) {
  const { text, first } = props;
  const { t } = useWords();
  const { entity } = useEntity();
  const ref = teamRefOf(entity, text);
  const { onCall } = useOnCall(undefined, ref ? [ref] : []);
  if (!ref) {
    return <PointedText text={text} />;
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

/** Whether both ring the same pager. Of a service without an id nobody can tell. */
function isSame(one: OnCall, other: OnCall | undefined): boolean {
  if (one.type === 'schedule') {
    return other?.type === 'schedule' && one.url === other.url;
  }
  return (
    one.type !== 'pagerDuty' && other?.type === one.type && one.id === other.id
  );
}

/** What stands where a team is expected is a Group unless it says otherwise. */
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
