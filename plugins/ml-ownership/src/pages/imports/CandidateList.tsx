import { RELATION_OWNED_BY } from '@backstage/catalog-model';
import { Checkbox } from '@backstage/ui';
import { EntityLink } from '../../ui/entity';
import { useMlTranslation } from '../../translations';
import { Candidate } from './candidatesQuery';
import { Selection } from './useSelection';
import styles from './CandidateList.module.css';

/** The Components and Resources to select from, each with the reason why it is listed. */
export function CandidateList(props: {
  candidates: Candidate[];
  picked: Selection;
  onPick: (ref: string) => void;
}) {
  const { candidates, picked, onPick } = props;
  const { t } = useMlTranslation();
  return (
    <ul className={styles.list} aria-label={t('imports.candidates.list')}>
      {candidates.map(candidate => (
        <CandidateRow
          key={candidate.ref}
          candidate={candidate}
          picked={picked}
          onPick={onPick}
        />
      ))}
    </ul>
  );
}

function CandidateRow(props: {
  candidate: Candidate;
  picked: Selection;
  onPick: (ref: string) => void;
}) {
  const { candidate, picked, onPick } = props;
  const { entity, ref, kind } = candidate;
  const { t } = useMlTranslation();
  const isPicked = picked.picks.some(pick => pick.ref === ref);
  const title = entity.metadata.title ?? entity.metadata.name;
  const type =
    typeof entity.spec?.type === 'string' ? entity.spec.type : undefined;
  const owner = entity.relations?.find(
    relation => relation.type === RELATION_OWNED_BY,
  )?.targetRef;
  return (
    <li className={styles.row}>
      <Checkbox
        aria-label={t('imports.candidates.pick', { title })}
        isSelected={isPicked}
        isDisabled={picked.isFull && !isPicked}
        onChange={selected => {
          if (selected) {
            picked.add({ ref, kind });
            onPick(ref);
          } else {
            picked.remove(ref);
          }
        }}
      />
      <div className={styles.what}>
        <EntityLink entityRef={ref} title={title} />
        <div className={styles.facts}>
          <span>
            {type
              ? t('imports.candidates.fact', { kind: entity.kind, type })
              : t('imports.candidates.factWithoutType', { kind: entity.kind })}
          </span>
          <span>
            {owner
              ? t('imports.candidates.ownedBy', {
                  owner: <EntityLink entityRef={owner} hideIcon />,
                })
              : t('imports.candidates.ownedByNobody')}
          </span>
        </div>
        <span className={styles.reason}>
          {kind && type
            ? t(`imports.candidates.reason.${kind}`, { type })
            : t('imports.candidates.reason.none')}
        </span>
      </div>
    </li>
  );
}
