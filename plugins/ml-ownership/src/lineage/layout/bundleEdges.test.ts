import { LineageEdge } from '@mlownership/backstage-plugin-ml-ownership-common';
import { bundleEdges } from './bundleEdges';

describe('bundleEdges', () => {
  it('draws one line between two nodes for each origin', () => {
    const related = (relation: string, origin: LineageEdge['origin']) => ({
      from: 'model:default/a',
      to: 'component:default/b',
      relation,
      origin,
      crossesTeams: relation === 'servedBy',
    });
    expect(
      bundleEdges([
        related('usesModel', 'declared'),
        related('servedBy', 'declared'),
        related('usesModel', 'claimed'),
      ]),
    ).toEqual([
      expect.objectContaining({
        relations: ['usesModel', 'servedBy'],
        origin: 'declared',
        crossesTeams: true,
      }),
      expect.objectContaining({ relations: ['usesModel'], origin: 'claimed' }),
    ]);
  });
});
