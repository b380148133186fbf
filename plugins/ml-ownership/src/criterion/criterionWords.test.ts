import {
  CRITERIA,
  remedyOf,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import de from '../words/de';
import { en } from '../words/en';

describe('the words of the criteria', () => {
  it('hold every remedy that the rules have, so that none stays English', () => {
    const unknown = CRITERIA.flatMap(({ id, kinds }) =>
      kinds
        .map(kind =>
          remedyOf({ id, state: 'fail', reason: '', evidence: [] }, kind),
        )
        .filter(({ text }) => text !== en.criteria[id].remedy)
        .map(({ text }) => `${id}: ${text}`),
    );
    expect(unknown).toEqual([]);
    expect(en.handover.awaitsLook).toBe(
      remedyOf(
        {
          id: 'retrain.run',
          state: 'unknown',
          reason: '',
          evidence: [],
          awaitsLook: true,
        },
        'Model',
      ).text,
    );
  });

  it('say something else in German', () => {
    const german: Record<string, string> = de;
    const same = CRITERIA.flatMap(({ id }) =>
      (['title', 'passesWhen', 'why', 'problem', 'remedy'] as const).filter(
        part => german[`criteria.${id}.${part}`] === en.criteria[id][part],
      ),
    );
    expect(same).toEqual([]);
  });
});
