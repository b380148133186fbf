import { lineage, lineageEdge } from '../../../__testUtils__/fixtures';
import { inEnglish } from '../../../__testUtils__/englishTranslate';
import { edgesCsv } from './LineageExport';
import { lineageDrawing } from './toDrawnGraph';
import {
  collapse,
  expand,
  isTooMuch,
  readState,
  toQuery,
} from './lineageState';
import { assignTeamStyles } from './assignTeamStyles';

const stateOf = (search: string) => readState(new URLSearchParams(search));

describe('toDrawnGraph', () => {
  it('draws one line between two nodes for all origins, with the actions of each node', () => {
    const { root, nodes } = lineage();
    const [, features] = nodes;
    const drawing = lineageDrawing(
      inEnglish,
      lineage({
        edges: [
          lineageEdge({
            from: features.entityRef,
            to: root,
            origin: 'observed',
            crossesTeams: true,
          }),
          lineageEdge({
            from: features.entityRef,
            to: root,
            relation: 'evaluatedOn',
          }),
        ],
      }),
      stateOf(''),
      new Map(),
      { titleOf: ref => ref, isMissing: () => false },
    );
    expect(drawing.edges).toEqual([
      {
        id: `${features.entityRef} ${root}`,
        from: features.entityRef,
        to: root,
        origins: ['declared', 'observed'],
        crossesTeams: true,
        label: 'training data for, evaluation data for',
        count: undefined,
        skippedNodes: undefined,
      },
    ]);
    const byId = new Map(drawing.nodes.map(node => [node.id, node]));
    expect(byId.get(root)!.collapsible).toEqual({
      upstream: true,
      downstream: false,
    });
    expect(byId.get(features.entityRef)!.collapsible).toEqual({
      upstream: false,
      downstream: false,
    });
    expect(byId.get('dataset:default/gone')).toMatchObject({
      entityRef: undefined,
      caption: 'Dataset, not in the catalog',
    });
  });
});

describe('lineage state', () => {
  it('starts with one hop in each direction, and ignores unknown values', () => {
    expect(toQuery('model:default/a', stateOf('up=x&limit=7'), [])).toEqual({
      root: 'model:default/a',
      upstreamDepth: 1,
      downstreamDepth: 1,
      limit: 500,
      fanOut: 12,
      facets: true,
    });
  });

  it('undoes a collapse by expanding, and an expansion by collapsing', () => {
    const node = { id: 'dataset:default/a' };
    const collapsed = stateOf(`cu=${node.id}&cu=dataset:default/b`);
    expect(expand(collapsed, node, 'upstream')).toEqual({
      cu: ['dataset:default/b'],
    });
    const expanded = stateOf(`ed=${node.id}`);
    expect(collapse(expanded, node.id, 'downstream')).toEqual({
      ed: [],
      cd: [node.id],
    });
    expect(
      expand(
        stateOf('open=x'),
        { id: 'group:default/g', isGroup: true },
        'upstream',
      ),
    ).toEqual({ open: ['x', 'group:default/g'] });
  });

  it('rejects states that are too long to request, and accepts shortening them', () => {
    const showing = (count: number) =>
      stateOf(
        Array.from(
          { length: count },
          (_, at) => `show=dataset:${'d'.repeat(63)}/${'n'.repeat(60)}${at}`,
        ).join('&'),
      );
    const root = 'model:default/a';
    expect(isTooMuch(root, showing(0), showing(40))).toBe(false);
    expect(isTooMuch(root, showing(40), showing(80))).toBe(true);
    expect(isTooMuch(root, showing(90), showing(80))).toBe(false);
  });
});

describe('assignTeamStyles', () => {
  it('assigns a distinct style to every team, and keeps it when others are added', () => {
    const teams = Array.from({ length: 40 }, (_, at) => `group:default/t${at}`);
    const few = assignTeamStyles(teams.slice(20));
    const all = assignTeamStyles(teams, few);
    for (const [team, look] of few) {
      expect(all.get(team)).toEqual(look);
    }
    expect(
      new Set(Array.from(all.values(), look => JSON.stringify(look))).size,
    ).toBe(40);
    expect(assignTeamStyles([...teams].reverse())).toEqual(
      assignTeamStyles(teams),
    );
  });
});

describe('edgesCsv', () => {
  it('has a row for each edge with both ends', () => {
    const answer = lineage();
    answer.nodes[0].systemVerdict = 'no';
    const [header, first] = edgesCsv(inEnglish, answer).split('\r\n');
    expect(header).toContain('from ref,from title');
    expect(first).toBe(
      'dataset:default/customer-features,Customer features,Dataset,group:default/data-eng,,unproven,2,,' +
        'training data for,model:default/churn-classifier,Churn classifier,Model,group:default/growth-ml,,no,1,no,' +
        'Declared,yes,1,0',
    );
  });
});
