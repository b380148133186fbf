import { ReactNode } from 'react';
import styles from './PlotTable.module.css';

/** The numbers behind a plot. */
export interface PlotTableData {
  /** Titles of the columns; the first is that of the rows' headers. */
  columns: string[];
  rows: Array<{
    key: string;
    header: ReactNode;
    /** One for each column but the first. */
    cells: ReactNode[];
  }>;
}

/** The table behind a plot, for whoever cannot see it or wants the numbers. */
export function PlotTable(props: { label: string; table: PlotTableData }) {
  const { label, table } = props;
  const { columns, rows } = table;
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map(column => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, header, cells }) => (
            <tr key={key}>
              <th scope="row">{header}</th>
              {cells.map((cell, index) => (
                <td key={columns[index + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
