import { Select, TextField } from '@backstage/ui';
import {
  ML_KIND_DEFINITIONS,
  MlKind,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { useMlTranslation } from '../../translations';
import { Proposal } from './proposals';
import { NewEntityInput } from './createEmptyProposal';
import { RefField } from './RefField';
import { KINDS } from './useSelection';
import styles from './ProposalForm.module.css';

const NONE = 'none';
const TIERS = [1, 2, 3, 4];

/** A form for the most important fields; each change updates the YAML. */
export function ProposalForm(props: {
  proposal: Proposal;
  onDecide: (kind: MlKind) => void;
  onChange: (fixes: NewEntityInput) => void;
}) {
  const { proposal, onDecide, onChange } = props;
  const { pick, source, fixes, byHand, made } = proposal;
  const { t } = useMlTranslation();
  const spec = made?.entity.spec ?? {};
  // No entity of the catalog decides its kind, type and description.
  const isDescribed = pick.isNew || pick.isRegistered;
  return (
    <div className={styles.root}>
      {!isDescribed && (
        <Select
          className={styles.field}
          size="small"
          isDisabled={byHand}
          label={t('imports.proposals.kindField')}
          placeholder={t('imports.proposals.kindPlaceholder')}
          options={KINDS.map(kind => ({
            id: kind,
            label: t(`imports.kind.${kind}`),
          }))}
          value={pick.kind ?? null}
          onChange={kind => onDecide(kind as MlKind)}
        />
      )}
      {made && (
        <>
          <TextField
            className={styles.field}
            size="small"
            isDisabled={byHand}
            label={t('imports.proposals.nameField')}
            value={fixes.name ?? source?.metadata.name ?? ''}
            onChange={name => onChange({ name })}
          />
          <TextField
            className={styles.field}
            size="small"
            isDisabled={byHand}
            label={t('imports.proposals.titleField')}
            value={fixes.title ?? source?.metadata.title ?? ''}
            onChange={title => onChange({ title })}
          />
          {isDescribed && (
            <>
              <TextField
                className={styles.field}
                size="small"
                isDisabled={byHand}
                label={t('imports.proposals.descriptionField')}
                value={fixes.description ?? source?.metadata.description ?? ''}
                onChange={description => onChange({ description })}
              />
              <Select
                className={styles.field}
                size="small"
                isDisabled={byHand}
                label={t('imports.proposals.typeField')}
                options={[
                  ...(spec.type === undefined
                    ? [{ id: NONE, label: t('imports.proposals.unknown') }]
                    : []),
                  ...optionsOf(pick.kind, 'type', spec.type).map(id => ({
                    id,
                    label: id,
                  })),
                ]}
                value={String(spec.type ?? NONE)}
                onChange={type =>
                  onChange({ type: type === NONE ? undefined : String(type) })
                }
              />
            </>
          )}
          <Select
            className={styles.field}
            size="small"
            isDisabled={byHand}
            label={t('imports.proposals.lifecycleField')}
            options={[
              ...(spec.lifecycle === undefined
                ? [{ id: NONE, label: t('imports.proposals.unknown') }]
                : []),
              ...optionsOf(pick.kind, 'lifecycle', spec.lifecycle).map(id => ({
                id,
                label: id,
              })),
            ]}
            value={String(spec.lifecycle ?? NONE)}
            onChange={lifecycle =>
              onChange({
                lifecycle: lifecycle === NONE ? undefined : String(lifecycle),
              })
            }
          />
          <Select
            className={styles.field}
            size="small"
            isDisabled={byHand}
            label={t('imports.proposals.tierField')}
            description={t('imports.proposals.tierHint')}
            options={[
              { id: NONE, label: t('imports.proposals.unknown') },
              ...TIERS.map(tier => ({ id: String(tier), label: String(tier) })),
            ]}
            value={String(fixes.tier ?? NONE)}
            onChange={tier =>
              onChange({ tier: tier === NONE ? undefined : Number(tier) })
            }
          />
          <RefField
            label={t('imports.proposals.ownerField')}
            placeholder={t('imports.proposals.findOwner')}
            kinds={['Group', 'User']}
            value={textOrUndefined(spec.owner)}
            onChange={owner => onChange({ owner })}
          />
          <RefField
            label={t('imports.proposals.operatedByField')}
            description={t('imports.proposals.operatedByHint')}
            placeholder={t('imports.proposals.findOperator')}
            kinds={['Group']}
            value={textOrUndefined(spec.operatedBy)}
            onChange={operatedBy => onChange({ operatedBy })}
          />
        </>
      )}
    </div>
  );
}

/** The conventional values of a field, and the current one. */
function optionsOf(
  kind: MlKind | undefined,
  field: 'type' | 'lifecycle',
  current: unknown,
): string[] {
  const usual = conventional(kind, field);
  return [...new Set([...usual, ...(current ? [String(current)] : [])])];
}

/** The conventional values of a field. */
function conventional(kind: MlKind | undefined, name: string) {
  const field = ML_KIND_DEFINITIONS.find(
    known => known.kind === kind,
  )?.fields.find(known => known.name === name);
  return (field?.shape === 'text' && field.conventional) || [];
}

function textOrUndefined(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
