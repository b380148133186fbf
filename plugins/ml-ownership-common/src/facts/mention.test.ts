import { mention, renderMentions } from './mention';

const TEAM = { ref: 'group:default/loyalty', title: 'Loyalty' };
const DATA = { ref: 'dataset:default/labels', title: 'Churn labels' };

describe('renderMentions', () => {
  const text = `${mention(TEAM)} tried ${mention(DATA)}`;

  it('shows titles that the reader may see', () => {
    expect(renderMentions(text, () => true)).toBe('Loyalty tried Churn labels');
    expect(renderMentions(text, ref => ref === TEAM.ref)).toBe(
      'Loyalty tried something you cannot see',
    );
  });

  it('isolates a title, so that it cannot change the direction of the text', () => {
    const evil = mention({ ...DATA, title: 'labels\u202elmth' });
    expect(renderMentions(`${evil} is late`, () => true)).toBe(
      '\u2068labels\u202elmth\u2069 is late',
    );
  });

  it('replaces the others by the given text', () => {
    expect(
      renderMentions(
        text,
        () => false,
        ref => (ref === TEAM.ref ? 'another team' : 'it'),
      ),
    ).toBe('another team tried it');
  });
});
