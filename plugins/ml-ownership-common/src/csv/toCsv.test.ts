import { toCsv, toCsvFile } from './toCsv';

describe('toCsv', () => {
  it('quotes by RFC 4180 and ends every row with CRLF', () => {
    expect(
      toCsv([
        ['Title', 'Distance', 'Tier'],
        ['Plain', -2, 1],
        ['With, comma', 0, undefined],
        ['With "quotes"', 1, 2],
        ['Two\nlines', 1, 2],
      ]),
    ).toBe(
      'Title,Distance,Tier\r\n' +
        'Plain,-2,1\r\n' +
        '"With, comma",0,\r\n' +
        '"With ""quotes""",1,2\r\n' +
        '"Two\nlines",1,2\r\n',
    );
  });

  it('prevents spreadsheets from executing entity titles as formulas', () => {
    expect(
      toCsv([['=HYPERLINK("x")', '+1', '-1', '@SUM(A1)', '\tx', '\rx', 'a=b']]),
    ).toBe(`"'=HYPERLINK(""x"")",'+1,'-1,'@SUM(A1),"'\tx","'\rx",a=b\r\n`);
  });

  it.each([
    '＝1+1',
    '＋1',
    '－1',
    '＠SUM(A1)',
    '﹦1',
    '﹢1',
    '﹣1',
    '﹫A1',
    '−1',
    ' =1+1',
    '\u00a0=1+1',
    '\u3000＝1+1',
    '\u200b=1+1',
    '\ufeff=1+1',
    '\u202e=1+1',
    '\u00ad\ufe0f=1+1',
    '\u0000=1+1',
    '\u200b ＝1+1',
  ])('treats %j as a formula', text => {
    expect(toCsv([[text]])).toBe(`'${text}\r\n`);
  });

  it.each(['\t=1+1', '\r=1+1', '\n=1+1', ' \t＝1+1', '=1;2'])(
    'treats %j as a formula, and quotes it',
    text => {
      expect(toCsv([[text]])).toBe(`"'${text}"\r\n`);
    },
  );

  it('quotes separators of other spreadsheets, so that no part becomes a separate cell', () => {
    expect(toCsv([['a;=1+1', 'a\t=1+1', 'a b']])).toBe(
      '"a;=1+1","a\t=1+1",a b\r\n',
    );
  });

  it.each([' plain', '\u200bplain', '１', 'a＝b'])(
    'does not change %j',
    text => {
      expect(toCsv([[text]])).toBe(`${text}\r\n`);
    },
  );
});

describe('toCsvFile', () => {
  it('begins with one byte order mark, so that Excel reads umlauts', () => {
    const file = toCsvFile([['Größe', '確認'], ['ä']]);
    expect(file).toBe('\ufeffGröße,確認\r\nä\r\n');
    expect([...new TextEncoder().encode(file).slice(0, 3)]).toEqual([
      0xef, 0xbb, 0xbf,
    ]);
  });
});
