import { Checkbox, Link } from '@backstage/ui';
import { ImportCandidate } from '@mlownership/backstage-plugin-ml-ownership-common';
import { EntityLink } from '../../../ui/entity';
import { Isolated, useMlTranslation } from '../../../translations';
import { Selection } from '../useSelection';
import { ownerText, producerText } from './guessText';
import { RegisteredModelsPage } from './useRegisteredModels';
import styles from '../CandidateList.module.css';

/** The registered models to select from, each with what was guessed about it and why. */
export function RegisteredModelList(props: {
  page: RegisteredModelsPage;
  picked: Selection;
  onPick: (id: string) => void;
}) {
  const { page, picked, onPick } = props;
  const { t } = useMlTranslation();
  return (
    <ul className={styles.list} aria-label={t('imports.registered.list')}>
      {page.items.map(model => (
        <RegisteredModelRow
          key={model.id}
          model={model}
          source={page.sources.find(({ id }) => id === model.source)?.title}
          sameName={page.sameNames.get(model.id)}
          picked={picked}
          onPick={onPick}
        />
      ))}
    </ul>
  );
}

function RegisteredModelRow(props: {
  model: ImportCandidate;
  /** Title of its source. */
  source: string | undefined;
  /** Ref of an entity of the same name that is not connected to it. */
  sameName: string | undefined;
  picked: Selection;
  onPick: (id: string) => void;
}) {
  const { model, source, sameName, picked, onPick } = props;
  const { id, kind, name, owner, url } = model;
  const { t } = useMlTranslation();
  const isPicked = picked.picks.some(pick => pick.ref === id);
  const reasons = [ownerText(t, model), producerText(t, model)];
  return (
    <li className={styles.row}>
      <Checkbox
        aria-label={t('imports.candidates.pick', { title: name })}
        isSelected={isPicked}
        isDisabled={picked.isFull && !isPicked}
        onChange={selected => {
          if (selected) {
            picked.add({ ref: id, kind, isRegistered: true });
            onPick(id);
          } else {
            picked.remove(id);
          }
        }}
      />
      <div className={styles.what}>
        {url ? (
          <Link href={url} target="_blank" rel="noopener">
            <Isolated text={name} />
          </Link>
        ) : (
          <Isolated text={name} />
        )}
        <div className={styles.facts}>
          {source && <span>{t('imports.registered.from', { source })}</span>}
          <span>
            {owner?.entityRef
              ? t('imports.candidates.ownedBy', {
                  owner: <EntityLink entityRef={owner.entityRef} hideIcon />,
                })
              : t('imports.candidates.ownedByNobody')}
          </span>
        </div>
        {reasons.map(
          text =>
            text && (
              <span key={text} className={styles.reason}>
                {text}
              </span>
            ),
        )}
        {sameName && (
          <span className={styles.reason}>
            {t('imports.registered.sameName', {
              entity: <EntityLink entityRef={sameName} />,
            })}
          </span>
        )}
      </div>
    </li>
  );
}
