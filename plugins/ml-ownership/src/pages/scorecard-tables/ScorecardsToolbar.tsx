import { MlKind } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  Button,
  Menu,
  MenuItem,
  MenuTrigger,
  ToggleButton,
} from '@backstage/ui';
import {
  RiArrowDownSLine,
  RiCheckLine,
  RiLayoutColumnLine,
} from '@remixicon/react';
import { ReactNode } from 'react';
import { useUrlState } from '../../ui/url';
import { useMlTranslation } from '../../translations';
import {
  chosenColumns,
  columnName,
  columnsOf,
  columnsParameter,
} from './scorecardColumns';
import layout from '../../ui/layout.module.css';
import styles from './ScorecardsToolbar.module.css';

/** The columns and the row density of a table, kept in the search parameters. */
export function ScorecardsToolbar(props: {
  kind: MlKind | undefined;
  /** Additional controls. */
  children?: ReactNode;
}) {
  const { kind, children } = props;
  const { params, update } = useUrlState();
  const { t } = useMlTranslation();
  const chosen = chosenColumns(params, kind);
  return (
    <div className={layout.centeredRow2}>
      <MenuTrigger>
        <Button
          size="small"
          variant="secondary"
          iconStart={<RiLayoutColumnLine />}
          iconEnd={<RiArrowDownSLine />}
        >
          {t('scorecards.columns')}
        </Button>
        <Menu
          selectionMode="multiple"
          maxHeight="480px"
          selectedKeys={chosen}
          onSelectionChange={keys =>
            update({
              columns: columnsParameter(
                keys === 'all' ? columnsOf(kind) : [...keys].map(String),
                kind,
              ),
            })
          }
        >
          {columnsOf(kind).map(column => (
            <MenuItem
              key={column}
              id={column}
              iconStart={
                chosen.includes(column) ? (
                  <RiCheckLine />
                ) : (
                  <span className={styles.noIcon} />
                )
              }
            >
              {columnName(t, column, kind)}
            </MenuItem>
          ))}
        </Menu>
      </MenuTrigger>
      <ToggleButton
        size="small"
        isSelected={isCompact(params)}
        onChange={compact =>
          update({ density: compact ? 'compact' : undefined })
        }
      >
        {t('scorecards.compact')}
      </ToggleButton>
      {children}
    </div>
  );
}

/** Returns whether the rows are compact. */
export function isCompact(params: URLSearchParams): boolean {
  return params.get('density') === 'compact';
}
