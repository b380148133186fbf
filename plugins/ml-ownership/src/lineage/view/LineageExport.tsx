import { parseEntityRef } from '@backstage/catalog-model';
import {
  csvText,
  Lineage,
  LineageEdge,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Alert, Button, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { RiDownloadLine } from '@remixicon/react';
import { RefObject, useState } from 'react';
import { LineageCanvasHandle } from '../canvas';
import { downloadBlob, downloadText } from '../../csv';
import { relationTitle } from '../relationTitle';
import { ORIGIN_WORDS } from '../originWords';

/** Saves what is shown as a picture, or as data for others to work with. */
export function LineageExport(props: {
  lineage: Lineage;
  /** Where it is drawn: a picture takes a drawing. */
  canvas?: RefObject<LineageCanvasHandle>;
}) {
  const { lineage, canvas } = props;
  const [error, setError] = useState<string>();
  const name = `lineage-${parseEntityRef(lineage.root).name}`;

  const savePng = async () => {
    try {
      setError(undefined);
      downloadBlob(`${name}.png`, await canvas!.current!.toPng());
    } catch (reason) {
      setError(`The picture could not be made: ${reason}`);
    }
  };
  return (
    <>
      {error && <Alert status="danger" title={error} />}
      <MenuTrigger>
        <Button size="small" variant="secondary" iconStart={<RiDownloadLine />}>
          Export
        </Button>
        <Menu>
          {canvas && (
            <MenuItem
              id="svg"
              onAction={() =>
                downloadText({
                  name: `${name}.svg`,
                  type: 'image/svg+xml',
                  text: canvas.current?.toSvg() ?? '',
                })
              }
            >
              Picture (SVG)
            </MenuItem>
          )}
          {canvas && (
            <MenuItem id="png" onAction={savePng}>
              Picture (PNG)
            </MenuItem>
          )}
          <MenuItem
            id="json"
            onAction={() =>
              downloadText({
                name: `${name}.json`,
                type: 'application/json',
                text: JSON.stringify(
                  { ...lineage, facets: undefined },
                  null,
                  2,
                ),
              })
            }
          >
            Data (JSON)
          </MenuItem>
          <MenuItem
            id="csv"
            onAction={() =>
              downloadText({
                name: `${name}.csv`,
                type: 'text/csv',
                text: edgesCsv(lineage),
              })
            }
          >
            Edges (CSV)
          </MenuItem>
        </Menu>
      </MenuTrigger>
    </>
  );
}

/** One row for each edge, with what is known of its ends. */
export function edgesCsv(lineage: Lineage): string {
  const nodes = new Map(lineage.nodes.map(node => [node.entityRef, node]));
  const endOf = (ref: string) => {
    const node = nodes.get(ref);
    return [
      ref,
      node?.title,
      node?.kind,
      node?.owner,
      node?.tier,
      node?.verdict,
      node?.level,
    ];
  };
  const columnsOf = (end: string) =>
    ['ref', 'title', 'kind', 'owner', 'tier', 'verdict', 'level'].map(
      column => `${end} ${column}`,
    );
  const row = (edge: LineageEdge) => [
    ...endOf(edge.from),
    relationTitle(edge.relation),
    ...endOf(edge.to),
    ORIGIN_WORDS[edge.origin],
    edge.crossesTeams ? 'yes' : 'no',
    edge.count ?? 1,
    edge.passes ?? 0,
  ];
  return csvText([
    [
      ...columnsOf('from'),
      'relation',
      ...columnsOf('to'),
      'known from',
      'crosses teams',
      'edges',
      'passes',
    ],
    ...lineage.edges.map(row),
  ]);
}
