import {
  OnCallAnswer,
  OnCallLevel,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { screen, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { setupMlOwnershipServer } from '../../__testUtils__/mlOwnershipServer';
import { renderPage } from '../../__testUtils__/renderPage';
import { OnCallNow } from './OnCallNow';

const CHURN = 'model:default/churn-classifier';
const PATH = '/v1/on-call/model/default/churn-classifier';

const level = (
  names: string[],
  overrides: Partial<OnCallLevel> = {},
): OnCallLevel => ({
  people: names.map(name => ({ name })),
  unresolved: 0,
  ...overrides,
});

const answer = (overrides: Partial<OnCallAnswer> = {}): OnCallAnswer => ({
  system: 'PagerDuty',
  declaredBy: 'group:default/ml-platform',
  status: 'current',
  readAt: '2026-12-01T03:00:00Z',
  name: 'Churn API',
  url: 'https://growth-ml.pagerduty.com/service-directory/PF9KMXH',
  state: 'active',
  levels: [
    level([], {
      afterMinutes: 0,
      people: [
        {
          name: 'Ada Nowak',
          since: '2026-11-30T08:00:00Z',
          until: '2026-12-02T08:00:00Z',
          schedule: 'ML platform, primary',
        },
      ],
    }),
    level(['Tomas Halvorsen', 'Oksana Melnyk'], { afterMinutes: 15 }),
    level([], { afterMinutes: 45 }),
    level([], { afterMinutes: 60, unresolved: 2 }),
  ],
  endsOnOnePerson: false,
  ...overrides,
});

describe('OnCallNow', () => {
  const backend = setupMlOwnershipServer();
  const factOf = (term: string) =>
    screen.getByText(term, { selector: 'dt' })
      .nextElementSibling as HTMLElement;
  const renderAnswer = (
    item: OnCallAnswer,
    options: { language?: 'de' } = {},
  ) => {
    backend.answer(PATH, { items: [item] });
    return renderPage(
      <OnCallNow entityRef={CHURN} isSilent={false} />,
      options,
    );
  };

  it('shows who is called first, who is called next, and who says so', async () => {
    const { container } = renderAnswer(answer());
    expect(
      await screen.findByRole('heading', { name: 'On call now' }),
    ).toBeInTheDocument();
    const first = factOf('Called first');
    expect(first).toHaveTextContent(
      /^Ada NowakML platform, primarysince .*until /,
    );
    expect(
      [...first.querySelectorAll('time')].map(time => time.dateTime),
    ).toEqual(['2026-11-30T08:00:00Z', '2026-12-02T08:00:00Z']);

    const next = factOf('If nobody answers');
    expect(
      within(next)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      'After 15 minutesTomas HalvorsenOksana Melnyk',
      'After 45 minutesNobody is on call now',
      'After 60 minutes2 recipients that are not resolved to people, such as teams',
    ]);
    expect(next).toHaveTextContent(
      '4 escalation levels, of which 3 reach a person',
    );
    expect(next).not.toHaveTextContent('No other person is called');

    const origin = factOf('According to');
    expect(
      within(origin).getByRole('link', { name: /^PagerDuty, Churn API/ }),
    ).toHaveAttribute(
      'href',
      'https://growth-ml.pagerduty.com/service-directory/PF9KMXH',
    );
    expect(origin).toHaveTextContent(/read .*declared by ml-platform/);
    expect(origin.querySelector('time')).toHaveAttribute(
      'datetime',
      '2026-12-01T03:00:00Z',
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it.each<[string, Partial<OnCallAnswer>, string, RegExp]>([
    [
      'only one person is called',
      {
        levels: [level(['Ada Nowak']), level(['Ada Nowak'])],
        endsOnOnePerson: true,
      },
      'If nobody answers',
      /^Ada NowakNo other person is called2 escalation levels, of which 2/,
    ],
    [
      'there is one level',
      { levels: [level(['Ada Nowak', 'Tomas Halvorsen'])] },
      'If nobody answers',
      /^No other person is calledOne escalation level$/,
    ],
    [
      'nobody is on call at the first levels',
      { levels: [level([]), level([]), level(['Ada Nowak'])] },
      'Called first',
      /^Ada NowakNobody is on call at the first 2 levels$/,
    ],
    [
      'nobody is on call',
      { levels: [level([]), level([])] },
      'Called first',
      /^Nobody is on call now$/,
    ],
    [
      'nothing is escalated',
      { levels: [] },
      'Called first',
      /^“Churn API” escalates nothing in PagerDuty: alerts call nobody$/,
    ],
    [
      'the service is disabled',
      { state: 'disabled' },
      'Called first',
      /^“Churn API” is disabled in PagerDuty: alerts call nobody$/,
    ],
    [
      'the service does not exist',
      { state: 'missing', levels: [], name: 'PNOPE01' },
      'Called first',
      /^“PNOPE01” does not exist in PagerDuty: alerts call nobody$/,
    ],
    [
      'the service is in maintenance',
      { state: 'maintenance' },
      'Called first',
      /^Ada Nowak.*“Churn API” is in maintenance in PagerDuty: alerts call nobody for now$/,
    ],
    [
      'a name may not be read',
      { levels: [level([], { people: [{}] }), level(['Tomas Halvorsen'])] },
      'Called first',
      /^A person whose name PagerDuty does not show$/,
    ],
    [
      'the reading is stored',
      { status: 'stored', reason: 'PagerDuty answered 500' },
      'According to',
      /The system does not answer; this was read .*PagerDuty answered 500/,
    ],
    [
      'the system never answered',
      {
        status: 'unreadable',
        levels: [],
        name: undefined,
        state: undefined,
        readAt: undefined,
        reason: 'PagerDuty answered 401',
      },
      'Called first',
      /^Unavailable: the system did not answer$/,
    ],
  ])('says if %s', async (_, overrides, term, text) => {
    const { container } = renderAnswer(answer(overrides));
    await screen.findByRole('heading', { name: 'On call now' });
    expect(factOf(term)).toHaveTextContent(text);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('does not link an address that is not a web page', async () => {
    // eslint-disable-next-line no-script-url
    renderAnswer(answer({ url: 'javascript:alert(1)', declaredBy: CHURN }));
    await screen.findByRole('heading', { name: 'On call now' });
    expect(within(factOf('According to')).queryByRole('link')).toBeNull();
    expect(factOf('According to')).not.toHaveTextContent('declared by');
  });

  it('renders in German', async () => {
    renderAnswer(answer(), { language: 'de' });
    expect(
      await screen.findByRole('heading', { name: 'Jetzt in Bereitschaft' }),
    ).toBeInTheDocument();
    expect(factOf('Zuerst gerufen')).toHaveTextContent(
      /^Ada NowakML platform, primaryseit .*bis /,
    );
    expect(factOf('Wenn niemand reagiert')).toHaveTextContent(
      /^Nach 15 Minuten.*2 Empfänger, die nicht in Personen aufgelöst sind, etwa Teams4 Eskalationsstufen, von denen 3 jemanden erreichen$/,
    );
    expect(factOf('Quelle')).toHaveTextContent(/gelesen .*angegeben von/);
  });

  it('renders nothing if no system is connected', async () => {
    backend.answer(PATH, { items: [] });
    renderPage(
      <>
        <OnCallNow entityRef={CHURN} isSilent={false} />
        <p>the rest</p>
      </>,
    );
    expect(await screen.findByText('the rest')).toBeInTheDocument();
    expect(screen.queryByRole('heading')).toBeNull();
  });

  it('says that it cannot be read, unless the page says so already', async () => {
    backend.refuse(PATH, 500, 'Error', 'Out of connections');
    const { unmount } = renderPage(
      <OnCallNow entityRef={CHURN} isSilent={false} />,
    );
    expect(
      await screen.findByText(
        'Unavailable: who is on call now could not be read',
      ),
    ).toBeInTheDocument();
    unmount();
    renderPage(
      <>
        <OnCallNow entityRef={CHURN} isSilent />
        <p>the rest</p>
      </>,
    );
    expect(await screen.findByText('the rest')).toBeInTheDocument();
    expect(screen.queryByRole('heading')).toBeNull();
  });
});
