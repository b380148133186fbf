import { mention, renderMentions } from './mention';

const TEAM = { ref: 'group:default/loyalty', title: 'Loyalty' };
const DATA = { ref: 'dataset:default/labels', title: 'Churn labels' };

describe('renderMentions', () => {
  const text = `${mention(TEAM)} tried ${mention(DATA)}`;

  it('writes titles where the reader may know of them', () => {
    expect(renderMentions(text, () => true)).toBe('Loyalty tried Churn labels');
    expect(renderMentions(text, ref => ref === TEAM.ref)).toBe(
      'Loyalty tried something you may not see',
    );
  });

  it('writes what it is told to in place of the others', () => {
    expect(
      renderMentions(
        text,
        () => false,
        ref => (ref === TEAM.ref ? 'another team' : 'it'),
      ),
    ).toBe('another team tried it');
  });
});
