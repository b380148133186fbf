import { csvText } from './csvText';

describe('csvText', () => {
  it('quotes by RFC 4180 and ends every row with CRLF', () => {
    expect(
      csvText([
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

  it('keeps spreadsheets from running what somebody called an entity', () => {
    expect(
      csvText([
        ['=HYPERLINK("x")', '+1', '-1', '@SUM(A1)', '\tx', '\rx', 'a=b'],
      ]),
    ).toBe(`"'=HYPERLINK(""x"")",'+1,'-1,'@SUM(A1),'\tx,"'\rx",a=b\r\n`);
  });
});
