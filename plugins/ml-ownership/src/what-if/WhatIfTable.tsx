import {
  CRITERIA,
  WhatIfEntity,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { EntityLink } from '../entity';
import { StandingChange } from '../history';
import styles from './WhatIfTable.module.css';
import { lossWords } from './whatIfSentence';

const CRITERION_TITLES = new Map(CRITERIA.map(({ id, title }) => [id, title]));

/** Entities that would change, the most critical first, as the backend orders them. */
export function WhatIfTable(props: { items: WhatIfEntity[] }) {
  const { items } = props;
  return (
    <div className={styles.scroll}>
      <table
        className={styles.table}
        aria-label="What would change, the most critical first"
      >
        <thead>
          <tr>
            <th scope="col">Entity</th>
            <th scope="col">Tier</th>
            <th scope="col">Owner</th>
            <th scope="col">Would lose</th>
            <th scope="col">Verdict</th>
            <th scope="col">Would fail</th>
          </tr>
        </thead>
        <tbody>
          {items.map(item => (
            <tr key={item.entityRef}>
              <th scope="row">
                <EntityLink
                  entityRef={item.entityRef}
                  title={item.title}
                  handover
                />
              </th>
              <td>{item.tier ?? '–'}</td>
              <td>
                {item.owner ? (
                  <EntityLink entityRef={item.owner} hideIcon />
                ) : (
                  '–'
                )}
              </td>
              <td>
                <Lines
                  lines={item.loses.map(loss => ({
                    key: loss,
                    text: lossWords(loss, 1),
                  }))}
                />
              </td>
              <td>
                <StandingChange before={item.before} after={item.after} />
              </td>
              <td>
                <Lines
                  lines={item.fails.map(id => ({
                    key: id,
                    text: CRITERION_TITLES.get(id) ?? id,
                  }))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Lines(props: { lines: Array<{ key: string; text: string }> }) {
  const { lines } = props;
  if (lines.length === 0) {
    return <>–</>;
  }
  return (
    <ul className={styles.lines}>
      {lines.map(({ key, text }) => (
        <li key={key}>{text}</li>
      ))}
    </ul>
  );
}
